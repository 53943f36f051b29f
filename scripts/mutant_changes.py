"""The small changes of code that `make mutants` tries: where a module can be changed, and the module's code with one
change.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

GUARD = Path(__file__).resolve().parent.parent / "hooks" / "guard"

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd}


# What would be changed, and a function that changes it in place.
_Change = tuple[ast.AST, Callable[[], object]]
# A statement by the line and the column where it begins, a function by its name and the line where it begins.
Begin = tuple[int, int]
Function = tuple[str, int]


@dataclass(frozen=True)
class Place:
    """Where one change can be made: a module, the number of the node in it, and which of the node's changes. The change
    -1 is none: a control, which no test may notice.
    """

    module: str
    node: int
    variant: int


@dataclass(frozen=True)
class Mutant:
    """One change of a module: what was changed on which line, in which statement, and in the body of which function
    (none: what is changed runs when the module is loaded). Of a value that the module keeps, `users` are the statements
    that name it, or what is made of it.
    """

    place: Place
    line: int
    change: str
    statement: Begin | None
    function: Function | None
    users: tuple[Begin, ...]
    code: CodeType


def path_of(module: str) -> Path:
    """Return the file of a module of the guard, such as text.hosts."""
    return GUARD / (module.replace(".", "/") + ".py")


@functools.cache
def _source(module: str) -> str:
    return path_of(module).read_text(encoding="utf-8")


@functools.cache
def _written_alike(module: str) -> str:
    """The module's source as Python itself writes it."""
    return ast.unparse(ast.parse(_source(module)))


def places(module: str) -> list[Place]:
    """Return every place of a module where one change can be made."""
    return [
        Place(module, number, variant)
        for number, node in enumerate(_nodes(ast.parse(_source(module))))
        for variant in range(sum(1 for _ in _changes(node)))
    ]


