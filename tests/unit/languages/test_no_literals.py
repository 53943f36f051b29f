"""No language is named outside the registry: code asks docs/languages.yml which there are.

Left out is what explains by example (comments, docstrings). The guard knows words of languages whatever site it judges,
but names none: how words stand in a sentence of a language is told in its own file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from languages import load_languages
from tests.support.modules import nodes

ROOT = Path(__file__).resolve().parents[3]
TAGS = "|".join(load_languages(ROOT / "docs" / "languages.yml"))
# A tag as a whole string, as a folder of an address, or as a part of a pattern.
NAMED = re.compile(rf"^(?:{TAGS})(?:-[A-Za-z]+)?$|(?:^|[/(|?)])(?:{TAGS})(?:[/)|\\\\]|$)")
# Shown to people, or told to a machine as a form to compute with.
KNOWN = {
    ("scripts/constants.py", "zh/account-locked/?theme=dark"),
    ("scripts/constants.py", "en/account-locked/?embed=1&theme=light"),
    ("scripts/constants.py", "en/account-locked/?embed=1&theme=light#now"),
    ("scripts/constants.py", "zh-Hant-TW"),
    ("scripts/screenshots.py", "en/account/"),
    ("overrides/assets/javascripts/channels.js", "en-US"),
    ("hooks/publish/redirects.py", "en"),
}


def python_texts(path: Path) -> Iterator[str]:
    """Every string of a Python file that is no docstring."""
    docstrings = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def script_texts(path: Path) -> Iterator[str]:
    """Every string and pattern of a script, comments left out."""
    code = re.sub(
        r"(?s)/\*.*?\*/|(?m:(?<=[\s;])//.*$)|^//.*$", " ", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    for match in re.finditer(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`|(/(?:\\.|[^/\\\n ])+/)[a-z]*[.,;)]', code):
        yield next(group for group in match.groups() if group is not None)


def template_texts(path: Path) -> Iterator[str]:
    """Every string inside the expressions of a template."""
    plain = re.sub(r"(?s)\{#.*?#\}", "", path.read_text(encoding="utf-8"))
    for expression in re.findall(r"(?s)\{[{%](.*?)[%}]\}", plain):
        yield from (one or other for one, other in re.findall(r"'([^']*)'|\"([^\"]*)\"", expression))


FILES = [
    *ROOT.glob("hooks/**/*.py"),
    *ROOT.glob("scripts/*.py"),
    *ROOT.glob("overrides/**/*.js"),
    *ROOT.glob("examples/**/*.js"),
    *ROOT.glob("overrides/**/*.html"),
]
READERS = {".py": python_texts, ".js": script_texts, ".html": template_texts}


@pytest.mark.parametrize("ending", READERS)
def test_no_language_is_named(ending: str) -> None:
    """Whoever meets this asks the registry instead."""
    texts = {
        (path.relative_to(ROOT).as_posix(), text)
        for path in FILES
        if path.suffix == ending
        for text in READERS[ending](path)
    }
    assert texts
    assert [(name, text) for name, text in texts if NAMED.search(text) and (name, text) not in KNOWN] == []


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.py", 'LANGUAGES = ("zh", "en")', True),
        ("a.py", 'pattern = r"go/(?:zh|en)/x"', True),
        ("a.py", 'page = "docs/zh/a.md"', True),
        ("a.py", '"""In zh/ and "en"."""', False),
        ("a.py", 'word = "then"', False),
        ("a.js", 'const lang = "zh";', True),
        ("a.js", "const en = /^(go\\/)?en\\//.test(path);", True),
        ("a.js", '// the page of zh, "en"\nconst word = 1;', False),
        ("a.html", "{{ 'en/' if view.lang else '' }}", True),
        ("a.html", '<p lang="{{ view.html_lang }}">', False),
    ],
)
def test_a_named_language_is_seen(tmp_path: Path, name: str, text: str, found: bool) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert any(NAMED.search(one) for one in READERS[path.suffix](path)) == found
