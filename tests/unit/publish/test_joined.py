"""Files that are published as one: whole, in order, and without two parts that give the same name."""

from __future__ import annotations

import base64
import posixpath
import re
from collections import Counter

import pytest

from publish.joined import GONE, PARTS, joined_files
from tests.javascript import evaluate
from tests.support.paths import ROOT

ASSETS = ROOT / "overrides" / "assets"
SCRIPTS = [name for name in PARTS if name.endswith(".js")]
GIVEN = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r"^(?:import|export) [^;]*\"([^\"]+)\";|[^{]\bimport\(\"([^\"]+)\"\)", re.MULTILINE)
HANDED_ON = re.compile(r"(?:import |export \{.*\} from )")
# Whoever gets a second copy of these shares nothing with the first: they keep nothing.
TWICE = {"javascripts/copy.js", "javascripts/element.js", "search/distance.js"}
LIST = re.compile(r"^(?:const|let) [{\[]", re.MULTILINE)


def plain(name: str) -> str:
    return name.removeprefix("assets/")


def text(part: str) -> str:
    return (ASSETS / part).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PARTS)
def test_every_part_is_there_once_and_in_order(name: str) -> None:
    whole = joined_files(text)[f"assets/{name}"].decode()
    lines = [line for part in PARTS[name] for line in text(part).splitlines() if line]
    left = [line for line in whole.splitlines() if line]
    assert [line for line in lines if not HANDED_ON.match(line)] == left


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_two_parts_give_the_same_name(name: str) -> None:
    whole = joined_files(text)[f"assets/{name}"].decode()
    assert [given for given, times in Counter(GIVEN.findall(whole)).items() if times > 1] == []
    assert not LIST.search(whole), "names that a pattern gives are not counted above"
    assert not re.search(r"^import\b|^export \{", whole, re.MULTILINE), "a further file to wait for"


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_part_needs_one_that_comes_behind_it(name: str) -> None:
    for at, part in enumerate(PARTS[name]):
        for asked in re.findall(r"^import [^;]*\"([^\"]+)\";", text(part), re.MULTILINE):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(part), asked)) in PARTS[name][:at]


@pytest.mark.parametrize("name", ["search/search.js", "secrets/secrets.js"])
def test_the_whole_gives_what_its_last_part_gives(name: str) -> None:
    """Others take from the whole what in the sources is handed on."""
    whole = joined_files(text)[f"assets/{name}"]
    address = f"data:text/javascript;base64,{base64.b64encode(whole).decode()}"
    given = evaluate(name, "return [Object.keys(m), Object.keys(await import(v[0]))];", address)
    assert given[0] and set(given[0]) <= set(given[1])


def test_only_what_keeps_nothing_is_published_twice() -> None:
    published = Counter(part for parts in PARTS.values() for part in parts)
    assert {part for part, times in published.items() if times > 1} == TWICE
    for part in TWICE:
        assert not re.search(r"^(?:let|var)\b|^const \w+ = (?:new|\[|\{)", text(part), re.MULTILINE), part


def test_nothing_imports_a_part_that_is_not_published_by_itself() -> None:
    gone = set(map(plain, GONE))
    made = joined_files(text)
    for path in ASSETS.rglob("*.js"):
        name = path.relative_to(ASSETS).as_posix()
        if name in gone:
            continue
        published = made.get(f"assets/{name}", path.read_bytes()).decode()
        for asked in map("".join, IMPORTED.findall(published)):
            part = posixpath.normpath(posixpath.join(posixpath.dirname(name), asked))
            assert part not in gone, f"{name} imports {part}"
    assert all((ASSETS / part).is_file() for part in gone)


def test_the_imports_of_other_files_stay() -> None:
    texts = {part: f"// {part}\n" for parts in PARTS.values() for part in parts}
    own, other = 'import { copy } from "./copy.js";\n', 'import { a } from "./a.js";\n'
    texts["javascripts/channels.js"] = own + other
    made = joined_files(texts.__getitem__)["assets/javascripts/channels.js"].decode()
    assert made == "// javascripts/copy.js\n\n" + other
