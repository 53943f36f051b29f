"""The site inside an app's web view: what stays, what lasts, what opens outside, and twice the letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browsing import DESK, PHONE
from tests.support.contexts import ContextOf, shared
from tests.support.hashed import script_address

pytestmark = pytest.mark.browser

SCHEME = "document.documentElement.dataset.mdColorScheme"
# A web view that forbids storage, as Android's does by default.
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("forbidden", "SecurityError"); } });"""
# What the palette is when the first part of the body exists, which is before anything can be painted.
AT_FIRST = f"""new MutationObserver(() => {{ if (document.body) window.atFirst ??= {SCHEME}; }})
  .observe(document, {{ childList: true, subtree: true }});"""
LEFT_OUT = (".brand", ".menu", ".palette", ".tabs", ".side", ".site-footer", ".toc")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with shared(browser, viewport=PHONE) as context:
        yield context


@pytest.fixture
def with_clock(browser: Browser) -> Iterator[BrowserContext]:
    """A context of its own: its clock stays what a test makes it."""
    opened = browser.new_context(viewport=PHONE)
    yield opened
    opened.close()


@pytest.fixture
def with_worker(browser: Browser) -> Iterator[BrowserContext]:
    """Pages that were visited come from the service worker, as most readers' do."""
    opened = browser.new_context(viewport=PHONE, service_workers="allow")
    yield opened
    opened.close()


def topic(page: Page) -> str | None:
    return page.locator('meta[name="help-id"]').get_attribute("content")


def is_embedded(page: Page) -> bool:
    return page.locator(".brand:visible").count() == 0


def search(page: Page, words: str) -> None:
    """Look something up and open the first result by keyboard."""
    page.locator("input[role=combobox]").click()
    page.wait_for_selector("[data-hs=full]", state="attached")
    page.locator("input[role=combobox]").fill(words)
    page.locator("[role=option] mark").first.wait_for()
    # Not a navigation: the box keeps the question in the entry of the history that is left, which counts as one.
    with page.expect_event("load"):
        page.keyboard.press("Enter")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("prefix", "back"), [("", "返回「账户」"), ("en/", "Back to “Account”")])
def test_search_language_and_a_way_back_stay(
    context_of: ContextOf, site_url: str, size: dict[str, int], prefix: str, back: str
) -> None:
    context = context_of(viewport=size)
    page = context.new_page()
    page.goto(f"{site_url}{prefix}account/password/?embed=1")
    for part in LEFT_OUT:
        assert page.locator(f"{part}:visible").count() == 0, part
    expect(page.locator("input[role=combobox]")).to_be_visible()
    expect(page.locator("[data-language]")).to_be_visible()
    page.get_by_role("link", name=back, exact=True).click()
    page.wait_for_url(f"{site_url}{prefix}account/")
    page.locator(".back").click()
    page.wait_for_url(site_url + prefix)
    expect(page.locator(".back")).to_have_count(0)
    assert is_embedded(page)


