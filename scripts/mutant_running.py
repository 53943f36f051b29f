"""How pytest runs on a changed guard: in silence, for so much of the processor, with other code for some modules."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
from collections.abc import Sequence
from types import CodeType, ModuleType
from typing import Any

from hypothesis import Phase, settings

from scripts.mutant_changes import path_of

OPTIONS = [
    "-q",
    "-s",
    "--no-header",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-p",
    "no:randomly",
    "-o",
    "addopts=",
]
MARKS = ["-m", "not built and not browser and not nginx and not minisign"]


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads other code in the place of modules of the guard."""

    def __init__(self, codes: dict[str, CodeType], reached: Any = None) -> None:
        self.codes, self.reached = codes, reached

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return how to load a module whose code is given, and nothing of any other."""
        module = name.removeprefix("guard.")
        if module == name or module not in self.codes:
            return None
        return importlib.util.spec_from_file_location(name, path_of(module), loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the given code as the module."""
        module.__dict__["__reached__"] = self.reached
        exec(self.codes[module.__name__.removeprefix("guard.")], module.__dict__)


def quiet() -> None:
    """Print nothing, leave no compiled file behind, and let property tests try few examples and look for no shorter
    one.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile(
        "mutants", max_examples=100, derandomize=True, deadline=None, database=None, phases=phases, print_blob=False
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"


def limit(seconds: float) -> None:
    """End this process after so much processor time: a loop counts as noticed, and a busy machine makes no loop."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
