"""Properties: whatever the spelling and wherever the place, nothing off the list passes."""

from __future__ import annotations

import re
from itertools import islice, product

import ada_url
import pytest
from guard_trees import LIST, PAGE, judge_files
from hypothesis import given, settings
from hypothesis import strategies as st

from guard.policy.addresses import Listed, SameSite, resolve_address
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.text import detect
from guard.text.detect import find_contacts
from tests.support.parts import fewer_in_check

ALLOWED = Allowed.of(LIST)
ORIGINS = {entry.value for entry in LIST.channels if entry.kind == "origin"}
PAGES = {entry.value for entry in LIST.channels if entry.kind == "page"}
HERE = "zh/faq/index.html"

SCHEMES = [
    "",
    "https:",
    "HTTPS:",
    "http:",
    "https",
    "ht\ttps:",
    "javascript:",
    "blob:https:",
    "\x01https:",
    "mailto:",
    "tel:",
    "data:",
]
SEPARATORS = [
    "",
    "/",
    "//",
    "///",
    "////",
    "\\\\",
    "/\\",
    "\\/",
    "/\t/",
    "//\n",
    "/./",
    "/..//",
    "//@",
    "//a@",
    "//a:b@",
]
HOSTS = [
    *(
        "imwallet.example",
        "help.imwallet.example",
        "social.example",
        "evil.example",
        "imwallet.example.evil.example",
    ),
    *("imwallet.example@evil.example", "evil.example\\@imwallet.example", "imwallet.example%2f@evil.example"),
    *(
        "imwallet。example",
        "%69mwallet.example",
        "ｉmwallet.example",
        "imwаllet.example",
        "imwallet.example:443",
    ),
    *(
        "imwallet.example:8443",
        "[::1]",
        "2130706433",
        "①②⑦.①",
        "％４１.com",
        "imwallet.example.",
        "old.imwallet.example",
        "",
    ),
]
TAILS = [
    "",
    "/",
    "/imwallet_example",
    "/imwallet_example/../evil",
    "/%2e%2e/evil",
    "//evil.example",
    "?a=//evil.example",
    "#x",
    "\\evil",
]

hrefs = st.one_of(
    st.builds(
        lambda *parts: "".join(parts),
        st.sampled_from(SCHEMES),
        st.text("/\\@:.%?#\t\n\u200b。 a", max_size=5),
        st.sampled_from(HOSTS),
        st.text(max_size=6),
    ),
    st.text(max_size=20),
)


def _resolved(href: str, base: str) -> ada_url.URL | None:
    try:
        return ada_url.URL(href, base)
    except (ValueError, UnicodeEncodeError):
        return None


def _leads_to_the_list_or_to_this_site(href: str) -> None:
    verdict = resolve_address(href, HERE, ALLOWED)
    for base in ("https://site.invalid", "http://site.invalid", "file://site.invalid"):
        url = _resolved(href, f"{base}/{HERE}")
        if isinstance(verdict, SameSite):
            assert url is not None
            assert url.hostname == "site.invalid"
            assert url.protocol == base.split("/")[0]
        elif isinstance(verdict, Listed) and verdict.origin:
            assert url is not None
            assert url.protocol == "https:"
            assert not url.username + url.password
            assert url.origin in ORIGINS or (
                url.origin + url.pathname.rstrip("/") in PAGES and not url.search + url.hash
            )


def test_what_passes_leads_to_the_list_or_to_this_site_from_every_base() -> None:
    """Every 37th of all addresses that can be put together from the parts above."""
    every = product(SCHEMES, SEPARATORS, HOSTS, TAILS)
    for parts in islice(every, 0, None, 37):
        _leads_to_the_list_or_to_this_site("".join(parts))


@given(hrefs)
def test_so_does_what_passes_of_any_text(href: str) -> None:
    _leads_to_the_list_or_to_this_site(href)


LINK = '<a href="https://evil.example/marker">x</a>'
BODY = """<header class="md-header"><nav aria-label="页眉"><a href="/zh/faq/" title="x">x</a></nav></header>
<main><article><h2 id="a">标题</h2><p>文 <b>字</b> <code>x</code><br>y</p><!-- z -->
<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>
<ul><li>c<ul><li>d</li></ul></li></ul><svg viewBox="0 0 1 1"><g><path d="M0 0"/>
<text>e</text></g></svg><math><mi>f</mi></math><details><summary>g</summary>h</details><select><option>i</option></select>
<template><p>j</p></template><noscript><p>k</p></noscript><textarea>l</textarea><pre><code>m</code></pre><dl><dt>n</dt></dl>
<form><input name="o"><button>p</button></form><script type="application/json">{"q": 1}</script><a href="/zh/faq/">r</a>
</article></main><footer>s</footer>"""


def test_a_link_at_any_place_of_a_page_is_found() -> None:
    """Between tags, in text, in a comment, in data: in every place that is not inside a tag."""
    check = PageCheck(ALLOWED)
    places = [at for at in range(len(BODY) + 1) if BODY.rfind("<", 0, at) <= BODY.rfind(">", 0, at)]
    assert len(places) > 100
    pages = {at: PAGE % (BODY[:at] + LINK + BODY[at:]) for at in fewer_in_check(places)}
    assert [at for at, page in pages.items() if not check.html(page, "index.html").faults] == []


def test_the_page_itself_passes() -> None:
    assert judge_files({"index.html": PAGE % BODY}).findings == ()


@given(st.text(max_size=60))
def test_no_text_breaks_the_detectors(text: str) -> None:
    assert isinstance(find_contacts(text), tuple)


@given(st.text(alphabet="帮助中心，。 a1", max_size=15), st.text(alphabet="帮助中心，。 ", max_size=15))
def test_a_contact_is_found_between_any_words(before: str, after: str) -> None:
    for contact in (" evil.example ", " a@evil.example ", " +1 202 555 0143 ", " 微信 imwallet_kefu "):
        assert find_contacts(f"{before}。{contact}。{after}")


CHUNKS = ["13800138000", "12025550142", "0", "beef", "facade", "1e5", "95555", b"t.me/evil_kf88".hex()]
DIGESTS = st.lists(st.one_of(st.sampled_from(CHUNKS), st.integers(0, 1 << 64).map("{:x}".format)), max_size=12)
# 32 characters, which are as many digits as a digest has.
SAID = ["t.me/evil_kf88 ", "https://evil.example/", "help@evil.example ", "+1 202 555 0188 ", "add us ", "x", " "]
HIDDEN = st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(lambda said: "".join(said).ljust(32, "x")[:32])


@settings(max_examples=settings().max_examples // 4)
@given(
    st.one_of(
        DIGESTS.map(lambda chunks: ("".join(chunks) + "ab" * 32)[:64]),
        HIDDEN.map(lambda said: said.encode().hex()),
    )
)
def test_a_digest_is_read_as_if_it_were_none(digest: str) -> None:
    found = find_contacts.__wrapped__(digest)  # type: ignore[attr-defined]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(detect, "_DIGEST", re.compile("(?!)"))
        assert find_contacts.__wrapped__(digest) == found  # type: ignore[attr-defined]


def test_what_stands_beside_a_digest_is_read() -> None:
    for text in (f"{'ab' * 32} t.me/evil_kf88", f"t.me/evil_kf88 {'ab' * 32}", f"{'ab' * 32}\n+1 202 555 0188"):
        assert find_contacts(text), text