def test_without_the_parameter_nothing_is_left_out(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/password/")
    assert not is_embedded(page)
    expect(page.locator(".back")).to_be_hidden()
    expect(page.locator(".site-footer")).to_be_visible()


@pytest.mark.parametrize(
    ("device", "saved", "query", "scheme"),
    [
        ("light", None, "?theme=dark", "slate"),
        ("dark", None, "?theme=light", "default"),
        ("light", "default", "?embed=1&theme=dark", "slate"),
        ("dark", None, "?embed=1", "slate"),
        ("light", "slate", "?theme=auto", "slate"),
        ("light", None, "?theme=slate", "default"),
        ("dark", "sepia", "", "slate"),
        ("light", "[object Object]", "", "default"),
    ],
)
def test_the_theme_is_there_before_anything_is_painted(
    browser: Browser, site_url: str, device: str, saved: str | None, query: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=device)  # type: ignore[arg-type]
    page = context.new_page()
    if saved:
        page.add_init_script(f'localStorage.setItem("help-palette", "{saved}")')
    page.add_init_script(AT_FIRST)
    page.goto(f"{site_url}account/{query}")
    assert page.evaluate("window.atFirst") == scheme
    assert page.evaluate("localStorage.getItem('help-palette')") == saved
    context.close()


def test_both_last_from_page_to_page_and_nowhere_else(with_worker: BrowserContext, site_url: str) -> None:
    page = with_worker.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(site_url + "account/?embed=1&theme=dark")

    def holds() -> bool:
        return is_embedded(page) and page.evaluate(SCHEME) == "slate"

    page.locator("nav.next a").first.click()
    page.wait_for_url("**/account/password/**")
    assert holds()
    page.locator("[data-language]").click()
    page.wait_for_url("**/en/**")
    assert holds() and topic(page) == "account-password"
    search(page, "phishing site")
    assert holds() and topic(page) == "phishing"
    page.goto(site_url + "go/en/fees-swap/")
    page.wait_for_url("**/en/fees/swap/**")
    assert holds()
    assert page.evaluate("localStorage.getItem('help-palette')") is None
    assert set(page.evaluate("Object.keys(localStorage)")) <= {"help-language"}
    assert page.evaluate("document.cookie") == ""
    assert not messages

    other = with_worker.new_page()
    other.goto(site_url + "account/")
    assert not is_embedded(other) and other.evaluate(SCHEME) == "default"


def test_the_language_link_keeps_the_parameters(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/password/?embed=1&theme=dark#limits")
    page.locator("[data-language]").click()
    page.wait_for_url(site_url + "en/account/password/?embed=1&theme=dark#limits")


def test_any_other_value_ends_it(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/?embed=1&theme=dark")
    page.goto(site_url + "fees/?embed=0&theme=device")
    assert not is_embedded(page) and page.evaluate(SCHEME) == "default"
    page.goto(site_url + "account/")
    assert not is_embedded(page) and page.evaluate(SCHEME) == "default"


def test_both_last_where_storage_is_forbidden(with_worker: BrowserContext, site_url: str) -> None:
    page = with_worker.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.add_init_script(NO_STORAGE)
    page.goto(site_url + "account/?embed=1&theme=dark")

    def holds() -> bool:
        kept = sorted(page.evaluate("location.search.slice(1)").split("&")) == ["embed=1", "theme=dark"]
        return kept and is_embedded(page) and page.evaluate(SCHEME) == "slate"

    page.locator("nav.next a").first.click()
    page.wait_for_url("**/account/password/**")
    assert holds()
    page.locator("[data-language]").click()
    page.wait_for_url("**/en/**")
    assert holds()
    search(page, "phishing site")
    assert holds() and topic(page) == "phishing"
    page.evaluate("window.same = true")
    page.evaluate("document.querySelector('h2[id]').append(Object.assign(document.createElement('a'), {href: '#now'}))")
    page.locator("h2 a[href='#now']").first.evaluate("link => link.click()")
    page.wait_for_function("location.hash === '#now'")
    assert page.evaluate("window.same"), "a link within the page must not load it again"
    assert holds() and not messages


@pytest.mark.parametrize(
    ("href", "here", "carry", "expected"),
    [
        ("https://a.example/b/", "https://a.example/c/", "embed=1", "https://a.example/b/?embed=1"),
        ("https://a.example/b/?q=x#y", "https://a.example/", "embed=1", "https://a.example/b/?q=x&embed=1#y"),
        ("https://a.example/?theme=light", "https://a.example/", "theme=dark", "https://a.example/?theme=light"),
        ("https://b.example/", "https://a.example/", "embed=1", "https://b.example/"),
        ("http://a.example/", "https://a.example/", "embed=1", "http://a.example/"),
        ("https://a.example:8443/", "https://a.example/", "embed=1", "https://a.example:8443/"),
        ("mailto:a@a.example", "https://a.example/", "embed=1", "mailto:a@a.example"),
        ("file:///x/b.html", "file:///x/a.html", "embed=1", "file:///x/b.html?embed=1"),
    ],
)
def test_which_links_carry_the_parameters(
    context: BrowserContext, site_url: str, href: str, here: str, carry: str, expected: str
) -> None:
    page = context.new_page()
    page.goto(site_url)
    script = "async ([at, v]) => (await import(at)).carried(...v)"
    assert page.evaluate(script, [script_address(site_url, "javascripts/page.js"), [href, here, carry]]) == expected


@pytest.mark.parametrize("query", ["", "?embed=1"])
def test_channels_open_outside_the_app_and_all_else_stays(context: BrowserContext, site_url: str, query: str) -> None:
    page = context.new_page()
    page.goto(f"{site_url}contact/{query}")
    links = page.locator("a[href]").evaluate_all(
        "links => links.map(link => [link.getAttribute('href'), link.target, link.rel, 'channelLink' in link.dataset])"
    )
    outside = {href for href, target, _, _ in links if target}
    web = {href for href, _, _, channel in links if channel and href.startswith("https:")}
    assert web and outside == (web if query else set())
    assert all(rel == "noopener" for href, target, rel, _ in links if target)


def test_a_channel_opens_in_a_window_of_its_own(context: BrowserContext, site_url: str) -> None:
    context.route("https://**", lambda route: route.fulfill(body="outside"))
    page = context.new_page()
    page.goto(site_url + "contact/?embed=1")
    with context.expect_page() as opened:
        page.locator('a[data-channel-link="live-chat"]').first.click()
    assert opened.value.evaluate("window.opener") is None
    expect(page).to_have_url(site_url + "contact/?embed=1")


@pytest.mark.parametrize(
    ("prefix", "at", "leads"),
    [("", "account/", "contact/in-app/"), ("en/", "contact/", "contact/in-app/"), ("", "contact/in-app/", "contact/")],
)
def test_a_link_into_an_app_that_is_not_there_leads_on(
    context: BrowserContext, site_url: str, prefix: str, at: str, leads: str
) -> None:
    page = context.new_page()
    page.goto(site_url + prefix + at)
    hint = page.locator(".app-hint__box")
    expect(hint).to_be_hidden()
    click_app_link(page)
    expect(hint).to_be_visible()
    # By script: Chromium's own question whether to open the app holds back the mouse.
    page.locator(".app-hint button").evaluate("button => button.click()")
    expect(hint).to_be_hidden()
    click_app_link(page)
    page.locator(".app-hint a").evaluate("link => link.click()")
    page.wait_for_url(site_url + prefix + leads)


def click_app_link(page: Page) -> None:
    """Click a link into the app; pages without one get one."""
    page.evaluate(
        """() => {
          const link = document.querySelector('a[data-channel-link="in-app-help"]') ?? document.createElement("a");
          if (!link.isConnected) {
            link.href = "tidewallet://support";
            link.dataset.channelLink = "in-app-help";
            document.querySelector("article").append(link);
          }
          link.click();
        }"""
    )


def test_no_hint_where_the_app_takes_over(with_clock: BrowserContext, site_url: str) -> None:
    page = with_clock.new_page()
    page.clock.install()
    page.goto(site_url + "contact/")
    click_app_link(page)
    page.clock.run_for(600)
    page.evaluate("""() => {
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }""")
    page.clock.run_for(5000)
    expect(page.locator(".app-hint__box")).to_be_hidden()


def test_no_hint_inside_the_app(with_clock: BrowserContext, site_url: str) -> None:
    page = with_clock.new_page()
    page.clock.install()
    page.goto(site_url + "contact/?embed=1")
    assert page.locator('a[data-channel-link="in-app-help"]').first.get_attribute("target") is None
    click_app_link(page)
    page.clock.run_for(5000)
    expect(page.locator(".app-hint__box")).to_be_hidden()


def test_nothing_lies_under_the_notch_or_the_home_bar(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/?embed=1")
    insets = {"top": 47, "bottom": 34, "left": 20, "right": 12}
    context.new_cdp_session(page).send("Emulation.setSafeAreaInsetsOverride", {"insets": insets})
    boxes = page.locator(".sample, .site-header__bar, .frame, .article").evaluate_all(
        "parts => parts.map(part => part.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) == 4
    for box in boxes:
        assert box["top"] >= 47 and box["left"] >= 20 and box["right"] <= PHONE["width"] - 12
    end = page.evaluate("document.body.getBoundingClientRect().bottom")
    last = page.evaluate("document.querySelector('.after').getBoundingClientRect().bottom")
    assert end - last >= 34
