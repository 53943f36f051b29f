"""Change the guard in small ways, one at a time, and count how many changes its fast tests notice.

    python -m scripts.mutants [MODULE …] [--sample N] [--seed S] [--minutes M] [--again] [--tests PATH …] [--write]

A mutant that no test notices shows what the tests leave open. Mutants are drawn by chance from all modules as from one,
so that the share is that of the whole. Each is printed when it is tried and kept in .build/mutants.tsv, so a run that
is stopped has its share too. `--again` tries those once more that the last run's tests did not notice; `--control`
changes nothing, so that whatever it counts as killed shows a fault of this script. `--write` puts the share of the run
that is kept into the guard's README, and tries nothing. Passes or fails nothing.
It takes three minutes of the processor before the first mutant, then a second or two for each that is noticed and a
minute for one that is not.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from scripts import ROOT
from scripts.mutant_changes import GUARD, Mutant, Place, mutant, places
from scripts.mutant_cold import cold, preload
from scripts.mutant_warm import Warm

# The packages that read a site and judge it; the tests of the others say what they print.
PACKAGES = ("text", "policy", "read")
_KEPT = ROOT / ".build" / "mutants.tsv"
_PLACE = re.compile(r"(?<=<!-- mutants -->).*?(?=<!-- /mutants -->)", re.DOTALL)


class Tried(NamedTuple):
    """A mutant that was tried: where, what was changed, how it ended, and what that took of the processor."""

    place: Place
    line: int
    outcome: str  # killed | survived
    how: str  # warm | cold
    seconds: float
    change: str

    def __str__(self) -> str:
        place = f"{self.place.module}\t{self.place.node}\t{self.place.variant}"
        return f"{place}\t{self.line}\t{self.outcome}\t{self.how}\t{self.seconds:.1f}\t{self.change}"


def modules() -> list[str]:
    """Return the modules of the packages, but those that hold no code."""
    paths = (path for package in PACKAGES for path in sorted((GUARD / package).rglob("*.py")))
    inner = (path.relative_to(GUARD).with_suffix("") for path in paths)
    return [".".join(path.parts) for path in inner if path.name != "__init__"]


def _drawn(chosen: list[str], sample: int, seed: int) -> Iterator[Mutant]:
    """Yield mutants drawn by chance from all modules as from one, none twice."""
    every = [place for module in chosen for place in places(module)]
    print(f"{len(every)} places of {len(chosen)} modules", flush=True)
    random.Random(seed).shuffle(every)
    found = (changed for place in every if (changed := mutant(place)))
    for _, changed in zip(range(sample or len(every)), found, strict=False):
        yield changed


def _survivors(path: Path) -> Iterator[Mutant]:
    """Yield the mutants that a kept run did not notice."""
    for line in path.read_text(encoding="utf-8").splitlines():
        module, node, variant, _, outcome, *_ = line.split("\t")
        if outcome == "survived" and (changed := mutant(Place(module, int(node), int(variant)))):
            yield changed


def _try(warm: Warm, changed: Mutant) -> Tried:
    began = time.monotonic()
    plan = warm.plan(changed.place)
    how = "warm"
    told = warm.notices(changed.place) if plan.swaps else ""
    noticed = bool(told and changed.function)
    if not noticed and (plan.early or (plan.reaching and not plan.swaps)):
        how, noticed = "cold", cold(changed, plan, told)
    outcome = "killed" if noticed else "survived"
    return Tried(changed.place, changed.line, outcome, how, time.monotonic() - began, changed.change)


def _print_packages(tried: list[Tried]) -> None:
    outcomes: dict[str, list[bool]] = defaultdict(list)
    for one in tried:
        outcomes[one.place.module.split(".")[0]].append(one.outcome == "killed")
    print(f"# killed/tried: {_shares(outcomes)}", flush=True)


def _shares(outcomes: Mapping[str, list[bool]]) -> str:
    """Say of each package, and of all, how many mutants were noticed of how many."""
    every = list(chain.from_iterable(outcomes.values()))
    parts = [f"{package} {sum(own)} of {len(own)}" for package, own in sorted(outcomes.items())]
    return f"{sum(every)} of {len(every)} ({sum(every) / max(1, len(every)):.1%}; {', '.join(parts)})"


def write(kept: Path, readme: Path) -> None:
    """Put the share of a run that was kept into the guard's README."""
    outcomes: dict[str, list[bool]] = defaultdict(list)
    for line in kept.read_text(encoding="utf-8").splitlines():
        module, _, _, _, outcome, *_ = line.split("\t")
        outcomes[module.split(".")[0]].append(outcome == "killed")
    text = readme.read_text(encoding="utf-8")
    readme.write_text(_PLACE.sub(_shares(outcomes), text), encoding="utf-8")


def main() -> int:
    """Try mutants of the modules that are named, and print how many were noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=[], help="such as text.hosts")
    parser.add_argument("--sample", type=int, default=300, help="mutants of all modules, drawn by chance; 0: all")
    parser.add_argument("--seed", type=int, default=1, help="another number draws other mutants")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--again", action="store_true", help="instead: those that survived before")
    parser.add_argument("--control", action="store_true", help="change nothing")
    parser.add_argument("--write", action="store_true", help="the share of the last run into the guard's README")
    parser.add_argument("--tests", nargs="+", default=["tests/unit"], help="ask these tests alone")
    parser.add_argument("--keep", type=Path, default=_KEPT, help="where what was tried is kept")
    options = parser.parse_args()
    os.chdir(ROOT)
    if options.write:
        write(options.keep, GUARD / "README.md")
        return 0
    chosen: Iterator[Mutant] = _drawn(options.modules or modules(), options.sample, options.seed)
    if options.again:
        chosen = iter(list(_survivors(options.keep)))
    if options.control:
        chosen = (same for one in chosen if (same := mutant(dataclasses.replace(one.place, variant=-1))))
    warm = Warm(modules(), options.tests)
    tests, failed, theirs = warm.begins()
    print(f"{tests} tests; {len(failed)} fail without a mutant and are left out: {' '.join(failed)}", flush=True)
    preload(theirs)
    until = time.monotonic() + options.minutes * 60
    tried: list[Tried] = []
    kept = options.keep.with_suffix(".again.tsv") if options.again else options.keep
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("w", encoding="utf-8") as file:
        for changed in chosen:
            if time.monotonic() > until:
                break
            tried.append(_try(warm, changed))
            print(tried[-1], file=file, flush=True)
            print(tried[-1], flush=True)
            if len(tried) % 20 == 0:
                _print_packages(tried)
    _print_packages(tried)
    return 0


if __name__ == "__main__":
    sys.exit(main())
