"""Opening hours: written like "Mo-Fr 09:00-18:00", told in words, computed in the browser.

A span may go on after midnight ("Fr-Sa 20:00-02:00"); it belongs to the day on which it begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from languages.cldr import day_names
from languages.interface import HoursWords
from languages.registry import Language

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_FORM = re.compile(rf"({'|'.join(DAYS)})(?:-({'|'.join(DAYS)}))? ([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
_DAY_MINUTES = 24 * 60
_WEEK_MINUTES = 7 * _DAY_MINUTES


@dataclass(frozen=True)
class Span:
    """The same opening time on a run of days. `days` are 0 (Monday) … 6; `start` and `end` are minutes of the day on
    which it begins, so an `end` after midnight is more than 1440.
    """

    days: tuple[int, ...]
    start: int
    end: int

    @property
    def whole_day(self) -> bool:
        """Whether somebody answers from midnight to midnight."""
        return self.start == 0 and self.end == _DAY_MINUTES


def parse_span(text: str) -> Span:
    """Read one span in schema.org's openingHours form ("Mo-Fr 09:00-18:00").

    A closing time before the opening time is one of the next day. Raises `ValueError` for another form, for a span
    that ends as it begins, and for days that run backwards.
    """
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f'{text!r} is not of the form "Mo-Fr 09:00-18:00"')
    first, last, *clock = match.groups()
    start_hour, start_minute, end_hour, end_minute = map(int, clock)
    days = range(DAYS.index(first), DAYS.index(last or first) + 1)
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if not days or start == end or end > _DAY_MINUTES:
        raise ValueError(f"{text!r} ends before it begins")
    return Span(tuple(days), start, end if start < end else end + _DAY_MINUTES)


def overlapping(spans: list[Span]) -> bool:
    """Tell whether two spans cover the same minute of the week."""
    runs = sorted(
        (day * _DAY_MINUTES + span.start, day * _DAY_MINUTES + span.end) for span in spans for day in span.days
    )
    if not runs:
        return False
    # What goes on after Sunday's midnight meets the first run of the week again.
    around = [*runs, (runs[0][0] + _WEEK_MINUTES, runs[0][1] + _WEEK_MINUTES)]
    return any(before[1] > after[0] for before, after in pairwise(around))


def hours_in_words(spans: list[Span], language: Language, words: HoursWords) -> str:
    """Tell the hours as a person would, without the time zone."""
    if len(spans) == 1 and len(spans[0].days) == 7 and spans[0].whole_day:
        return words.always
    return words.join.join(f"{_days(span.days, language, words)} {_times(span, words)}" for span in spans)


def _days(days: tuple[int, ...], language: Language, words: HoursWords) -> str:
    if len(days) == 7:
        return words.every_day
    names = day_names(language, language.days)
    if len(days) == 1:
        return names[days[0]]
    return words.days.format(first=names[days[0]], last=names[days[-1]])


def _times(span: Span, words: HoursWords) -> str:
    if span.whole_day:
        return words.all_day
    end = _clock(span.end)
    if span.end > _DAY_MINUTES:
        end = words.next_day.format(time=_clock(span.end - _DAY_MINUTES))
    return f"{_clock(span.start)}–{end}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
