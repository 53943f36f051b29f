"""From the Markdown of a page to its finished article, in two steps around the engine that turns Markdown into HTML.

Both steps are functions of the page's text and of the site's data alone, so what they give can be kept for the same
text. `Rendering` collects what they gave for all pages of one build.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from channels.mention import mention
from content.article_texts import texts_of_article
from content.glossary import explain_terms
from content.length import empty_pages, long_pages
from content.library import NO_SUCH_CHANNEL
from content.links import relative
from content.markup import (
    article_leftovers,
    front_matter_findings,
    invisible_faults,
    line_of_leftover,
    rendered_faults,
    slip_faults,
    structure_faults,
    without_soft_breaks,
)
from content.pages import Page
from content.pictures import place_pictures
from content.shortcodes import Expanded, bare_calls, expand, fill, ids_taken, shortcodes_on, within_sentences
from content.sources import HOME, Source
from content.tables import name_cells, with_breaks
from content.untranslated import untranslated_front_matter
from content.wording import wording_findings
from guard import article_findings
from guard.report.findings import Finding, nearest
from helpcenter.cache import Known
from helpcenter.load import Site
from languages import Language, Outline, outline, script_of, untranslated
from search import Part, Said, extract

GLOSSARY = "glossary"
NOTHING_SAID = Said((), "")
# A stretch of a page with fewer characters may be the same in two languages by chance: names, numbers.
_LONG = 40

_CHANNEL_LINK = re.compile(
    r'<a (?P<before>[^>]*?)href="channel:(?P<id>[^"]*)"(?P<behind>[^>]*)>(?P<text>.*?)</a>', re.DOTALL
)


@dataclass(frozen=True)
class Article:
    """A finished article, what it is made of (to compare it with its translations), the faults met in it, the numbers
    of the entries of docs/wording that let a sentence of it stand, its words for the search, and each long stretch of
    it as the id of its heading and a hash. Of every page one is held until the build ends, so it is small.
    """

    page: Page
    outline: Outline
    findings: tuple[Finding, ...]
    allowed: frozenset[int] = frozenset()
    said: Said = NOTHING_SAID
    stretches: tuple[tuple[str, bytes], ...] = ()


@dataclass
class Rendering:
    """What one build has rendered so far. `first` are faults from before the first page, `known` is what was made of
    the site's other files.
    """

    site: Site
    first: tuple[Finding, ...] = ()
    known: Known = field(default_factory=Known)
    _expanded: dict[str, Expanded] = field(default_factory=dict)
    _articles: dict[str, Article] = field(default_factory=dict)

    def markdown(self, source: Source, text: str) -> str:
        """Return a page's Markdown with its shortcodes expanded."""
        self._expanded[source.file] = expand_page(self.site, source, text)
        return self._expanded[source.file].markdown

    def content(self, source: Source, html: str) -> str:
        """Return a page's finished article; `markdown` of the same page comes first."""
        expanded = self._expanded[source.file]
        article = finish_article(self.site, source, expanded, html)
        self._expanded[source.file] = replace(expanded, markdown="", blocks=())  # of every page the faults are enough
        self._articles[source.file] = replace(article, page=replace(article.page, html=""))
        return article.page.html

    def made(self, source: Source) -> Article:
        """Return a page's article with every fault met in the page, as `recall` takes it."""
        article = self._articles[source.file]
        return replace(article, findings=(*self._expanded[source.file].findings, *article.findings))

    def forget(self) -> None:
        """Let go of the articles, when everything is made of them."""
        self._articles.clear()
        self._expanded.clear()

    def recall(self, source: Source, article: Article) -> None:
        """Take in a page's article from an earlier build, in the place of `markdown` and `content`."""
        self._articles[source.file] = article

    @property
    def pages(self) -> list[Page]:
        """The pages in the order in which they were rendered, without their HTML, which MkDocs has written by then."""
        return [article.page for article in self._articles.values()]

    @property
    def said(self) -> dict[str, Said]:
        """The words of each article, by the file it was written in."""
        return {file: article.said for file, article in self._articles.items()}

    def stretches(self, source: Source) -> tuple[tuple[str, bytes], ...]:
        """The long stretches of a page's article."""
        article = self._articles.get(source.file)
        return article.stretches if article else ()

    @property
    def allowed(self) -> dict[str, set[int]]:
        """The numbers of the entries that let sentences stand, by language."""
        found: dict[str, set[int]] = {}
        for article in self._articles.values():
            found.setdefault(article.page.lang, set()).update(article.allowed)
        return found

    @property
    def outlines(self) -> dict[str, Outline]:
        """What each article is made of, by the file it was written in."""
        return {file: article.outline for file, article in self._articles.items()}

    @property
    def findings(self) -> list[Finding]:
        """Every fault met so far."""
        expanded = [finding for one in self._expanded.values() for finding in one.findings]
        return [*self.first, *expanded, *(finding for one in self._articles.values() for finding in one.findings)]


def expand_page(site: Site, source: Source, text: str) -> Expanded:
    """Expand the shortcodes in a page's Markdown; `text` is what follows the front matter and the empty lines behind
    it, which MkDocs takes away.
    """
    first_line = source.line + len(source.body) - len(source.body.lstrip("\n"))
    expanded = expand(text, shortcodes_on(source, site.library), source.file, first_line)
    button = site.editions[source.lang].words.article.button
    bare = bare_calls(text, ids_taken(site.library), source.file, first_line)
    return replace(expanded, markdown=without_gaps(expanded.markdown, button), findings=(*expanded.findings, *bare))


