"""From the finished site to the files of its offline copy."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from guard.policy.lock import plain_path
from guard.read.tree import checksum, entries
from guard.report.findings import Finding, Refused
from guard.text.memory import Keeper
from offline.browser_list import NAME as BROWSER_LIST
from offline.classic_scripts import classic, data_script
from offline.pack import Packed
from offline.pages import HAS_SCHEME, PageCopy, local, offline_page

# What only a host, a crawler or a browser on the web reads.
_LEFT_OUT = frozenset({"404.html", "assets/images/share.png"})
_SCRIPTS_LEFT_OUT = frozenset({"feedback.js", "offline.js", "slash.js"})
# Topic pages in a fixed language; those that choose one have a browser's languages to choose by, an app knows its own.
# Pictures lie beside the pages; those that a page shows go along.
_KEPT = (
    r"(?!go/)(?:.*/)?index\.html|go/(?:{tags})/.*index\.html|assets/.*|search/.*\.json"
    r"|(?!go/).*\.(?:png|jpe?g|webp|svg)"
)
_PICTURE = re.compile(r"(?!assets/).*\.(?:png|jpe?g|webp|svg)")
_RASTER = re.compile(r"\.(?:png|jpe?g|webp|svg)(?=[?#]|\Z)")
_UP = "../"
# The checksum of the script that was made of search data, by that of the data: a build asks for it twice.
_SUMS: dict[str, str] = {}
_URL = re.compile(r'([{,]\s*"url":\s*")([^"\\]*)(?=")')
_SEARCH_DATA = re.compile(r"search/[^/]+\.json")
_IMPORTS = re.compile(r"\bimport\s*\(")
_MODULE_FORMS = re.compile(r"^(?:import|export)\b|\bexport\s*\{", re.MULTILINE)


def offline_files(
    site: Mapping[str, bytes], tags: Iterable[str], date: str, keeper: Keeper | None = None
) -> dict[str, Packed]:
    """Return the files of the offline copy by path. `site` is the finished site, `tags` are its languages, `date` (ISO)
    is what readers see.

    Raises `findings.Refused` for a script that cannot be made classic and for a link that leads to no file of the copy.
    """
    wanted = re.compile(_KEPT.format(tags="|".join(tags)))
    names = [name for name in site if wanted.fullmatch(name) and name not in _LEFT_OUT]
    files: dict[str, Packed] = {}
    pages: dict[str, _Copied] = {}
    scripts: dict[str, str] = {}
    for name in names:
        content = site[name]
        if name.endswith(".html"):
            pages[name] = _page(name, content, date, keeper)
            files[name] = pages[name].packed
        elif name.endswith(".js"):
            scripts[name] = content.decode()
        elif name.startswith("search/"):
            files[name + ".js"] = Packed.of(_search_script(content))
            _SUMS[checksum(content)] = files[name + ".js"].sha256
        elif not name.endswith(".json"):
            files[name] = Packed.of(content)
    shown = {picture for copy in pages.values() for picture in copy.pictures}
    for name in [name for name in files if _PICTURE.fullmatch(name) and name not in shown]:
        del files[name]
    files |= _classic_scripts(pages, scripts, keeper)
    faults = sorted(
        fault
        for name, copy in pages.items()
        if _leads_nowhere(copy, pages, files)
        for fault in _dead_links(name, offline_page(site[name].decode(), name, date, _SCRIPTS_LEFT_OUT), pages, files)
    )
    if faults:
        raise Refused(faults)
    return dict(sorted(files.items()))


class _Copied(NamedTuple):
    """The copy of a page as all pages are looked at together: the files that its links name, the headings that they
    lead to, each with its file, the pictures that it shows, its ids, its scripts, and its text as it is packed.
    """

    files: frozenset[str]
    headings: frozenset[tuple[str, str]]
    pictures: frozenset[str]
    ids: frozenset[str]
    scripts: frozenset[tuple[str, bool]]
    packed: Packed


def _page(name: str, content: bytes, date: str, keeper: Keeper | None) -> _Copied:
    """Return the copy of a page."""
    key = f"copy {name} {date} {checksum(content)}"
    known: tuple[Any, ...] | None = keeper.get(key) if keeper else None
    if known is not None:
        return _Copied._make((*known[:-1], Packed._make(known[-1])))
    copy = offline_page(content.decode(), name, date, _SCRIPTS_LEFT_OUT)
    links = list(_links(name, copy))
    folder = posixpath.dirname(name)
    found = _Copied(
        frozenset(target for _, target, _ in links),
        frozenset((target, fragment) for _, target, fragment in links if fragment),
        frozenset(_target(folder, address) for address in copy.addresses if _RASTER.search(address)),
        copy.ids,
        frozenset((_target(folder, address), is_module) for address, is_module in copy.scripts),
        Packed.of(copy.html.encode()),
    )
    if keeper:
        # Plain tuples are read again in less time.
        keeper.put(key, (*found[:-1], tuple(found.packed)))
    return found


def _digest(*parts: object) -> str:
    return checksum(repr(parts).encode())


def made_scripts(site: Path, keeper: Keeper | None = None) -> dict[str, str]:
    """Return the SHA-256, by path in the copy, of each script that may stand in a copy of the site in this folder.

    So it can be told that nobody wrote into the scripts of the zip: each is one of the site's own, or made of them or
    of the search data. What cannot be made is left out, and so not let through. `keeper` keeps those made of scripts
    for the next time.
    """
    current = _current(site)
    scripts = {name: path.read_text(encoding="utf-8") for name, path in current.items() if name.endswith(".js")}
    key = f"checksums {_digest(sorted(scripts.items()))}"
    made: dict[str, str] = dict((keeper.get(key) if keeper else None) or _made_of(scripts))
    if keeper:
        keeper.put(key, dict(made))
    for name, path in current.items():
        if _SEARCH_DATA.fullmatch(name):
            content = path.read_bytes()
            known = _SUMS.get(checksum(content))
            made[f"{name}.js"] = known or checksum(_search_script(content))
    return made


def _made_of(scripts: Mapping[str, str]) -> dict[str, str]:
    modules = {name: code for name, code in scripts.items() if _MODULE_FORMS.search(code) or _IMPORTS.search(code)}
    made: dict[str, str] = {}
    for name in modules:
        with suppress(Refused):
            made[name] = checksum(classic(name, modules).encode())
    return made


def _current(site: Path) -> dict[str, Path]:
    """The scripts and data of a site by plain path, without what is kept in it of the last release."""
    listed = json.loads((site / BROWSER_LIST).read_bytes()) if (site / BROWSER_LIST).is_file() else {}
    own = {name for part in listed.values() if isinstance(part, dict) for name in part}
    current = {}
    for name, _ in entries(site):
        if name.endswith((".js", ".json")) and (name == plain_path(name) or name in own):
            current[plain_path(name)] = site / name
    return current


def _classic_scripts(
    pages: Mapping[str, _Copied], scripts: Mapping[str, str], keeper: Keeper | None
) -> dict[str, Packed]:
    """Every script that a page names: modules as classic scripts, the others as they are."""
    modules = {name: code for name, code in scripts.items() if _MODULE_FORMS.search(code)}
    # Modules that a page itself starts; others are taken into these.
    started: set[str] = set()
    plain: set[str] = set()
    for name, is_module in {script for copy in pages.values() for script in copy.scripts}:
        (started if is_module else plain).add(name)
    known = {**modules, **{name: scripts[name] for name in started if name in scripts}}
    key = f"scripts {_digest(sorted(started), sorted(plain), sorted(scripts.items()))}"
    packed: dict[str, Packed] | None = keeper.get(key) if keeper else None
    if packed is None:
        made = {name: classic(name, known) for name in started} | {name: scripts[name] for name in plain}
        packed = {name: Packed.of(text.encode()) for name, text in made.items()}
        if keeper:
            keeper.put(key, packed)
    return packed


def _search_script(content: bytes) -> bytes:
    """The script that stands in for a file of search data, with every "url" of a page as the file that holds it.

    To read the data and write it again takes a large site a second. What stands in its strings cannot be taken for a
    key: a quotation mark has a backslash before it there.
    """
    return data_script(_URL.sub(lambda match: f"{match[1]}{_file(match[2])}", content.decode().rstrip("\n"))).encode()


def _file(url: str) -> str:
    return local(url) if url else "index.html"


def _target(folder: str, address: str) -> str:
    """The file that an address with a path names on a page in `folder`."""
    path = re.split("[?#]", address, maxsplit=1)[0] if "?" in address or "#" in address else address
    if "%" in path or "//" in path or path.startswith("/"):
        return posixpath.normpath(posixpath.join(folder, unquote(path)))
    # Nearly all addresses are of this kind, and there are as many as links on all pages.
    here = folder
    while path.startswith(_UP) and here:
        path, here = path[len(_UP) :], here.rpartition("/")[0]
    if "./" in path or path.endswith((".", "/")):
        return posixpath.normpath(posixpath.join(here, path))
    return f"{here}/{path}" if here and path else path or here or "."


def _links(name: str, copy: PageCopy) -> Iterator[tuple[str, str, str]]:
    """Yield the addresses of a page that stay in the copy, each with the file that it names and the id in there."""
    folder = posixpath.dirname(name)
    for address in copy.addresses:
        if not HAS_SCHEME.match(address):
            target = name if address[0] in "?#" else _target(folder, address)
            yield address, target, unquote(address.partition("#")[2]) if "#" in address else ""


def _leads_nowhere(copy: _Copied, pages: Mapping[str, _Copied], files: Mapping[str, Packed]) -> bool:
    return not copy.files <= files.keys() or any(
        name in pages and fragment not in pages[name].ids for name, fragment in copy.headings
    )


def _dead_links(
    name: str, copy: PageCopy, pages: Mapping[str, _Copied], files: Mapping[str, Packed]
) -> Iterator[Finding]:
    for address, target, fragment in _links(name, copy):
        if target not in files or (fragment and target in pages and fragment not in pages[target].ids):
            yield Finding(name, 0, "OF005", f"links to {address}, which is not in the offline copy")
