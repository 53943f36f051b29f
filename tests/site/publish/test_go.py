"""The app's links in a real browser: languages, query and hash, mistyped ids, and no way to another host."""

from __future__ import annotations

import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ada_url
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from publish.redirect_pages import redirect_pages
from scripts.static_server import serve
from tests.made import editions, help_links
from tests.support.browsing import accessibility_faults
from tests.support.contexts import ContextOf, shared
from tests.support.fixture_site import BASE
from tests.support.hashed import hashed_file, script_address
from tests.support.second_opinion import HOST, html_files, read_all, scanned
from tests.support.shapes import pages_of_every_kind
from tests.support.topic_page import Visit, landings, scripts

pytestmark = pytest.mark.browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with shared(browser, locale="zh-CN", viewport={"width": 390, "height": 844}) as context:
        yield context


SCRIPT = "assets/javascripts/redirect.js"
FIXED = [
    ("go/en/ctx/ERR_TX_FAILED/", "en/transactions/failed/"),
    ("go/zh/ctx/ERR_TX_FAILED/", "transactions/failed/"),
    ("go/en/two-factor/?embed=1&theme=dark", "en/security/two-factor/?embed=1&theme=dark"),
    ("go/en/two-factor/?lang=zh&q=%E8%BD%AC%20x&x=a+b#limits", "en/security/two-factor/?q=%E8%BD%AC%20x&x=a+b#limits"),
    ("go/zh/ctx/send/?", "transactions/failed/"),
]


@pytest.mark.parametrize(("asked", "lands"), FIXED)
def test_a_fixed_language_keeps_query_and_hash(context: BrowserContext, site_url: str, asked: str, lands: str) -> None:
    page = context.new_page()
    page.goto(site_url + asked)
    page.wait_for_url(site_url + lands, wait_until="commit")


@pytest.mark.parametrize(
    ("asked", "lands"),
    [("go/en/ctx/ERR_TX_FAILED/", "en/transactions/failed/"), ("go/zh/phishing/", "security/phishing/")],
)
def test_a_fixed_language_needs_no_javascript(context_of: ContextOf, site_url: str, asked: str, lands: str) -> None:
    context = context_of(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + asked)
    page.wait_for_url(site_url + lands, wait_until="commit")


def test_without_javascript_a_choosing_page_shows_both_languages(context_of: ContextOf, site_url: str) -> None:
    context = context_of(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "go/ctx/ERR_2FA_CODE/")
    assert page.locator("a").evaluate_all("links => links.map(link => link.pathname)") == [
        "/security/two-factor/",
        "/en/security/two-factor/",
    ]
    page.locator("a[data-lang=en]").click()
    page.wait_for_url(site_url + "en/security/two-factor/", wait_until="commit")


ENGLISH = "en/account/"
CHINESE = "account/"


# Of each: the browser's language, the one that was chosen before, `lang=` in the link, where it leads.
CHOICES = [
    ("en-GB", "", "zh-Hant-TW", CHINESE),
    ("en-GB", "", "zh-CN", CHINESE),
    ("en-GB", "", "ZH_hans", CHINESE),
    ("en-GB", "", "yue-Hant-HK", CHINESE),
    ("zh-CN", "", "en-GB", ENGLISH),
    ("zh-CN", "", "EN", ENGLISH),
    ("zh-CN", "en", "fr", ENGLISH),
    ("zh-CN", "en", "", ENGLISH),
    ("zh-CN", "en", "zh", CHINESE),
    ("en-US", "", "fr", ENGLISH),
    ("cmn-Hans-CN", "", "", CHINESE),
    ("de-DE", "", "", CHINESE),
    ("zh-CN", "", "constructor", CHINESE),
    ("zh-CN", "x", "english", CHINESE),
    # the first lang= counts, as it does for nginx; what is no tag is passed over, however long
    ("zh-CN", "", "fr&lang=en", CHINESE),
    ("zh-CN", "", "en&lang=zh", ENGLISH),
    ("zh-CN", "", "*", CHINESE),
    ("zh-CN", "", "en-" + "x" * 3000, ENGLISH),
    ("en-GB", "", "z" * 3000, ENGLISH),
]


@pytest.mark.parametrize("key", ["account-locked", "ctx/ERR_ACCOUNT_LOCKED"])
def test_the_language_is_chosen_in_order(site: Path, key: str) -> None:
    source = (site / "go" / key / "index.html").read_text(encoding="utf-8")
    visits = [
        Visit(f"{BASE}go/{key}/?a=1" + (f"&lang={tag}" if tag else "") + "&b=2", source, [language], saved or None)
        for language, saved, tag, _ in CHOICES
    ]
    landed = landings(hashed_file(site, SCRIPT), visits)
    assert landed == [f"{BASE}{lands}?a=1&b=2" for *_, lands in CHOICES]