def without_gaps(text: str, button: str) -> str:
    """Take away spaces beside names of buttons where `button`, how a language writes them, begins with a full-width
    quotation mark: it brings its own room, and a space beside it would make a gap. The space behind the mark of a
    list stays ("1. 「Send」"), and so does what indents a line: without them there would be no list.
    """
    opening, _, closing = button.partition("{name}")
    if not opening or not closing or unicodedata.east_asian_width(opening[0]) != "W":
        return text
    name = rf"<strong[^>]*>{re.escape(opening)}[^{re.escape(closing)}]*{re.escape(closing)}</strong>"
    return re.sub(rf"(?:(?<=[^\s.)*+#>-]) )?({name}) ?", r"\1", text)


def finish_article(site: Site, source: Source, expanded: Expanded, html: str) -> Article:
    """Put channel links, explained terms, blocks and names of cells into the HTML that the engine made."""
    library = site.library
    findings = [
        *article_findings(html, source.file, source.body, source.line, site.hiding),
        *within_sentences(html, expanded, source.file),
        *_markup_findings(source, html, site.scripts[source.lang]),
        *front_matter_findings(source, site.scripts[source.lang]),
        *empty_pages(source),
        *long_pages(source),
        *_untranslated(source, html, site.languages[source.lang]),
    ]

    def channel(match: re.Match[str]) -> str:
        more = f"{match['before']}{match['behind']}"
        found = mention(site.channels, match["id"], match["text"], site.editions[source.lang], more)
        if found is None:
            findings.append(_unknown_channel(site, source, match["id"]))
        return found or match["text"]

    joined = without_soft_breaks(html)
    said, allowed = _wording(site, source, joined)
    findings += said
    pictured, unfit = place_pictures(joined, source, site.root / "docs" / source.lang)
    findings += unfit
    linked = _CHANNEL_LINK.sub(channel, pictured)
    glossary_page = library.sources.by_topic(source.lang).get(GLOSSARY)
    if source.meta.id not in {HOME, GLOSSARY} and glossary_page:
        at = relative(glossary_page.url, source.url)
        linked = explain_terms(linked, library.glossary, source.lang, at)
    done = with_levels(name_cells(fill(linked, expanded.blocks)))
    findings += [
        Finding(source.file, source.line_like(fault.near), fault.code, fault.message, fault.fix, fault.severity)
        for fault in rendered_faults(html, done, source.body, site.frame_ids)
    ]
    parts = extract(done) if source.meta.id != HOME else ()
    return Article(
        _page(site, source, with_breaks(done)),
        outline(done, expanded.used),
        tuple(findings),
        frozenset(allowed),
        Said.of(parts),
        tuple(_stretches(parts)),
    )


def _stretches(parts: Iterable[Part]) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        if len(part.body) >= _LONG:
            yield part.id, hashlib.sha256(part.body.encode()).digest()


def _wording(site: Site, source: Source, html: str) -> tuple[list[Finding], set[int]]:
    """What the words of a page go against, and which entries let a sentence of it stand."""
    wording = site.wordings.get(source.lang)
    if wording is None or source.meta.id == GLOSSARY:  # which tells all words for a thing
        return [], set()

    def key(name: str) -> Callable[[str], int]:
        return lambda _: source.line_of_key(name)

    def line(word: str) -> int:
        return source.line_like(re.escape(word))

    texts = [(source.meta.title, "", key("title")), (source.meta.description, "", key("description"))]
    texts += [(text, around, line) for text, around in texts_of_article(html)]
    return wording_findings(wording, source.file, source.path, texts)


def _markup_findings(source: Source, html: str, script: str) -> Iterator[Finding]:
    """What is not drawn as it looks in the Markdown, what should have become markup, and wrong punctuation."""
    told = set()
    for fault in (*structure_faults(source.body), *invisible_faults(source.body)):
        told.add(source.line + fault.line)
        yield Finding(source.file, source.line + fault.line, fault.code, fault.message, fault.fix)
    for slip in slip_faults(source.body):
        if source.line + slip.line not in told:
            yield Finding(source.file, source.line + slip.line, slip.code, slip.message, slip.fix, slip.severity)
    met: Counter[str] = Counter()
    for found in article_leftovers(html, script):
        line = source.line + (line_of_leftover(found, source.body, met[found.shown]) or 0)
        met[found.shown] += 1
        if line not in told:
            yield Finding(source.file, line, found.sign.code, found.message, found.sign.fix)


def _untranslated(source: Source, html: str, language: Language) -> Iterator[Finding]:
    script = script_of(language.locale)
    yield from untranslated_front_matter(source, script)
    for text in untranslated(html, script):
        fix = "write it in the language of the page, or take it out of every translation"
        message = f"is not translated: “{text[:30]}…”"
        yield Finding(source.file, source.line_like(re.escape(text[:12])), "TW012", message, fix)


def with_levels(article: str) -> str:
    """Return the article with cards before its first heading on the level of such a heading: below the page's title
    no level is left out.
    """
    before, heading, behind = article.partition("<h2")
    return before.replace('<h3 class="channel__label"', '<h3 class="channel__label" aria-level="2"') + heading + behind


def _unknown_channel(site: Site, source: Source, channel_id: str) -> Finding:
    hint = nearest(channel_id, [known.id for known in site.channels.channels]) or NO_SUCH_CHANNEL
    at = source.line_of(f"channel:{channel_id}")
    return Finding(source.file, at, "SC003", f"unknown channel {channel_id}", hint)


def _page(site: Site, source: Source, html: str) -> Page:
    known = source.section in site.library.registry.sections
    return Page(
        **source.meta.model_dump(),
        lang=source.lang,
        source=source.file,
        url=source.url,
        section=site.library.title_of(source.section, source.lang) if known else "",
        html=html,
    )
