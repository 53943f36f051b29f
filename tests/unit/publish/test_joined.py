"""Files that are published as one: whole, in order, and without two parts that give the same name."""

from __future__ import annotations

import posixpath
import re
from collections import Counter

import pytest

from publish.joined import GONE, PARTS, joined_files
from tests.support.paths import ROOT

ASSETS = ROOT / "overrides" / "assets"
SCRIPTS = [name for name in PARTS if name.endswith(".js")]
GIVEN = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r"^(?:import|export) [^;]*\"([^\"]+)\";|[^{]\bimport\(\"([^\"]+)\"\)", re.MULTILINE)
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
    assert [line for line in lines if not line.startswith("import ")] == left


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_two_parts_give_the_same_name(name: str) -> None:
    whole = joined_files(text)[f"assets/{name}"].decode()
    assert [given for given, times in Counter(GIVEN.findall(whole)).items() if times > 1] == []
    assert not LIST.search(whole), "names that a pattern gives are not counted above"
    assert not re.search(r"^import\b", whole, re.MULTILINE), "a further file to wait for"


def test_nothing_imports_a_part_that_is_not_published_by_itself() -> None:
    together = {part: {one for parts in PARTS.values() if part in parts for one in parts} for part in map(plain, GONE)}
    for path in ASSETS.rglob("*.js"):
        name = path.relative_to(ASSETS).as_posix()
        for asked in map("".join, IMPORTED.findall(path.read_text(encoding="utf-8"))):
            part = posixpath.normpath(posixpath.join(posixpath.dirname(name), asked))
            assert part not in together or name in together[part], f"{name} imports {part}"
    assert all((ASSETS / part).is_file() for part in together)


def test_the_imports_of_other_files_stay() -> None:
    texts = {part: f"// {part}\n" for parts in PARTS.values() for part in parts}
    own, other = 'import { copy } from "./copy.js";\n', 'import { a } from "./a.js";\n'
    texts["javascripts/channels.js"] = own + other
    made = joined_files(texts.__getitem__)["assets/javascripts/channels.js"].decode()
    assert made == "// javascripts/copy.js\n\n" + other
