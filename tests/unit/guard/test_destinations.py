"""Where an address may lead: every line of the table is one href, as it stands after entities are resolved."""

from __future__ import annotations

import html
from itertools import product

import pytest
from guard_trees import LIST, Entry, Listing, codes, judge_body

from guard.policy import addresses
from guard.policy.addresses import Listed, Rejected, SameSite, resolve_address
from guard.policy.listing import Allowed
from tests.support.parts import fewer_in_check, first_in_check
from tests.support.rows import each_row
from tests.support.tables import all_but, wrong

ALLOWED = Allowed.of(LIST)

LEADS_HOME = [
    "https://imwallet.example",
    "https://imwallet.example/",
    "https://imwallet.example/a/b.html?version=2.16.1&lang=zh#steps",
    "https://imwallet.example/下载?来源=帮助",
    "HTTPS://IMWALLET.EXAMPLE:443/",
    "  https://imwallet.example/  ",
    "https://help.imwallet.example:443/zh/",
    "https://imwallet.example?lang=zh",
    "https://imwallet.example#top",
    "https://imwallet.example/a/../b",
    "https://imwallet.example/?amount=0.05&date=2026-11-22",
    "https://social.example/imwallet_example",
    "https://social.example/imwallet_example/",
    "https://social.example/a/../imwallet_example",
    "mailto:support@imwallet.example",
    "MAILTO:Support@IMWallet.example",
    "mailto:support@imwallet.example?subject=",
    "mailto:support@imwallet.example?subject=%E5%B8%AE%E5%8A%A9",
    "mailto:support@imwallet.example?Subject=Account%20locked",
    "tel:+12025550142",
    "TEL:+12025550142",
    "tel:+1-202-555-0142",
    "tel:+1(202)555.0142",
    "imwallet://help",
]

STAYS_HERE = [
    "",
    "#",
    "#top",
    "/",
    "/zh/faq/",
    "/zh/faq",
    "/zh/faq/index.html",
    "zh/faq/",
    "./zh/faq/#steps",
    "zh/../zh/faq/",
    "/zh/faq/?lang=en&q=gas",
    "/zh/faq/?utm_source=telegram&utm_campaign=spring_sale",
    "?ref=wechat_menu&utm_medium=wechat",
    "/zh/%66aq/#%73teps",
    "?lang=en",
    "/a.png",
]

