"""What a YAML text would lose without a word, or what nobody sees in it.

YAML takes more than data files need: a "#" within a value ends it, "&" and "!" before a word are no part of it, a key
`no` is no text. Whoever typed that meant words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from guard.read.yaml_slips import Slip

# libyaml, where PyYAML was built with it, reads ten times as fast.
SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MOST_ALIASES = 16
# No data file has more than a dozen levels; libyaml's composer has a frame on the stack for each and no bound.
_MOST_LEVELS = 64
_MANY_SIGNS = 5000
# Levels that one line opens, or that lines before it have opened. (Brackets are counted.)
_DEEP = re.compile(r"(?:[-?] +){64}|^ {1000}", re.MULTILINE)
_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[A-Za-z0-9_-]", re.MULTILINE)
# What stands before a value and is none of it: *place, &place, !tag.
_SIGN = re.compile(r"(?:^|[\s\[{,:-])(?:\*[A-Za-z0-9_-]|&\S|!)", re.MULTILINE)
# Shown as nothing, or as what follows turned round; with those of a printer's head. What joins or parts the letters of
# some languages (U+200C to U+200F, U+2066 to U+2069) is theirs.
_NOTHING = re.compile(
    "[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f-\u009f\u00ad\u115f\u1160\u180e\u200b\u2028-\u202e\u2060-\u2064\u2800\u3164"
    "\ufeff\uffa0\ufff9-\ufffc\uffff\ufffe\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_CUT = re.compile(r",?[ \t]+#[^\s#]")
# YAML's own types of what is written plainly.
_KINDS = {"bool": "yes or no", "null": "nothing", "int": "a number", "float": "a number", "timestamp": "a day"}
_QUOTED = "put it in quotes: {}"


def not_text(text: str) -> Iterator[Slip]:
    """Yield what must be mended before a text is read: characters that nobody sees, signs that are no part of a value,
    levels that a reader has no room for.
    """
    if match := _NOTHING.search(text):
        yield _unseen(match[0], text.count("\n", 0, match.start()))
    yield from beyond_bounds(text)
    if _SIGN.search(text):
        yield from _signs(text)


def beyond_bounds(text: str) -> Iterator[Slip]:
    """Yield where a text goes deeper, or refers to other places more often, than may be before its nodes are made."""
    if text.count("[") + text.count("{") >= _MANY_SIGNS or _DEEP.search(text):
        yield from _levels(text)
    if _ALIAS.search(text):
        aliases = (token for token in _tokens(text) if isinstance(token, yaml.AliasToken))
        # Lines of them, each of the one before, stand for more than memory holds.
        for alias in islice(aliases, _MOST_ALIASES, _MOST_ALIASES + 1):
            yield Slip(alias.start_mark.line, "refers to another place by *", "write it out")


def too_deep_in(root: yaml.Node | None) -> Iterator[Slip]:
    """Yield where a tree goes deeper than a reader has room for: also one that holds itself has no end."""
    waiting = [(root, 1)] if root else []
    while waiting:
        node, depth = waiting.pop()
        if depth > _MOST_LEVELS:
            yield _too_deep(node.start_mark.line)
            return
        if isinstance(node, yaml.MappingNode):
            waiting += [(part, depth + 1) for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(part, depth + 1) for part in node.value]


def _unseen(character: str, line: int) -> Slip:
    called = unicodedata.name(character, "a character without a name").lower()
    return Slip(line, f"has the character U+{ord(character):04X} ({called}), which nobody sees", "delete it")


def _levels(text: str) -> Iterator[Slip]:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MOST_LEVELS:
                yield _too_deep(event.start_mark.line if event.start_mark else 0)
                return
    except yaml.YAMLError:
        return  # whoever reads it says so


def _too_deep(line: int) -> Slip:
    return Slip(
        line, f"goes deeper than {_MOST_LEVELS} levels", "close what was opened before, or begin again from there"
    )


def _tokens(text: str) -> Iterator[yaml.Token]:
    """Yield the tokens of a text, as far as it is YAML."""
    try:
        yield from yaml.scan(text, Loader=SafeLoader)
    except yaml.YAMLError:
        return  # whoever reads it says so


def _signs(text: str) -> Iterator[Slip]:
    found = [token for token in _tokens(text) if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken)]
    meant = {token.value for token in found if isinstance(token, yaml.AliasToken)}
    for token in found:
        lone = isinstance(token, yaml.TagToken) or (isinstance(token, yaml.AnchorToken) and token.value not in meant)
        if lone:
            sign = "!" if isinstance(token, yaml.TagToken) else "&"
            yield Slip(token.start_mark.line, f"has a value that begins with {sign}", _QUOTED.format("'…'"))


def lost(root: yaml.Node | None, text: str) -> Iterator[Slip]:
    """Yield what of a text that could be read would be lost in its value."""
    lines = text.split("\n")
    cut = any(_CUT.search(line) for line in lines)
    waiting = [(root, 1)] if root else []
    while waiting:
        node, depth = waiting.pop()
        if depth > _MOST_LEVELS:
            yield _too_deep(node.start_mark.line)
            return
        if isinstance(node, yaml.ScalarNode):
            yield from _of_scalar(node, lines, cut)
        elif isinstance(node, yaml.MappingNode):
            yield from (slip for key, _ in node.value for slip in _of_key(key))
            waiting += [(part, depth + 1) for pair in reversed(node.value) for part in reversed(pair)]
        else:
            waiting += [(part, depth + 1) for part in reversed(node.value)]


def _of_scalar(node: yaml.ScalarNode, lines: list[str], cut: bool) -> Iterator[Slip]:
    line = node.start_mark.line
    if node.style == '"' and (match := _NOTHING.search(node.value)):
        yield _unseen(match[0], line)
    end = node.end_mark
    if not cut or node.style in tuple("'\"|>") or not node.value or end.line >= len(lines):
        return
    # The end of a plain value is where the reader stood then, often behind the blanks that follow.
    behind = lines[end.line][len(lines[end.line][: end.column].rstrip()) :]
    if _CUT.match(behind):
        said = "has a # that ends its value: what stands behind it is lost"
        yield Slip(end.line, said, "put the whole value in quotes, or write a blank behind the # of a comment")


def _of_key(key: yaml.Node) -> Iterator[Slip]:
    line = key.start_mark.line
    if not isinstance(key, yaml.ScalarNode):
        yield Slip(line, "has a list or a mapping for a key", "write key: value")
    elif kind := _KINDS.get(key.tag.rpartition(":")[2]):
        yield Slip(line, f"has the key {key.value}, which YAML reads as {kind}", _QUOTED.format(f"'{key.value}':"))


def otherwise(root: yaml.Node | None, error: Exception) -> Slip:
    """Say what is wrong with a text where no parser's mark tells it: a day or a number that is none, more levels than a
    reader has room for. (Characters that no text has are looked for before it is read.)
    """
    if isinstance(error, ValueError) and (node := next(_no_values(root), None)):
        if node.tag.endswith(":timestamp"):
            return Slip(
                node.start_mark.line, f"{node.value} is no day of any calendar", "write one, such as 2026-11-27"
            )
        said = f"has a number of {len(node.value)} signs"
        return Slip(node.start_mark.line, said, "write fewer, or put it in quotes: '…'")
    if isinstance(error, RecursionError):
        return _too_deep(0)
    return Slip(0, f"is not YAML: {' '.join(str(error).split())}", "write key: value, lists as [one, two]")


def _no_values(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Yield what has the form of a day or of a number and is none: 2026-02-30, thousands of digits."""
    if isinstance(node, yaml.ScalarNode) and node.tag.rpartition(":")[2] in {"timestamp", "int", "float"}:
        try:
            yaml.SafeLoader("").construct_object(node)
        except ValueError:
            yield node
    elif isinstance(node, yaml.CollectionNode):
        for part in node.value:
            for child in part if isinstance(part, tuple) else (part,):
                yield from _no_values(child)


def unreadable(error: OSError | UnicodeDecodeError) -> tuple[int, str, str]:
    """Return the line of a file that could not be read, what is wrong with it, and its fix."""
    if isinstance(error, UnicodeDecodeError):
        return error.object.count(b"\n", 0, error.start) + 1, "is not UTF-8 text", "save it as UTF-8"
    if isinstance(error, FileNotFoundError):
        return 0, "is missing", "put it back"
    if isinstance(error, IsADirectoryError):
        return 0, "is a folder", "put a file of this name in its place"
    return 0, f"cannot be read ({error.__class__.__name__})", "let whoever builds the site read it"
