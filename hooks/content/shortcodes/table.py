"""Every shortcode of the site, each a small function from its arguments to words or a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TypeVar

from cases.render import PREFIX as CASE
from cases.render import case_block
from channels.mention import mention_by_name
from channels.render import block, card, elsewhere, hours_table, hours_text, how_to_verify, overview
from checker.render import form
from content.diagrams import Pen
from content.glossary import glossary_list
from content.library import EmergencyLinks, Library
from content.links import relative, to_root
from content.shortcodes.expand import Block, Shortcode
from content.shortcodes.samples import masked_sample
from content.sources import Source
from guard.report.findings import nearest
from guides.render import Ways, guide_block
from incidents.render import history
from languages import Edition

Value = TypeVar("Value")
# The topics for those who gave a secret away, and for those who ask where a transfer is.
_COMPROMISED, _STATUS = "compromised", "transaction-status"


def shortcodes_on(page: Source, library: Library) -> dict[str, Shortcode]:
    """Return the shortcodes as they work on `page`: links are relative to it, words are in its language."""
    return _Shortcodes(library, page).table()


def ids_taken(library: Library) -> dict[str, tuple[str, ...]]:
    """Return the ids that a shortcode takes, by its name."""
    channels = tuple(channel.id for channel in library.channels.channels)
    return {
        "box": tuple(library.boxes),
        "channel": channels,
        "diagram": tuple(library.diagrams),
        "fact": tuple(library.facts.facts),
        "guide": tuple(library.guides.guides),
        "open": channels,
        "reply": channels,
        "ui": tuple(library.facts.ui),
    }


@dataclass(frozen=True)
class _Shortcodes:
    library: Library
    page: Source

    def table(self) -> dict[str, Shortcode]:
        return {
            "box": self.box,
            "brand": self.brand,
            "case": self.case,
            "channel": self.channel,
            "channels": self.channels,
            "checker": self.checker,
            "diagram": self.diagram,
            "elsewhere": self.elsewhere,
            "emergencies": self.emergencies,
            "fact": self.fact,
            "glossary": self.glossary,
            "guide": self.guide,
            "hours": self.hours,
            "incidents": self.incidents,
            "next": self.next,
            "open": self.open,
            "reply": self.reply,
            "sample": self.sample,
            "section-pages": self.section_pages,
            "sections": self.sections,
            "signature": self.signature,
            "ui": self.ui,
        }

    @property
    def lang(self) -> str:
        return self.page.lang

    @property
    def edition(self) -> Edition:
        return self.library.editions[self.page.lang]

    def brand(self, arguments: list[str]) -> str:
        _none(arguments)
        return self.edition.brand

    def fact(self, arguments: list[str]) -> str:
        return _known(_one(arguments), self.library.facts.facts, "fact")[self.lang]

    def ui(self, arguments: list[str]) -> str:
        name = _known(_one(arguments), self.library.facts.ui, "ui name")[self.lang]
        written = escape(self.edition.words.article.button.format(name=name))
        # A browser that translates the page would name a button that the app does not have.
        return f'<strong translate="no">{written}</strong>'

    def sample(self, arguments: list[str]) -> str:
        return masked_sample(" ".join(arguments))

    def reply(self, arguments: list[str]) -> str:
        channel = self.library.serving(_one(arguments))
        if channel.reply is None:
            raise ValueError(f"{channel.id} has no reply: on the list")
        return channel.reply[self.lang]

    def open(self, arguments: list[str]) -> str:
        channel = self.library.serving(_one(arguments))
        if channel.hours is None:
            raise ValueError(f"{channel.id} has no hours: on the list")
        return hours_text(channel.hours, self.edition)

    def channel(self, arguments: list[str]) -> Block:
        name = _one(arguments)
        found = card(self.library.channels, name, self.edition)
        return Block(found or block(self.library.channel(name), self.edition))

    def signature(self, arguments: list[str]) -> Block:
        _none(arguments)
        return Block(how_to_verify(self.library.channels.signing_key, self.edition))

    def channels(self, arguments: list[str]) -> Block:
        _none(arguments)
        return Block(overview(self.library.channels, self.edition))

    def guide(self, arguments: list[str]) -> Block:
        guide = _known(_one(arguments), self.library.guides.guides, "guide")

        def channel(name: str) -> str:
            return card(self.library.channels, name, self.edition) or ""

        return Block(guide_block(guide, self.edition, Ways(self._titled, channel, self._case)))

    def case(self, arguments: list[str]) -> Block:
        _none(arguments)
        library = self.library
        if not library.case.kinds:
            raise ValueError("docs/case.yml has no kinds of case")
        return Block(case_block(library.case, library.channels, self.edition, library.registry.contexts, self._titled))

    def _case(self, kind: str) -> str:
        """The way to the form that prepares a kind of case; "" where no page has it."""
        topic = self.library.case.topic
        return f"{self._titled(topic)[1]}#{CASE}{kind}" if topic else ""

    def _titled(self, topic_id: str) -> tuple[str, str]:
        """The title of a topic, and the way there."""
        topic = self.library.registry.topics.get(topic_id)
        if topic and topic.page and topic.heading:
            page = self.library.sources.translations(topic.page)[self.lang]
            return page.meta.title, f"{relative(page.url, self.page.url)}#{topic.heading}"
        page = self.library.source(topic_id, self.lang)
        return page.meta.title, relative(page.url, self.page.url)

    def checker(self, arguments: list[str]) -> Block:
        _none(arguments)
        ways = (self._titled(topic)[1] for topic in (_COMPROMISED, _STATUS))
        return Block(form(self.library.channels, self.edition, to_root(self.page.url), *ways))

    def elsewhere(self, arguments: list[str]) -> Block:
        _none(arguments)
        return Block(elsewhere(self.library.channels, self.page.meta.id, self.edition))

    def hours(self, arguments: list[str]) -> Block:
        _none(arguments)
        return Block(hours_table(self.library.channels, self.edition))

    def incidents(self, arguments: list[str]) -> Block:
        _none(arguments)
        return Block(history(self.library.incidents.newest_first(), self.edition))

    def box(self, arguments: list[str]) -> Block:
        key = _one(arguments)
        box = _known(key, self.library.boxes, "box")
        items = "".join(f"<li>{escape(item[self.lang])}</li>" for item in box.items)
        title = escape(box.title[self.lang])
        return Block(
            f'<aside class="box box--{key}" aria-label="{title}"><p class="box__title">{title}</p>'
            f'<ul>{items}</ul><p class="box__end">{escape(box.end[self.lang])}</p></aside>'
        )

    def diagram(self, arguments: list[str]) -> Block:
        name = _one(arguments)
        diagram = _known(name, self.library.diagrams, "diagram")
        return Block(Pen(self.lang, self._channel_by_name, self._topic_link).draw(name, diagram))

    def _channel_by_name(self, channel_id: str) -> str:
        found = mention_by_name(self.library.channels, channel_id, self.edition)
        return found or self.library.channel(channel_id).label[self.lang]

    def _topic_link(self, topic_id: str) -> str:
        return f'href="{relative(self.library.source(topic_id, self.lang).url, self.page.url)}"'

    def next(self, arguments: list[str]) -> Block:
        if not arguments:
            raise ValueError("name the topics that come next")
        pages = [self.library.source(name, self.lang) for name in arguments]
        return Block(self._cards("next", self.edition.words.article.read_next, pages))

    def section_pages(self, arguments: list[str]) -> Block:
        _none(arguments)
        section = self.page.section
        title = self.library.registry.sections[section][self.lang]
        pages = [page for page in self.library.pages_in(section, self.lang) if page is not self.page]
        inside = (self.library.first_in(one, self.lang) for one in self.library.registry.sections_in(section))
        pages += filter(None, inside)
        return Block(self._cards("pages", self.edition.words.article.all_topics.format(section=title), pages))

    def _cards(self, kind: str, label: str, pages: list[Source]) -> str:
        cards = "".join(
            f'<li><a href="{relative(page.url, self.page.url)}"><span class="{kind}__title">{escape(page.meta.title)}'
            f'</span> <span class="{kind}__text">{escape(page.meta.description)}</span></a></li>'
            for page in pages
        )
        return (
            f'<nav class="{kind}" aria-label="{escape(label, quote=True)}"><p class="{kind}__label">{escape(label)}</p>'
            f"<ul>{cards}</ul></nav>"
        )

    def emergencies(self, arguments: list[str]) -> Block:
        _none(arguments)
        return Block(emergency_list(self.library.emergencies(self.lang, self.page.url)))

    def sections(self, arguments: list[str]) -> Block:
        _none(arguments)
        parts = "".join(self._section(folder) for folder in self.library.registry.sections_in(""))
        return Block(f'<div class="sections">{parts}</div>')

    def _section(self, folder: str) -> str:
        shown = [(page.meta.title, page) for page in self.library.pages_in(folder, self.lang)]
        for inside in self.library.registry.sections_in(folder):
            if first := self.library.first_in(inside, self.lang):
                shown.append((self.library.registry.sections[inside][self.lang], first))
        links = "".join(
            f'<li><a href="{relative(page.url, self.page.url)}">{escape(title)}</a></li>' for title, page in shown
        )
        title = escape(self.library.registry.sections[folder][self.lang])
        return f'<section class="sections__one"><h3 id="section-{folder}">{title}</h3><ul>{links}</ul></section>'

    def glossary(self, arguments: list[str]) -> Block:
        _none(arguments)
        return Block(glossary_list(self.library.glossary, self.lang, self._more))

    def _more(self, topic_id: str) -> str:
        page = self.library.source(topic_id, self.lang)
        label = self.edition.words.article.see.format(title=page.meta.title)
        return f'<a href="{relative(page.url, self.page.url)}">{escape(label)}</a>'


def emergency_list(entries: list[EmergencyLinks]) -> str:
    """Return the emergency entries as a list of large links, each with its smaller neighbours; on a phone, where all
    entries must stand on the first screen, the neighbours stand below them.
    """
    below = "".join(f"<li>{link}</li>" for entry in entries for link in _neighbours(entry))
    return (
        f'<ul class="emergencies">{"".join(map(_emergency, entries))}</ul><ul class="emergencies__below">{below}</ul>'
    )


def _emergency(entry: EmergencyLinks) -> str:
    also = "".join(_neighbours(entry))
    return (
        f'<li class="emergencies__one" data-topic="{entry["id"]}">'
        f'<a class="emergencies__main" href="{entry["href"]}"><strong>{escape(entry["label"])}</strong> '
        f'<span>{escape(entry["hint"])}</span></a><span class="emergencies__also">{also}</span></li>'
    )


def _neighbours(entry: EmergencyLinks) -> list[str]:
    return [f'<a href="{other["href"]}">{escape(other["label"])}</a>' for other in entry["also"]]


def _one(arguments: list[str]) -> str:
    if len(arguments) != 1:
        raise ValueError(f"takes one name, not {len(arguments)}")
    return arguments[0]


def _none(arguments: list[str]) -> None:
    if arguments:
        raise ValueError("takes no names")


def _known(key: str, table: Mapping[str, Value], what: str) -> Value:
    if key not in table:
        raise ValueError(f"unknown {what} {key}; {nearest(key, table)}".rstrip("; "))
    return table[key]