REFUSED: dict[str, str] = {
    # spelling: refused even where it leads home
    "//imwallet.example/": "CH101",
    "///evil.example": "CH101",
    "////evil.example": "CH101",
    "/\\evil.example": "CH101",
    "\\/evil.example": "CH101",
    "\\\\evil.example": "CH101",
    "\\zh\\faq\\": "CH101",
    "https:imwallet.example": "CH101",
    "https:/imwallet.example": "CH101",
    "https:///imwallet.example": "CH101",
    "https:////imwallet.example": "CH101",
    "https:\\\\imwallet.example": "CH101",
    "https:/\\imwallet.example": "CH101",
    "https:zh/faq/": "CH101",
    "https:": "CH101",
    "https://": "CH101",
    "https://@imwallet.example/": "CH101",
    "https://a@imwallet.example/": "CH101",
    "https://a:b@imwallet.example/": "CH101",
    "https://imwallet.example@evil.example/": "CH101",
    "https://imwallet.example:443@evil.example/": "CH101",
    "https://imwallet.example%2eevil.example/": "CH101",
    "https://imwallet%2eexample/": "CH101",
    "https://%69mwallet.example/": "CH101",
    "https://ｉmwallet.example/": "CH101",
    "https://imwallet。example/": "CH101",
    "https://imwallet.example。/": "CH101",
    "https://imwаllet.example/": "CH101",
    "https://imwallet\u00ad.example/": "CH101",
    "https://imwallet.example\u200b/": "CH101",
    "https://imwallet.example/\u202egpj.exe": "CH101",
    "https://[::1]/": "CH101",
    "https://imwallet.example:/": "CH101",
    "https://imwallet.example:x/": "CH101",
    "https://imwallet.example:0443x/": "CH101",
    "https://imwallet.example:99999/": "CH101",
    "\thttps://imwallet.example/": "CH101",
    "https://imwallet.example/\n": "CH101",
    "ht\ntps://imwallet.example/": "CH101",
    "/\t/evil.example": "CH101",
    "\x01https://imwallet.example/": "CH101",
    "\x0c//evil.example": "CH101",
    "/zh//evil.example": "CH101",
    "/.//evil.example": "CH101",
    "/zh/..//evil.example": "CH101",
    "/zh/%2f%2fevil.example": "CH101",
    "/zh/%5cevil.example": "CH101",
    "/C|/zh/": "CH101",
    "/zh/\u2028faq/": "CH101",
    # schemes
    "http://imwallet.example/": "CH102",
    "http:imwallet.example": "CH102",
    "javascript:void(0)": "CH102",
    "JAVASCRIPT:alert(1)": "CH102",
    "vbscript:x": "CH102",
    "data:text/html,<a href=//evil.example>x</a>": "CH102",
    "data:image/png;base64,AAAA": "CH102",
    "blob:https://imwallet.example/x": "CH102",
    "filesystem:https://imwallet.example/x": "CH102",
    "view-source:https://imwallet.example/": "CH102",
    "file:///etc/passwd": "CH102",
    "ftp://imwallet.example/": "CH102",
    "ws://imwallet.example/": "CH102",
    "wss://imwallet.example/": "CH102",
    "intent://imwallet.example#Intent;scheme=https;end": "CH102",
    "weixin://dl/business": "CH102",
    "tg://resolve?domain=imwallet_example": "CH102",
    "whatsapp://send?phone=12025550142": "CH102",
    "sms:+12025550142": "CH102",
    "skype:imwallet?chat": "CH102",
    "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT": "CH102",
    "imwallet:help": "CH102",
    "imwallet://help/": "CH102",
    "imwallet://help?to=x": "CH102",
    "imwallet://Help": "CH102",
    "IMWALLET://help": "CH102",
    "imwallet://pay": "CH102",
    "about:blank": "CH102",
    "chrome://settings": "CH102",
    "c:/windows": "CH102",
    # other origins
    "https://evil.example": "CH103",
    "https://evil.example/imwallet.example": "CH103",
    "https://evil.example?imwallet.example": "CH103",
    "https://evil.example#@imwallet.example": "CH103",
    "https://imwallet.example.evil.example/": "CH103",
    "https://evilimwallet.example/": "CH103",
    "https://www.imwallet.example/": "CH103",
    "https://imwallet.example./": "CH103",
    "https://imwallet.example:8443/": "CH103",
    "https://imwallet.example:80/": "CH103",
    "https://imwallet-example/": "CH103",
    "https://im-wallet.example/": "CH103",
    "https://imwa1let.example/": "CH103",
    "https://xn--imwllet-4fg.example/": "CH103",
    "https://2130706433/": "CH103",
    "https://0x7f.1/": "CH103",
    "https://203.0.113.5/": "CH103",
    "https://localhost/": "CH103",
    "https://example/": "CH103",
    # shared platforms
    "https://social.example/": "CH104",
    "https://social.example": "CH104",
    "https://social.example/imwallet_example?x=1": "CH104",
    "https://social.example/imwallet_example?": "CH104",
    "https://social.example/imwallet_example#x": "CH104",
    "https://social.example/imwallet_example#": "CH104",
    "https://social.example/imwallet_example//": "CH104",
    "https://social.example//imwallet_example": "CH104",
    "https://social.example/IMWallet_example": "CH104",
    "https://social.example/%69mwallet_example": "CH104",
    "https://social.example/imwallet_example/status/1": "CH104",
    "https://social.example/imwallet_example/../evil": "CH104",
    "https://social.example/imwallet_example/%2e%2e/evil": "CH104",
    "https://apps.example/imwallet_examp1e": "CH104",
    "https://sub.social.example/imwallet_example": "CH103",
    # another address inside
    "https://imwallet.example//evil.example": "CH105",
    "https://imwallet.example/https://evil.example": "CH105",
    "https://imwallet.example/https:/evil.example": "CH105",
    "https://imwallet.example/r/evil.example": "CH105",
    "https://imwallet.example/?to=evil.example": "CH105",
    "https://imwallet.example/?to=//evil.example": "CH105",
    "https://imwallet.example/?to=%2F%2Fevil.example": "CH105",
    "https://imwallet.example/?to=https%3A%2F%2Fevil.example": "CH105",
    "https://imwallet.example/?to=https%253A%252F%252Fevil.example": "CH105",
    "https://imwallet.example/?to=https://imwallet.example": "CH105",
    "https://imwallet.example/?mail=a@evil.example": "CH105",
    "https://imwallet.example/?to=javascript:alert(1)": "CH105",
    "https://imwallet.example/#/https://evil.example": "CH105",
    "https://imwallet.example/#evil.example": "CH105",
    "/zh/faq/?to=https://evil.example": "CH105",
    "/zh/faq/#evil.example/kefu": "CH105",
    # mail
    "mailto:": "CH106",
    "mailto:evil@evil.example": "CH106",
    "mailto:support@imwallet.example.evil.example": "CH106",
    "mailto:support@imwallet.example,evil@evil.example": "CH106",
    "mailto:support@imwallet.example;evil@evil.example": "CH106",
    "mailto:support@imwallet.example%2cevil@evil.example": "CH106",
    "mailto:%73upport@imwallet.example": "CH106",
    "mailto:support%40imwallet.example": "CH106",
    "mailto:Help<support@imwallet.example>": "CH106",
    "mailto://support@imwallet.example": "CH106",
    "mailto: support@imwallet.example": "CH106",
    "mailto:support@imwallet.example?cc=evil@evil.example": "CH106",
    "mailto:support@imwallet.example?subject=a&cc=evil@evil.example": "CH106",
    "mailto:support@imwallet.example?subject=a&amp;bcc=evil@evil.example": "CH106",
    "mailto:support@imwallet.example?subject=a%26bcc=evil%40evil.example": "CH106",
    "mailto:support@imwallet.example?subject=a%0abcc:evil@evil.example": "CH106",
    "mailto:support@imwallet.example?subject=evil.example": "CH106",
    "mailto:support@imwallet.example?body=x": "CH106",
    "mailto:support@imwallet.example?to=evil@evil.example": "CH106",
    "mailto:support@imwallet.example?subject=a?cc=b": "CH106",
    "mailto:support@imwallet.example#x": "CH106",
    "mailto:support+evil@imwallet.example": "CH106",
    "mailto:supp0rt@imwallet.example": "CH106",
    # telephone
    "tel:": "CH107",
    "tel:+": "CH107",
    "tel:2025550142": "CH107",
    "tel:12025550142": "CH107",
    "tel:0012025550142": "CH107",
    "tel:+12025550143": "CH107",
    "tel:+120255501422": "CH107",
    "tel:+12025550142,,5": "CH107",
    "tel:+12025550142;ext=5": "CH107",
    "tel:+12025550142;phone-context=evil.example": "CH107",
    "tel:+12025550142#5": "CH107",
    "tel:+12025550142%2C5": "CH107",
    "tel:+12025550142p5": "CH107",
    "tel:+１2025550142": "CH107",
    "tel://+12025550142": "CH107",
    "tel:*21*+12025550142": "CH107",
    # what is not in the tree
    "/zh/nowhere/": "CH108",
    "nowhere.html": "CH108",
    "/zh/": "CH108",
    "../zh/FAQ/": "CH108",
    "/a.png/": "CH108",
    "/zh/faq/index.html/": "CH108",
    "evil.example": "CH108",
    "#nowhere": "CH109",
    "/zh/faq/#Steps": "CH109",
    "/zh/faq/#step": "CH109",
    "/zh/faq/#:~:text=x": "CH109",
    "/a.png#x": "CH109",
    # revoked
    "https://old.imwallet.example/": "CH110",
    "https://old.imwallet.example:443/a?b#c": "CH110",
    "https://social.example/imwallet_old_example": "CH110",
    "https://social.example/imwallet_old_example/?x": "CH110",
    "mailto:old@imwallet.example": "CH110",
    "mailto:OLD@imwallet.example?cc=x": "CH106",
    "tel:+12025550199": "CH110",
    "imwallet://chat": "CH110",
}


