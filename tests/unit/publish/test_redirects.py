"""Redirects for hosts: which language a request wants, also where one language reads a part of another's tags."""

from __future__ import annotations

import re

import pytest

from languages import Languages, load_languages
from publish.redirects import nginx_maps, nginx_server
from tests.made import ZH_EN, help_links

BASE = "https://help.imwallet.example/"
THREE = """\
languages:
  zh: { html: zh-Hans, locale: zh_Hans_CN, name: 中文, reads: [zh, cmn] }
  zh-Hant: { html: zh-Hant, locale: zh_Hant_TW, name: 繁體中文, reads: [zh-Hant, zh-TW] }
  en: { html: en, locale: en_GB, name: English, reads: [en] }
"""


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Languages:
    path = tmp_path_factory.mktemp("languages") / "languages.yml"
    path.write_text(THREE, encoding="utf-8")
    return load_languages(path)


def chosen(maps: str, variable: str, value: str) -> str:
    """What a map of nginx gives for a value: the first pattern that fits, else the default."""
    lines = re.findall(rf"map {re.escape(variable)} [^{{]*{{\n(.*?)\n}}", maps, re.DOTALL)[0].splitlines()
    default = ""
    for line in lines:
        pattern, _, tag = line.strip().rstrip(";").rpartition(" ")
        if pattern == "default":
            default = tag.strip('"')
        elif re.search(pattern.strip('"').removeprefix("~*"), value, re.IGNORECASE):
            return str(tag)
    return default


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh-Hans-TW", "zh"),
        ("zh-Hant", "zh-Hant"),
        ("ZH_TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-Hantx", "zh"),
        ("cmn-Hant", "zh"),
        ("en-GB", "en"),
        ("fr", ""),
        ("eng", ""),
    ],
)
def test_what_the_address_asks_for(three: Languages, asked: str, tag: str) -> None:
    assert chosen(nginx_maps(help_links({}), three, BASE), "$arg_lang", asked) == tag


@pytest.mark.parametrize(
    ("accepted", "tag"),
    [
        ("zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("zh-CN,zh-TW;q=0.9", "zh"),
        ("fr-FR, zh-Hant;q=0.5, en;q=0.4", "zh-Hant"),
        ("zh-Hant;q=0, en", "en"),
        ("zh-TW;q=0, zh", "zh"),
        ("de, fr", "zh"),
        ("", "zh"),
    ],
)
def test_what_a_browser_accepts(three: Languages, accepted: str, tag: str) -> None:
    assert chosen(nginx_maps(help_links({}), three, BASE), "$http_accept_language", accepted) == tag


def test_each_language_has_its_pages(three: Languages) -> None:
    maps = nginx_maps(help_links({}), three, BASE)
    assert "map $help_key $help_zh_Hant {" in maps and "    zh-Hant $help_zh_Hant;" in maps
    assert "(?<help_lang>zh|zh-Hant|en)/" in nginx_server(three, BASE)
    assert "then Chinese.\n" in maps


def test_two_languages_need_no_exceptions() -> None:
    maps = nginx_maps(help_links({}), ZH_EN, BASE)
    assert '    "~*^(?:zh|cmn|yue|wuu|hak|nan)(?:[-_]|$)" zh;\n    "~*^(?:en)(?:[-_]|$)" en;\n' in maps
