"""Topic pages as text: what each holds, where it leads, and what it may never do."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.data import HelpLinks
from publish.redirect_pages import keys, redirect_pages
from tests.made import editions, help_links
from tests.support.rows import each_row

BASE = "https://help.imwallet.example/"


def links() -> HelpLinks:
    def topic(path: str, **more: str) -> dict[str, object]:
        zh, en = {"url": BASE + path, "title": "锁<b>定"}, {"url": BASE + "en/" + path, "title": "Locked & <b>"}
        return {"zh": zh, "en": en, "since": "1.0.0", **more}

    return help_links(
        {
            "lock": topic("account/"),
            "no-code": topic("security/two-factor/#no-code"),
            "old": topic("account/", replaced_by="lock"),
        },
        {"lock_screen": "lock", "ERR_2FA": "no-code", "ERR_OLD": "old"},
    )


KEYS = ["lock", "no-code", "old", "ctx/lock_screen", "ctx/ERR_2FA", "ctx/ERR_OLD"]


def page(at: str) -> LexborHTMLParser:
    return LexborHTMLParser(redirect_pages(links(), editions(), BASE)[f"go/{at}/index.html"].decode())


def test_every_id_and_context_has_three_pages() -> None:
    assert list(keys(links())) == KEYS
    assert set(redirect_pages(links(), editions(), BASE)) == {
        f"go/{lang}{key}/index.html" for key in KEYS for lang in ("", "zh/", "en/")
    }


@pytest.mark.parametrize(
    ("at", "target"),
    [
        ("zh/lock", "../../../account/"),
        ("en/lock", "../../../en/account/"),
        ("zh/old", "../../../account/"),
        ("en/no-code", "../../../en/security/two-factor/#no-code"),
        ("zh/ctx/lock_screen", "../../../../account/"),
        ("en/ctx/ERR_2FA", "../../../../en/security/two-factor/#no-code"),
        ("en/ctx/ERR_OLD", "../../../../en/account/"),
    ],
)
def test_a_fixed_page_leads_on_with_and_without_javascript(at: str, target: str) -> None:
    tree = page(at)
    refresh = tree.css_first("head > noscript > meta[http-equiv=refresh]")
    assert refresh is not None and refresh.attributes["content"] == f"0; url={target}"
    assert [link.attributes["href"] for link in tree.css("a[data-lang]")] == [target]


@pytest.mark.parametrize(
    ("at", "up", "path"),
    [("no-code", "../../", "security/two-factor/#no-code"), ("ctx/ERR_OLD", "../../../", "account/")],
)
def test_a_choosing_page_shows_both_languages_and_moves_only_by_script(at: str, up: str, path: str) -> None:
    tree = page(at)
    assert tree.css_first("meta[http-equiv=refresh]") is None
    shown = {link.attributes["data-lang"]: link.attributes["href"] for link in tree.css("a[data-lang]")}
    assert shown == {"zh": up + path, "en": f"{up}en/{path}"}
    assert tree.css_first("script").attributes["src"] == f"{up}assets/javascripts/redirect.js"  # type: ignore[union-attr]


@each_row("at", [f"{lang}{key}" for key in KEYS for lang in ("", "zh/", "en/")])
def test_every_page_is_strict_and_unlisted(at: str) -> None:
    tree = page(at)
    policy = tree.css_first("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert (policy.attributes["content"] or "").startswith("default-src 'none'; script-src 'self';")
    assert tree.css_first("meta[name=robots]").attributes["content"] == "noindex"  # type: ignore[union-attr]
    assert not tree.css("style, [style], script:not([src])")
    assert not tree.css("b"), "a title is text, never markup"