# Pages and folders that were revoked below origins that are listed, and how else a server may take their addresses.
WITHDRAWN = Listing(
    (
        Entry("forum", "origin", "https://forum.imwallet.example"),
        Entry("ask", "page", "https://social.example/ask?id=7"),
    ),
    (
        Entry("one", "page", "https://forum.imwallet.example/u/impostor"),
        Entry("two", "page", "https://forum.imwallet.example/view?user=7&tab=a"),
        Entry("three", "origin", "https://forum.imwallet.example/old/"),
        Entry("four", "page", "https://social.example/ask"),
    ),
)
OTHER_SPELLINGS = """u/%69mpostor u/Impostor U/impostor/ u/impostor?x=1 u//impostor u/impostor/index.html u/%2569mpostor
    u;x=1/impostor u/impostor;x u/./impostor%2F view?tab=a&user=7 view?x=1&user=%37&tab=a view/?user=7&tab=a#top old
    old/ OLD/a %6fld/a old//a old/index.html""".split()
OTHERS = "u/impostors u/impost u/ impostor view?user=77&tab=a view?user=7 view older/ old-a a/old/ index.html".split()


def test_what_is_revoked_is_refused_in_any_spelling() -> None:
    allowed = Allowed.of(WITHDRAWN)

    def codes_of(paths: list[str]) -> dict[str, str]:
        verdicts = {path: resolve_address(f"https://forum.imwallet.example/{path}", "", allowed) for path in paths}
        return {path: one.code if isinstance(one, Rejected) else "" for path, one in verdicts.items()}

    assert codes_of(OTHER_SPELLINGS) == dict.fromkeys(OTHER_SPELLINGS, "CH110")
    assert codes_of(OTHERS) == dict.fromkeys(OTHERS, "")


