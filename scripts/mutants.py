"""Change the guard in small ways, one at a time, and count how many changes its fast tests notice.

    python -m scripts.mutants [MODULE …] [--sample N | --each N] [--minutes M] [--jobs J]

A mutant that no test notices shows what the tests leave open. Prints a table and the survivors; passes or fails
nothing. `--sample` draws from all modules as from one, so that the share it prints is that of the whole; `--each` looks
at every module alike. Each mutant is a fork that has everything loaded but the guard: it takes some seconds, and a
survivor, which all tests look at, a minute and a half.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import functools
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
GUARD = ROOT / "hooks" / "guard"
TESTS = ROOT / "tests" / "unit"
# The packages that read a site and judge it; the tests of the others say what they print.
PACKAGES = ("text", "policy", "read")
# The tests that look at a module first; those of FAST follow.
FIRST = {
    "policy.addresses": "destinations",
    "policy.code": "code",
    "policy.exceptions": "exceptions",
    "policy.files": "files",
    "policy.kept": "caches",
    "policy.listing": "destinations",
    "policy.lock": "assets",
    "policy.minisign": "publish/signature",
    "policy.official_list": "channels/list",
    "policy.page_check": "markup",
    "policy.same_site": "destinations",
    "policy.signature": "publish/signature",
    "policy.vectors": "checker/checker",
    "read.adjacent": "neighbours",
    "read.archives": "packed",
    "read.bounds": "bounds",
    "read.css": "carried",
    "read.data_files": "files",
    "read.events": "carried",
    "read.html": "carried",
    "read.lines": "report",
    "read.mosaics": "pictures",
    "read.page": "tags",
    "read.pictures": "pictures",
    "read.tags": "tags",
    "read.text_runs": "runs",
    "read.tree": "folders",
    "read.yaml_slips": "guard_sources",
    "text.apart": "kinds",
    "text.asks": "asks",
    "text.clauses": "evidence",
    "text.confusables": "lookalikes",
    "text.deobfuscate": "spelled",
    "text.detect": "texts",
    "text.digits": "spelled",
    "text.encodings": "evidence",
    "text.hints": "hints",
    "text.hosts": "hosts",
    "text.impersonation": "posing",
    "text.leads": "kinds",
    "text.learned": "learned",
    "text.lookalikes": "lookalikes",
    "text.memory": "memory",
    "text.messengers": "messengers",
    "text.normalize": "texts",
    "text.parts": "evidence",
    "text.payments": "evidence",
    "text.phones": "spelled",
    "text.references": "kinds",
    "text.relaxed": "hints",
    "text.sign_words": "evidence",
    "text.simplified": "asks",
    "text.vocabulary": "evidence",
    "text.wallets": "evidence",
    "text.ways": "ways",
}
# The cheap ones first, since one that fails ends it.
FAST = (
    "hosts ways neighbours messengers articles asks posing carried code survivors spelled caches exceptions tags cases"
    " destinations runs evidence markup texts disguises report guard_sources packed folders assets kinds lookalikes"
    " learned channels/list publish/signature files pictures bounds"
).split()
_SECONDS = 150  # of processor time for one mutant; longer is a loop, which counts as noticed
# What imports the guard, and is loaded anew for each mutant.
_ANEW = ("hooks", "tests", "scripts")
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


@dataclass(frozen=True)
class Mutant:
    """One change of a module: what was changed on which line, and the changed code."""

    module: str
    line: int
    change: str
    code: CodeType


def mutants(module: str) -> Iterator[Mutant]:
    """Yield every mutant of a module of the guard."""
    path = GUARD / (module.replace(".", "/") + ".py")
    source = path.read_text(encoding="utf-8")
    whole = ast.unparse(ast.parse(source))
    for number, node in enumerate(_nodes(ast.parse(source))):
        for variant in range(len(list(_changes(node)))):
            tree = ast.parse(source)
            target = next(found for at, found in enumerate(_nodes(tree)) if at == number)
            list(_changes(target))[variant]()
            ast.fix_missing_locations(tree)
            changed = ast.unparse(tree)
            if changed != whole:
                yield Mutant(module, _line(target), _difference(whole, changed), compile(tree, str(path), "exec"))


def _line(node: ast.AST) -> int:
    return getattr(node.pattern if isinstance(node, ast.match_case) else node, "lineno", 0)


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but annotations, decorators and messages, which say nothing about what the code does."""
    yield tree
    if isinstance(tree, ast.JoinedStr):
        return
    for name, value in ast.iter_fields(tree):
        if name not in ("annotation", "returns", "decorator_list"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _nodes(child)


def _difference(before: str, after: str) -> str:
    """The first changed line, before and after."""
    for old, new in zip(before.splitlines(), after.splitlines(), strict=False):
        if old != new:
            return f"{old.strip()}  →  {new.strip()}"
    return "the last lines"


def _changes(node: ast.AST) -> Iterator[Callable[[], object]]:
    """Yield functions, each of which changes the node in place in one way."""
    match node:
        case ast.Compare(ops=[operator]):
            yield lambda: node.ops.__setitem__(0, _COMPARISONS[type(operator)]())
        case ast.BoolOp(op=joined):
            yield lambda: setattr(node, "op", ast.Or() if isinstance(joined, ast.And) else ast.And())
        case ast.BinOp(op=sign) if type(sign) in _ARITHMETIC:
            yield lambda: setattr(node, "op", _ARITHMETIC[type(sign)]())
        case ast.If() | ast.IfExp():
            yield lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.Constant(value=bool() as flag):
            yield lambda: setattr(node, "value", not flag)
        case ast.Constant(value=int() as number):
            yield lambda: setattr(node, "value", number + 1)
        case ast.Constant(value=str() as text) if text and " " not in text and len(text) < 24:
            yield lambda: setattr(node, "value", f"{text}!")
        case ast.Return(value=ast.expr()):
            yield lambda: setattr(node, "value", ast.Constant(None))
        case ast.Call(args=[ast.expr() as first, ast.expr() as second, *_]):
            yield lambda: node.args.__setitem__(slice(0, 2), [second, first])
    for name in ("body", "orelse"):
        block = getattr(node, name, None)
        if isinstance(block, list):
            for at, statement in enumerate(block):
                if _can_go(statement):
                    yield functools.partial(block.__setitem__, at, ast.Pass())


def _can_go(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.AugAssign | ast.Raise | ast.Continue)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads the changed code in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return how to load the module that is changed, and nothing of any other."""
        return importlib.util.spec_from_loader(name, self) if name == f"guard.{self.mutant.module}" else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code as the module."""
        exec(self.mutant.code, module.__dict__)


def _test(mutant: Mutant | None, first: str, log: int) -> int:
    """Run the tests on a mutant in this process; return pytest's exit code."""
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    for name, module in list(sys.modules.items()):
        if any(str(getattr(module, "__file__", None) or "").startswith(str(ROOT / part)) for part in _ANEW):
            del sys.modules[name]
    if mutant:
        sys.meta_path.insert(0, _Finder(mutant))
    order = [first, *(name for name in FAST if name != first)]
    files = [str(_test_file(name)) for name in order]
    options = [
        "-x",
        "-q",
        "--no-header",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-o",
        "addopts=",
        "-m",
        "not browser",
    ]
    # Most mutants fall to the first file, so only the others cost the loading of them all.
    return int(pytest.main([*options, files[0]])) or int(pytest.main([*options, *files[1:]]))


def _test_file(name: str) -> Path:
    *folder, last = name.split("/")
    return TESTS / (folder[0] if folder else "guard") / f"test_{last}.py"


def _forked(mutant: Mutant | None, first: str, log: int) -> int:
    """Run the tests on a mutant in a process of its own; return its id."""
    process = os.fork()
    if process:
        return process
    # Not by the clock: on a busy machine that would count survivors as loops.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    outcome = 99
    with contextlib.suppress(BaseException):
        outcome = _test(mutant, first, log)
    os._exit(outcome)


def run(chosen: list[Mutant], jobs: int, until: float) -> dict[Mutant, bool]:
    """Test mutants, some at a time, until a moment of `time.monotonic`; print those that nothing notices, and return
    for each tested one whether it was noticed.
    """
    log = os.open(os.devnull, os.O_WRONLY)
    waiting = list(reversed(chosen))
    running: dict[int, Mutant] = {}
    noticed: dict[Mutant, bool] = {}
    while running or (waiting and time.monotonic() < until):
        while waiting and len(running) < jobs and time.monotonic() < until:
            mutant = waiting.pop()
            running[_forked(mutant, FIRST[mutant.module], log)] = mutant
        process, status = os.wait()
        mutant = running.pop(process)
        noticed[mutant] = status != 0
        if not status:
            print(f"{mutant.module}.py:{mutant.line}  {mutant.change}", flush=True)
    return noticed


def main() -> int:
    """Try mutants of the modules that are named, and print how many were noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=[], help="such as text.hosts")
    parser.add_argument("--sample", type=int, default=300, help="mutants of all modules, drawn by chance; 0: all")
    parser.add_argument("--each", type=int, default=0, help="instead: mutants of each module")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    os.nice(10)
    os.chdir(ROOT)
    every = {module: list(mutants(module)) for module in options.modules or modules()}
    chosen = _chosen(every, options.sample, options.each)
    if not _tests_pass():
        print("The tests fail without any mutant.", file=sys.stderr)
        return 1
    print("Survivors:")
    noticed = run(chosen, options.jobs, time.monotonic() + options.minutes * 60)
    print(f"{len(noticed)} of {len(chosen)} chosen mutants tested.")
    print(f"{'module':<20}{'mutants':>8}{'tested':>8}{'killed':>8}{'share':>8}")
    for module, own in every.items():
        _print_row(module, len(own), [killed for mutant, killed in noticed.items() if mutant.module == module])
    _print_row("all", sum(map(len, every.values())), list(noticed.values()))
    return 0


def modules() -> list[str]:
    """Return the modules of the packages, but those that hold no code."""
    paths = (path for package in PACKAGES for path in sorted((GUARD / package).glob("*.py")))
    return [f"{path.parent.name}.{path.stem}" for path in paths if path.stem != "__init__"]


def _chosen(every: dict[str, list[Mutant]], sample: int, each: int) -> list[Mutant]:
    """Return mutants in the order in which they are tried: by chance, so that the clock may end it anywhere."""
    chance = random.Random(1)
    drawn = [chance.sample(own, min(each, len(own)) if each else len(own)) for own in every.values()]
    together = [mutant for own in drawn for mutant in own]
    chance.shuffle(together)
    return together[: len(together) if each else sample or len(together)]


def _print_row(name: str, total: int, killed: list[bool]) -> None:
    print(f"{name:<20}{total:>8}{len(killed):>8}{sum(killed):>8}{sum(killed) / max(1, len(killed)):>8.0%}")


def _tests_pass() -> bool:
    """Run the tests on the unchanged guard. All that they import stays loaded for the forks."""
    kept = [os.dup(1), os.dup(2)]
    try:
        return _test(None, "destinations", os.open(os.devnull, os.O_WRONLY)) == 0
    finally:
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)


if __name__ == "__main__":
    sys.exit(main())
