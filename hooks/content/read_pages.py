"""Read the pages of every language. All faults are told at once: of files, front matter, ids and translations."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from content.sources import FrontMatter, Source, Sources
from content.wording.rules_file import FOLDER
from guard.read.data_files import Location, first_causes, line_of, parse_yaml
from guard.read.file_cache import text_of
from guard.read.tree import checksum
from guard.read.yaml_lost import unreadable
from guard.read.yaml_slips import wanted
from guard.report.findings import Finding, Refused, nearest
from guard.text.memory import Keeper
from languages import Language, Languages
from languages.text import named

# What a page's path may be made of, for it becomes an address: every program spells these signs in one way.
_SPELLED = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*\.md")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
# Endings by which MkDocs knows a page, small or large. Ours end in .md.
_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
# Folders below docs/ whose files are data for the build (exclude_docs in mkdocs.yml).
_DATA = frozenset({"schemas"})
# The data files there, and those of each language in the folder of its rules of words. Another one is read by nobody.
_DATA_FILES = frozenset(
    """boxes case channels diagrams facts glossary guides incidents languages not-covered operator stories synonyms
    topics.released topics""".split()
)
_YAML = re.compile(r"\.ya?ml(?=$|[.~_ -])", re.IGNORECASE)
# What editors and word processors leave of a page. What else lies there is published, and the guard judges it.
_OF_A_PAGE = re.compile(r"\.(?:md|markdown)[.~_ -]|\.(?:txt|rst|docx?|odt|rtf)~?$", re.IGNORECASE)


def read_sources(docs: Path, languages: Languages, keeper: Keeper | None = None) -> Sources:
    """Read every page below the folder of each language.

    `keeper` keeps what was read of a page, for the same page the next time. Raises `findings.Refused` with all faults:
    no or broken front matter, unknown keys, an id used twice in one language, a page that is missing in a language,
    translations with different ids.
    """
    read: list[Source] = []
    faults = _strays(docs, languages)
    for language in languages.values():
        for relative in _pages_below(docs / language.tag):
            try:
                read.append(_read(relative, language, docs, languages.names.get(language.tag), keeper))
            except Refused as refused:
                faults += refused.findings
    # A page whose front matter is broken has its translations all the same: its own fault is enough.
    if not faults:
        faults += [
            *_ids_twice(read),
            *_addresses_twice(read),
            *_translation_faults(Sources(read), languages, docs.name),
        ]
    if faults:
        raise Refused(faults)
    return Sources(read)


def _pages_below(folder: Path) -> list[str]:
    """The paths of the pages below a folder, in order. MkDocs leaves out what begins with a full stop, too: an editor
    of text keeps locks and copies in such files.
    """
    found = []
    for inside, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        before = os.path.relpath(inside, folder).replace(os.sep, "/")
        before = "" if before == "." else f"{before}/"
        found += [f"{before}{name}" for name in names if name.endswith(".md") and not name.startswith(".")]
    return sorted(found, key=lambda path: path.split("/"))


def _strays(docs: Path, languages: Languages) -> list[Finding]:
    """Find what MkDocs would take for a page, or a person for a part of the site, and what is none."""
    found: list[Finding] = []
    for folder, folders, files in os.walk(docs):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _DATA]
        inside = Path(folder).relative_to(docs)
        of_language = bool(inside.parts) and inside.parts[0] in languages
        before = "".join(f"{part}/" for part in (docs.name, *inside.parts))
        for name in sorted([*folders, *files]):
            file = f"{before}{name}"
            if name.startswith("."):
                continue
            if (of_language or name in languages) and os.path.islink(f"{folder}/{name}"):
                fix = "put the files themselves here: not every build follows links"
                found.append(Finding(file, 0, "FM008", "is a link to another place", fix))
            elif name in folders and name.lower().endswith(_MARKDOWN):
                found.append(Finding(file, 0, "FM009", "is a folder with the name of a page", "call it something else"))
            elif name in files and name.lower().endswith(_MARKDOWN):
                if not of_language:
                    fix = f"move it below {docs.name}/{next(iter(languages))}/, with its translations beside it"
                    found.append(Finding(file, 0, "FM009", "is in the folder of no language", fix))
                elif not name.endswith(".md") or name == "README.md":
                    wanted = "index" if name == "README.md" else Path(name).stem
                    found.append(Finding(file, 0, "FM009", "is no name for a page", f"call it {wanted}.md"))
            elif name in files:
                found += _unread(file, inside.parts, languages, of_language)
    return found


def _unread(file: str, folder: tuple[str, ...], languages: Languages, of_language: bool) -> list[Finding]:
    """Find a file that looks like a part of the site and that nobody reads: an optional one under another name would be
    gone without a word.
    """
    name = file.rpartition("/")[2]
    if _YAML.search(name):
        known = [f"{one}.yml" for one in ([] if folder else _DATA_FILES)]
        known += [f"{tag}.yml" for tag in languages if folder == (Path(FOLDER).name,)]
        if name in known:
            return []
        fix = nearest(name, known) or "call it by the name that the build knows, or move it out of docs/"
        return [Finding(file, 0, "FM011", "is a data file that nothing reads", fix)]
    if of_language and _OF_A_PAGE.search(name):
        fix = "delete it, or move it out of docs/"
        return [Finding(file, 0, "FM011", "looks like a draft of a page, and would be published as it is", fix)]
    return []


def _read(relative: str, language: Language, docs: Path, name: str | None, keeper: Keeper | None) -> Source:
    """Read the page at a path below its language's folder; `name` is what the wallet is called in that language."""
    file = f"{docs.name}/{language.tag}/{relative}"
    if not _SPELLED.fullmatch(relative):
        fix = "rename it: small Latin letters, digits and single hyphens, such as swap-fee.md"
        raise Refused([Finding(file, 0, "FM020", "has a path that programs spell differently in an address", fix)])
    try:
        # Some editors begin a file with a mark that nobody sees.
        text = text_of(f"{docs}/{language.tag}/{relative}").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, message, fix = unreadable(error)
        raise Refused([Finding(file, line, "FM001", message, fix)]) from error
    except OSError as error:
        fix = "put it back, or remove what is left of it"
        raise Refused([Finding(file, 0, "FM001", f"cannot be read ({error.__class__.__name__})", fix)]) from error
    mark = checksum(text.encode())
    key = f"page {file} {language.path} {name} {mark}"
    known: Source | None = keeper.get(key) if keeper else None
    if known:
        return known
    match = _FRONT.match(text)
    if not match:
        raise Refused([Finding(file, 1, "FM002", *_no_front_matter(text))])
    meta, lines = _front_matter(match[1], file, name)
    line = text.count("\n", 0, match.end()) + 1
    source = Source(language.tag, language.path, relative, file, meta, text[match.end() :], line, lines, mark)
    if keeper:
        keeper.put(key, source)
    return source


