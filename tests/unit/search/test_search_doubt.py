"""scripts/search_doubt.py: the weights come from the examples alone, and the table counts what is told with them."""

from __future__ import annotations

from scripts.search_doubt import LEARN, Asked, fit, report

NAMES = ("always", "page", "outside")


def asked(none: bool, page: float, outside: float, told: bool = False, name: str = LEARN) -> Asked:
    return Asked("en", name, none, told, {"always": 1.0, "page": page, "outside": outside})


EXAMPLES = [
    asked(at % 2 == 0, 6.0 - 4.0 * (at % 2 == 0) + at % 5, 2.0 + 4.0 * (at % 2 == 0) + at % 3) for at in range(60)
]


def test_a_page_that_fits_speaks_against_and_a_subject_for() -> None:
    weights = fit(EXAMPLES, NAMES)
    assert weights["page"] < 0 < weights["outside"]
    assert all(
        one.is_told(weights) == one.none for one in EXAMPLES if one.measures and one.measures["page"] in (2.0, 10.0)
    )
    assert fit(EXAMPLES, NAMES) == weights


def test_what_is_not_measured_is_told_as_it_is() -> None:
    weights = {"always": 1.0, "page": 0.0, "outside": 0.0}
    assert not Asked("en", "f", False, False, None).is_told(weights)
    assert Asked("en", "f", True, True, None).is_told({"always": -1.0, "page": 0.0, "outside": 0.0})
    assert fit([*EXAMPLES, Asked("en", LEARN, True, True, None)], NAMES) == fit(EXAMPLES, NAMES)


def test_the_table_keeps_what_was_learnt_from_apart() -> None:
    always, never = ({"always": worth, "page": 0.0, "outside": 0.0} for worth in (1.0, -1.0))
    table = report(
        never, always, [asked(True, 1, 1), asked(True, 1, 1, name="fresh"), asked(False, 1, 1, name="fresh")]
    )
    rows = {line[:16].strip(): line.split()[2:] for line in table.splitlines() if line.startswith("en")}
    assert rows["en learning"] == "0 / 1 0 / 0 1 / 1 0 / 0".split()
    assert rows["en fresh"] == rows["en judging"] == "0 / 1 0 / 1 1 / 1 1 / 1".split()
