"""The constants for apps, as text: names, values, retired ids, the function that builds a link."""

from __future__ import annotations

import re

import pytest

from publish.constants import files
from publish.data import HelpLinks
from tests.made import ZH_EN, help_links

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
    body = re.search(r"(?m)^(?:fun|public func|export function|String) .*\n((?:[ )}].+\n)+)\}$", text)
    assert body is not None and body[1].count("\n") <= 26


def test_a_search_and_a_heading_go_along() -> None:
    """In each language the words are escaped, and the heading stands last (make compile-constants runs them)."""
    escaped = {
        "HelpLinks.kt": 'URLEncoder.encode(search, "UTF-8")',
        "HelpLinks.swift": "search.addingPercentEncoding(withAllowedCharacters: .alphanumerics)",
        "help-links.ts": "encodeURIComponent(search)",
        "help_links.dart": "Uri.encodeComponent(search)",
    }
    for file, call in escaped.items():
        assert call in SMALL[file] and '"q=' in SMALL[file].replace("`", '"').replace("'", '"')
        assert re.search(r"#(?:\$|\$\{|\\\()heading", SMALL[file]), file
