"""What templates know of a page (view.py), made of the site's data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from content.library import EmergencyLinks, LabelledLink
from content.links import relative
from content.sources import HOME, OLD, Source
from helpcenter.load import Site
from helpcenter.view import Ahead, Day, NavEntry, NotFoundPart, PageView, Translation, View
from incidents.render import banner
from languages import Edition, Language
from languages.cldr import date_in_words, day_names, language_name
from publish.feed import NAME as FEED
from publish.web import CONTENT_SECURITY_POLICY, alternates, structured_data

# The topics that templates link to, by the name under which they do.
_LINKS = {
    "home": HOME,
    "verify": "contact-verify",
    "contact": "contact-overview",
    "in_app": "contact-in-app",
    "compromised": "compromised",
    "status": "transaction-status",
    "stranger": "phishing",
}
NOT_FOUND = "not-found"
# The topic of the page with every incident, which a site need not have.
INCIDENTS = "incidents"


def page_view(site: Site, source: Source, serving: bool) -> PageView:
    """Return what the templates know of a page; `serving` tells that it is only a preview."""
    edition, meta = site.editions[source.lang], source.meta
    trail = _trail(site, source)
    pages = site.sources.translations(source.path)
    ahead = site.behind.get(source.file)
    absolute = [(title, site.base + url) for title, url in trail]
    return {
        **_view(site, edition, source.url, serving, source),
        "incidents": _banners(site, edition, source),
        "feed": edition.language.path + FEED if meta.id in {HOME, INCIDENTS} else None,
        "canonical": site.base + source.url,
        "alternates": alternates({tag: page.url for tag, page in pages.items()}, site.languages, site.base),
        "translations": [
            _translation(other, relative(pages[other.tag].url, source.url))
            for other in site.languages.beside(source.lang)
            if other.tag in pages
        ],
        "json_ld": structured_data(meta.title, meta.description, edition.language.html, absolute, meta.id != HOME),
        "help_id": meta.id,
        "page_title": meta.title,
        "description": meta.description,
        "breadcrumbs": [{"title": title, "href": relative(url, source.url)} for title, url in trail[:-1]],
        "reviewed": None if meta.id == HOME else _day(meta.reviewed, edition),
        "behind": _ahead(site.languages[ahead], edition, relative(pages[ahead].url, source.url)) if ahead else None,
    }


def _translation(language: Language, href: str) -> Translation:
    return {"lang": language.tag, "html_lang": language.html, "href": href, "name": language.name}


def _ahead(language: Language, edition: Edition, href: str) -> Ahead:
    return {**_translation(language, href), "language": language_name(language.tag, edition.language)}


def _banners(site: Site, edition: Edition, source: Source) -> list[str]:
    """The incidents that concern a page, the newest first; the home page shows all."""
    pages = site.sources.by_topic(source.lang)
    history = relative(pages[INCIDENTS].url, source.url) if INCIDENTS in pages else None
    topics = site.library.registry.ids_of_page(source.path)
    return [
        banner(incident, edition, history)
        for incident in site.library.incidents.newest_first()
        if not incident.ended(site.moment) and (source.meta.id == HOME or incident.concerns(topics))
    ]


def _day(day: date, edition: Edition) -> Day:
    old_from = (day + OLD).isoformat()
    return {"iso": day.isoformat(), "words": date_in_words(day, edition.language), "old_from": old_from}


def _trail(site: Site, source: Source) -> list[tuple[str, str]]:
    """The way from the home page to this page: (title, site address)."""
    home = site.library.source(HOME, source.lang)
    trail = [(site.editions[source.lang].words.header.home, home.url)]
    if source.meta.id == HOME:
        return trail
    folders = source.section.split("/")
    for depth in range(1, len(folders) + 1):
        section = "/".join(folders[:depth])
        pages = site.library.pages_in(section, source.lang)
        # A section without a page of its own is led to as the navigation does it: by its first page.
        index = next((page for page in pages if page.path.endswith("index.md")), None)
        index = index or site.library.first_in(section, source.lang)
        if index and index is not source:
            trail.append((site.library.registry.sections[section][source.lang], index.url))
    return [*trail, (source.meta.title, source.url)]


def _places(site: Site, lang: str, at: str, source: Source | None, folder: str = "") -> list[NavEntry]:
    """The sections in a folder as seen from `at`, with what is in those that the page `source` lies in."""
    library = site.library
    found: list[NavEntry] = []
    for section in library.registry.sections_in(folder):
        first = library.first_in(section, lang)
        if first is None:
            continue
        inside = source is not None and f"{source.section}/".startswith(f"{section}/")
        pages: list[NavEntry] = []
        for page in library.pages_in(section, lang) if inside else ():
            here = "page" if page is source else ""
            pages.append({"title": page.meta.title, "href": relative(page.url, at), "here": here, "pages": []})
        pages += _places(site, lang, at, source, section) if inside else []
        title, here = library.registry.sections[section][lang], "page" if first is source else "true" if inside else ""
        found.append({"title": title, "href": relative(first.url, at), "here": here, "pages": pages})
    return found


def _view(site: Site, edition: Edition, at: str, serving: bool, source: Source | None = None) -> View:
    """`at` is the address of the page `source` below the site's root."""
    language, library = edition.language, site.library
    topics = {**_LINKS, "prepare": library.case.topic or _LINKS["contact"]}
    links = {name: relative(library.source(topic, edition.tag).url, at) for name, topic in topics.items()}
    return {
        "lang": edition.tag,
        "html_lang": language.html,
        "from_right": language.from_right,
        "home": language.path,
        "root": f"/{site.folder}",
        "words": edition.words,
        "brand": edition.brand,
        "short_brand": site.wallet.short_name(edition.tag),
        "site_name": edition.site_name,
        "og_locale": language.region,
        "og_locales_other": [other.region for other in site.languages.beside(edition.tag)],
        "input_method": language.input_method,
        "folding": language.folding,
        "clock": {
            **edition.words.clock.model_dump(),
            "local_days": " ".join(day_names(language, "abbreviated")),
        },
        "sample": any(channel.sample for channel in site.channels.channels),
        "serving": serving,
        "policy": CONTENT_SECURITY_POLICY,
        "emergencies": library.emergencies(edition.tag, at),
        "links": {**links, "topics": f"{links['home']}#topics"},
        "places": _places(site, edition.tag, at, source),
        "incidents": [],
        "feed": None,
        "feedback": "" if serving else site.wallet.feedback or "",
    }


