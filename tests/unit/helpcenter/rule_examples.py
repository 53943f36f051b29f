"""Judges the examples of the site's rules: what an example leaves out is put in order, the rest is read as a build
reads it.
"""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from PIL import Image

from cases import load_case
from channels import ChannelList, load_channels, overdue, to_come
from content.diagrams import load_diagrams
from content.facts import Facts, load_boxes, load_facts
from content.glossary import Glossary, load_glossary, topics_of_terms
from content.library import Library
from content.picture_texts import NAME as PICTURES
from content.picture_texts import Read, write_texts
from content.read_pages import read_sources
from content.sources import Sources
from content.topic_pages import check_pages
from content.untranslated import untranslated_data
from content.wording import load_wording, load_wordings
from guard.report.findings import Finding, Refused
from guard.rules.registry import Rule
from guides import load_guides
from helpcenter.checks import rendering_findings
from helpcenter.engine_warnings import Listener, warning_findings
from helpcenter.load import Site, _no_address_of_its_own, _other_schemes
from helpcenter.render import Rendering
from helpcenter.unexpected import findings_of
from incidents import load_incidents
from languages import in_languages, load_languages, load_words
from offline.tree import offline_files
from scripts.ready import ending, reviewed_before, samples, shortened, still_samples, unlicensed, unsigned
from scripts.topic_releases import main as releases_command
from scripts.tree_date import undated
from search import NotCovered, Stories, Synonyms, load_not_covered, load_stories, load_synonyms
from tests.made import LANGUAGES, ROOT, ZH_EN, editions
from tests.support import quick_yaml
from tests.support.markdown import as_in_a_build
from topics.registry import TopicRegistry, crowded_levels, load_topics
from topics.released import check_released, load_released
from wallet import Wallet, load_wallet, look_findings, typed_names

TODAY = date(2026, 11, 22)
WORDS = ROOT / "overrides" / "words"
_FILE = re.compile(r"^([\w./ -]+\.(?:md|yml|html|js|svg)):$", re.MULTILINE)

# What a copy for the other language says in that one.
_TITLES = re.compile(r"^(title|description): (?!.*: ).*", re.MULTILINE)

