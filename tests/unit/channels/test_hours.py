"""Opening hours: their form, and how they are told."""

from __future__ import annotations

import pytest

from channels.hours import Span, hours_in_words, overlapping, parse_span
from tests.made import editions


@pytest.mark.parametrize(
    ("text", "days", "start", "end"),
    [
        ("Mo-Fr 09:00-18:00", (0, 1, 2, 3, 4), 540, 1080),
        ("Sa 10:30-12:00", (5,), 630, 720),
        ("Mo-Su 00:00-24:00", (0, 1, 2, 3, 4, 5, 6), 0, 1440),
        ("Fr-Sa 20:00-02:00", (4, 5), 1200, 1560),
        ("Su 23:30-00:00", (6,), 1410, 1440),
    ],
)
def test_spans(text: str, days: tuple[int, ...], start: int, end: int) -> None:
    assert parse_span(text) == Span(days, start, end)


@pytest.mark.parametrize(
    "text",
    ["", "Mo 9:00-18:00", "Mo-Fr 18:00-18:00", "Fr-Mo 09:00-18:00", "Mo 09:00-24:30", "Monday 09:00-18:00", "Mo 09:00"],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_span(text)


def test_overlap() -> None:
    assert overlapping([parse_span("Mo-Fr 09:00-12:00"), parse_span("Fr 11:00-13:00")])
    assert not overlapping([parse_span("Mo-Fr 09:00-12:00"), parse_span("Mo-Fr 12:00-18:00")])
    assert not overlapping([parse_span("Mo-Su 20:00-02:00"), parse_span("Mo-Su 02:00-06:00")])
    assert overlapping([parse_span("Fr 20:00-02:00"), parse_span("Sa 01:00-03:00")])
    assert overlapping([parse_span("Su 20:00-02:00"), parse_span("Mo 01:00-03:00")])
    assert not overlapping([])


@pytest.mark.parametrize(
    ("spans", "zh", "en"),
    [
        (["Mo-Su 00:00-24:00"], "每天 24 小时", "every day, around the clock"),
        (["Mo-Fr 09:00-18:00"], "周一至周五 09:00–18:00", "Monday to Friday 09:00–18:00"),
        (["Mo-Su 09:00-21:00"], "每天 09:00–21:00", "every day 09:00–21:00"),
        (
            ["Mo-Fr 09:00-18:00", "Sa 10:00-12:00"],
            "周一至周五 09:00–18:00；周六 10:00–12:00",
            "Monday to Friday 09:00–18:00; Saturday 10:00–12:00",
        ),
        (["Sa 20:00-02:00"], "周六 20:00–次日 02:00", "Saturday 20:00–02:00 the next day"),
    ],
)
def test_in_words(spans: list[str], zh: str, en: str) -> None:
    parsed = [parse_span(span) for span in spans]
    for tag, expected in (("zh", zh), ("en", en)):
        edition = editions()[tag]
        assert hours_in_words(parsed, edition.language, edition.words.hours) == expected
