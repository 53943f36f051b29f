"""Write hooks/guard/words/spelled.tsv: how languages spell whole numbers out, by the rules of CLDR as ICU has them.

`python -m scripts.spelled_numbers`. Needs PyICU, which nothing else does. A row is a language, a number and its forms:
of 0 to 99, of whole hundreds and thousands; of hundreds before a number below a hundred (2__), of thousands before one
below a thousand (2___). A space stands where a hyphen or nothing may stand as well.
Forms stand there as the guard folds texts, since to fold them in each build takes longer than to judge a page.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from guard.text.normalize import fold
from scripts import ROOT

_TABLE = ROOT / "hooks" / "guard" / "words" / "spelled.tsv"
# The languages, as ICU calls them: one a line, with the place or the script whose forms it has besides.
_LANGUAGES = ROOT / "scripts" / "spelled_numbers.txt"
# Forms that no number has which is read out.
_OTHER_FORMS = re.compile(
    "genitive|dative|accusative|instrumental|locative|ablative|partitive|essive|translative|inessive|elative|illative"
    "|adessive|allative|ordinal|year|financial|construct|attributive|days|-[nrsm]$|personal|-plural"
)
_JOINTS = re.compile("[\u00ad\u200b\\s-]+")
_HUNDREDS, _THOUSANDS = range(1, 100), (*range(1, 100), *range(100, 1000, 50))

Say = Callable[[int], str]


def main() -> None:
    """Write the table."""
    every: dict[str, list[str]] = {}
    for locale in _LANGUAGES.read_text(encoding="utf-8").split():
        every.setdefault(locale.partition("_")[0], []).append(locale)
    rows = [
        f"{language}\t{number}\t{'|'.join(forms)}"
        for language, locales in sorted(every.items())
        for number, forms in _forms(locales).items()
    ]
    _TABLE.write_text("\n".join(("language\tnumber\tforms", *rows, "")), encoding="utf-8")


def _forms(locales: list[str]) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for say in (say for locale in locales for say in _ways_to_say(locale)):
        for number, form in (*_wholes(say), *_heads(say, 100, _HUNDREDS), *_heads(say, 1000, _THOUSANDS)):
            found.setdefault(number, {})[fold(form).lower()] = None
    return found


def _ways_to_say(locale: str) -> Iterator[Say]:
    icu: Any = importlib.import_module("icu")
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(locale))
    for name in [rules.getRuleSetName(at) for at in range(rules.getNumberOfRuleSetNames())]:
        if not _OTHER_FORMS.search(name):
            rules.setDefaultRuleSet(name)
            yield lambda number: _JOINTS.sub(" ", unicodedata.normalize("NFC", rules.format(number).lower())).strip()


def _wholes(say: Say) -> Iterator[tuple[str, str]]:
    yield from (
        (str(number), say(number)) for number in (*range(100), *range(100, 1000, 100), *range(1000, 10000, 1000))
    )


def _heads(say: Say, unit: int, rest: range | tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """Yield what stands before the rest of a number that has so many of a unit, and how it is written."""
    for many in range(1, 10):
        for number in rest:
            whole, end = say(many * unit + number), say(number)
            head = whole.removesuffix(end).strip()
            if head and head != whole:
                yield f"{many}{'_' * (len(str(unit)) - 1)}", head


if __name__ == "__main__":
    main()