_TOPICS = "topics: {fees: {since: 1.0.0, page: fees/index.md}}"
_FACTS = "facts: {lock-duration: {zh: 一天, en: a day, from: sources}}\nui: {}\n"
_HELP_CENTER = {"id": "help-center", "kind": "origin", "value": "https://help.imwallet.example"}
_LISTED = [
    _HELP_CENTER,
    {"id": "live-chat", "kind": "page", "value": "https://chat.imwallet.example/now"},
    {"id": "support-email", "kind": "email", "value": "support@imwallet.example"},
]
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
    if rule.judges == "date":
        return _codes(undated(folder, dict([example.strip().split("=")])))
    if rule.judges == "history":
        return _of_history(date.fromisoformat(example.strip()[-10:]), folder)
    if rule.judges == "clone":
        return _of_clone(example.split()[1:], folder)
    files = _files(example)
    if rule.judges == "offline":
        site = {name: text.encode() for name, text in files.items()}
        return _caught(lambda: offline_files(site, ZH_EN, "2026-11-22"))
    if rule.judges == "engine":
        return _of_engine(files, folder)
    if rule.judges == "unforeseen":
        return _of_template(files)
    if "docs/channels.yml" in files:
        return _of_list(rule, files["docs/channels.yml"], folder) | _of_schemes(files, folder)
    for name, text in _in_order(rule, files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        garbled = rule.judges == "page in GBK" and example == rule.bad
        path.write_bytes(text.encode("gbk" if garbled and "/zh/" in name else "utf-8"))
        if rule.judges == "linked page" and example == rule.bad and "/zh/" in name:
            path.rename(folder / "elsewhere.md")
            path.symlink_to(folder / "elsewhere.md")
    if rule.judges == "picture":
        _draw(set(re.findall(r"(\w+\.png)", example)), folder)
    found = _of_files(folder)
    return found if rule.judges == "vocabulary" else {code for code in found if not code.startswith("SE01")}


def _draw(names: set[str], folder: Path) -> None:
    """Put these pictures beside the pages of an example, and what was read in them into the lock."""
    read = {}
    for lang in ZH_EN:
        for name in names - {"nothing.png"}:
            path = folder / "docs" / lang / "fees" / name
            Image.new("L", (5000 if name == "huge.png" else 40, 20)).save(path)
            text = "help@wallet.example" if name == "contact.png" else "Send"
            if name != "unread.png":
                read[path.relative_to(folder).as_posix()] = Read(hashlib.sha256(path.read_bytes()).hexdigest(), text)
    (folder / PICTURES).write_text(write_texts(read), encoding="utf-8")


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
        elif name.startswith("overrides/words/"):
            done[name] = _words(Path(name).name, text)
        elif rule.judges == "vocabulary":
            done[name] = _page(name, f"---\n{text}---\n-\n")
        elif name.endswith(".md") and rule.judges != "page as it stands":
            done[name] = _page(name, text)
        if name.endswith(".md") and rule.judges != "files":
            other = name.replace("/zh/", "/en/") if "/zh/" in name else name.replace("/en/", "/zh/")
            if other not in files:
                done[other] = _TITLES.sub(rf"\1: {'Fees' if '/en/' in other else '费用'}", done[name])
    return done


def _page(name: str, text: str) -> str:
    _, front, body = ("", "", text) if not text.startswith("---\n") else text.split("---\n", 2)
    _, _, *folders = name.removesuffix(".md").removesuffix("/index").split("/")
    given = quick_yaml.read(front) or {}
    # A title in either language: one Chinese character in it, and more words in Latin letters.
    words = "页 " + " ".join(name.removesuffix(".md").split("/"))
    whole = {
        "id": folders[-1],
        "title": words,
        "description": words,
        "keywords": [f"{words} k{number}" for number in range(5)],
        "questions": [f"{words} q{number}" for number in range(5)],
        "reviewed": TODAY,
    }
    return f"---\n{quick_yaml.write({**whole, **given})}---\n{body}"


def _topics(text: str) -> str:
    given = quick_yaml.read(text)
    first = next((name for name, topic in given["topics"].items() if "page" in topic), "none")
    section = {"fees": {"zh": "手续费", "en": "Fees"}}
    entry = {"id": first, "label": {"zh": "一", "en": "one"}, "hint": {"zh": "一", "en": "one"}}
    return quick_yaml.write({"sections": section, "emergencies": [entry], **given}, sort_keys=False)


def _words(file: str, text: str) -> str:
    """The words of a language, with those of the example in their places."""
    whole = quick_yaml.read((WORDS / file).read_text(encoding="utf-8"))
    for group, words in quick_yaml.read(text).items():
        whole[group] |= words
    return quick_yaml.write(whole)


def _entries(given: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    return [{**_ENTRY, **entry} for entry in given]


def _of_list(rule: Rule, text: str, folder: Path) -> set[str]:
    given = quick_yaml.read(text)
    whole = rule.judges in {"whole list", "release"}
    given["channels"] = _entries(given["channels"] if whole else [*given["channels"], _HELP_CENTER])
    given["revoked"] = [{**_PAST, **entry} for entry in given.get("revoked", [])]
    path = folder / "channels.yml"
    path.write_text(quick_yaml.write(given), encoding="utf-8")
    try:
        loaded = load_channels(path, languages=ZH_EN)
    except Refused as refused:
        return _codes(refused.findings)
    found = overdue(loaded, TODAY) + to_come(loaded, TODAY)
    if rule.judges == "release":
        return _codes([*found, *samples(loaded), *unsigned(loaded, {}), *ending(loaded, TODAY)])
    return _codes([*found, *_no_address_of_its_own(loaded)])


def _of_history(reviewed: date, folder: Path) -> set[str]:
    """A repository whose list got another address after a review on 2026-11-21."""
    (folder / "docs").mkdir()
    path = folder / "docs" / "channels.yml"
    who = ["-c", "user.name=x", "-c", "user.email=x@imwallet.example"]
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    for value, when in [("https://old.imwallet.example", date(2026, 11, 21)), (_HELP_CENTER["value"], reviewed)]:
        entry = {**_ENTRY, **_HELP_CENTER, "value": value, "reviewed": when}
        path.write_text(quick_yaml.write({"channels": [entry]}), encoding="utf-8")
        subprocess.run(["git", *who, "add", "."], cwd=folder, check=True)
        subprocess.run(["git", *who, "commit", "-qm", "x"], cwd=folder, check=True)
    return _codes(reviewed_before(load_channels(path), folder))


def _of_clone(command: list[str], folder: Path) -> set[str]:
    """A clone of a repository with two commits, made by this command."""
    who = ["-c", "user.name=x", "-c", "user.email=x@imwallet.example"]
    subprocess.run(["git", "init", "-q", "whole"], cwd=folder, check=True)
    for _ in range(2):
        subprocess.run(["git", *who, "commit", "-qm", "x", "--allow-empty"], cwd=folder / "whole", check=True)
    subprocess.run(["git", *command, "-q", f"file://{folder}/whole", "clone"], cwd=folder, check=True)
    return _codes(shortened(folder / "clone"))


def _of_schemes(files: Mapping[str, str], folder: Path) -> set[str]:
    """Compare the list, which `_of_list` has put in order, with who runs the site."""
    if "docs/operator.yml" not in files:
        return set()
    (folder / "operator.yml").write_text(files["docs/operator.yml"], encoding="utf-8")
    return _codes(
        _other_schemes(load_channels(folder / "channels.yml"), load_wallet(folder / "operator.yml", ZH_EN).app)
    )


def _of_files(folder: Path) -> set[str]:
    """Read the data files and the pages that are there, and compare them with each other."""
    loaders: dict[str, Callable[[Path], Any]] = {
        "docs/languages.yml": load_languages,
        "docs/operator.yml": lambda path: load_wallet(path, ZH_EN),
        "docs/facts.yml": lambda path: load_facts(path, ZH_EN),
        "docs/boxes.yml": lambda path: load_boxes(path, ZH_EN),
        "docs/diagrams.yml": lambda path: load_diagrams(path, ZH_EN),
        "docs/glossary.yml": lambda path: load_glossary(path, ZH_EN),
        "docs/synonyms.yml": lambda path: load_synonyms(path, ZH_EN),
        "docs/stories.yml": lambda path: load_stories(path, ZH_EN),
        "docs/not-covered.yml": lambda path: load_not_covered(path, ZH_EN),
        "docs/topics.yml": lambda path: load_topics(path, ZH_EN),
        "docs/topics.released.yml": load_released,
        "docs/case.yml": lambda path: load_case(path, ZH_EN, ["fees"]),
        "docs/guides.yml": lambda path: load_guides(path, ZH_EN, ["fees"], ["live-chat"]),
        "docs/wording/en.yml": lambda path: load_wording(path.parents[2], "en"),
        "docs/incidents.yml": lambda path: load_incidents(path, ZH_EN, ["fees"]),
        "overrides/words/en.yml": lambda path: _load_words(path.parent),
    }
    try:
        loaded = {name: load(folder / name) for name, load in loaders.items() if (folder / name).is_file()}
        pages = read_sources(folder / "docs", ZH_EN) if (folder / "docs" / "zh").is_dir() else None
    except Refused as refused:
        return _codes(refused.findings)
    topics, released = loaded.get("docs/topics.yml"), loaded.get("docs/topics.released.yml")
    found = [*untranslated_data(folder, ZH_EN), *(check_released(topics, released) if topics and released else [])]
    found += crowded_levels(topics) if topics else []
    if wallet := loaded.get("docs/operator.yml"):
        found += typed_names(folder, wallet)
        found += look_findings(Path(__file__).parents[3], wallet.look, "docs/operator.yml", wallet.colour_lines)
        found += [*still_samples(wallet), *unlicensed(wallet, folder, ZH_EN)]
    if pages:
        found += check_pages(topics, pages, ZH_EN) if topics else []
        glossary = loaded.get("docs/glossary.yml")
        found += topics_of_terms(glossary, topics.page_of) if glossary and topics else []
        found += _of_pages(folder, pages, topics)
    return _codes(found)


def _load_words(folder: Path) -> object:
    shutil.copy(WORDS / "zh.yml", folder)
    return load_words(folder, ZH_EN)


def _of_pages(folder: Path, pages: Sources, topics: TopicRegistry | None) -> list[Finding]:
    """Render the pages as a build does, and return what is wrong with them."""
    rendering = Rendering(_site(folder, pages, topics))
    for page in pages:
        if "/schemas/" in page.file:  # exclude_docs in mkdocs.yml
            continue
        text = rendering.markdown(page, page.body)
        rendering.content(page, as_in_a_build().convert(text))
    return rendering_findings(rendering, TODAY)


def _site(folder: Path, pages: Sources, topics: TopicRegistry | None) -> Site:
    """A site of these pages, on which little else is said."""
    given = in_languages(ZH_EN)
    library = Library(
        editions=editions(),
        channels=ChannelList.model_validate({"channels": _entries(_LISTED)}, context=given),
        facts=Facts.model_validate(quick_yaml.read(_FACTS), context=given),
        boxes={},
        registry=topics or TopicRegistry.model_validate(quick_yaml.read(_topics(_TOPICS)), context=given),
        glossary=Glossary(terms=()),
        sources=pages,
        diagrams={},
    )
    wallet = Wallet.model_validate({"name": {"zh": "无名氏钱包", "en": "Nameless"}, "app": "imwallet"}, context=given)
    nothing: dict[str, dict[str, list[str]]] = {tag: {"groups": [], "weak": [], "drop": []} for tag in ZH_EN}
    stories = Stories.model_validate({tag: {} for tag in ZH_EN}, context=given)
    synonyms = Synonyms.model_validate(nothing, context=given)
    words = load_wordings(folder, ZH_EN)
    return Site(folder, ZH_EN, library, synonyms, wallet, stories, NotCovered(subjects={}), {}, words)


def _of_engine(files: Mapping[str, str], folder: Path) -> set[str]:
    """Build pages with MkDocs alone, and listen as the build's events do."""
    for name, text in files.items():
        (folder / "docs").mkdir(exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: x\ntheme: {name: mkdocs}\n")
    listener = Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        build_with_mkdocs(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
        return _codes(warning_findings(listener.heard, None))
    finally:
        logger.removeHandler(listener)


def _of_template(files: Mapping[str, str]) -> set[str]:
    """Read templates as a build does, and tell an error as it does."""
    try:
        for name, text in files.items():
            jinja2.Environment(autoescape=True).parse(text, filename=name)
    except jinja2.TemplateError as error:
        return _codes(findings_of(error, ROOT))
    return set()


def _of_revision(since: str, folder: Path) -> set[str]:
    """Ask for the difference to a revision, in a repository with one tag."""
    docs = folder / "docs"
    docs.mkdir()
    shutil.copy(LANGUAGES, docs)
    (docs / "topics.yml").write_text(_topics(_TOPICS), encoding="utf-8")
    (docs / "topics.released.yml").write_text(f"release: 1.0.0\n{_TOPICS}\ncontexts: {{}}\n")
    who = ["-c", "user.name=x", "-c", "user.email=x@imwallet.example"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "x"], ["tag", "v1.0.0"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.print", lambda *words, **_: said.extend(map(str, words)))
        releases_command(["diff", since], folder)
    return set(chain.from_iterable(re.findall(r"\bTP\d{3}\b", line) for line in said))
