"""Judges the examples of the site's rules: what an example leaves out is put in order, the rest is read as a build
reads it.
"""

from __future__ import annotations

import logging
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from markdown import Markdown
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

import build
from channels import load_channels, overdue
from content.facts import load_boxes, load_facts
from content.glossary import load_glossary
from content.shortcodes.expand import expand
from content.shortcodes.library import Library
from content.sources import Source, read_sources
from guard.report.findings import Finding, Refused
from guard.rules.registry import Rule
from helpcenter.house import House, _home_of
from languages.interface import load_words
from languages.translations import compare, skeleton
from offline.tree import offline_files
from scripts.build import ending, samples, unsigned
from scripts.ledger import main as ledger_command
from search import Vocabulary, check_vocabularies, load_synonyms
from topics import check_headings, check_pages, check_released, load_ledger, load_released

TODAY = date(2026, 11, 22)
LANGUAGES = ("zh", "en")
_FILE = re.compile(r"^([\w./-]+\.(?:md|yml|html|js)):$", re.MULTILINE)
_CHANNEL_LINK = re.compile(r'href="channel:([^"]*)"')
_EXTENSIONS = ["admonition", "attr_list", "tables", "pymdownx.tabbed"]

_HELP_CENTER = {"id": "help-center", "kind": "origin", "value": "https://help.imwallet.example"}
_LIVE_CHAT = {"id": "live-chat", "kind": "page", "value": "https://chat.imwallet.example/now"}
_ENTRY = {
    "label": {"zh": "渠道", "en": "Channel"},
    "purpose": {"zh": "用来联系我们。", "en": "To reach us."},
    "answers": False,
    "owner": "support",
    "added": date(2026, 1, 1),
    "reviewed": date(2026, 11, 1),
    "evidence": "linked from the app",
}
_PAST = {"revoked": date(2026, 11, 1), "reason": {"zh": "停用", "en": "closed"}}


