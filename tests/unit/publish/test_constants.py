"""The constants for apps, as text: names, values, retired ids, the function that builds a link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from languages import load_languages
from publish.constants import camel, capitals, files
from publish.data import HelpLinks
from tests.made import ZH_EN, help_links
from topics import load_topics

BASE = "https://help.imwallet.example/"


def links(topics: dict[str, str | None], contexts: dict[str, str]) -> HelpLinks:
    page = {"url": BASE, "title": "t"}
    lines = {
        name: {"zh": page, "en": page, "since": "1.0.0", "replaced_by": successor} for name, successor in topics.items()
    }
    return help_links(lines, contexts)


SMALL = files(
    links({"two-factor": None, "old-2fa": "two-factor"}, {"import": "two-factor", "ERR_2FA_CODE": "two-factor"}),
    ZH_EN.prefixes,
    BASE,
)


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        (
            "HelpLinks.kt",
            [
                'const val TWO_FACTOR = "two-factor"',
                '@Deprecated("Retired", ReplaceWith("HelpTopic.TWO_FACTOR"))\n    const val OLD_2FA = "old-2fa"',
                'const val IMPORT = "ctx/import"',
                'const val ERR_2FA_CODE = "ctx/ERR_2FA_CODE"',
                'return "https://help.imwallet.example/go/$path$id/"',
            ],
        ),
        (
            "HelpLinks.swift",
            [
                'static let twoFactor = "two-factor"',
                '@available(*, deprecated, renamed: "twoFactor")\n    public static let old2fa = "old-2fa"',
                'static let import_ = "ctx/import"',
                'static let err2faCode = "ctx/ERR_2FA_CODE"',
                'return "https://help.imwallet.example/go/\\(path)\\(id)/"',
            ],
        ),
        (
            "help-links.ts",
            [
                'twoFactor: "two-factor",',
                '/** @deprecated Retired: use HelpTopic.twoFactor */\n    old2fa: "old-2fa",',
                'import_: "ctx/import",',
                'err2faCode: "ctx/ERR_2FA_CODE",',
                "return `https://help.imwallet.example/go/${path}${id}/",
            ],
        ),
        (
            "help_links.dart",
            [
                "static const String twoFactor = 'two-factor';",
                "@Deprecated('Retired: use HelpTopic.twoFactor')\n    static const String old2fa = 'old-2fa';",
                "static const String import_ = 'ctx/import';",
                "static const String err2faCode = 'ctx/ERR_2FA_CODE';",
                "return 'https://help.imwallet.example/go/$path$id/",
            ],
        ),
    ],
)
def test_every_language(file: str, lines: list[str]) -> None:
    for line in lines:
        assert SMALL[file].count(line) == 1, f"{line}\nnot in\n{SMALL[file]}"


@pytest.mark.parametrize("file", sorted(SMALL))
def test_the_function_is_short_and_its_braces_close(file: str) -> None:
    text = SMALL[file]
    assert text.count("{") == text.count("}") and text.count("(") == text.count(")")
    body = re.search(r"(?m)^(?:fun|public func|export function|String) .*\n((?: .*\n)+)\}$", text)
    assert body is not None and body[1].count("\n") <= 10


def test_every_real_name_has_one_constant(root: Path) -> None:
    registry = load_topics(root / "docs" / "topics.yml", load_languages(root / "docs" / "languages.yml"))
    for names in (list(registry.topics), list(registry.contexts)):
        words = [tuple(re.findall(r"[a-z0-9]+", name.lower())) for name in names]
        assert len({camel(one) for one in words}) == len({capitals(one) for one in words}) == len(names)
    real = files(links(dict.fromkeys(registry.topics), registry.contexts), ZH_EN.prefixes, BASE)
    for text in real.values():
        for value in [*registry.topics, *(f"ctx/{name}" for name in registry.contexts)]:
            assert len(re.findall(rf"[\"']{re.escape(value)}[\"']", text)) == 1, value