def _attribute(value: str) -> str:
    return "".join(f"&#{ord(char)};" if char < " " else char for char in html.escape(value))


def _kind_and_codes(href: str) -> tuple[type, str]:
    """What an address is by itself, and what a page with a link to it is found guilty of."""
    report = judge_body(f'<a href="{_attribute(href)}">x</a>')
    return type(resolve_address(href, "index.html", ALLOWED)), codes(report)


def _passes(kind: type) -> tuple[type, str]:
    return kind, ""


def test_listed() -> None:
    assert all_but(LEADS_HOME, _kind_and_codes, _passes(Listed)) == []


def test_same_site() -> None:
    assert all_but(STAYS_HERE, _kind_and_codes, _passes(SameSite)) == []


def test_refused() -> None:
    assert wrong(fewer_in_check(REFUSED.items()), lambda href: _kind_and_codes(href)[1]) == []
    by_itself: dict[str, str | None] = {href: code for href, code in REFUSED.items() if code not in ("CH108", "CH109")}
    assert wrong(by_itself.items(), _code) == []


def _code(href: str) -> str | None:
    verdict = resolve_address(href, "index.html", ALLOWED)
    return verdict.code if isinstance(verdict, Rejected) else None


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        ("https://imwallet.example/a?b#c", Listed("website", "https://imwallet.example", "/a")),
        ("https://imwallet.example", Listed("website", "https://imwallet.example", "/")),
        (
            "https://social.example/imwallet_example/",
            Listed("social-news", "https://social.example", "/imwallet_example"),
        ),
        ("mailto:support@imwallet.example?subject=a", Listed("support-email")),
        ("tel:+12025550142", Listed("phone")),
        ("imwallet://help", Listed("in-app-help")),
        ("b/#c%20d", SameSite("/zh/a/b/", "c d")),
        ("b/#Ly9-aHR0c", SameSite("/zh/a/b/", "Ly9-aHR0c")),
        ("/b%20c", SameSite("/b c", "")),
    ],
)
def test_a_verdict_names_the_channel_and_what_is_compared(raw: str, verdict: Listed | SameSite) -> None:
    assert resolve_address(raw, "zh/a/index.html", ALLOWED) == verdict


