"""House rules that no linter knows: small functions, patterns made of parts, documents whose links lead somewhere.

Which package may import which, style and types are held by `make lint`; that no code names a language, by
tests/unit/languages/test_no_literals.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tests.support.modules import nodes, parsed

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "hooks").rglob("*.py"))
LONGEST_FUNCTION = 60  # lines, the docstring among them
# What commands begin with; and a language of the site, which is not what the guard's model knows of one: the guard
# imports nothing of the site.
TWICE = {"main", "Language"}
LONGEST_PATTERN = 200  # characters that stand in one place, without the parts that have names
DOCUMENTS = sorted(
    path for places in ("*.md", "decisions/*.md", "hooks/**/*.md", "examples/**/*.md") for path in ROOT.glob(places)
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{_name(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(lengths) > 1000
    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_name_has_two_meanings() -> None:
    """A class or a function that others may use stands in one module, so that its name means one thing."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(_name(path))
    assert len(homes) > 500
    assert {name: places for name, places in homes.items() if len(places) > 1 and name not in TWICE} == {}


def test_no_pattern_is_longer_than_can_be_read() -> None:
    """A longer one is put together from parts with names, or from words in a data file."""
    lengths = {f"{_name(path)}:{line}": length for path in MODULES for line, length in _patterns(path)}
    assert len(lengths) > 50
    assert {where: length for where, length in lengths.items() if length > LONGEST_PATTERN} == {}


def _patterns(path: Path) -> Iterator[tuple[int, int]]:
    """Yield line and length of what is handed to `re`, and of each text that has a name and is a part of such."""
    named = {
        target.id: node.value
        for node in parsed(path).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    waiting = [node.args[0] for node in nodes(path) if isinstance(node, ast.Call) and _of_re(node) and node.args]
    seen: set[int] = set()
    while waiting:
        part = waiting.pop()
        if id(part) in seen:
            continue
        seen.add(id(part))
        inside = list(ast.walk(part))
        texts = [node.value for node in inside if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        yield part.lineno, sum(map(len, texts))
        waiting += [named[node.id] for node in inside if isinstance(node, ast.Name) and node.id in named]


def _of_re(call: ast.Call) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"


def test_links_of_documents_lead_somewhere() -> None:
    dead = []
    for path in DOCUMENTS:
        for address in _links(path.read_text(encoding="utf-8")):
            name, _, anchor = address.partition("#")
            target = (path.parent / unquote(name)).resolve() if name else path
            if not target.exists() or (anchor and anchor not in _anchors(target)):
                dead.append(f"{_name(path)}: {address}")
    assert dead == []


def _links(text: str) -> Iterator[str]:
    """Yield links and pictures of a Markdown document that lead into the repository."""
    prose = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"`[^`\n]*`", "", prose)
    for address in re.findall(r"\]\(([^)\s]+)", prose):
        if not re.match(r"[a-z][a-z0-9+.-]*:", address):
            yield address


def _anchors(path: Path) -> set[str]:
    """The ids that a host of repositories gives to the headings of a document."""
    headings = re.findall(r"^#{1,6} +(.+?) *$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_each_file_of_tests_has_a_name_of_its_own() -> None:
    """pytest knows a file of tests by its name alone, whichever folder it lies in."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) > 150
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
