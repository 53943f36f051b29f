"""What can only be judged when every page has been rendered, or by today's date."""

from __future__ import annotations

from datetime import date, timedelta

from channels import overdue, to_come
from content.markup import data_findings, merge_findings
from content.picture_texts import picture_text_findings
from content.sources import HOME, Source
from content.untranslated import untranslated_data
from content.wording import unused_allowances
from guard.report.findings import Finding
from helpcenter.load import Site
from helpcenter.render import Rendering
from languages import compare, script_of
from search import Vocabulary, check_vocabularies
from topics.registry import check_headings, crowded_levels
from wallet import look_findings, typed_names
from wallet.model import NAME as OPERATOR

# The day of Bitcoin's first block.
_FIRST_BLOCK = date(2009, 1, 3)


def rendering_findings(rendering: Rendering, today: date) -> list[Finding]:
    """Return everything that is wrong with the pages as they were rendered, and reviews that are overdue `today`.

    Reviews depend on the day and so are only told, never built into a page.
    """
    site = rendering.site
    return [
        *rendering.findings,
        *_unseen(rendering),
        *rendering.known.once("data", lambda: list(data_findings(site.root, site.scripts))),
        *rendering.known.once("untranslated", lambda: list(untranslated_data(site.root, site.languages))),
        *merge_findings(site.root),
        *picture_text_findings(site.root, tuple(site.languages)),
        *_reviewed_later(site, today),
        *(
            finding
            for tag, wording in site.wordings.items()
            for finding in unused_allowances(wording, rendering.allowed.get(tag, set()))
        ),
        *_translation_findings(rendering),
        *_heading_findings(rendering),
        *crowded_levels(site.library.registry),
        *search_findings(site),
        *typed_names(site.root, site.wallet),
        *look_findings(site.root, site.wallet.look, OPERATOR, site.wallet.colour_lines),
        *to_come(site.channels, today),
        *overdue(site.channels, today),
    ]


def _unseen(rendering: Rendering) -> list[Finding]:
    """Find pages that the engine left out."""
    fix = "call its file or its folder something else, or look at exclude_docs in mkdocs.yml"
    seen = rendering.outlines
    unseen = [source for source in rendering.site.sources if source.file not in seen]
    return [Finding(source.file, 0, "MD011", "was left out by MkDocs", fix) for source in unseen]


def _reviewed_later(site: Site, today: date) -> list[Finding]:
    """Find reviews that nobody can have made yet, or before there was a chain; where a day begins depends on the place,
    so tomorrow passes.
    """
    fix = "write the day on which somebody checked the page"
    return [
        Finding(source.file, source.line_of_key("reviewed"), "FM010", f"was reviewed {when}", fix)
        for source in site.sources
        for when, wrong in (
            ("in the future", source.meta.reviewed > today + timedelta(days=1)),
            ("before there was any chain", source.meta.reviewed < _FIRST_BLOCK),
        )
        if wrong
    ]


def _translation_findings(rendering: Rendering) -> list[Finding]:
    """Compare every page with the same page in the default language."""
    site, outlines = rendering.site, rendering.outlines
    found: list[Finding] = []
    for source in site.sources:
        first = site.sources.translations(source.path).get(site.languages.default.tag)
        if first and first is not source and first.file in outlines and source.file in outlines:
            found += compare(
                outlines[first.file], outlines[source.file], first.file, source.file, source.body, source.line
            )
            found += _copied(rendering, first, source)
    return found


def _copied(rendering: Rendering, first: Source, source: Source) -> list[Finding]:
    """Find the stretches of a page that are those of the default language, word by word: a copy that was not
    translated. Where the scripts differ, each paragraph of it has been told already.
    """
    languages = rendering.site.languages
    if script_of(languages[first.lang].locale) != script_of(languages[source.lang].locale):
        return []
    there = {stretch for _, stretch in rendering.stretches(first)}
    said, fix = f"says what {first.file} says: not translated", "write it in the language of the page"
    return [
        Finding(source.file, source.line_of(f"{{#{heading}}}"), "TW012", said, fix)
        for heading, stretch in rendering.stretches(source)
        if stretch in there
    ]


def _heading_findings(rendering: Rendering) -> list[Finding]:
    """Compare the headings that docs/topics.yml names with those of the rendered pages."""
    site, outlines = rendering.site, rendering.outlines
    on_pages = {
        (source.lang, source.path): {anchor for _, anchor in outlines[source.file].headings}
        for source in site.sources
        if source.file in outlines
    }
    return check_headings(site.library.registry, on_pages, site.languages)


def search_findings(site: Site) -> list[Finding]:
    """Check the words that pages have for the search alone."""
    return check_vocabularies(vocabulary(site, page) for page in site.sources if page.meta.id != HOME)


def vocabulary(site: Site, source: Source) -> Vocabulary:
    """Return a page's words for the search, with the lines of its file that hold them."""
    places = {
        text: source.line_of_key(key, number)
        for key in ("questions", "keywords")
        for number, text in enumerate(getattr(source.meta, key))
    }

    def line(text: str) -> int:
        return places.get(text, 1)

    meta, simplified = source.meta, site.languages[source.lang].simplified
    return Vocabulary(source.file, meta.id, source.lang, simplified, meta.keywords, meta.questions, line)