@each_row(
    ("raw", "code", "reason"),
    [
        ("https:evil.example/", "CH101", "is not https:// followed by a host"),
        ("https:///evil.example/", "CH101", "is not https:// followed by a host"),
        ("https://", "CH101", "is not https:// followed by a host"),
        ("https://user:pass@imwallet.example/", "CH101", "has a user name before its host"),
        ("https://%69mwallet.example/", "CH101", "has % or letters other than a-z in its host"),
        ("https://imwallet。example/", "CH101", "has % or letters other than a-z in its host"),
        ("https://im_wallet.example/@%é", "CH101", "has a host that is not plain letters, digits, hyphens and dots"),
        ("https://im_wallet.example?@%é", "CH101", "has a host that is not plain letters, digits, hyphens and dots"),
        ("https://im_wallet.example#@%é", "CH101", "has a host that is not plain letters, digits, hyphens and dots"),
        ("https://imwallet.example:99999/", "CH101", "cannot be read as one web address"),
        ("https://imwallet.example//a", "CH105", "carries another address in its path, query or fragment"),
        (
            "https://imwallet.example/go/aHR0cHM6Ly9rZWZ1LmV4YW1wbGUv",
            "CH105",
            "carries another address in its path, query or fragment",
        ),
        (
            "https://imwallet.example/ (TG: example_kefu)",
            "CH105",
            "carries another address in its path, query or fragment",
        ),
        (
            "https://imwallet.example/s?q=%E5%8A%A0%E5%BE%AE%E4%BF%A1hjexample88",
            "CH105",
            "carries another address in its path, query or fragment",
        ),
        ("/zh/faq/?q=telegram+example_kefu", "CH105", "carries another address in its query or fragment"),
        ("/zh/faq/?q=加微信hjexample88", "CH105", "carries another address in its query or fragment"),
        (
            "https://imwallet.example/go?u=Ly9rZWZ1LmV4YW1wbGU",
            "CH105",
            "carries another address in its path, query or fragment",
        ),
        (
            "https://imwallet.example/68747470733a2f2f6576696c2e6578616d706c65",
            "CH105",
            "carries another address in its path, query or fragment",
        ),
        ("/zh/faq/?to=aHR0cHM6Ly9rZWZ1LmV4", "CH105", "carries another address in its query or fragment"),
        ("//guard.invalid/zh/faq/", "CH101", "starts with //, so it leads to another host"),
        ("/a%5cb", "CH101", "has doubled, encoded or backward slashes in its path"),
        ("/a%00b", "CH101", "has doubled, encoded or backward slashes in its path"),
        ("/a%2Fb", "CH101", "has doubled, encoded or backward slashes in its path"),
        ("/a//b", "CH101", "has doubled, encoded or backward slashes in its path"),
        ("/C:/../b", "CH101", "is read differently over https, over http and from a file"),
        ("ftp://imwallet.example/", "CH102", "has the scheme ftp, and no channel on docs/channels.yml is exactly this"),
        ("http://imwallet.example/", "CH102", "is not encrypted: only https is allowed"),
        ("mailto:old@imwallet.example", "CH110", "leads to a revoked channel"),
        (
            "mailto:support@imwallet.example?subject=Telegram%20example_kefu",
            "CH106",
            "carries more than a plain subject",
        ),
        ("mailto:support@imwallet.example?subject=a&cc=b", "CH106", "carries more than a plain subject"),
        ("tel:12025550142", "CH107", "is not one plain number in international form"),
    ],
)
def test_a_refusal_says_why(raw: str, code: str, reason: str) -> None:
    assert resolve_address(raw, "zh/a/index.html", ALLOWED) == Rejected(code, reason)


@pytest.mark.parametrize(
    "char",
    ["\x01", "\x7f", "\x85", "\u00ad", "\u200b", "\u2028", "\u2029", "\ue000", "\ud800", "\u0378", "\U000e0001"],
    ids=ascii,
)
def test_no_address_holds_a_character_that_nobody_sees(char: str) -> None:
    for raw in (f"/zh/{char}faq/", f"https://imwallet.example/{char}é"):
        verdict = resolve_address(raw, "index.html", ALLOWED)
        assert verdict == Rejected("CH101", "has control or invisible characters, which browsers drop"), raw


def test_relative_addresses_resolve_against_their_page() -> None:
    verdict = resolve_address("../x/#a%20b", "zh/faq/index.html", ALLOWED)
    assert verdict == SameSite("/zh/x/", "a b")


def test_a_near_miss_names_the_channel_that_was_meant() -> None:
    report = judge_body('<a href="https://imwa1let.example">x</a>')
    assert "channel:website" in report.findings[0].fix


def test_messages_hold_no_live_address() -> None:
    report = judge_body('<a href="https://evil.example/a">https://evil.example/a</a><p>x@evil.example</p>')
    assert report.findings
    for finding in report.findings:
        assert "evil.example" not in str(finding)
        assert "https:" not in str(finding)


PAGES = [
    "index.html",
    "zh/faq/index.html",
    "a/b/c/index.html",
    ".well-known/x.html",
    "a b/x.html",
    "a?b/x.html",
    "a//x",
]
SPELLED = ["../", "..", "./", "a", "b-c/", "index.html", "/", "?q=1", "#x", "#", ".x", "~", ".../"]


@pytest.mark.parametrize("page", first_in_check(PAGES))
def test_what_is_remembered_of_other_pages_is_what_the_address_means_on_this_one(page: str) -> None:
    for parts in product(SPELLED, repeat=3):
        for value in ("".join(parts), "../" * 2 + "".join(parts)):
            if addresses._PLAIN.fullmatch(value):
                base = f"{addresses._SITE_ORIGIN}/{addresses._in_address(page)}"
                alone = addresses._within_site(addresses._parse(value, base))
                assert addresses._same_site(value, page) == alone, value