# What the browser itself has a part in: its languages, what it saved, and the query.
IN_BROWSER = {
    "en-GB": [("", "zh-Hant-TW", CHINESE), ("zh", "", CHINESE), ("", "", ENGLISH)],
    "de-DE": [("", "", CHINESE), ("en", "fr", ENGLISH)],
}


@pytest.mark.parametrize("browser_language", IN_BROWSER)
def test_the_language_is_chosen_in_order_in_a_browser(
    context_of: ContextOf, site_url: str, browser_language: str
) -> None:
    context = context_of(locale=browser_language)
    page = context.new_page()
    page.goto(site_url + HOST)
    for saved, tag, lands in IN_BROWSER[browser_language]:
        page.evaluate("saved => { localStorage.clear(); if (saved) localStorage['help-language'] = saved; }", saved)
        page.goto(f"{site_url}go/account-locked/?a=1" + (f"&lang={tag}" if tag else "") + "&b=2")
        page.wait_for_url(f"{site_url}{lands}?a=1&b=2", wait_until="commit")


def test_a_heading_is_landed_on_unless_the_link_names_another(
    context: BrowserContext, root: Path, tmp_path: Path
) -> None:
    base = BASE
    zh, en = ({"url": f"{base}{lang}page/#far", "title": "t"} for lang in ("", "en/"))
    links = help_links({"far": {"zh": zh, "en": en, "since": "1.0.0"}})
    target = '<!doctype html><meta charset="utf-8"><p>x</p>' + "<br>" * 300 + '<h2 id="far">y</h2><h2 id="other">z</h2>'
    for path, content in {**redirect_pages(links, editions(), base), "page/index.html": target.encode()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    scripts = tmp_path / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    shutil.copy(root / "overrides" / "assets" / "javascripts" / "redirect.js", scripts)
    server, address = serve(tmp_path)
    page = context.new_page()
    for asked, lands in [
        ("go/zh/far/", "page/#far"),
        ("go/far/?x=1", "page/?x=1#far"),
        ("go/far/?x=1#other", "page/?x=1#other"),
    ]:
        page.goto(address + asked)
        page.wait_for_url(address + lands, wait_until="commit")
        assert page.evaluate("scrollY") > 0
    server.shutdown()


HOSTILE = [
    "?lang=//evil.example",
    "?lang=https://evil.example",
    "?url=https://evil.example&next=//evil.example",
    "?//evil.example",
    "?/../../../../evil.example",
    "?lang=en&lang=//evil.example/",
    "?\\\\evil.example",
    "?x=%0d%0aLocation:%20https://evil.example",
    "#//evil.example",
    "#@evil.example/",
    "?@evil.example",
    "?lang=__proto__",
    "?lang=javascript:alert(1)",
]


@pytest.mark.parametrize("key", ["account-locked", "en/account-locked", "ctx/ERR_ACCOUNT_LOCKED"])
def test_nothing_in_query_or_hash_chooses_the_page(site: Path, key: str) -> None:
    source = (site / "go" / key / "index.html").read_text(encoding="utf-8")
    landed = landings(hashed_file(site, SCRIPT), [Visit(f"{BASE}go/{key}/{tail}", source) for tail in HOSTILE])
    pages = {BASE + ENGLISH, BASE + CHINESE}
    elsewhere = zip(HOSTILE, (address.partition("?")[0].partition("#")[0] for address in landed), strict=True)
    assert {tail: page for tail, page in elsewhere if page not in pages} == {}


def test_nothing_in_query_or_hash_chooses_the_page_in_a_browser(context: BrowserContext, site_url: str) -> None:
    requested: set[str] = set()
    page = context.new_page()
    page.on("request", lambda request: requested.add(request.url))
    for tail in HOSTILE[::3]:
        page.goto(f"{site_url}go/account-locked/{tail}")
        page.wait_for_function("!location.pathname.includes('/go/')")
        assert page.url.partition("?")[0].partition("#")[0] in {site_url + CHINESE, site_url + ENGLISH}, tail
    assert {url for url in requested if not url.startswith(site_url)} == set()


# Of each: the address, the browser's language, the first topic that is offered, the language in which.
MISTYPED = [
    ("go/zh/acount-locked/", "en-GB", "/account/", "zh-Hans"),
    ("go/en/account-locked-now/", "zh-CN", "/en/account/", "en"),
    ("go/en/locked-account/", "zh-CN", "/en/account/", "en"),
    ("go/en/Two_Factor/", "zh-CN", "/en/security/two-factor/", "en"),
    ("go/en/ctx/ERR_TX_FAILLED/", "zh-CN", "/en/transactions/failed/", "en"),
    ("go/ctx/err_2fa_code/", "en-GB", "/en/security/two-factor/", "en"),
    ("go/phising", "en-GB", "/en/security/phishing/", "en"),
    ("go/phising", "zh-TW", "/security/phishing/", "zh-Hans"),
    ("go/phising/?lang=en", "zh-TW", "/en/security/phishing/", "en"),
    ("go/phising/", "fr-FR", "/security/phishing/", "zh-Hans"),
    ("go/fr/phishing/", "zh-CN", "/security/phishing/", "zh-Hans"),
    # A chat program took the next sign for a part of the address.
    ("go/zh/phishing）", "en-GB", "/security/phishing/", "zh-Hans"),
    ("go/en/phishing，点这里", "zh-CN", "/en/security/phishing/", "en"),
    ("go/en/phishing/。", "zh-CN", "/en/security/phishing/", "en"),
    ("contact/verify。", "en-GB", "/contact/verify/", "zh-Hans"),
    ("en/contact/verify）。", "zh-CN", "/en/contact/verify/", "en"),
    ("en/contact/verify/，点这里", "zh-CN", "/en/contact/verify/", "en"),
    ("en/contact/verify/index.html”", "zh-CN", "/en/contact/verify/", "en"),
    ("en/security/phishing.", "zh-CN", "/en/security/phishing/", "en"),
]


# Sees an open 404 page as it would be at another address: as it came, and its script run again.
AT_ADDRESS = """async ([address, script, number]) => {
  window.asItCame ??= document.querySelector("article").cloneNode(true);
  document.querySelector("article").replaceWith(window.asItCame.cloneNode(true));
  history.replaceState(null, "", address);
  await import(`${script}?${number}`);
}"""
# The page, before its script has changed it.
WITHOUT_SCRIPT = "**/javascripts/not-found.js"


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(urllib.parse.quote(address, safe=":/?=%")) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


@pytest.mark.parametrize("locale", sorted({locale for _, locale, *_ in MISTYPED}))
def test_a_mistyped_id_lands_on_the_nearest_topics(browser: Browser, site_url: str, locale: str) -> None:
    """The first address is opened and its topic too; at the others the same page runs its script again."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    # Nothing that an earlier address left behind chooses the language.
    page.add_init_script("localStorage.clear()")
    (opened, _, leads, _), *_ = mine = [row for row in MISTYPED if row[1] == locale]
    assert page.goto(site_url + opened).status == 404  # type: ignore[union-attr]
    page.locator(".lost__nearest a").first.click()
    page.wait_for_url("**" + leads + "*", wait_until="commit")
    page.route(WITHOUT_SCRIPT, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site_url + opened)
    page.unroute(WITHOUT_SCRIPT)
    script = script_address(site_url, "javascripts/not-found.js")
    for number, (path, _, first, lang) in enumerate(mine):
        assert status(site_url + path) == 404 and status(site_url + first[1:]) == 200, path
        page.evaluate(AT_ADDRESS, [site_url + path, script, number])
        near = page.locator(".lost__nearest")
        expect(near, path).to_have_attribute("lang", lang)
        assert near.locator("a").first.evaluate("link => link.pathname") == first, path
        assert page.locator(".lost").first.get_attribute("lang") == lang, path
        expect(page.locator("input[role=combobox]").first).to_be_attached()
        for contacts in ("/contact/", "/en/contact/"):
            assert page.locator(f'.lost__ways a[href="{contacts}"]').count(), path
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_nearest_topics_are_accessible(context_of: ContextOf, site_url: str, scheme: Any) -> None:
    context = context_of(locale="en-GB", color_scheme=scheme, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site_url + "go/acount-locked/")
    page.locator(".lost__nearest").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert accessibility_faults(page) == []


@pytest.mark.parametrize(
    "path",
    ["no-such-page/", "go/zh/xqzwvk/", "go/%3Cimg%20src=x%3E/", "go//evil.example/"],
)
def test_where_nothing_is_near_nothing_is_guessed(context: BrowserContext, site_url: str, path: str) -> None:
    page = context.new_page()
    messages: list[str] = []
    page.on("pageerror", lambda error: messages.append(str(error)))
    assert page.goto(site_url + path, wait_until="networkidle").status == 404  # type: ignore[union-attr]
    assert page.locator(".lost__nearest").count() == 0
    expect(page.locator(".emergencies").first).to_be_visible()
    assert page.url.startswith(site_url) and not messages


def test_topic_pages_lead_where_their_links_lead(site: Path) -> None:
    """Each has the one script, and that opens one of the addresses that the guard has judged."""
    script = hashed_file(site, SCRIPT)
    stubs = [name for name in html_files(site) if name.startswith("go/")]
    visits = [Visit(BASE + name, (site / name).read_text(encoding="utf-8")) for name in stubs]
    assert len(stubs) > 90
    for visit, landed in zip(visits, landings(script, visits), strict=True):
        assert scripts(visit.source, visit.address) == [BASE + script.relative_to(site).as_posix()], visit.address
        links = scanned(visit.source, visit.address).addresses
        assert landed in {ada_url.URL(link).href for link in links}, visit.address
        assert not landed.startswith(BASE + "go/"), visit.address


def test_topic_pages_lead_where_their_links_lead_in_a_browser(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    """Scripts on, pages of every kind. Only these pages are served."""
    for name in ("go", HOST, *(folder.name for folder in site.glob("assets*"))):
        (tmp_path / name).symlink_to(site / name)
    stubs = sorted(pages_of_every_kind(site, [name for name in html_files(site) if name.startswith("go/")]))
    server, address = serve(tmp_path)
    seen = read_all(context, address, stubs, scripts=True)
    server.shutdown()
    for name, live in zip(stubs, seen, strict=True):
        links = scanned((site / name).read_text(encoding="utf-8"), address + name).addresses
        assert live["here"] in {ada_url.URL(link).href for link in links}, name


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(site_url)
    yield opened
    opened.close()


def run(page: Page, site_url: str, body: str, *values: Any) -> Any:
    script = f"async ([address, v]) => {{ const m = await import(address); return {body}; }}"
    return page.evaluate(script, [script_address(site_url, "javascripts/not-found.js"), list(values)])


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("", "", 0), ("a", "", 1), ("swap", "swap", 0), ("swpa", "swap", 1), ("sap", "swap", 1), ("kitten", "sitting", 3)],
)
def test_distance(page: Page, site_url: str, one: str, other: str, steps: int) -> None:
    body = "m.distance(...v)"
    assert run(page, site_url, body, one, other) == steps
    assert run(page, site_url, body, other, one) == steps


@pytest.mark.parametrize(
    ("wishes", "lang"),
    [
        ([None, "", "fr", "ja-JP"], "ja"),
        (["zh-Hant-TW", "ja"], "zh-Hant"),
        (["ZH_TW"], "zh-Hant"),
        (["zh-CN"], "zh"),
        (["yue-Hant"], "zh"),
        (["fr", "constructor", "-"], "zh"),
        ([], "zh"),
    ],
)
def test_the_language_of_a_reader(page: Page, site_url: str, wishes: list[str | None], lang: str) -> None:
    reads = {"zh": ["zh", "cmn", "yue"], "zh-Hant": ["zh-Hant", "zh-TW"], "ja": ["ja"]}
    assert run(page, site_url, "m.language(v[0], v[1])", wishes, reads) == lang


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/account/", None),
        ("/going/x/", None),
        ("/go/x/", {"lang": "", "name": "x"}),
        ("/go/zh/x", {"lang": "zh", "name": "x"}),
        ("/sub/go/EN/ctx/ERR_X/", {"lang": "en", "name": "ERR_X"}),
        ("/go/ctx/", {"lang": "", "name": ""}),
        ("/go/zh-hant/swap/", {"lang": "zh-Hant", "name": "swap"}),
        ("/go/ja/swap/", {"lang": "", "name": "ja-swap"}),
    ],
)
def test_what_an_address_asks_for(page: Page, site_url: str, path: str, expected: dict[str, str] | None) -> None:
    assert run(page, site_url, "m.asked(v[0], ['zh', 'zh-Hant', 'en'])", path) == expected


def test_a_retired_topic_is_never_offered(page: Page, site_url: str) -> None:
    topics = {"fees": {}, "old-fees": {"replaced_by": "older-fees"}, "older-fees": {"replaced_by": "fees"}, "swap": {}}
    assert run(page, site_url, "m.nearest('old-fees', v[0])", {"topics": topics, "contexts": {}}) == ["fees"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/en/contact/", ["contact-overview", "en"]),
        ("/EN/Contact", ["contact-overview", "en"]),
        ("//en///contact//index.html", ["contact-overview", "en"]),
        ("/en/contact/。", ["contact-overview", "en"]),
        ("/en/contacts/", None),
    ],
)
def test_the_page_that_a_spelling_of_its_address_means(
    page: Page, site_url: str, path: str, found: list[str] | None
) -> None:
    links = {"topics": {"contact-overview": {"en": {"url": "/en/contact/"}, "zh": {"url": "/contact/"}}}}
    assert run(page, site_url, "m.pageAt(v[0], v[1], (url) => url)", path, links) == found


def test_a_topic_page_in_capital_letters_is_one(page: Page, site_url: str) -> None:
    asked = run(page, site_url, "m.asked(...v)", "/GO/EN/Account-Locked", ["zh", "en"])
    assert asked == {"lang": "en", "name": "Account-Locked"}
