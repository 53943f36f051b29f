"""Check an app's help links against the published help-links.json: ids and contexts unknown, retired or unused.

    python -m topics check FILE... (--links help-links.json | --site DIR) [--format text|json]
                                   [--allow-retired] [--unused]

FILE is a source of the app, or a list of ids and contexts (.txt: one a line; .json: strings at any depth, keys are
labels). In sources it reads links with /go/…, names of the generated constants (HelpTopic.X, HelpContext.X), and the
first text given to helpLink or help_link. A text that is a known id or error code counts as its use wherever it stands.
The address of an article is a fault: it may move, its id never does.

Exit 0: everything leads somewhere; 1: something is unknown, retired or an address; 2: nothing could be judged.

Needs nothing but Python 3.9 or newer; this file can be copied into an app's repository and run as it is.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

VERSION = 1
CONTEXT = "ctx/"
# A link: what follows /go/ and a language, up to the end of the name. A name that the code puts together is not read.
_LINK = r"""/go/(?:(?:{languages})/)?(?P<key>(?:ctx/)?[A-Za-z0-9_-]*[A-Za-z0-9])(?=[/?#"'`\s<>)\]]|$)"""
# What stands before /go/ is looked for backwards, over so many characters: a minified file is one line of megabytes.
_BEFORE = re.compile(r"""[^\s"'`]*\Z""")
_HOST = 300
_ADDRESS = re.compile(r"""https?://[^\s"'`<>()\[\]{}$\\]+""")
_CALL = re.compile(r"""\bhelp_?[lL]ink\(\s*(?:id\s*[:=]\s*)?["'](?P<key>[^"'$\\{}]+)["']\s*(?=[,)]|$)""")
_CONSTANT = re.compile(r"\bHelp(?P<kind>Topic|Context)\.(?P<name>[A-Za-z][A-Za-z0-9_]*)")
_TEXT = re.compile(r"""["'`](?P<text>(?:ctx/)?[A-Za-z][A-Za-z0-9_-]{2,80})["'`]""")
_LIST_SUFFIXES = frozenset({".txt", ".list", ".json"})
_KINDS = ("unknown", "retired", "address")
# What a type of its own may have beside the ids (`HelpTopic.allCases`, `HelpTopic.values()`).
_MEMBERS = frozenset(
    {"allCases", "values", "entries", "valueOf", "init", "self", "class", "java", "companion", "Companion"}
)


class CannotJudge(Exception):
    """There is no list of links, or no file, or nothing in the files to judge."""


@dataclass(frozen=True)
class WrongName:
    """One wrong name: where it stands, what is wrong ("unknown", "retired" or "address"), what to use instead ("" if
    unclear).
    """

    file: str
    line: int
    name: str
    kind: str
    use: str

    def __str__(self) -> str:
        fix = (
            {"unknown": "did you mean {}?", "retired": "use {}", "address": "use {}"}[self.kind].format(self.use)
            if self.use
            else ""
        )
        return f"{self.file}:{self.line} {self.kind} {self.name}" + (f"; {fix}" if fix else "")


@dataclass(frozen=True)
class Usage:
    """What the files hold: `used` keys (contexts with ctx/ before them), faults, and known keys that nothing uses."""

    used: tuple[str, ...]
    faults: tuple[WrongName, ...]
    unused: tuple[str, ...]


class Links:
    """The published list, arranged for looking names up."""

    def __init__(self, published: dict[str, Any]) -> None:
        topics, contexts = published["topics"], published["contexts"]
        self.retired = {name: topic["replaced_by"] for name, topic in topics.items() if topic.get("replaced_by")}
        self.keys = {*topics, *(CONTEXT + name for name in contexts)}
        self.constants = {_folded(key): key for key in self.keys}
        # An id and a context may differ in hyphens only; of the two the id is the better hint, so it comes last.
        self.hints = {_folded(key.removeprefix(CONTEXT)): key for key in sorted(self.keys, key=_is_topic)}
        pages = [(name, page) for topic in topics.values() for name, page in topic.items() if isinstance(page, dict)]
        # The languages of the help center are those in which its topics have an address.
        self.languages = {name for name, page in pages if "url" in page}
        self.link = re.compile(_LINK.format(languages="|".join(map(re.escape, sorted(self.languages))) or "(?!)"))
        # Where each article stands, without its final slash, and the link that stays when it moves.
        self.articles = {
            _place(page["url"]): f"/go/{tag}/{topic}/"
            for topic, entry in topics.items()
            for tag, page in entry.items()
            if isinstance(page, dict) and "#" not in page["url"] and not entry.get("replaced_by")
        }
        self.host = next((urlsplit(page["url"]).netloc for name, page in pages if name in self.languages), "")

    def find(self, name: str) -> str | None:
        """The key of an id, of a context with or without ctx/; None if there is none."""
        return next((key for key in (name, CONTEXT + name) if key in self.keys), None)

    def constant(self, kind: str, name: str) -> str | None:
        """The key behind HelpTopic.X or HelpContext.X, however the language spells X."""
        return self.constants.get(("ctx" if kind == "Context" else "") + _folded(name))

    def last(self, key: str) -> str:
        """The topic that a retired one leads to, successors followed."""
        passed: set[str] = set()
        while key in self.retired and key not in passed:
            passed.add(key)
            key = self.retired[key]
        return key

    def near(self, name: str) -> str:
        """The known key most like `name`, or ""."""
        close = difflib.get_close_matches(_folded(name.removeprefix(CONTEXT)), self.hints, n=1, cutoff=0.6)
        return self.hints[close[0]] if close else ""


def _place(url: str) -> str:
    """An address as two of them are compared: host and path."""
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path.rstrip('/')}"


def _is_topic(key: str) -> bool:
    return not key.startswith(CONTEXT)


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def read_links(path: Path) -> Links:
    """Read a published help-links.json. Raises `CannotJudge` if it is none, or of a version made later than this."""
    try:
        published = json.loads(path.read_text(encoding="utf-8"))
        version = published["version"]
        if version == VERSION:
            return Links(published)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotJudge(f"{path} is not a help-links.json ({error.__class__.__name__})") from error
    raise CannotJudge(f"{path} has version {version}; this program reads version {VERSION}")


def check(files: list[Path], links: Links) -> Usage:
    """Judge the files. Raises `CannotJudge` if one cannot be read, or if they hold nothing to judge."""
    used: set[str] = set()
    faults: list[WrongName] = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
            found = list(_read(path, text, links))
        except (OSError, ValueError) as error:
            raise CannotJudge(f"{path} cannot be read ({error.__class__.__name__})") from error
        if path.suffix not in _LIST_SUFFIXES:
            faults += _addresses(path, text, links)
        for line, name, key in found:
            if key is None:
                faults.append(WrongName(str(path), line, name, "unknown", links.near(name)))
            elif key in links.retired:
                faults.append(WrongName(str(path), line, name, "retired", links.last(key)))
                used.add(key)
            else:
                used.add(key)
    if not used and not faults:
        raise CannotJudge("these files hold no help link, id or context")
    unused = links.keys - used - set(links.retired)
    return Usage(tuple(sorted(used)), tuple(dict.fromkeys(faults)), tuple(sorted(unused)))


def _addresses(path: Path, text: str, links: Links) -> Iterator[WrongName]:
    """Yield the addresses of articles that a source types."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in _ADDRESS.finditer(line):
            if use := links.articles.get(_place(match[0])):
                yield WrongName(str(path), number, match[0], "address", use)


# What the readers give: line, name as it stands, and its key, None for an unknown one.
_Found = tuple[int, str, "str | None"]


def _read(path: Path, text: str, links: Links) -> Iterator[_Found]:
    if path.suffix == ".json":
        return _of_json(text, links)
    return _of_list(text, links) if path.suffix in _LIST_SUFFIXES else _of_source(text, links)


def _of_json(text: str, links: Links) -> Iterator[_Found]:
    for name in _strings(json.loads(text)):
        at = text.find(json.dumps(name, ensure_ascii=False))
        yield text.count("\n", 0, max(0, at)) + 1, name, links.find(name)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _of_list(text: str, links: Links) -> Iterator[_Found]:
    for number, line in enumerate(text.splitlines(), 1):
        name = line.split("#", 1)[0].strip()
        if name:
            yield number, name, links.find(name)


def _of_source(text: str, links: Links) -> Iterator[_Found]:
    for number, line in enumerate(text.splitlines(), 1):
        # After /go/ and in a call, a bare name is a topic, never a context.
        exact = [match["key"] for match in links.link.finditer(line) if _ours(match, links)]
        exact += [match["key"] for match in _CALL.finditer(line)]
        for name in exact:
            yield number, name, name if name in links.keys else None
        for match in _CONSTANT.finditer(line):
            if match["name"] not in _MEMBERS:
                yield number, match[0], links.constant(match["kind"], match["name"])
        for match in _TEXT.finditer(line):
            key = links.find(match["text"])
            # A word such as "send" means many things in a source; a name with a hyphen or slash, or an ERR_ code, one.
            if key and re.search(r"-|/|^ERR_", match["text"]):
                yield number, match["text"], key


def _ours(match: re.Match[str], links: Links) -> bool:
    """Whether a link with /go/ is one to the help center: without a host, with its host, or with one put in by code."""
    if match["key"] in {*links.languages, "ctx"}:
        return False
    before = _BEFORE.search(match.string[max(0, match.start() - _HOST) : match.start()])[0]  # type: ignore[index]
    return not before or links.host in before or bool(re.search(r"[${}()]", before))


def as_text(report: Usage, unused: bool = False) -> str:
    """Render for a terminal: a line per fault, the names that nothing uses if somebody asks, and how many of each."""
    lines = [str(fault) for fault in report.faults]
    if report.unused and unused:
        lines.append(f"unused: {' '.join(report.unused)}")
    counts = {kind: sum(fault.kind == kind for fault in report.faults) for kind in _KINDS}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if kind != "address" or count)
    return "\n".join([*lines, f"topics: {len(report.used)} used, {told}, {len(report.unused)} unused"])


def json_report(report: Usage) -> str:
    """Render as JSON: `used`, `unknown`, `retired`, `address`, `unused`."""
    faults = {kind: [asdict(fault) for fault in report.faults if fault.kind == kind] for kind in _KINDS}
    return json.dumps({"used": report.used, **faults, "unused": report.unused}, ensure_ascii=False, indent=2)


def main(arguments: list[str]) -> int:
    """Run the command line (see the module's text); return the exit code."""
    parser = argparse.ArgumentParser(prog="topics check", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a source of the app, or a list")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--links", type=Path, help="a copy of the published help-links.json")
    where.add_argument("--site", type=Path, metavar="DIR", help="a built site")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument("--allow-retired", action="store_true", help="a retired name is told, but does not fail")
    parser.add_argument("--unused", action="store_true", help="name the ids and contexts that nothing uses")
    chosen = parser.parse_args(arguments)
    try:
        report = check(chosen.files, read_links(chosen.links or chosen.site / "help-links.json"))
    except CannotJudge as error:
        print(f"topics: {error}", file=sys.stderr)
        return 2
    print(json_report(report) if chosen.format == "json" else as_text(report, chosen.unused))
    failing = [fault for fault in report.faults if fault.kind != "retired" or not chosen.allow_retired]
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
