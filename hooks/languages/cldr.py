"""What CLDR knows of a language: names of days, months, languages and time zones.

Where a site says it otherwise, its words do: `zones` and `language_names` of overrides/words/<tag>.yml win.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_datetime, get_day_names, get_timezone, get_timezone_name

from languages.registry import DayNames, Language


def day_names(language: Language, width: DayNames) -> tuple[str, ...]:
    """Return the names of the days, Monday first."""
    names = get_day_names(width, locale=language.locale)
    return tuple(names[day] for day in range(7))


def date_in_words(day: date, language: Language) -> str:
    """Return a day as the language writes it ("22 November 2026")."""
    return format_date(day, language.date, language.locale)


def moment_in_words(moment: datetime, language: Language) -> str:
    """Return a moment on its own clock, with what that clock is ahead of UTC ("1 December 2026 08:00 (UTC+8)")."""
    clock = format_datetime(moment, "HH:mm", tzinfo=moment.tzinfo, locale=language.locale)
    return f"{date_in_words(moment.date(), language)} {clock} ({_ahead(moment)})"


def _ahead(moment: datetime) -> str:
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02d}' if rest else ''}" if minutes else "UTC"


def language_name(tag: str, language: Language) -> str:
    """Return what `language` calls the language of a BCP 47 tag ("vi" is "Vietnamese" in English)."""
    return Locale.parse(tag, sep="-").get_display_name(language.locale) or tag


def zone_name(zone: str, language: Language) -> str:
    """Return what `language` calls a time zone of the IANA list ("Asia/Hong_Kong" is "Hong Kong Time" in English)."""
    # CLDR's name for the whole year, summer time and all, needs a country; UTC and its like have none.
    variant: Literal["standard"] | None = None if zone in get_global("zone_territories") else "standard"
    return get_timezone_name(get_timezone(zone), zone_variant=variant, locale=language.locale)