def codes(rule: Rule, example: str, folder: Path) -> set[str]:
    """Return the codes of all that is found in an example. `folder` is empty and writable."""
    if rule.judges == "revision":
        return _of_revision(example.split("=")[1], folder)
    files = _files(example)
    if rule.judges == "offline":
        return _caught(lambda: offline_files({name: text.encode() for name, text in files.items()}, "2026-11-22"))
    if rule.judges == "engine":
        return _of_engine(files, folder)
    if rule.judges == "vocabulary":
        return _codes(check_vocabularies(_vocabulary(name, text) for name, text in files.items()))
    if "docs/channels.yml" in files:
        return _of_list(rule, files["docs/channels.yml"], folder)
    for name, text in _in_order(rule, files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        garbled = rule.judges == "page in GBK" and example == rule.bad
        path.write_bytes(text.encode("gbk" if garbled and "/zh/" in name else "utf-8"))
    return _of_files(folder)


def _codes(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def _caught(work: Callable[[], object]) -> set[str]:
    try:
        work()
    except Refused as refused:
        return _codes(refused.findings)
    return set()


def _files(example: str) -> dict[str, str]:
    """Take an example apart at the lines that name files."""
    _, *parts = _FILE.split(example)
    return {name: text.removeprefix("\n").rstrip() + "\n" for name, text in zip(parts[::2], parts[1::2], strict=True)}


def _in_order(rule: Rule, files: Mapping[str, str]) -> dict[str, str]:
    """Put what an example leaves out: front matter of pages, their translation, entries that nobody speaks of."""
    done = dict(files)
    for name, text in files.items():
        if name == "docs/topics.yml":
            done[name] = _topics(text)
        elif name.endswith(".md") and rule.judges != "page as it stands":
            done[name] = _page(name, text)
        if name.endswith(".md") and rule.judges != "files":
            other = name.replace("/zh/", "/en/") if "/zh/" in name else name.replace("/en/", "/zh/")
            done[other] = done[name]
    return done


def _page(name: str, text: str) -> str:
    _, front, body = ("", "", text) if not text.startswith("---\n") else text.split("---\n", 2)
    _, _, *folders = name.removesuffix(".md").removesuffix("/index").split("/")
    given = yaml.safe_load(front) or {}
    whole = {
        "id": folders[-1],
        "title": name,
        "description": name,
        "keywords": [name],
        "questions": [name],
        "reviewed": TODAY,
    }
    return f"---\n{yaml.safe_dump({**whole, **given})}---\n{body}"


def _topics(text: str) -> str:
    given = yaml.safe_load(text)
    first = next((name for name, topic in given["topics"].items() if "page" in topic), "none")
    section = {"fees": {"zh": "手续费", "en": "Fees"}}
    entry = {"id": first, "label": {"zh": "一", "en": "one"}, "hint": {"zh": "一", "en": "one"}}
    return yaml.safe_dump({"sections": section, "emergencies": [entry], **given}, allow_unicode=True, sort_keys=False)


def _of_list(rule: Rule, text: str, folder: Path) -> set[str]:
    given = yaml.safe_load(text)
    entries = given["channels"] if rule.judges in {"whole list", "release"} else [*given["channels"], _HELP_CENTER]
    given["channels"] = [{**_ENTRY, **entry} for entry in entries]
    given["revoked"] = [{**_PAST, **entry} for entry in given.get("revoked", [])]
    path = folder / "channels.yml"
    path.write_text(yaml.safe_dump(given, allow_unicode=True), encoding="utf-8")
    try:
        loaded = load_channels(path)
    except Refused as refused:
        return _codes(refused.findings)
    found = overdue(loaded, TODAY)
    if rule.judges == "release":
        return _codes([*found, *samples(loaded), *unsigned(loaded, {}), *ending(loaded, TODAY)])
    return _codes([*found, *_home_of(loaded)])


def _of_files(folder: Path) -> set[str]:
    """Read the data files and the pages that are there, and compare them with each other."""
    loaders: dict[str, Callable[[Path], Any]] = {
        "docs/facts.yml": load_facts,
        "docs/boxes.yml": load_boxes,
        "docs/glossary.yml": load_glossary,
        "docs/synonyms.yml": load_synonyms,
        "docs/topics.yml": load_ledger,
        "docs/topics.released.yml": load_released,
        "overrides/words.yml": load_words,
    }
    try:
        loaded = {name: load(folder / name) for name, load in loaders.items() if (folder / name).is_file()}
        pages = read_sources(folder / "docs") if (folder / "docs" / "zh").is_dir() else ()
    except Refused as refused:
        return _codes(refused.findings)
    topics, released = loaded.get("docs/topics.yml"), loaded.get("docs/topics.released.yml")
    found = list(check_released(topics, released)) if topics and released else []
    found += _of_pages(folder, pages, topics)
    return _codes(found)


def _of_pages(folder: Path, pages: tuple[Source, ...], topics: Any) -> list[Finding]:
    house = _house(folder, pages)
    made = {(page.lang, page.path): _skeleton(house, page) for page in pages}
    found = list(house.findings)
    for page in pages:
        if page.lang == "zh":
            found += compare(made["zh", page.path], made["en", page.path], page.file, "en")
    if topics and pages:
        found += check_pages(topics, pages)
        found += check_headings(topics, {at: {anchor for _, anchor in made[at].headings} for at in made})
    return found


def _house(folder: Path, pages: tuple[Source, ...]) -> House:
    listed = folder / "channels.yml"
    listed.write_text(yaml.safe_dump({"channels": [{**_ENTRY, **entry} for entry in (_HELP_CENTER, _LIVE_CHAT)]}))
    facts = folder / "facts.yml"
    facts.write_text("facts: {lock-duration: {zh: 一天, en: a day, from: sources}}\nui: {}", encoding="utf-8")
    nothing: Any = SimpleNamespace()
    library = Library(load_channels(listed), load_facts(facts), {}, nothing, nothing, pages, folder)
    return House(folder, library, nothing, nothing, serving=False)


def _skeleton(house: House, page: Source) -> Any:
    """Render a page as far as its bones show, and keep what is found on the way in `house.findings`."""
    expanded = expand(page.body, house.library.shortcodes(page), page.file, page.line)
    html = Markdown(extensions=_EXTENSIONS, extension_configs=_TABS).convert(expanded.markdown)
    house.findings += expanded.findings
    # Which channels a page may name is asked by the rule of the list; translations are compared whatever they name.
    known = {"support-email"}
    linked = _CHANNEL_LINK.sub(
        lambda match: f'data-channel-link="{match[1]}"' if match[1] in known else house._channel_link(match[1], page),
        html,
    )
    return skeleton(linked, expanded.used)


_TABS = {"pymdownx.tabbed": {"alternate_style": True}}


def _vocabulary(name: str, text: str) -> Vocabulary:
    own = f"{name} "
    given = yaml.safe_load(text)
    keywords = given.get("keywords", [f"{own}k{number}" for number in range(5)])
    questions = given.get("questions", [f"{own}q{number}" for number in range(5)])
    return Vocabulary(name, name, name.split("/")[1], tuple(keywords), tuple(questions), len)


def _of_engine(files: Mapping[str, str], folder: Path) -> set[str]:
    """Build pages with MkDocs alone, and listen as the build's events do."""
    for name, text in files.items():
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\ntheme: {name: mkdocs}\n")
    listener = build._Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    build._warnings.clear()
    try:
        build_with_mkdocs(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
        return _codes(build._heard())
    finally:
        logger.removeHandler(listener)
        build._warnings.clear()


def _of_revision(since: str, folder: Path) -> set[str]:
    """Ask for the difference to a revision, in a repository with one tag."""
    topics = "topics: {fees: {since: 1.0.0, page: fees/index.md}}"
    (folder / "docs").mkdir()
    (folder / "docs" / "topics.yml").write_text(_topics(topics), encoding="utf-8")
    released = "release: 1.0.0\ntopics: {fees: {since: 1.0.0, page: fees/index.md}}\ncontexts: {}\n"
    (folder / "docs" / "topics.released.yml").write_text(released)
    who = ["-c", "user.name=x", "-c", "user.email=x@imwallet.example"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"], ["tag", "v1.0.0"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.print", lambda *words, **_: said.extend(map(str, words)))
        ledger_command(["diff", since], folder)
    return set(chain.from_iterable(re.findall(r"\bTP\d{3}\b", line) for line in said))
