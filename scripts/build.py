"""Build the site aside and move it into place, only if every check passed.

With --release: the build that may be published. It first refuses whatever scripts/ready.py finds left to do, and is
made from nothing. Any other draws on what the last one made, and is written over the site that was in place before.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

from mkdocs.__main__ import cli

from publish.variables import CACHE, COMMITTED, KEEP, SECRET
from scripts import ROOT
from scripts.placing import NotPlaced, put_into_place
from scripts.tree_date import tree_date

SITE = ROOT / "site"
ASIDE = ROOT / ".build"
# The site that was in place before, or what is left of a build that failed.
BEFORE = ASIDE / "site-before"


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 published, 1 refused."""
    releases = "--release" in arguments
    if releases and not _is_ready():
        return 1
    os.environ[COMMITTED] = _date()
    os.environ.pop(CACHE, None)  # what is published is made from nothing
    if releases:
        os.environ.setdefault(KEEP, str(SITE))
    else:
        _leave_to_releases()
    fresh = ASIDE / f"site-{os.getpid()}"
    over = CACHE in os.environ
    if over:
        _begin_with(BEFORE, fresh)
    try:
        if not _built(fresh):
            print("The build failed: site/ is as it was.", file=sys.stderr)
            return 1
        how = put_into_place(fresh, SITE, BEFORE if over else None)
    except NotPlaced as error:
        print(f"The site was built, and could not be put into place: {error}.", file=sys.stderr)
        return 1
    finally:
        if over and fresh.exists() and not BEFORE.exists():
            fresh.rename(BEFORE)
        shutil.rmtree(fresh, ignore_errors=True)
    print(f"Built: {SITE.relative_to(ROOT)}/ ({how})", file=sys.stderr)
    if releases:
        _beside(int(os.environ[COMMITTED]), os.environ.get(SECRET))
    return 0


def _is_ready() -> bool:
    # Loaded late, as all that only a release asks for: hooks/build.py has the first word on imports.
    from helpcenter.messages import in_words
    from scripts.ready import left_to_do

    findings = left_to_do(ROOT, os.environ, date.today())
    if findings:
        said = f"{len(findings)} findings: this must not be published"
        print(*in_words(findings), said, sep="\n", file=sys.stderr)
    return not findings


def _leave_to_releases() -> None:
    """Only a release is signed and keeps files of the one before; other builds of one commit are equal, and quicker by
    what the last one made.
    """
    for name in (SECRET, KEEP):
        os.environ.pop(name, None)
    if not os.environ.get("CI"):
        os.environ[CACHE] = str(ASIDE / "cache")


def _built(folder: Path) -> bool:
    """Build into a folder, as `mkdocs build --strict` does, in this process: to import all of it twice takes as long as
    half of what is to do after an edit.
    """
    try:
        cli.main(["build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(folder)])
    except SystemExit as ended:
        return not ended.code
    return True


def _begin_with(before: Path, fresh: Path) -> None:
    """Move what lies in one folder into a new one, if there is something. Whoever still serves the old folder itself,
    such as a container, then sees none of what is being built.
    """
    taken = fresh.with_name(f"{fresh.name}-taken")
    with suppress(OSError):  # there is nothing, or another build has it
        before.rename(taken)
        fresh.mkdir()
        for entry in list(taken.iterdir()):
            entry.rename(fresh / entry.name)
    shutil.rmtree(taken, ignore_errors=True)


def _beside(seconds: int, secret: str | None) -> None:
    """Write what lies beside a release: checksums, what it was made with, the signature."""
    from channels import load_channels
    from languages import load_languages
    from scripts.release_files import write_release
    from wallet import load_wallet
    from wallet.model import NAME as OPERATOR

    languages = load_languages(ROOT / "docs" / "languages.yml")
    name = load_wallet(ROOT / OPERATOR, languages).name[languages.default.tag]
    key = load_channels(ROOT / "docs" / "channels.yml").signing_key
    folder = write_release(ROOT, SITE, name, seconds, key, secret)
    names = ", ".join(sorted(path.name for path in folder.iterdir()))
    print(f"Beside it: {folder.relative_to(ROOT)}/ ({names})", file=sys.stderr)


def _date() -> str:
    """The date of the tree as a build takes it; where none is known it says so, and takes the beginning of 1970."""
    known = tree_date(ROOT, os.environ)
    if known.seconds is None:
        said = f"No date of this tree: {known.reason}. The copy for apps is dated 1970-01-01; a release is refused."
        print(said, file=sys.stderr)
    return str(known.seconds or 0)


def _end(code: int) -> NoReturn:
    """End this process. All is written: to take a million objects apart, one after the other, takes an eighth of what a
    build costs after an edit.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _end(main(sys.argv[1:]))
