"""Whole builds of a site: in a process of their own, as anybody makes them, or in this one, which is quicker."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from tests.support.paths import ROOT

# No advertisements among the messages, and one date for every build: equal sources make equal bytes.
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": "0"}

Edit = Callable[[Path], None]


@dataclass(frozen=True)
class Built:
    """How a build in this process ended, and everything it said."""

    succeeded: bool
    said: str


def copy_parts(source: Path, target: Path, *names: str) -> None:
    """Copy these files and folders of a checkout into another one."""
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        if (source / name).is_dir():
            copy_folder(source / name, target / name)
        else:
            shutil.copy(source / name, target / name)


def copy_folder(source: Path, target: Path) -> Path:
    """Copy a folder with what Python compiled of it, which holds for a copy too: else each build in its own process
    compiles all hooks. Another worker may be writing there: what is not yet in place is left out.
    """
    return Path(shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.pyc.*")))


def run_build(checkout: Path, target: Path, engine: str = "mkdocs", **more: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a checkout into `target` in a process of its own, as `mkdocs build` does for anybody.

    `engine` may also be `properdocs`, the fork that goes on where MkDocs 1 has ended; `more` is of the environment.
    """
    environment = {**os.environ, **ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1", **more}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        [sys.executable, "-m", engine, "build", "--site-dir", str(target)],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def build_here(checkout: Path, target: Path, command: Literal["build", "serve"] = "build", **environment: str) -> Built:
    """Build the site of a checkout into `target` in this process, without the seconds that imports take, or a preview
    of it, as `make serve` does.

    The hook file is the checkout's own; the packages that it imports are those of this repository.
    """
    _import_packages()
    with _heard() as said, _environment({**ENVIRONMENT, **environment}), _paths_kept():
        try:
            config = load_config(str(checkout / "mkdocs.yml"), site_dir=str(target))
            config.plugins.on_startup(command=command, dirty=False)
            build_with_mkdocs(config)
        except (MkDocsException, SystemExit) as stopped:
            said.write(f"{stopped}\n")
            return Built(False, said.getvalue())
        return Built(True, said.getvalue())


def _import_packages() -> None:
    """Import all that the hook file imports from here, before a checkout puts its own folder first."""
    if "tests.hook" not in sys.modules:
        spec = importlib.util.spec_from_file_location("tests.hook", ROOT / "hooks" / "build.py")
        assert spec is not None and spec.loader is not None
        sys.modules["tests.hook"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["tests.hook"])


@contextlib.contextmanager
def _heard() -> Iterator[io.StringIO]:
    """Collect what goes to the error output and to MkDocs' log."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        with contextlib.redirect_stderr(said):
            yield said
    finally:
        logger.setLevel(before)
        logger.removeHandler(handler)


@contextlib.contextmanager
def _environment(changes: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(changes)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _paths_kept() -> Iterator[None]:
    """Take back what a build adds to the places from which modules come."""
    before = list(sys.path)
    try:
        yield
    finally:
        sys.path[:] = before


def replace(file: str, before: str, after: str) -> Edit:
    """Return an edit that puts `after` where `before` first stands in a file; it must stand there."""

    def edit(checkout: Path) -> None:
        path = checkout / file
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{before!r} does not stand in {file}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return edit


def append(file: str, text: str) -> Edit:
    """Return an edit that adds `text` at the end of a file."""

    def edit(checkout: Path) -> None:
        path = checkout / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return edit


def remove(file: str) -> Edit:
    """Return an edit that deletes a file."""
    return lambda checkout: (checkout / file).unlink()


def put(file: str, content: bytes) -> Edit:
    """Return an edit that writes a file, whether or not there was one."""

    def edit(checkout: Path) -> None:
        (checkout / file).parent.mkdir(parents=True, exist_ok=True)
        (checkout / file).write_bytes(content)

    return edit
