"""The words that editors give a page for the search alone: do they tell this page from the others?"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from guard.report.findings import Finding
from search.simplified import to_plain

FEWEST = 5
_SPACE = re.compile(r"[\s\-_'’.,?!，。？！、]+")


@dataclass(frozen=True)
class Vocabulary:
    """What one page says about itself: its file, id, language, keywords and questions; `line` finds a text in it.

    `simplified` tells whether the language is written in simplified Chinese characters.
    """

    file: str
    id: str
    lang: str
    simplified: bool
    keywords: tuple[str, ...]
    questions: tuple[str, ...]
    line: Callable[[str], int]


def check_vocabularies(pages: Iterable[Vocabulary]) -> list[Finding]:
    """Return what is wrong with the words of all pages.

    SE010 (error) the same question on two pages: the search cannot choose. SE011 (warning) the same keyword on two
    pages. SE012 (warning) twice on one page. SE013 (warning) fewer than five keywords or questions. SE014 (warning)
    characters that are not simplified: the search folds them, and an editor who looks for the word does not find it.
    """
    found: list[Finding] = []
    first: dict[tuple[str, str], tuple[Vocabulary, str]] = {}
    for page in sorted(pages, key=lambda page: (page.lang, page.id)):
        found += _alone(page)
        for kind, texts in (("question", page.questions), ("keyword", page.keywords)):
            for text in texts:
                other, other_kind = first.setdefault((page.lang, _plain(text)), (page, kind))
                if other.file == page.file:
                    continue
                both = kind == other_kind == "question"
                code, severity = ("SE010", "error") if both else ("SE011", "warning")
                message = f"{kind} {text} also stands on {other.id}"
                fix = "keep it on the page that answers it"
                found.append(Finding(page.file, page.line(text), code, message, fix, severity))
    return found


def _alone(page: Vocabulary) -> list[Finding]:
    found: list[Finding] = []

    def warn(text: str, code: str, message: str, fix: str) -> None:
        found.append(Finding(page.file, page.line(text), code, message, fix, "warning"))

    for kind, texts in (("keywords", page.keywords), ("questions", page.questions)):
        if len(texts) < FEWEST:
            warn(f"{kind}:", "SE013", f"has {len(texts)} {kind}", f"add some, until there are {FEWEST} or more")
        seen: defaultdict[str, int] = defaultdict(int)
        for text in texts:
            seen[_plain(text)] += 1
            if seen[_plain(text)] == 2:
                warn(text, "SE012", f"{text} stands twice in {kind}", "keep one")
            if page.simplified and (plain := to_plain(text)) != text:
                warn(text, "SE014", f"{text} is not written in simplified characters", f"write {plain}")
    return found


@lru_cache(maxsize=65536)  # each is asked for three times in a build, and again in the next build of a preview
def _plain(text: str) -> str:
    return _SPACE.sub("", to_plain(unicodedata.normalize("NFKC", text).casefold()))
