"""Measure the guard on trees of 72, 400 and 4,000 articles: CPU time, peak memory, share of a build, where it goes.

The trees are copies of the built site's articles, each with sentences of its own, and two topic pages for each as the
site has. A build of that size is not made: its cost is taken to grow with the number of articles from what a real build
costs. It grows faster than that (navigation), so the true share at 4,000 is smaller.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from scripts.search_filler import filler

ROOT = Path(__file__).resolve().parent.parent
SIZES = (72, 400, 4000)  # articles, both languages together
_SENTENCES = re.compile(r"(?s)(<p>)[^<]{20,}?(</p>)")


def tree(site: Path, articles: int, target: Path) -> Path:
    """Write a tree of so many article pages, made of those of a built site; return `target`."""
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    others = [
        path for path in site.rglob("*") if path.is_file() and path.suffix != ".html" and path.name != "sitemap.xml"
    ]
    for path in others:
        _write(target / path.relative_to(site), path.read_bytes())
    for name, page in pages.items():
        _write(target / name, page.encode())
    own = [name for name in pages if not name.startswith("go/") and name != "404.html"]
    stubs = [name for name in pages if name.startswith("go/")]
    said = {lang: filler(lang, 1500) for lang in ("zh", "en")}
    chance = random.Random(1)
    for number in range(articles - len(own)):
        name = own[number % len(own)]
        texts = said["en" if name.startswith("en/") else "zh"]
        sentences = chance.choice(texts)["body"] + f" {number}"
        page = _SENTENCES.sub(partial(_with_text, sentences), pages[name])
        _write(target / name.replace("index.html", f"{number}.html"), page.encode())
        for stub in (stubs[number % len(stubs)], stubs[(number + 7) % len(stubs)]):
            _write(target / stub.replace("index.html", f"{number}.html"), pages[stub].encode())
    return target


def _with_text(sentences: str, match: re.Match[str]) -> str:
    return f"{match[1]}{sentences}{match[2]}"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def judged(site: Path) -> tuple[float, float, int]:
    """Check a tree in a process of its own; return CPU seconds without start and import, peak MB, HTML pages."""
    code = (
        "import resource, sys, time; from pathlib import Path;"
        "from channels import load_channels; from guard import check_tree;"
        "channels = load_channels(Path(sys.argv[2]), 'channels.yml'); began = time.process_time();"
        "report = check_tree(Path(sys.argv[1]), channels);"
        "print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, report.pages)"
    )
    command = [sys.executable, "-c", code, str(site), str(ROOT / "docs" / "channels.yml")]
    seconds, peak, pages = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(peak), int(pages)


def parts(site: Path) -> dict[str, float]:
    """Check a tree in this process; return the share of each part of the work."""
    from channels import load_channels
    from guard import check_tree
    from guard.policy import page_check

    spent: dict[str, float] = {}

    def timed(part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **options: Any) -> Any:
            began = time.perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                spent[part] = spent.get(part, 0.0) + time.perf_counter() - began

        return measured

    kept = {
        name: getattr(page_check, name) for name in ("collect", "resolve_address", "find_contacts", "hidden_characters")
    }
    names = {"collect": "markup", "resolve_address": "addresses", "find_contacts": "text", "hidden_characters": "text"}
    for name, function in kept.items():
        setattr(page_check, name, timed(names[name], function))
    began = time.perf_counter()
    check_tree(site, load_channels(ROOT / "docs" / "channels.yml", "channels.yml"))
    whole = time.perf_counter() - began
    for name, function in kept.items():
        setattr(page_check, name, function)
    return {part: took / whole for part, took in spent.items()} | {"files": 1 - sum(spent.values()) / whole}


def figures(site: Path, build: float) -> None:
    """Print the guard's figures; `site` is the built site, `build` the CPU seconds of the build that made it."""
    rest = 0.0
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            made = tree(site, size, Path(folder) / "site")
            seconds, peak, pages = min(judged(made) for _ in range(1 if size > 1000 else 3))
            rest = rest or build - seconds
            share = seconds / (seconds + rest * size / SIZES[0])
            print(
                f"guard {size:5d} articles {seconds:6.2f} CPU s  {seconds / pages * 1000:5.2f} ms/page, {pages} pages, "
                f"peak {peak:4.0f} MB, {share:.0%} of {'the' if size == SIZES[0] else 'such a'} build"
            )
            if size == SIZES[0]:
                shares = ", ".join(f"{part} {share:.0%}" for part, share in parts(made).items())
                print(f"      of its time: {shares}")


def main() -> int:
    """Build the site and print the guard's figures."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        figures(site, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 0


if __name__ == "__main__":
    sys.exit(main())
