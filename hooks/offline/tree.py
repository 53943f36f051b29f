"""From the finished site to the files of its offline copy."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from guard.policy.lock import plain_path
from guard.report.findings import Finding, Refused
from offline.browser_list import NAME as BROWSER_LIST
from offline.classic_scripts import classic, data_script
from offline.pages import local, offline_page

# What only a host, a crawler or a browser on the web reads.
_LEFT_OUT = frozenset({"404.html", "assets/images/share.png"})
_SCRIPTS_LEFT_OUT = frozenset({"offline.js", "slash.js"})
# Topic pages in a fixed language; those that choose one have a browser's languages to choose by, an app knows its own.
_KEPT = r"(?!go/)(?:.*/)?index\.html|go/(?:{tags})/.*index\.html|assets/.*|search/.*\.json"
_SEARCH_DATA = re.compile(r"search/[^/]+\.json")
_IMPORTS = re.compile(r"\bimport\s*\(")
_MODULE_FORMS = re.compile(r"^(?:import|export)\b|\bexport\s*\{", re.MULTILINE)


def offline_files(site: Mapping[str, bytes], tags: Iterable[str], date: str) -> dict[str, bytes]:
    """Return the files of the offline copy by path. `site` is the finished site, `tags` are its languages, `date` (ISO)
    is what readers see.

    Raises `findings.Refused` for a script that cannot be made classic and for a link that leads to no file of the copy.
    """
    wanted = re.compile(_KEPT.format(tags="|".join(tags)))
    kept = {name: content for name, content in site.items() if wanted.fullmatch(name) and name not in _LEFT_OUT}
    pages = {name: content.decode() for name, content in kept.items() if name.endswith(".html")}
    scripts = {name: content.decode() for name, content in kept.items() if name.endswith(".js")}
    files = {name: content for name, content in kept.items() if not name.endswith((".html", ".js", ".json"))}
    files |= {name: offline_page(text, name, date, _SCRIPTS_LEFT_OUT).encode() for name, text in pages.items()}
    files |= {name: text.encode() for name, text in _classic_scripts(pages, scripts).items()}
    for name, content in kept.items():
        if name.startswith("search/"):
            files[name + ".js"] = data_script(_with_files(json.loads(content))).encode()
    faults = sorted(_dead_links(files))
    if faults:
        raise Refused(faults)
    return dict(sorted(files.items()))


def made_scripts(site: Path) -> dict[str, str]:
    """Return the SHA-256, by path in the copy, of each script that may stand in a copy of the site in this folder.

    So it can be told that nobody wrote into the scripts of the zip: each is one of the site's own, or made of them or
    of the search data. What cannot be made is left out, and so not let through.
    """
    current = _current(site)
    scripts = {name: path.read_text(encoding="utf-8") for name, path in current.items() if name.endswith(".js")}
    modules = {name: code for name, code in scripts.items() if _MODULE_FORMS.search(code) or _IMPORTS.search(code)}
    made: dict[str, str] = {}
    for name in modules:
        with suppress(Refused):
            made[name] = classic(name, modules)
    for name, path in current.items():
        if _SEARCH_DATA.fullmatch(name):
            made[f"{name}.js"] = data_script(_with_files(json.loads(path.read_bytes())))
    return {name: hashlib.sha256(code.encode()).hexdigest() for name, code in made.items()}


def _current(site: Path) -> dict[str, Path]:
    """The scripts and data of a site by plain path, without what is kept in it of the last release."""
    listed = json.loads((site / BROWSER_LIST).read_bytes()) if (site / BROWSER_LIST).is_file() else {}
    own = {name for part in listed.values() if isinstance(part, dict) for name in part}
    names = {path.relative_to(site).as_posix(): path for path in (*site.rglob("*.js"), *site.rglob("*.json"))}
    return {plain_path(name): path for name, path in names.items() if name == plain_path(name) or name in own}


def _classic_scripts(pages: Mapping[str, str], scripts: Mapping[str, str]) -> dict[str, str]:
    """Every script that a page names: modules as classic scripts, the others as they are."""
    modules = {name: code for name, code in scripts.items() if _MODULE_FORMS.search(code)}
    entries: set[str] = set()
    plain: set[str] = set()
    for page, html in pages.items():
        for script in LexborHTMLParser(html).css("script[src]"):
            name = _target(page, script.attributes["src"] or "")
            if posixpath.basename(name) not in _SCRIPTS_LEFT_OUT:
                (entries if script.attributes.get("type") == "module" else plain).add(name)
    known = {**modules, **{name: scripts[name] for name in entries if name in scripts}}
    return {name: classic(name, known) for name in entries} | {name: scripts[name] for name in plain}


def _with_files(value: Any) -> Any:
    """The same data with every "url" of a page as the file that holds it."""
    if isinstance(value, dict):
        return {key: _url(item) if key == "url" else _with_files(item) for key, item in value.items()}
    return [_with_files(item) for item in value] if isinstance(value, list) else value


def _url(value: str) -> str:
    return local(value) if value else "index.html"


def _target(page: str, address: str) -> str:
    """The file that a relative address on `page` names."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) if path else page


def _dead_links(files: Mapping[str, bytes]) -> Iterator[Finding]:
    trees = {name: LexborHTMLParser(content.decode()) for name, content in files.items() if name.endswith(".html")}
    anchors = {name: {node.id for node in tree.css("[id]")} for name, tree in trees.items()}
    for name, tree in trees.items():
        for node in tree.css("[href], [src]"):
            for address in filter(None, (node.attributes.get("href"), node.attributes.get("src"))):
                if re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
                    continue
                target, fragment = _target(name, address), unquote(address.partition("#")[2])
                if target not in files or (fragment and fragment not in anchors.get(target, {fragment})):
                    yield Finding(name, 0, "OF005", f"links to {address}, which is not in the offline copy")
