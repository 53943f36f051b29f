"""The plain values that templates know of a page, under the name `view`: their names, types and meanings."""

from __future__ import annotations

from typing import TypedDict

from content.library import EmergencyLinks
from languages import Interface
from languages.registry import Folding
from publish.web import Alternate


class Crumb(TypedDict):
    """A page on the way from the home page."""

    title: str
    href: str


class Day(TypedDict):
    """A day for programs (ISO) and in words, and the day from which what was checked on it is old."""

    iso: str
    words: str
    old_from: str


class NavEntry(TypedDict):
    """A section, or a page in one, as the navigation shows it: `here` is the value of aria-current=, "" if the page is
    not in it; only then are its `pages` listed, so that no page grows with the site.
    """

    title: str
    href: str
    here: str
    pages: list[NavEntry]


class Translation(TypedDict):
    """A link to a page in another language, named as that language names itself."""

    lang: str
    html_lang: str
    href: str
    name: str


class Ahead(Translation):
    """The same, of a version that says more than the page; `language` is what the page's language calls that one."""

    language: str


class View(TypedDict):
    """What every page shows, whatever stands on it.

    `lang` is the tag of its language, `html_lang` the value of lang=, `from_right` whether it is written from the
    right. `home` is where its language's pages begin below the site's root, `root` that root on its host ("/",
    "/help/"). `links`
    are addresses of topics as seen from the page, `places` the sections of the first level. `brand` is the wallet's
    name, `short_brand` where there is little room for it, `site_name` the site's. `clock` are words for
    channels.js, `og_locale` is the language as Open Graph writes it. `policy` is the content-security policy.
    `incidents` are banners, as HTML; `feed` is the address of the feed below the site's root, on pages that name
    it. `feedback` is the path on the site's host at which answers to "did this help?" are counted, "" where they
    are not.
    """

    lang: str
    html_lang: str
    from_right: bool
    home: str
    root: str
    words: Interface
    brand: str
    short_brand: str
    site_name: str
    og_locale: str
    og_locales_other: list[str]
    input_method: bool
    folding: Folding | None
    clock: dict[str, str]
    sample: bool
    serving: bool
    policy: str
    emergencies: list[EmergencyLinks]
    links: dict[str, str]
    places: list[NavEntry]
    incidents: list[str]
    feed: str | None
    feedback: str


class PageView(View):
    """What one page shows. Titles are plain text, `json_ld` is ready to stand in a script."""

    canonical: str
    alternates: list[Alternate]
    translations: list[Translation]
    json_ld: list[str]
    help_id: str
    page_title: str
    description: str
    breadcrumbs: list[Crumb]
    reviewed: Day | None
    behind: Ahead | None


class NotFoundPart(View):
    """The page for unknown addresses in one language; `name` is the language's, `reads` are tags that lead to it."""

    name: str
    reads: str
