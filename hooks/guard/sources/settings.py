"""mkdocs.yml by allow-list: what it may set, so that no link, file or program comes into the site through it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from guard.read.yaml_lost import SafeLoader
from guard.read.yaml_nodes import BeyondBounds, composed
from guard.report.faults import shown
from guard.report.findings import Finding, nearest

NAME = "mkdocs.yml"

_KEYS = frozenset(
    """site_name docs_dir site_dir strict use_directory_urls dev_addr theme extra_css extra_javascript extra
    markdown_extensions exclude_docs draft_docs not_in_nav plugins hooks watch validation""".split()
)
# Settings that people know from other sites, and what this one has instead.
_CURES = {
    "repo_url": "a link to a forge would be one more address: delete it",
    "repo_name": "delete it",
    "edit_uri": "delete it",
    "edit_uri_template": "delete it",
    "copyright": "it is HTML on every page: write words into overrides/words/",
    "nav": "sections and pages stand in docs/topics.yml",
    "site_url": "the site's address is the channel help-center of docs/channels.yml",
    "INHERIT": "write the settings into this file",
}
_LOCAL = {"extra_css", "extra_javascript", "theme"}
_FILES = {"extra_css", "extra_javascript"}
_PLUGINS = {"i18n"}
_HOOKS = {"hooks/build.py"}
_EXTRA = {"generator", "offline"}
_A_FILE_HERE = re.compile(r"(?![/\\]{2})[\w./@-]+")
_REMOTE = re.compile(r"(?i)\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})")


class Value(NamedTuple):
    """A scalar of a YAML file: the keys above it, its text, its line (from 1)."""

    path: tuple[str, ...]
    text: str
    line: int

    @property
    def key(self) -> str:
        """The nearest key, "" for none."""
        return self.path[-1] if self.path else ""


class _Untyped(SafeLoader):  # type: ignore[misc]
    """Reads every scalar as the text that it is: to find out whether it would be a number or a day takes as long as all
    the rest.
    """

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """Return the same tag for everything."""
        return "tag:yaml.org,2002:str"


@lru_cache(maxsize=64)  # several checks look at the texts of one file
def texts_of(text: str) -> tuple[Value, ...]:
    """Return every scalar of a YAML file, keys too; items of a sequence have the path of the sequence. Raises
    `yaml.YAMLError` for a text that is none, or `BeyondBounds`, which is one, for a text that goes too deep.
    """
    return tuple(_values(composed(text, _Untyped), ()))


def _values(node: yaml.Node | None, path: tuple[str, ...]) -> list[Value]:
    found: list[Value] = []
    if isinstance(node, yaml.ScalarNode):
        found.append(Value(path, node.value, node.start_mark.line + 1))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            found += _values(item, path)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            found.append(Value((), str(key.value), key.start_mark.line + 1))
            found += _values(value, (*path, str(key.value)))
    return found


def check_settings(text: str) -> list[Finding]:
    """Check the text of mkdocs.yml."""
    try:
        node = composed(text)
    except BeyondBounds as error:
        return [_finding(error.slip.line + 1, "CH502", error.slip.message, error.slip.fix)]
    except yaml.YAMLError as error:
        return [_finding(0, "CH502", f"is not YAML: {error.__class__.__name__}", "mend it")]
    if not isinstance(node, yaml.MappingNode):
        return [_finding(0, "CH502", "holds no settings", "write key: value")]
    settings = {str(key.value): (key.start_mark.line + 1, value) for key, value in node.value}
    return [
        *(finding for key, (line, _) in settings.items() for finding in _key(key, line)),
        *_tags(node),
        *_fonts(settings.get("theme")),
        *_extra(settings.get("extra")),
        *_programs(settings),
        *(finding for value in texts_of(text) for finding in _remote(value)),
    ]


def _finding(line: int, code: str, message: str, fix: str) -> Finding:
    return Finding(NAME, line, code, message, fix)


def _key(key: str, line: int) -> Iterator[Finding]:
    if key not in _KEYS:
        fix = _CURES.get(key) or nearest(key, _KEYS) or "delete it"
        yield _finding(line, "CH502", f"sets {shown(key)}", fix)


def _tags(node: yaml.Node) -> Iterator[Finding]:
    """Find values that come from the environment or another file, and so are not what stands here."""
    if not node.tag.startswith("tag:yaml.org,2002:"):
        message = f"takes a value from elsewhere ({shown(node.tag)})"
        yield _finding(node.start_mark.line + 1, "CH502", message, "write the value itself")
    children = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else []
    for child in node.value if isinstance(node, yaml.SequenceNode) else children:
        yield from _tags(child)


Setting = tuple[int, yaml.Node]


def _fonts(theme: Setting | None) -> Iterator[Finding]:
    line, node = theme or (0, None)
    fonts = _child(node, "font")
    if fonts is None or not isinstance(fonts, yaml.ScalarNode) or fonts.value != "false":
        at = fonts.start_mark.line + 1 if fonts else line
        yield _finding(at, "CH503", "lets the theme load fonts from another host", "set theme: font: false")


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def _extra(extra: Setting | None) -> Iterator[Finding]:
    """Find what the theme would make of `extra`: its own credit line, social links, trackers, consent forms."""
    line, node = extra or (0, None)
    generator = _child(node, "generator")
    if generator is None or not isinstance(generator, yaml.ScalarNode) or generator.value != "false":
        at = generator.start_mark.line + 1 if generator else line
        yield _finding(at, "CH502", "lets the theme link to its makers", "set extra: generator: false")
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else []:
        if key.value not in _EXTRA:
            message = f"sets extra: {shown(str(key.value))}"
            yield _finding(key.start_mark.line + 1, "CH502", message, "links and texts come from docs/ and overrides/")


def _programs(settings: dict[str, Setting]) -> Iterator[Finding]:
    """Find programs that could write into the site, or change what the guard is shown."""
    for setting, known in (("plugins", _PLUGINS), ("hooks", _HOOKS)):
        line, node = settings.get(setting, (0, None))
        names = list(_names(node))
        for name, at in names:
            if name not in known:
                only = ", ".join(sorted(known))
                fix = f"only {only} may run here; change hooks/guard/sources/settings.py with a review"
                yield _finding(at, "CH504", f"runs {shown(name)} ({setting})", fix)
        for name in sorted(known - {name for name, _ in names}):
            yield _finding(line, "CH504", f"does not run {name} ({setting})", f"put {name} back")


def _names(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    elif isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            yield str(key.value), key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _names(item)


def _remote(value: Value) -> Iterator[Finding]:
    if value.key == "url_download" and value.text != "false":
        yield _finding(value.line, "CH501", "puts text from other hosts into pages", "delete url_download")
    top = value.path[0] if value.path else ""
    if top in _LOCAL and (_REMOTE.match(value.text) or (top in _FILES and not _A_FILE_HERE.fullmatch(value.text))):
        message = f"{top} names {shown(value.text)}, which is no file of this site"
        yield _finding(value.line, "CH501", message, "keep the file in overrides/assets")
