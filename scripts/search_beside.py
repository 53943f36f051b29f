"""Measure the search beside Material's own and Pagefind: the same pages, questions, browser and machine, in one run.

    python -m scripts.search_beside [--site DIR] [--sizes 0,200,2000] [--tools material,pagefind]

Both are fetched on first use into .build/beside, hash-locked by search_beside.txt; nothing else of the repository
needs them. Each gets every page as readers see it: title, summary, headings, text. In the rows "with words" it also
gets what editors write for our search alone, the page's questions and keywords, as visible text at the end.

Material: its search plugin with the languages of the site, the separator of its documentation for Chinese, and jieba;
one index for all languages. Questions go through its own field, results are taken from its worker. Pagefind (extended,
which cuts Chinese): `pagefind --site`, asked through its JavaScript interface; a query is timed until the first three
results can be shown. A page of another language never counts as found.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response
from selectolax.lexbor import LexborHTMLParser

from scripts import ROOT
from scripts import browser as chromium
from scripts.made_site import build
from scripts.search_bench import FIRST, HEADER, QUESTIONS, Figures, compressed, measure
from scripts.search_eval import LANGUAGES, Query
from scripts.search_filler import documents, filled, filler
from scripts.static_server import served

TOOLS = ROOT / ".build/beside"
LOCK = ROOT / "scripts/search_beside.txt"
SHOWN = 8

_MKDOCS = """
site_name: Help
theme: {{name: material, font: false}}
nav: [{nav}]
plugins:
  - search: {{lang: [{languages}], separator: '[\\s\\u200b\\-]'}}
markdown_extensions: [attr_list, md_in_html]
"""
# Material: whatever its field sends to its worker, and what comes back.
_MATERIAL_WATCH = """
(() => {
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", ({ data }) => {
        if (data.type === 1) window.searchReady = performance.now();
        if (data.type === 3) window.searchDone?.(data.data.items);
      });
    }
  };
})();
"""
_MATERIAL_ASK = """
async ([queries, most]) => {
  const field = document.querySelector("[data-md-component=search-query]");
  document.querySelector("#__search").checked = true;
  const put = (query) => new Promise((done) => {
    const late = setTimeout(() => done([]), most);
    window.searchDone = (items) => { clearTimeout(late); done(items); };
    field.focus();
    field.value = query;
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
  const answers = [];
  for (const query of queries) {
    const began = performance.now();
    const items = await put(query);
    answers.push({ ms: performance.now() - began,
      paths: items.map((page) => new URL(page[0].location, new URL(window.searchRoot, location)).pathname) });
  }
  return answers;
}
"""
_PAGEFIND_ASK = """
async ([queries]) => {
  window.pagefind ??= await import(new URL("/pagefind/pagefind.js", location.href));
  const answers = [];
  for (const query of queries) {
    const began = performance.now();
    const { results } = await window.pagefind.search(query);
    const three = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    answers.push({ ms: performance.now() - began, paths: three.map(({ raw_url, url }) => raw_url ?? url) });
  }
  return answers;
}
"""


def tools() -> Path:
    """Return the folder with Pagefind and jieba, fetched where they are not yet there."""
    done = TOOLS / "done"
    if not done.exists() or done.read_bytes() != LOCK.read_bytes():
        shutil.rmtree(TOOLS, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
        subprocess.run([*command, "--target", str(TOOLS), "-r", str(LOCK)], check=True)
        done.write_bytes(LOCK.read_bytes())
    return TOOLS


def articles(site: Path, pages: int, words: bool) -> Iterator[tuple[str, str, str, str]]:
    """Yield language, id, title and HTML of each page: the real ones, and invented ones until there are so many."""
    for lang in LANGUAGES:
        real = documents(site, lang)
        for document in [*real, *filler(lang, max(0, pages - len(real)))]:
            path = site / document["url"] / "index.html"
            body = real_article(path) if path.exists() else invented_article(document)
            if words:
                terms = [*document["questions"], *document["keywords"]]
                body += "<ul>" + "".join(f"<li>{html.escape(term)}</li>" for term in terms) + "</ul>"
            yield lang, document["id"], document["title"], body


def real_article(path: Path) -> str:
    """Return what stands in a page's article, without its title."""
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    article = tree.css_first("article")
    assert article is not None, path
    for node in article.css("h1, svg, script, style, .headerlink"):
        node.decompose()
    return article.inner_html or ""


def invented_article(document: Mapping[str, Any]) -> str:
    """Return an invented page's HTML: its sentences stand below its headings in equal parts."""
    sentences = document["body"].split(" ") if document["url"].startswith("other") else document["body"].split(". ")
    headings = document["headings"]
    part = -(-len(sentences) // (len(headings) + 1))
    blocks = [f"<p>{html.escape(document['summary'])}</p>"]
    for at in range(len(headings) + 1):
        if at:
            heading = headings[at - 1]
            blocks.append(f'<h2 id="{heading["id"]}">{html.escape(heading["text"])}</h2>')
        blocks.append(f"<p>{html.escape(' '.join(sentences[at * part : (at + 1) * part]))}</p>")
    return "\n".join(blocks)


def build_pagefind(site: Path, pages: int, words: bool, target: Path) -> Path:
    """Write the pages as plain HTML and index them; return the folder to serve."""
    for lang, topic, title, body in articles(site, pages, words):
        file = target / lang / topic / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(
            f'<!doctype html><html lang="{LANGUAGES[lang].html}"><meta charset="utf-8">'
            f"<title>{html.escape(title)}</title>"
            f"<main data-pagefind-body><h1>{html.escape(title)}</h1>{body}</main></html>",
            encoding="utf-8",
        )
    for lang in LANGUAGES:
        (target / lang / "index.html").write_text(
            f'<!doctype html><html lang="{LANGUAGES[lang].html}"><title>-</title></html>', encoding="utf-8"
        )
    command = [str(tools() / "pagefind_bin_extended/pagefind_extended"), "--site", str(target), "--silent"]
    subprocess.run(command, check=True)
    return target


def build_material(site: Path, pages: int, words: bool, target: Path) -> Path:
    """Write the pages as a MkDocs project and build it with Material's search; return the folder to serve."""
    docs = target / "docs"
    for lang, topic, title, body in articles(site, pages, words):
        file = docs / LANGUAGES[lang].path / f"{topic}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"---\ntitle: {json.dumps(title)}\n---\n\n# {title}\n\n<div>\n{body}\n</div>\n", encoding="utf-8"
        )
    homes = [f"{language.path}index.md" for language in LANGUAGES.values()]
    for name in homes:
        (docs / name).write_text("# -\n", encoding="utf-8")
    spoken = [language.locale.language for language in LANGUAGES.values()]
    settings = _MKDOCS.format(nav=", ".join(homes), languages=", ".join(spoken))
    (target / "mkdocs.yml").write_text(settings, encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(tools())}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target / "site")]
    subprocess.run(command, cwd=target, env=environment, check=True, capture_output=True)
    return target / "site"


