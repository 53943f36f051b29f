"""Begin a language: `make language TAG=ja`, or `make language TAG=de FROM=en`.

An entry in docs/languages.yml, the pages, the words of the interface and every text of the data files are written as
they stand in the language FROM (the default one without it). Nothing is translated: the build then names each text that
is left, with its file and line (TW012, TW013), and publishes nothing before the last of them is done.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from guard.read.data_files import parse_yaml, read_yaml
from guard.read.yaml_lost import SafeLoader
from guard.report.findings import Finding, Refused
from helpcenter.rules import site_rules
from languages import Languages, load_languages
from languages.interface import FOLDER
from languages.registry import NAME, TAG
from scripts import ROOT

_SAID = """docs/{tag}/, {words}/{tag}.yml and {count} texts in data files now say what {source} says.
Look at the entry in {registry}, then run make serve: it names every text that is left to translate.
What it does not name: docs/wording/{tag}.yml (one word for one thing) and hooks/guard/words/{tag}.toml (what thieves
write in that language) are read where they are there; hooks/helpcenter/messages/{tag}.toml tells findings in it."""


@dataclass(frozen=True)
class Insertion:
    """What is put into a text, and behind which character."""

    at: int
    text: str


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Return the exit code: 0 begun, 1 refused: then nothing was written."""
    tag, source = (*arguments, "", "")[:2]
    try:
        languages = load_languages(root / NAME)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    source = source or languages.default.tag
    complaint = _complaint(tag, source, languages, root)
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    try:
        files = [path for path in sorted((root / "docs").glob("*.yml")) if path != root / NAME]
        filled = {path: _filled(path, tag, source, tuple(languages)) for path in files}
        registry = _with_entry((root / NAME).read_text(encoding="utf-8-sig"), tag)
    except Refused as refused:
        print(*refused.findings, sep="\n", file=sys.stderr)
        return 1
    for path, (text, own) in filled.items():
        if own:
            path.write_text(text, encoding="utf-8")
    count = sum(own for _, own in filled.values())
    shutil.copytree(root / "docs" / source, root / "docs" / tag)
    shutil.copy(root / FOLDER / f"{source}.yml", root / FOLDER / f"{tag}.yml")
    (root / NAME).write_text(registry, encoding="utf-8")
    print(_SAID.format(tag=tag, source=source, count=count, words=FOLDER, registry=NAME))
    return 0


def _complaint(tag: str, source: str, languages: Languages, root: Path) -> str:
    if not re.fullmatch(TAG, tag):
        return f"{tag or 'nothing'} is no tag: say TAG=ja, TAG=zh-Hant or TAG=pt-BR"
    if tag in languages:
        return f"{tag} is there already"
    for kept in (f"docs/{tag}", f"{FOLDER}/{tag}.yml"):
        if (root / kept).exists():
            return f"{kept} is there already, and {NAME} does not name {tag}: write its entry there, or take it away"
    if source not in languages:
        return f"FROM={source} is no language of this site: {', '.join(languages)}"
    for copied in (f"docs/{source}", f"{FOLDER}/{source}.yml"):
        if not (root / copied).exists():
            return f"{copied} is missing; put it back"
    try:
        _entry(tag)  # asked before anything is written
    except (UnknownLocaleError, ValueError):
        return f"CLDR knows no language {tag}; a single language it may know, with its region: TAG=nb, TAG=es-MX"
    return ""


def _entry(tag: str) -> str:
    """The language as docs/languages.yml has it: what CLDR knows of it."""
    locale = Locale.parse(tag, sep="-")
    likely = Locale.parse(get_global("likely_subtags").get(str(locale), str(locale)))
    region = locale.territory or likely.territory
    parts = [part for part in (locale.language, locale.script, region) if part]
    name = locale.get_display_name(locale) or tag
    return f"  {tag}:\n    html: {tag}\n    locale: {'_'.join(parts)}\n    name: {name}\n    reads: [{tag}]\n"


def _with_entry(text: str, tag: str) -> str:
    """The registry with an entry at its end. Raises `Refused` where it is written in another way than entries below
    each other, two blanks to the right.
    """
    added = f"{text}{'' if text.endswith(chr(10)) else chr(10)}{_entry(tag)}"
    try:
        value, _ = parse_yaml(added, NAME, "LA001")
        begun = tag in value["languages"]
    except (Refused, TypeError, KeyError):
        begun = False
    if begun:
        return added
    fix = "write each language below the one before, its tag behind two blanks"
    raise Refused([Finding(NAME, 0, "LA001", "takes no further entry at its end", fix)])


def _code(name: str) -> str:
    """The rule of a data file's form; one that nothing reads has the rule of such files."""
    said = f"the file {name} is not what its model says"
    return next((rule.code for rule in site_rules() if rule.when.startswith(said)), "FM011")


def _filled(path: Path, tag: str, source: str, tags: tuple[str, ...]) -> tuple[str, int]:
    """A data file with each text that stands in every language once more, as one of `tag`, and how many these are; one
    that has that tag stays. Raises `Refused` for what is no YAML.
    """
    name = f"docs/{path.name}"
    read_yaml(path, name, _code(name))
    text = path.read_text(encoding="utf-8-sig")
    insertions = list(_insertions(yaml.compose(text, Loader=SafeLoader), text, tag, source, tags))
    for one in sorted(insertions, key=lambda one: -one.at):
        text = text[: one.at] + one.text + text[one.at :]
    return text, len(insertions)


def _insertions(node: yaml.Node | None, text: str, tag: str, source: str, tags: tuple[str, ...]) -> Iterator[Insertion]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _insertions(item, text, tag, source, tags)
    if not isinstance(node, yaml.MappingNode):
        return
    keys = {str(key.value): (key, value) for key, value in node.value}
    if not set(tags) <= keys.keys():
        for _, value in node.value:
            yield from _insertions(value, text, tag, source, tags)
        return
    if tag in keys:
        return
    key, value = keys[source]
    last = max((keys[one][1] for one in tags), key=lambda one: int(one.start_mark.index))
    copied = text[value.start_mark.index : _end(value, text)]
    between = text[key.end_mark.index : value.start_mark.index]
    before = ", " if node.flow_style else "\n" + " " * key.start_mark.column
    yield Insertion(_end(last, text), f"{before}{tag}{between}{copied}")


def _end(node: yaml.Node, text: str) -> int:
    """Where a value ends: behind a block come empty lines and the comment of what follows, which are no part of it."""
    end = int(node.end_mark.index)
    while True:
        kept = text[:end].rstrip()
        line = kept.rpartition("\n")[2]
        if not line.lstrip().startswith("#") or len(kept) <= node.start_mark.index:
            return len(kept)
        end = len(kept) - len(line)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
