"""The Python of this repository as it is parsed, once in a process."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    """Return a module as it is parsed. All tests share it, so none may change it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return all nodes of a module, as `ast.walk` meets them."""
    return tuple(ast.walk(parsed(path)))
