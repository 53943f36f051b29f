"""The site in a folder of a host, https://tidewallet.example/help/: pages, 404 page, topic pages, search, redirects."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser

from channels import load_channels
from guard import Options, check_tree
from languages import load_languages
from publish.data import read_help_links
from publish.redirects import netlify, nginx_maps, nginx_server
from scripts.ready import of_the_root
from scripts.static_server import serve
from tests.support.builds import build_here, copy_folder, replace
from tests.support.once import once

BASE = "https://tidewallet.example/help/"


@pytest.fixture(scope="module")
def moved(composed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout and the root of a host (host/) below which the site stands."""

    def build(folder: Path) -> None:
        checkout = copy_folder(composed, folder / "checkout")
        replace("docs/channels.yml", "value: https://answers.tidewallet.example", f"value: {BASE}")(checkout)
        built = build_here(checkout, folder / "host" / "help")
        assert built.succeeded, built.said
        shutil.copy(folder / "host" / "help" / "404.html", folder / "host")  # the host is told which page that is

    return once(tmp_path_factory, "sub-path", build)


def test_what_is_told_to_others_names_the_folder(moved: Path) -> None:
    site = moved / "host" / "help"
    page = LexborHTMLParser((site / "en" / "fees" / "index.html").read_text(encoding="utf-8"))
    named = [node.attributes["href"] for node in page.css("link[rel=canonical], link[hreflang]")]
    assert named == [f"{BASE}{path}" for path in ("en/fees/", "fees/", "en/fees/", "fees/")]
    assert f"<loc>{BASE}en/fees/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"Sitemap: {BASE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    assert f"{BASE}en/#q=" in (site / "en" / "opensearch.xml").read_text(encoding="utf-8")
    assert f"Canonical: {BASE}.well-known/security.txt" in (site / ".well-known/security.txt").read_text("utf-8")
    topic = json.loads((site / "help-links.json").read_text(encoding="utf-8"))["topics"]["fees-swap"]
    assert topic["en"]["url"] == f"{BASE}en/fees/swap/"


def test_headers_for_hosts_name_the_folder(moved: Path) -> None:
    site = moved / "host" / "help"
    text = (site / "_headers").read_text(encoding="utf-8")
    paths = [line for line in text.splitlines() if not line.startswith(" ")]
    assert paths == ["/help/*", *(f"/help/{folder.name}/*" for folder in sorted(site.glob("[as]*-*/")))]
    told = list(of_the_root(moved / "checkout", load_channels(moved / "checkout" / "docs" / "channels.yml")))
    assert [word for word in ("security.txt", "_headers", f"{BASE}sitemap.xml") if word not in "".join(told)] == []


def test_every_address_of_the_404_page_leads_to_a_file(moved: Path) -> None:
    tree = LexborHTMLParser((moved / "host" / "404.html").read_text(encoding="utf-8"))
    found = {node.attributes.get("href") or node.attributes.get("src") or "" for node in tree.css("[href], [src]")}
    own = [re.split("[?#]", address)[0] for address in found if not re.match(r"[a-z]+:|#", address)]
    assert len(own) > 20
    for address in own:
        assert address.startswith("/help/"), address
        file = moved / "host" / address.removeprefix("/")
        assert (file / "index.html" if address.endswith("/") else file).is_file(), address


def test_no_page_leaves_the_folder_and_the_guard_would_see_it(moved: Path) -> None:
    """Built for a folder and judged at the root, the 404 page and the slash script are dead links."""
    site, channels = moved / "host" / "help", load_channels(moved / "checkout" / "docs" / "channels.yml")
    assert check_tree(site, channels, Options(folder="help/")).findings == ()
    assert {finding.code for finding in check_tree(site, channels).findings} == {"CH108"}


def test_hosts_redirect_within_the_folder(moved: Path) -> None:
    languages = load_languages(moved / "checkout" / "docs" / "languages.yml")
    links = read_help_links((moved / "host" / "help" / "help-links.json").read_bytes(), languages)
    assert "fees-swap /help/en/fees/swap/;" in nginx_maps(links, languages, BASE)
    server = nginx_server(languages, BASE)
    assert "error_page 404 /help/404.html;" in server and server.count('location ~ "^/help/go/') == 2
    assert "/help/go/en/fees-swap/ /help/en/fees/swap/ 302!" in netlify(links, BASE)


@pytest.fixture
def host(moved: Path) -> Iterator[str]:
    server, address = serve(moved / "host")
    yield address
    server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(locale="en-GB", service_workers="allow")
    yield opened
    opened.close()


@pytest.mark.browser
def test_a_reader_of_the_folder(host: str, page: Page) -> None:
    """Lost, then found by search, kept for later, and sent on by a topic page."""
    page.goto(f"{host}help/go/en/fees-swop/")
    expect(page.locator(".lost__nearest a").first).to_have_attribute("href", "/help/en/fees/swap/")
    page.locator(".lost__nearest a").first.click()
    expect(page).to_have_url(f"{host}help/en/fees/swap/")
    page.goto(f"{host}help/en/?q=phishing")
    page.locator(".hs-option").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"{host}help/en/") + ".+"))
    scope = page.evaluate("navigator.serviceWorker.ready.then((ready) => ready.scope)")
    assert scope == f"{host}help/"
    page.goto(f"{host}help/go/fees-swap/?lang=en&theme=dark")
    expect(page).to_have_url(f"{host}help/en/fees/swap/?theme=dark")


SLASHLESS = ["en", "en/fees", "en/fees/swap", "fees/swap", "go/en/fees-swap", "go/fees-swap"]


@pytest.mark.browser
@pytest.mark.parametrize("folder", ["help/", ""], ids=["folder", "root"])
def test_a_host_that_shows_pages_without_their_slash(moved: Path, site: Path, browser: Browser, folder: str) -> None:
    """It answers with the page and no redirect; the page's links count from the folder above."""
    root = moved / "host" if folder else site
    server, host = serve(root)
    context = browser.new_context(locale="en-GB")
    opened = context.new_page()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(host).split("?")[0]
        whole = root / path / "index.html"
        if not path.endswith("/") and whole.is_file():
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=whole.read_bytes())
        else:
            route.continue_()

    opened.route("**/*", answer)
    for path in SLASHLESS:
        opened.goto(f"{host}{folder}{path}?theme=dark#now")
        kind = "help/en/fees/swap/" if path.startswith("go/") else f"help/{path}/"
        expect(opened).to_have_url(f"{host}{folder}{kind.removeprefix('help/')}?theme=dark#now")
        links = opened.eval_on_selector_all("a[href]", "all => all.map((a) => a.href)")
        dead = [
            link
            for link in {re.split("[?#]", link)[0] for link in links if link.startswith(host)}
            if not (root / posixpath.join(link.removeprefix(host), "index.html")).is_file()
        ]
        assert links and not dead
    context.close()
    server.shutdown()
