"""What each function of the guard answers, and how much is done for it, while thousands of texts are read: traces.tsv
(scripts/traces.py).

Other tables hold what is found. Here stands what each step on the way gives to the next, and how often it is asked: a
first look that lets through what it held back before, or a memory that is never met, finds the same and fails here.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from scripts.readings import rows
from scripts.traces import CORPORA, TRACES, told

# These take half a second of the processor together, and ask what most steps begin with; the others half a minute.
SOON = (
    "units",
    "tags",
    "look",
    "features",
    "figures",
    "undisguised",
    "kind of name",
    "of services",
    "named",
)
# Patterns of the tables are read, too, some of which Python takes as they are meant, and warns of.
pytestmark = pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
SAY_SO = "if that is meant: `python -m scripts.traces`, and read the difference"


@cache
def kept_rows() -> dict[str, list[str]]:
    """Return the rows of each corpus, as they are written."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(TRACES):
        found[row[0]].append("\t".join(row))
    return found


@pytest.mark.parametrize(
    "corpus",
    [one if one in SOON else pytest.param(one, marks=pytest.mark.repeated) for one in CORPORA],
)
def test_functions_do_what_their_rows_say(corpus: str) -> None:
    kept = kept_rows()[corpus]
    now = told(corpus)
    assert [row for row in now if row not in kept] == [], SAY_SO
    assert [row for row in kept if row not in now] == [], SAY_SO


def test_each_row_has_a_corpus_in_their_order() -> None:
    assert list(dict.fromkeys(corpus for corpus, *_ in rows(TRACES))) == list(CORPORA)