def mutant(place: Place) -> Mutant | None:
    """Return the module with the change at this place, None if it is then the same code."""
    tree = ast.parse(_source(place.module))
    node = next(found for at, found in enumerate(_nodes(tree)) if at == place.node)
    changed, change = list(_changes(node))[place.variant]
    # Where it stands, before it is changed: a statement that is removed stands nowhere.
    within = _within(tree, changed)
    statement, function = _statement(within), _function(within)
    users = () if function else tuple(_users(tree, within))
    line = getattr(changed.pattern if isinstance(changed, ast.match_case) else changed, "lineno", 0)
    if place.variant >= 0:
        change()
    ast.fix_missing_locations(tree)
    before, after = _written_alike(place.module), ast.unparse(tree)
    if before == after and place.variant >= 0:
        return None
    code = compile(tree, str(path_of(place.module)), "exec")
    return Mutant(place, line, _difference(before, after), statement, function, users, code)


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but annotations, decorators and messages, which say nothing about what the code does; and but what is
    the same by nature when it is changed:

    - `strict=True`, which says only what the code itself sees to, encodings, whose names Python reads loosely, and
      what a type variable is called;
    - how much is remembered (`if len(known) >= MOST: known.clear()`): what was forgotten is found anew;
    - the characters in `char in "qpz"`, `name.strip("-.")` and `frozenset("+/")`, to which another one is added: they
      are changed by `_fewer` instead.
    """
    yield tree
    if isinstance(tree, ast.JoinedStr) or _names_only(tree):
        return
    for name, value in ast.iter_fields(tree):
        if name not in ("annotation", "returns", "decorator_list"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not _forgets(child) and child is not _characters(tree):
                    yield from _nodes(child)


def _names_only(node: ast.AST) -> bool:
    """Tell whether nothing that is found hangs on what a node says."""
    match node:
        case ast.keyword(arg="strict" | "encoding") | ast.Call(func=ast.Name(id="TypeVar")):
            return True
    return False


def _forgets(node: ast.AST) -> bool:
    """Tell whether a statement does nothing but to empty a memory that is full."""
    match node:
        case ast.If(body=[ast.Expr(value=ast.Call(func=ast.Attribute(attr="clear")))], orelse=[]):
            return True
    return False


def _characters(node: ast.AST) -> ast.Constant | None:
    """Return the characters of which something is asked to be one, or which are stripped or make a set."""
    match node:
        case ast.Call(
            func=ast.Attribute(attr="strip" | "lstrip" | "rstrip"), args=[ast.Constant(value=str()) as characters]
        ):
            return characters
        case ast.Call(func=ast.Name(id="frozenset" | "set"), args=[ast.Constant(value=str()) as characters]):
            return characters
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[ast.Constant(value=str()) as characters]):
            return characters
    return None


def _fewer(characters: ast.Constant) -> _Change:
    """Leave out the last of some characters."""
    return characters, lambda: setattr(characters, "value", str(characters.value)[:-1])


def _within(tree: ast.AST, node: ast.AST) -> list[ast.AST]:
    """The node, what it stands in, and so on up to the module."""
    above = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    chain = [node]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return chain


def _statement(chain: list[ast.AST]) -> Begin | None:
    found = next((node for node in chain if isinstance(node, ast.stmt)), None)
    return (found.lineno, found.col_offset) if found else None


def _function(chain: list[ast.AST]) -> Function | None:
    """The outermost function in whose body the node stands: what it holds is made anew whenever it runs."""
    for at in range(len(chain) - 1, 0, -1):
        node = chain[at]
        if isinstance(node, ast.FunctionDef):
            if chain[at - 1] not in node.body:
                return None
            classes = [above.name for above in reversed(chain[at + 1 :]) if isinstance(above, ast.ClassDef)]
            return ".".join([*classes, node.name]), min([node.lineno, *(one.lineno for one in node.decorator_list)])
    return None


def _users(tree: ast.Module, chain: list[ast.AST]) -> Iterator[Begin]:
    """Yield the statements of functions that name what a statement of the module assigns, or what is made of that."""
    kept = [one for one in tree.body if isinstance(one, ast.Assign | ast.AnnAssign)]
    made = {name for one in kept if one in chain for name in _names(one, ast.Store)}
    before = 0
    while len(made) > before:
        before = len(made)
        made |= {name for one in kept if made & _names(one, ast.Load) for name in _names(one, ast.Store)}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            inner = (node for part in function.body for node in ast.walk(part) if isinstance(node, ast.stmt))
            yield from ((node.lineno, node.col_offset) for node in inner if made & _names(node, ast.Load))


def _names(node: ast.AST, context: type[ast.expr_context]) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, context)}


def _difference(before: str, after: str) -> str:
    """The first changed line, before and after."""
    for old, new in zip(before.splitlines(), after.splitlines(), strict=False):
        if old != new:
            return f"{old.strip()}  →  {new.strip()}"
    return "the last lines"


def _changes(node: ast.AST) -> Iterator[_Change]:
    """Yield every change that can be made at a node."""
    yield from _swaps(node)
    yield from _removals(node)


def _swaps(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Compare(ops=[operator]):
            yield node, lambda: node.ops.__setitem__(0, _COMPARISONS[type(operator)]())
            if characters := _characters(node):
                yield _fewer(characters)
        case ast.Call() if characters := _characters(node):
            yield _fewer(characters)
        case ast.BoolOp(op=joined):
            yield node, lambda: setattr(node, "op", ast.Or() if isinstance(joined, ast.And) else ast.And())
        case ast.BinOp(op=sign) if type(sign) in _ARITHMETIC:
            yield node, lambda: setattr(node, "op", _ARITHMETIC[type(sign)]())
        case ast.If() | ast.IfExp():
            yield node.test, lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.Constant(value=bool() as flag):
            yield node, lambda: setattr(node, "value", not flag)
        case ast.Constant(value=int() as number):
            yield node, lambda: setattr(node, "value", number + 1)
        case ast.Constant(value=str() as text) if text and " " not in text and len(text) < 24:
            yield node, lambda: setattr(node, "value", f"{text}!")
        # Whoever asks takes None for False; that False becomes True is a change of its own.
        case ast.Return(value=ast.Constant(value=False | None)):
            return
        case ast.Return(value=ast.expr()):
            yield node, lambda: setattr(node, "value", ast.Constant(None))
        case ast.Call(func=ast.Name(id="max" | "min")):
            return  # the order is all one
        case ast.Call(args=[ast.expr() as first, ast.expr() as second, *_]):
            yield node, lambda: node.args.__setitem__(slice(0, 2), [second, first])


def _removals(node: ast.AST) -> Iterator[_Change]:
    for name in ("body", "orelse"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            for at, statement in enumerate(block):
                if _can_go(statement):
                    yield statement, functools.partial(block.__setitem__, at, ast.Pass())


def _can_go(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.AugAssign | ast.Raise | ast.Continue)


class _Reporting(ast.NodeTransformer):
    """Puts before each statement of each function a call that says that it is reached."""

    def __init__(self, module: str, known: list[tuple[str, Begin]]) -> None:
        self.module, self.known, self.inside = module, known, False

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Report the statements of a function, and of those in it."""
        outside, self.inside = self.inside, True
        self.generic_visit(node)
        self.inside = outside
        return node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Report the statements of each block."""
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if self.inside and isinstance(block, list) and not isinstance(node, ast.ClassDef):
                setattr(node, name, [one for at, statement in enumerate(block) for one in self._both(statement, at)])
        return node

    def _both(self, statement: ast.stmt, at: int) -> Iterator[ast.stmt]:
        if not (at == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)):
            call = ast.Call(ast.Name("__reached__", ast.Load()), [ast.Constant(len(self.known))], [])
            self.known.append((self.module, (statement.lineno, statement.col_offset)))
            yield ast.copy_location(ast.Expr(call), statement)
        yield statement


def reporting(module: str, known: list[tuple[str, Begin]]) -> CodeType:
    """Return the module's code, calling `__reached__` with a number before each statement of its functions. What the
    numbers stand for is added to `known`.
    """
    tree = _Reporting(module, known).visit(ast.parse(_source(module)))
    return compile(ast.fix_missing_locations(tree), str(path_of(module)), "exec")
