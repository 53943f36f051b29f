"""What is one edit away from being published: settings, data files, templates and Markdown, each with its line.

Addresses stand in docs/channels.yml alone. Elsewhere even a listed one is refused: it would stay when the list
changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from guard.policy.data_check import is_contact_key
from guard.policy.listing import Listing
from guard.read.events import NAMESPACES
from guard.read.file_cache import text_of
from guard.read.tree import checksum, entries
from guard.read.yaml_lost import unreadable
from guard.read.yaml_nodes import BeyondBounds
from guard.report.faults import shown
from guard.report.findings import Finding
from guard.sources.settings import NAME as SETTINGS
from guard.sources.settings import Value, check_settings, texts_of
from guard.text.detect import find_contacts, read_in_groups
from guard.text.lasting import take_nameless
from guard.text.memory import Keeper

_LIST = "docs/channels.yml"
_TYPED = "name a channel; addresses stand in docs/channels.yml alone"

FixFor = Callable[[str], str]
Check = Callable[[str, str, FixFor], Iterable[Finding]]

_JINJA_COMMENT = re.compile(r"(?s)\{#.*?#\}")
_JINJA = re.compile(r"(?s)\{\{.*?\}\}|\{%.*?%\}")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'|\n")
_NAMESPACE = re.compile("|".join(map(re.escape, sorted(NAMESPACES, reverse=True))) + r"(?=[\"'])")

_FENCE = re.compile(r"^ *(?P<mark>`{3,}|~{3,})")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\[\]]+)\]:[ ]*(?P<address>\S*)")
_SPACES = re.compile(r"\s+")


def check_sources(repository: Path, channels: Listing | None = None, keeper: Keeper | None = None) -> list[Finding]:
    """Check the sources of a site below `repository`: mkdocs.yml, docs/*.yml, overrides/, docs/**/*.md. With the list
    of `channels`, a fix names the channel that an address resembles most. `keeper` keeps what was found in a file, for
    the same file the next time.

    Raises `OSError` for a file that cannot be read.
    """
    fix = _fixes(channels)
    against = checksum(repr([(one.id, one.value) for one in channels.channels] if channels else None).encode())

    def found(check: Check, name: str) -> list[Finding]:
        try:
            text = text_of(repository / name)
        except UnicodeDecodeError as error:
            line, message, cure = unreadable(error)
            return [Finding(name, line, "CH403", message, cure)]
        # Only a fix tells of the list: a file in which nothing is found is known with any list.
        clean = f"source {name} {checksum(text.encode())}"
        keys = clean, f"{clean} {against}"
        kept = map(keeper.get, keys) if keeper else ()
        known: list[Finding] | None = next((found for found in kept if found is not None), None)
        if known is None:
            known = list(check(name, text, fix))
            if keeper:
                keeper.put(keys[bool(known)], known)
        return known

    findings = found(_settings, SETTINGS)
    for name in _written(repository):
        check = _check_of(name)
        if check and name != _LIST:
            findings += found(check, name)
    return sorted(set(findings))


def _written(repository: Path) -> list[str]:
    """What lies below docs and overrides, in order. What begins with a dot is no part of the site: an editor of text
    keeps its locks and copies so, beside the file that it has open, and some of them are links to nowhere.
    """
    folders = [folder for folder in ("docs", "overrides") if (repository / folder).is_dir()]
    found = sorted(f"{folder}/{name}" for folder in folders for name, _ in entries(repository / folder))
    return [name for name in found if "/." not in name]


def _check_of(name: str) -> Check | None:
    """Return how a file of this name is checked, None if it is not."""
    return next((check for pattern, check in _CHECKS if pattern.fullmatch(name)), None)


def _fixes(channels: Listing | None) -> FixFor:
    """Return what tells the fix for an address: the channel that it resembles, where the list is known."""
    if channels is None:
        return lambda _: _TYPED
    values = {entry.value.lower(): entry.id for entry in channels.channels}

    def fix_for(value: str) -> str:
        near = get_close_matches(value.lower(), values, n=1, cutoff=0.6)
        return f"name channel:{values[near[0]]}; addresses stand in docs/channels.yml alone" if near else _TYPED

    return fix_for


def _settings(name: str, text: str, fix: FixFor) -> Iterator[Finding]:
    yield from check_settings(text)
    yield from _data(name, text, fix)


def _data(name: str, text: str, fix: FixFor) -> Iterator[Finding]:
    """Find addresses in the values of a YAML file; one that is not YAML is its own loader's business. One that is read
    by others, but not here, is a finding.
    """
    try:
        found = texts_of(text)
    except BeyondBounds as error:
        slip = error.slip
        yield Finding(name, slip.line + 1, "CH413", f"{slip.message}, and none of it is read", slip.fix)
        return
    except yaml.YAMLError:
        return
    take_nameless()
    for group, nothing in read_in_groups(found, _read):
        for value in group:
            if (read := _read(value)) not in nothing:
                yield from _typed(name, value.line, read, fix)


def data_texts(repository: Path) -> Iterator[str]:
    """Yield the texts of all data files below `repository`, as they are read. Raises `OSError` for one that cannot be
    read, `UnicodeDecodeError` for one that is not UTF-8, `yaml.YAMLError` for one that is not YAML.
    """
    names = (name for name in _written(repository) if name != _LIST)
    for name in (SETTINGS, *(name for name in names if _check_of(name) is _data)):
        yield from map(_read, texts_of(text_of(repository / name)))


def _read(value: Value) -> str:
    return f"{value.key}: {value.text}" if is_contact_key(value.key) else value.text


def _typed(name: str, line: int, text: str, fix: FixFor) -> Iterator[Finding]:
    for contact in find_contacts(text):
        yield Finding(name, line, "CH505", f"has {shown(contact.shown)} typed into it", fix(contact.value))


def _template(name: str, text: str, fix: FixFor) -> Iterator[Finding]:
    """Find addresses in a template: in its HTML, and in strings of its Jinja expressions."""
    plain = _JINJA_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    plain = _JINJA.sub(lambda match: " " + " ".join(_STRING.findall(match[0])) + " ", plain)
    for number, line in enumerate(_NAMESPACE.sub("", plain).split("\n"), 1):
        yield from _typed(name, number, line, fix)


def unused_definitions(name: str, text: str, fix: FixFor = lambda _: _TYPED) -> list[Finding]:
    """Find link definitions of a Markdown file that no link uses: `[x]: https://…`, unseen until somebody
    writes [x].
    """
    defined: dict[str, tuple[int, str]] = {}
    used: list[str] = []
    for number, line in _outside_fences(text):
        match = _DEFINITION.match(line)
        if match:
            defined.setdefault(_label(match["label"]), (number, match["address"]))
        else:
            used.append(line)
    rest = _label("\n".join(used))
    return [
        Finding(
            name,
            number,
            "CH506",
            f"defines {shown(label)} ({shown(address)}), which no link uses",
            f"delete it; to link, {fix(address)}",
        )
        for label, (number, address) in defined.items()
        if f"[{label}]" not in rest
    ]


def _outside_fences(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        if match and not fence:
            fence = match["mark"]
        elif match and match["mark"].startswith(fence):
            fence = ""
        elif not fence:
            yield number, line


def _label(text: str) -> str:
    """A label as Markdown compares it: case and the kind of white space do not count."""
    return _SPACES.sub(" ", text).strip().lower()


# How the files are checked whose paths match. DOTALL: a name may hold any sign.
_CHECKS: tuple[tuple[re.Pattern[str], Check], ...] = (
    (re.compile(r"(?s)(?:docs/[^/]*|overrides/.*)\.y[^/]*ml"), _data),
    (re.compile(r"(?s)overrides/.*\.htm[^/]*"), _template),
    (re.compile(r"(?s)docs/.*\.md"), unused_definitions),
)
