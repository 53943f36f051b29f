"""Whether a sentence that a rule has found weighs so little in the learned model that it hardly asks for anything."""

from __future__ import annotations

from functools import lru_cache

from guard.text.models import languages, weighed
from guard.text.units import groups, plain_text

# What has a smaller share of the letters that its language wants is a heading: no request is so short.
_SHORT = 0.7
# What has a smaller share is so short that it is asked for what few words ask for, whatever it weighs.
_FEW = 1.5
# So little weighs all of a sentence together that explains how something works: a name that it introduces, or has the
# sign of a handle before it, is no contact. So little one in which a rule finds no more than its words; and a whole
# program. Short requests of thieves weigh up to four less than nothing.
EXPLAINS, PLAINLY, PROGRAM = -3.0, -5.0, -7.0
# So little weighs a title that names such things; a short request ("我們保管你的私鑰", -0.06) weighs more.
_LITTLE = -0.45


def is_chance(folded: str) -> bool:
    """Tell whether a sentence is so short or weighs so little that the words of a request stand in it by chance, or
    that it warns of what it names.
    """
    _, share, _ = _told_of(folded)
    return share < _SHORT or is_doubtful(folded)


def is_doubtful(folded: str, *, broad: bool = False) -> bool:
    """Tell whether a sentence weighs so little that it hardly asks for what a rule, perhaps a broad one, sees in it.

    Foreign words weigh nothing: nobody gets past a rule by adding some.
    """
    language, _, weight = _told_of(folded)
    of = languages()[language]
    return says_little(folded) or weight < (of.doubt_of_broad if broad else of.doubt)


def is_no_lead(folded: str) -> bool:
    """Tell whether a sentence weighs so little that it leads nobody to anybody, though it has the words of a lead."""
    language, _, weight = _told_of(folded)
    return weight < languages()[language].doubt_of_leads


def is_documentation(folded: str) -> bool:
    """Tell whether a sentence weighs so little that it plainly speaks of how something works."""
    language, _, weight = _told_of(folded)
    return weight < languages()[language].documentation


def explains(folded: str, most: float = EXPLAINS) -> bool:
    """Tell whether all words of a sentence together weigh less than `most`, so that it explains how something works."""
    _, share, weight = _told_of(folded)
    return share * weight < most


def is_short(folded: str) -> bool:
    """Tell whether a sentence has so few words of its language that what it weighs tells little."""
    return _told_of(folded)[1] < _FEW


def says_little(folded: str) -> bool:
    """Tell whether a sentence has less than a text of its language has that is weighed, and less of a thief's than of
    others: the title of a page may name a key and a browser side by side.
    """
    _, share, weight = _told_of(folded)
    return share < 1 and weight < _LITTLE


@lru_cache(maxsize=32)
def _told_of(folded: str) -> tuple[str, float, float]:
    """Return the language of which a sentence has most, its share of what a text that is weighed must have, and what it
    weighs.
    """
    plain = plain_text(folded)
    shares = {name: len(one.letters.findall(plain)) / one.least for name, one in languages().items()}
    best = max(shares, key=lambda name: shares[name])
    return best, shares[best], weighed(best, groups(plain))
