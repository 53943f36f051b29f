"""The files that are made from all pages of all languages together, beside the pages themselves."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from checker import Names, search_data, vectors_json
from content.pages import Page
from content.sources import HOME
from guard.policy.vectors import NAME as VECTORS
from helpcenter.cache import Known
from helpcenter.context import INCIDENTS
from helpcenter.load import Site
from incidents import Incident
from languages import Edition
from offline import browser_list
from publish.app_links import app_links
from publish.data import (
    help_links,
    help_links_json,
    help_links_model,
    incidents_json,
    incidents_model,
    official_channels_json,
    official_channels_model,
    schema,
)
from publish.feed import NAME as FEED
from publish.feed import feed
from publish.joined import STYLE, joined_files
from publish.redirect_pages import moved_page_redirects, redirect_pages
from publish.security_txt import security_txt
from publish.web import robots, search_description, sitemap
from search import Said, build_indexes
from wallet.look import painted

# Bytes of pictures that a browser keeps for one language before a page was visited.
MOST_KEPT = 1_000_000
_PICTURE = re.compile(r'<img [^>]*src="([^":]+)"[^>]*class="picture')
# The section whose pages browsers keep before they are visited.
CONTACT = "contact"


def published_files(
    site: Site,
    pages: Sequence[Page],
    known: Known | None = None,
    said: Mapping[str, Said] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Return these files by site path. `pages` are all rendered pages, `known` is what was made of the other files,
    `said` are the words of pages by source, where they were taken out before.
    """
    known = known or Known()
    links = help_links(site.library.registry, pages, site.languages, site.base)
    tags = tuple(site.languages)
    names = Names(site.wallet.app, {tag: site.wallet.name[tag] for tag in tags})
    return {
        **_indexes(site, pages, said),
        **known.once("redirects", lambda: redirect_pages(links, site.editions, site.base, _running(site))),
        **moved_page_redirects(links, site.moved, site.editions, site.base),
        "help-links.json": help_links_json(links),
        "official-channels.json": official_channels_json(site.channels, site.languages),
        VECTORS: known.once("vectors", lambda: vectors_json(site.channels, names)),
        "incidents.json": incidents_json(site.library.incidents, site.languages),
        **known.once("schemas", lambda: _schemas(tags)),
        **{f"{edition.language.path}{FEED}": _feed(site, edition) for edition in site.editions.values()},
        **_joined(site),
        **app_links(site.wallet.app_links, site.base),
        **security_txt(site.channels, site.base),
        "sitemap.xml": sitemap(pages, site.languages, site.base),
        "robots.txt": robots(site.base),
        **{f"{edition.language.path}opensearch.xml": _search(site, edition) for edition in site.editions.values()},
    }


def _schemas(tags: tuple[str, ...]) -> dict[str, bytes]:
    return {
        "help-links.schema.json": schema(help_links_model(tags)),
        "official-channels.schema.json": schema(official_channels_model(tags)),
        "incidents.schema.json": schema(incidents_model(tags)),
    }


def _joined(site: Site) -> dict[str, bytes]:
    """The style sheet, in the wallet's colours if it has its own, and the scripts that are joined."""

    def read(part: str) -> str:
        path = site.root / "overrides" / "assets" / part
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        return painted(text, site.wallet.look) if part == STYLE and site.wallet.look else text

    return joined_files(read)


def _running(site: Site) -> list[Incident]:
    return [one for one in site.library.incidents.newest_first() if not one.ended(site.moment)]


def _feed(site: Site, edition: Edition) -> bytes:
    pages = site.sources.by_topic(edition.tag)
    page = pages.get(INCIDENTS, pages[HOME])
    return feed(site.library.incidents.newest_first(), edition, site.base, site.base + page.url)


def _indexes(site: Site, pages: Sequence[Page], said: Mapping[str, Said]) -> dict[str, bytes]:
    contexts = site.library.registry.contexts
    indexes = build_indexes(pages, site.languages, site.synonyms, site.stories, site.not_covered, contexts, said)
    judging = {f"search/{tag}.check.json": search_data(site.channels, one) for tag, one in site.editions.items()}
    return indexes | judging


def _search(site: Site, edition: Edition) -> bytes:
    language = edition.language
    return search_description(
        site.wallet.short_name(edition.tag), edition.site_name, site.base + language.path, language.html
    )


def nothing_kept(site: Site) -> bytes:
    """Return /offline.json of a preview: it changes under its reader's hands, so no browser keeps anything of it."""
    root = urlsplit(site.base).path
    return browser_list.published({}, site.languages, {}, site.channels.updated, enabled=False, root=root)


def offline_list(
    site: Site, files: Mapping[str, bytes], enabled: bool, digests: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """Return /offline.json for the finished site: emergency and contact pages are kept before they are visited. Of some
    files the SHA-256 is known.
    """
    entries = site.library.registry.emergencies
    topics = {HOME, *(entry.id for entry in entries), *(topic for entry in entries for topic in entry.also)}
    kept = [page for page in site.sources if page.meta.id in topics or page.section.partition("/")[0] == CONTACT]
    pages = {tag: [page.url for page in kept if page.lang == tag] for tag in site.languages}
    pictures = {tag: _pictures(files, urls) for tag, urls in pages.items()}
    root = urlsplit(site.base).path
    listed = site.channels.updated
    return browser_list.published(files, site.languages, pages, listed, enabled, root, pictures, digests)


def _pictures(files: Mapping[str, bytes], urls: Sequence[str]) -> list[str]:
    """The pictures of these pages, as many as a phone should keep without having been asked."""
    found: list[str] = []
    weight = 0
    for url in urls:
        for src in _PICTURE.findall(files[f"{url}index.html"].decode()):
            name = posixpath.normpath(posixpath.join(url, unquote(src)))
            if name not in files or name in found or weight + len(files[name]) > MOST_KEPT:
                continue
            weight += len(files[name])
            found.append(name)
    return found


def sources_by_site_path(site: Site) -> dict[str, str]:
    """Return the Markdown file behind each page of the site ("account/index.html": "docs/zh/account/index.md")."""
    return {f"{source.url}index.html": source.file for source in site.sources}