def not_found_view(site: Site, serving: bool) -> tuple[PageView, list[NotFoundPart]]:
    """Return what the 404 page shows: its frame in the default language, and a part for each language.

    One file answers at every depth, so its addresses count from the root of the host.
    """
    parts = [_not_found_part(site, edition, serving) for edition in site.editions.values()]
    title = " / ".join(part["words"].not_found.title for part in parts)
    frame = _rooted(_view(site, site.editions[site.languages.default.tag], "", serving), site.folder)
    view: PageView = {
        **frame,
        "canonical": "",
        "alternates": [],
        "translations": [_translation(site.languages[part["lang"]], part["links"]["home"]) for part in parts],
        "json_ld": [],
        "help_id": NOT_FOUND,
        "page_title": title,
        "description": title,
        "breadcrumbs": [],
        "reviewed": None,
        "behind": None,
    }
    return view, parts


def _not_found_part(site: Site, edition: Edition, serving: bool) -> NotFoundPart:
    language = edition.language
    view = _rooted(_view(site, edition, "", serving), site.folder)
    return {**view, "name": language.name, "reads": " ".join(language.reads)}


def _rooted(view: View, folder: str) -> View:
    """The same view with addresses that count from the root of the host, where the site stands in `folder`."""

    def root(href: str) -> str:
        return f"/{folder}{href.removeprefix('./')}"

    emergencies = [_with_links(entry, root) for entry in view["emergencies"]]
    links = {name: root(href) for name, href in view["links"].items()}
    places: list[NavEntry] = [{**place, "href": root(place["href"])} for place in view["places"]]
    return {**view, "emergencies": emergencies, "links": links, "places": places}


def _with_links(entry: EmergencyLinks, change: Callable[[str], str]) -> EmergencyLinks:
    also: list[LabelledLink] = [{**other, "href": change(other["href"])} for other in entry["also"]]
    return {**entry, "href": change(entry["href"]), "also": also}


def reading_order(site: Site, tag: str) -> list[str]:
    """Return the pages of one language in the order in which one leads on to the next."""

    def inside(folder: str) -> Iterator[str]:
        for section in site.library.registry.sections_in(folder):
            yield from (page.path for page in site.library.pages_in(section, tag))
            yield from inside(section)

    return ["index.md", *inside("")]
