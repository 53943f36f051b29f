"""Which translations were left behind: how much of a page's text changed since a page and its translation were last
changed together. Git knows; where it does not (no repository, only the last commits), no translation counts as left
behind, and `no_history` says why: a build says it, since its pages then tell no reader that they are behind.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from content.sources import Source, Sources
from languages import Languages
from languages.translations import alike_at_start

# From these parts of a page's text on, a change that its translation lacks is told, and is more than minor.
MINOR, MEDIUM, MAJOR = 0.01, 0.05, 0.2

# Words where there are spaces, characters where there are none.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")


@dataclass(frozen=True)
class Lag:
    """A page that stayed as it was while its translation changed: `gap` is the part of the text (0 to 1) that changed
    more over there since `commit`, the last one that changed both.
    """

    behind: Source
    ahead: Source
    gap: float
    commit: str

    @property
    def level(self) -> str:
        """How much that is: a correction of words, or another text."""
        return "major" if self.gap >= MAJOR else "medium" if self.gap >= MEDIUM else "minor"


def lags(sources: Sources, languages: Languages, root: Path) -> Iterator[Lag]:
    """Yield the pages that lag behind the page in the default language, and those that it lags behind."""
    head = _newest_commit(root)
    if not head:
        return
    pairs = [
        (first, other)
        for first in sources
        if first.lang == languages.default.tag
        for other in sources.translations(first.path).values()
        if other is not first
    ]
    commits = _commits(root, tuple(languages), head)
    together = {pair: _last_together(commits, *(source.file for source in pair)) for pair in pairs}
    known = [(commit, source.file) for pair, commit in together.items() if commit for source in pair]
    then = _texts(root, tuple(known))
    for pair, commit in together.items():
        if commit is None:
            continue
        parts = {source.file: _changed(then.get((commit, source.file), ""), source.body) for source in pair}
        ahead, behind = sorted(pair, key=lambda source: -parts[source.file])
        gap = parts[ahead.file] - parts[behind.file]
        if gap >= MINOR:
            yield Lag(behind, ahead, gap, commit)


def no_history(root: Path) -> str:
    """Why git does not know when the pages in `root` changed; "" where it does."""
    if _newest_commit(root):
        return ""
    asked = _git(root, "rev-parse", "--is-shallow-repository").strip()
    if asked == b"true":
        # The oldest commit that is there seems to have made every page: what it says of them may be wrong.
        return "this clone holds the last commits alone; `git fetch --unshallow` brings the others"
    return "nothing is committed here" if asked == b"false" else "git does not know this folder"


def _newest_commit(root: Path) -> str:
    """The last commit of a repository that has them all; "" in any other folder."""
    shallow, _, commit = _git(root, "rev-parse", "--is-shallow-repository", "HEAD").decode().strip().partition("\n")
    return commit if shallow == "false" else ""


def left_behind(sources: Sources, languages: Languages, root: Path) -> Mapping[str, str]:
    """Return the pages that a reader must be warned of, by file, each with the language whose page says more."""
    return {lag.behind.file: lag.ahead.lang for lag in lags(sources, languages, root) if lag.level == "major"}


@lru_cache(maxsize=1)
def _commits(root: Path, tags: tuple[str, ...], head: str) -> list[tuple[str, frozenset[str]]]:
    """Every commit up to `head` that changed a page, the newest first, with the files that it changed; -c tells those
    of a merge. A preview asks after every save, and git takes longer than to look at one page.
    """
    folders = [f"docs/{tag}" for tag in tags]
    log = _git(root, "-c", "core.quotePath=off", "log", "-c", "--format=%x00%H", "--name-only", head, "--", *folders)
    entries = (entry.split("\n") for entry in log.decode("utf-8", "replace").split("\0")[1:])
    return [(commit, frozenset(files)) for commit, *files in entries]


def _last_together(commits: list[tuple[str, frozenset[str]]], one: str, other: str) -> str | None:
    """The newest commit that changed both files."""
    return next((commit for commit, files in commits if one in files and other in files), None)


@lru_cache(maxsize=1)
def _texts(root: Path, places: tuple[tuple[str, str], ...]) -> dict[tuple[str, str], str]:
    """What files held at commits, by (commit, file); git reads all of them at once."""
    asked = "".join(f"{commit}:{file}\n" for commit, file in places)
    answer = _git(root, "cat-file", "--batch", given=asked.encode())
    texts: dict[tuple[str, str], str] = {}
    at = 0
    for place in places:
        # "<hash> blob <size>", the text, a line's end; or "<name> missing".
        end = answer.find(b"\n", at)
        head = answer[at:end].split(b" ")
        at = end + 1
        if head[-1].isdigit():
            size = int(head[-1])
            texts[place] = answer[at : at + size].decode("utf-8", "replace")
            at += size + 1
    return texts


@lru_cache(maxsize=4096)  # a preview asks again after each save
def _changed(then: str, body: str) -> float:
    """Which part of a page's text is another than it was, from 0 to 1. Front matter does not count."""
    written = then.split("\n---", 1)[-1]
    if written.strip() == body.strip():
        return 0.0
    before, after = _TOKEN.findall(written), _TOKEN.findall(body)
    if before == after:
        return 0.0
    total = len(before) + len(after)
    alike = alike_at_start(before, after)
    before, after = before[alike:], after[alike:]
    tail = alike_at_start(before[::-1], after[::-1])
    before, after = before[: len(before) - tail], after[: len(after) - tail]
    middle = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return 1 - 2 * (alike + tail + sum(block.size for block in middle)) / total


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git says, nothing where it fails or is not there."""
    try:
        ran = subprocess.run(["git", *arguments], cwd=root, input=given, capture_output=True, check=False)
    except OSError:
        return b""
    return ran.stdout if ran.returncode == 0 else b""