def _no_front_matter(text: str) -> tuple[str, str]:
    """What is wrong with the beginning of a page, and its fix."""
    if _FRONT.match(text.lstrip()):
        return "has something before its front matter", "let the line --- be the first"
    if re.match(r"---[ \t]*\n", text):
        return "does not end its front matter", "write a line --- behind the last key"
    fix = "begin the file with a --- block of id, title, description, keywords, questions, reviewed"
    return "has no front matter", fix


def _front_matter(text: str, file: str, name: str | None) -> tuple[FrontMatter, dict[Location, int]]:
    value, lines = parse_yaml(text, file, "FM003", first_line=2)
    try:
        return FrontMatter.model_validate(value if name is None else named(value, name)), lines
    except ValidationError as error:
        raise Refused(_faults(error, lines, file)) from error


def _faults(error: ValidationError, lines: dict[Location, int], file: str) -> Iterator[Finding]:
    for fault in first_causes(error):
        key = str(fault["loc"][0]) if fault["loc"] else ""
        line = line_of(lines, fault["loc"])
        if fault["type"] == "extra_forbidden":
            fix = nearest(key, FrontMatter.model_fields) or "remove it"
            yield Finding(file, line, "FM004", f"unknown front matter key {key}", fix)
        elif fault["type"] == "missing":
            yield Finding(file, 1, "FM005", f"front matter has no {key}", f"add {key}:")
        else:
            place = ".".join(map(str, fault["loc"]))
            message, fix = wanted(fault)
            yield Finding(file, line, "FM006", f"front matter{f' {place}:' if place else ''} {message}", fix)


def _ids_twice(sources: Iterable[Source]) -> Iterator[Finding]:
    by_id: dict[tuple[str, str], Source] = {}
    for source in sources:
        first = by_id.setdefault((source.lang, source.meta.id), source)
        if first is not source:
            yield Finding(source.file, 2, "FM007", f"id {source.meta.id} is the id of {first.file}", "choose another")


def _addresses_twice(sources: Iterable[Source]) -> Iterator[Finding]:
    """A page swap.md and a folder swap/ with a page index.md have one address; the engine writes one over the other."""
    by_url: dict[str, Source] = {}
    for source in sources:
        first = by_url.setdefault(source.url, source)
        if first is not source:
            message = f"has the address /{source.url}, as {first.file} has"
            yield Finding(source.file, 0, "FM013", message, "call one of them otherwise, or put it into another folder")


def _moved(sources: Sources, languages: Languages) -> Iterator[tuple[Source, Source]]:
    """Yield pages that were renamed in one language alone, each with its translation: the ids still tell."""
    for source in sources:
        for tag in languages:
            other = sources.by_topic(tag).get(source.meta.id)
            if other is None or other.path == source.path or source.lang == tag:
                continue
            # The one whose path no other language has is the one that was renamed; of two languages, the first.
            alone = len(sources.translations(source.path)) == 1
            if alone and tag not in sources.translations(source.path) and languages[source.lang] is languages.default:
                yield source, other


def _translation_faults(sources: Sources, languages: Languages, docs: str) -> Iterator[Finding]:
    """Every page stands in each language, at the same path and with the same id."""
    moved = dict(_moved(sources, languages))
    for source, other in moved.items():
        fix = f"rename {other.file} in the same way, or call this one {other.path.rpartition('/')[2]} again"
        yield Finding(source.file, 0, "TW001", f"is called otherwise than its translation {other.file}", fix)
    gone = {source.path for pair in moved.items() for source in pair}
    for path in dict.fromkeys(source.path for source in sources):
        if path in gone:
            continue
        pages = sources.translations(path)
        first = next(pages[tag] for tag in languages if tag in pages)
        for tag in languages:
            if tag not in pages:
                missing = f"{docs}/{tag}/{path}"
                fix = "write it, or remove the page in every language"
                yield Finding(first.file, 0, "TW001", f"has no translation {missing}", fix)
            elif pages[tag].meta.id != first.meta.id:
                message = f"id {pages[tag].meta.id}, but {first.file} has id {first.meta.id}"
                yield Finding(pages[tag].file, 2, "TW002", message, "use one id in every language")
