"""What CLDR knows of a language, and what a language says otherwise."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from channels.model import Hours
from channels.render import hours_text
from languages import Edition, load_languages
from languages.cldr import date_in_words, day_names, language_name, moment_in_words, zone_name
from tests.made import ZH_EN, editions


def test_days_and_dates() -> None:
    assert day_names(ZH_EN["en"], "wide")[0] == "Monday" and day_names(ZH_EN["zh"], "abbreviated")[6] == "周日"
    assert date_in_words(date(2026, 11, 2), ZH_EN["zh"]) == "2026 年 11 月 2 日"
    assert date_in_words(date(2026, 11, 2), ZH_EN["en"]) == "2 November 2026"


@pytest.mark.parametrize(
    ("zone", "zh", "en"),
    [
        ("Asia/Hong_Kong", "香港时间", "Hong Kong Time"),
        ("Europe/Berlin", "中欧时间", "Central European Time"),
        ("America/New_York", "北美东部时间", "Eastern Time"),
        ("UTC", "协调世界时", "Coordinated Universal Time"),
    ],
)
def test_no_zone_is_shown_as_it_is_written(zone: str, zh: str, en: str) -> None:
    assert (zone_name(zone, ZH_EN["zh"]), zone_name(zone, ZH_EN["en"])) == (zh, en)


@pytest.mark.parametrize(
    ("zone", "zh", "en"),
    [
        ("Asia/Shanghai", "每天 09:00–21:00（北京时间）", "every day 09:00–21:00 (China time, UTC+8)"),
        ("UTC", "每天 09:00–21:00（UTC）", "every day 09:00–21:00 (UTC)"),
        ("Asia/Hong_Kong", "每天 09:00–21:00（香港时间）", "every day 09:00–21:00 (Hong Kong Time)"),
    ],
)
def test_the_words_of_the_site_come_before_those_of_cldr(zone: str, zh: str, en: str) -> None:
    hours = Hours(timezone=zone, open=("Mo-Su 09:00-21:00",))
    told = {tag: hours_text(hours, edition) for tag, edition in editions().items()}
    assert told == {"zh": zh, "en": en}


def test_any_language_has_a_name() -> None:
    assert language_name("vi", ZH_EN["en"]) == "Vietnamese"
    assert language_name("zh-Hant", ZH_EN["en"]) == "Chinese (Traditional)"
    assert language_name("vi", ZH_EN["zh"]) == "越南语"


def test_a_third_language_needs_no_code(tmp_path: Path) -> None:
    path = tmp_path / "languages.yml"
    path.write_text("languages: { ja: { html: ja, locale: ja_JP, name: 日本語, reads: [ja] } }\n", encoding="utf-8")
    japanese = load_languages(path)["ja"]
    edition = Edition(japanese, editions()["zh"].words)
    assert date_in_words(date(2026, 11, 2), japanese) == "2026年11月2日"
    assert hours_text(Hours(timezone="Asia/Tokyo", open=("Mo-Fr 09:00-18:00",)), edition) == (
        "月曜日至金曜日 09:00–18:00（日本時間）"
    )


@pytest.mark.parametrize(
    ("moment", "en", "zh"),
    [
        ("2026-12-01T08:00:00+08:00", "1 December 2026 08:00 (UTC+8)", "2026 年 12 月 1 日 08:00 (UTC+8)"),
        ("2026-12-01T08:00:00-03:30", "1 December 2026 08:00 (UTC-3:30)", "2026 年 12 月 1 日 08:00 (UTC-3:30)"),
        ("2026-12-01T08:00:00+00:00", "1 December 2026 08:00 (UTC)", "2026 年 12 月 1 日 08:00 (UTC)"),
    ],
)
def test_moments(moment: str, en: str, zh: str) -> None:
    told = datetime.fromisoformat(moment)
    assert (moment_in_words(told, ZH_EN["en"]), moment_in_words(told, ZH_EN["zh"])) == (en, zh)
