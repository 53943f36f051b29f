"""The registry of languages: its form, where pages lie, and which language a reader gets."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from guard.report.findings import Refused
from languages import Languages, load_languages
from tests.made import ROOT

FOUR = """\
languages:
  en: { html: en, locale: en_GB, name: English, reads: [en] }
  zh: { html: zh-Hans, locale: zh_Hans_CN, name: 中文, reads: [zh, cmn, yue], folding: chinese }
  zh-Hant: { html: zh-Hant, locale: zh_Hant_TW, name: 繁體中文, reads: [zh-Hant, zh-TW, zh-HK] }
  ja: { html: ja, locale: ja_JP, name: 日本語, reads: [ja] }
"""


def load(tmp_path: Path, text: str = FOUR) -> Languages:
    path = tmp_path / "languages.yml"
    path.write_text(text, encoding="utf-8")
    return load_languages(path)


def test_the_first_language_lies_at_the_root(tmp_path: Path) -> None:
    languages = load(tmp_path)
    assert languages.default.tag == "en"
    assert {tag: language.path for tag, language in languages.items()} == {
        "en": "",
        "zh": "zh/",
        "zh-Hant": "zh-Hant/",
        "ja": "ja/",
    }
    assert [language.tag for language in languages.beside("zh")] == ["en", "zh-Hant", "ja"]


def test_what_link_previews_and_the_search_ask(tmp_path: Path) -> None:
    languages = load(tmp_path)
    assert {tag: language.region for tag, language in languages.items()} == {
        "en": "en_GB",
        "zh": "zh_CN",
        "zh-Hant": "zh_TW",
        "ja": "ja_JP",
    }
    assert [tag for tag, language in languages.items() if language.simplified] == ["zh"]


def test_pages_that_are_written_from_the_right_say_so(tmp_path: Path) -> None:
    """Without dir= a browser sets a page of Persian from the left: full stops and lists stand on the wrong side."""
    more = "".join(
        f"  {tag}: {{ html: {tag}, locale: {locale}, name: x, reads: [{tag}] }}\n"
        for tag, locale in {"fa": "fa_IR", "ur": "ur_PK", "de": "de_DE"}.items()
    )
    languages = load(tmp_path, FOUR + more)
    assert {tag for tag, language in languages.items() if language.from_right} == {"fa", "ur"}
    for name, element, of in (("base.html", "<html ", "view"), ("404.html", '<section class="lost" ', "part")):
        template = (ROOT / "overrides" / name).read_text(encoding="utf-8")
        (line,) = [line for line in template.splitlines() if line.startswith(element)]
        tag = line[: line.index(" class", len(element)) if of == "view" else line.index(" data-")] + ">"
        for language in languages.values():
            shown = jinja2.Template(tag).render({of: {"html_lang": language.html, "from_right": language.from_right}})
            assert shown == f'{element}lang="{language.html}"{language.dir_attribute}>', name


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("html: en,", "htm: en,", 2, "LA001 languages.en.htm: unknown key; did you mean html?"),
        ("name: English, ", "", 2, "LA001 languages.en.name is missing"),
        ("locale: ja_JP", "locale: xx_XX", 5, "is no locale that CLDR knows"),
        ("  ja:", "  japanese:", 5, "LA001"),
        ("reads: [zh-Hant,", "reads: [cmn, zh-Hant,", 4, "LA002 cmn leads to zh already"),
        ("reads: [ja]", "reads: [jpn]", 5, "LA003 ja does not lead to itself; add ja to reads:"),
        ("reads: [ja]", "reads: []", 5, "LA001 languages.ja.reads"),
        ("folding: chinese", "folding: greek", 3, "LA001 languages.zh.folding"),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in FOUR
    with pytest.raises(Refused) as refused:
        load(tmp_path, FOUR.replace(old, new, 1))
    found = [str(finding) for finding in refused.value.findings]
    assert any(text.startswith(f"docs/languages.yml:{line} ") and says in text for text in found), found


def test_the_registry_of_the_site_is_good(root: Path) -> None:
    assert load_languages(root / "docs" / "languages.yml").default.path == ""