def measure_other(browser: Browser, address: str, lang: str, queries: Sequence[Query], tool: str) -> Figures:
    """Return the figures of Material or Pagefind for one language of a served site."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    ask = _open_material(page, address, lang) if tool == "material" else _open_pagefind(page, address, lang)
    if tool == "pagefind":
        responses.clear()
    began = page.evaluate("performance.now()")
    ask([FIRST[lang]])
    first_ms = page.evaluate("performance.now()") - began
    wanted = ("pagefind/",) if tool == "pagefind" else ("/search/", "/workers/")
    sizes = compressed([response for response in responses if any(part in response.url for part in wanted)])
    texts = [query.text for query in queries]
    ask(texts[:40])
    answers = ask(texts)
    found = [place(answer["paths"], query) for answer, query in zip(answers, queries, strict=True)]
    page.close()
    return Figures(
        sizes, sizes, first_ms, None, None, sorted(answer["ms"] for answer in answers), (),
        sum(at == 0 for at in found), sum(at is not None and at < 3 for at in found),
        sum(not answer["paths"] for answer in answers), len(queries),
    )  # fmt: skip


def _open_material(page: Page, address: str, lang: str) -> Any:
    page.add_init_script(_MATERIAL_WATCH)
    folder = LANGUAGES[lang].path
    root = "../" if folder else "./"
    page.goto(address + folder)
    page.evaluate("root => { window.searchRoot = root; }", root)
    return lambda queries: page.evaluate(_MATERIAL_ASK, [queries, 60_000 if len(queries) == 1 else 3_000])


def _open_pagefind(page: Page, address: str, lang: str) -> Any:
    page.goto(f"{address}{lang}/")
    return lambda queries: page.evaluate(_PAGEFIND_ASK, [queries])


def place(paths: Sequence[str], query: Query) -> int | None:
    """Return the place of the first accepted page, from 0; the addresses are those that the two builds give."""
    for at, path in enumerate(paths[:SHOWN]):
        parts = [part for part in urlsplit(path).path.removesuffix("index.html").split("/") if part]
        lang = next((part for part in parts if part in LANGUAGES), LANGUAGES.default.tag)
        if parts and parts[-1] in query.accepted and lang == query.lang:
            return at
    return None


def main(arguments: list[str]) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--site", type=Path)
    parser.add_argument("--sizes", default="0,200,2000", help="pages per language; 0: the real ones alone")
    parser.add_argument("--tools", default="material,pagefind", help="beside which to measure")
    options = parser.parse_args(arguments)
    known = {"material": build_material, "pagefind": build_pagefind}
    builders = {tool: known[tool] for tool in options.tools.split(",")}
    with tempfile.TemporaryDirectory() as name, chromium.started() as browser:
        site = options.site or build(Path(name) / "site")
        print(f"{'':22}{HEADER}  empty")
        for size in map(int, options.sizes.split(",")):
            folder = Path(name) / str(size)
            with served(filled(site, size, folder / "ours") if size else site) as address:
                for lang in LANGUAGES:
                    _show("ours", size, lang, measure(browser, address, lang))
            for tool, make in builders.items():
                for words in (False, True):
                    with served(make(site, size, words, folder / f"{tool}{words}")) as address:
                        for lang in LANGUAGES:
                            own = [query for query in QUESTIONS if query.lang == lang]
                            figures = measure_other(browser, address, lang, own, tool)
                            _show(f"{tool}{', with words' if words else ''}", size, lang, figures)
            shutil.rmtree(folder)
    return 0


def _show(name: str, size: int, lang: str, figures: Figures) -> None:
    print(f"{name:22}{size or 'now':>5} {lang:>4} {figures.line()}{figures.empty:7}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
