"""The diagrams of docs/diagrams.yml, drawn as HTML: words stay words, whatever the screen, the letters or the palette.

A channel in a diagram is named by its id and called what the official-channel list calls it, so a channel that was
revoked cannot live on in a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

from pydantic import Field, RootModel, model_validator

from guard.read.data_files import Closed, load
from languages import Languages, Text, in_languages

Tone = Literal["main", "plain", "ok", "warn", "danger"]


class Detail(Closed):
    """A line below a name: something to `do` or `never` to do, a `note`, or a `sub`heading of the lines that follow."""

    text: Text
    mark: Literal["do", "never", "note", "sub"] = "note"


class Card(Closed):
    """A card with a name and lines: a step, an end, or a column."""

    name: Text
    tone: Tone = "main"
    lines: tuple[Detail, ...] = ()


class Target(Closed):
    """Where to go: a `channel` by its id, or a `topic` with its `name` here."""

    channel: str = ""
    topic: str = ""
    name: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Target:
        if bool(self.channel) == bool(self.topic):
            raise ValueError("name either a channel or a topic")
        if bool(self.topic) != bool(self.name):
            raise ValueError("a topic needs its name: here; a channel has its own on the list")
        return self


class Pair(Closed):
    """What happened, and where to go then, in this order."""

    when: Text
    tone: Tone = "main"
    then: tuple[Target, ...] = Field(min_length=1)


class Flow(Closed):
    """Steps one after the other; `fork` says that one of the `ends` follows."""

    steps: tuple[Card, ...] = Field(min_length=1)
    fork: Text | None = None
    ends: tuple[Card, ...] = ()


class Row(Closed):
    """A line of a screen: what it is called, what stands there, and what to look at."""

    label: Text
    value: Text
    mark: Literal["do", "never", "note"] = "note"
    note: Text | None = None


class Screen(Closed):
    """A screen of an app or a site as a reader sees it, with its name."""

    name: Text
    rows: tuple[Row, ...] = Field(min_length=1)


class Diagram(Closed):
    """One diagram: a title, and one of the four forms."""

    title: Text
    pairs: tuple[Pair, ...] = ()
    flow: Flow | None = None
    columns: tuple[Card, ...] = ()
    screens: tuple[Screen, ...] = ()

    @model_validator(mode="after")
    def _one_form(self) -> Diagram:
        if sum(map(bool, (self.pairs, self.flow, self.columns, self.screens))) != 1:
            raise ValueError("give one of pairs, flow, columns, screens")
        return self


class Diagrams(RootModel[dict[str, Diagram]]):
    """docs/diagrams.yml: diagrams by name."""


def load_diagrams(path: Path, languages: Languages) -> dict[str, Diagram]:
    """Load docs/diagrams.yml. Raises `findings.Refused` with every fault."""
    return load(path, "docs/diagrams.yml", Diagrams, "DG001", context=in_languages(languages)).root


@dataclass(frozen=True)
class Pen:
    """Draws in one language. `channel` mentions the channel of an id, as HTML; `topic` gives the attributes of a link
    to the topic of an id. Both raise ValueError for an id that there is not.
    """

    lang: str
    channel: Callable[[str], str]
    topic: Callable[[str], str]

    def draw(self, name: str, diagram: Diagram) -> str:
        """Return the diagram as one line of HTML: a figure, whose caption names it."""
        if diagram.pairs:
            inner = f'<ul class="diagram__pairs">{"".join(map(self._pair, diagram.pairs))}</ul>'
        elif diagram.flow:
            inner = self._flow(diagram.flow)
        elif diagram.columns:
            inner = f'<ul class="diagram__columns">{self._cards(diagram.columns)}</ul>'
        else:
            inner = f'<ul class="diagram__screens">{"".join(map(self._screen, diagram.screens))}</ul>'
        caption = f'<figcaption class="diagram__title">{self._say(diagram.title)}</figcaption>'
        return f'<figure class="diagram diagram--{name}">{caption}{inner}</figure>'

    def _say(self, text: Text) -> str:
        return escape(text[self.lang], quote=False)

    def _pair(self, pair: Pair) -> str:
        then = "".join(map(self._target, pair.then))
        when = f'<p class="diagram__name">{self._say(pair.when)}</p>'
        return (
            f'<li class="diagram__card diagram__card--{pair.tone}">{when}<ol class="diagram__targets">{then}</ol></li>'
        )

    def _target(self, target: Target) -> str:
        note = f'<span class="diagram__note">{self._say(target.note)}</span>' if target.note else ""
        return f"<li>{self._place(target)}{note}</li>"

    def _place(self, target: Target) -> str:
        if target.name:
            return f"<a {self.topic(target.topic)}>{self._say(target.name)}</a>"
        return self.channel(target.channel)

    def _flow(self, flow: Flow) -> str:
        steps = f'<ol class="diagram__steps">{self._cards(flow.steps)}</ol>'
        fork = f'<p class="diagram__fork">{self._say(flow.fork)}</p>' if flow.fork else ""
        ends = f'<ul class="diagram__columns">{self._cards(flow.ends)}</ul>' if flow.ends else ""
        return steps + fork + ends

    def _cards(self, cards: Iterable[Card]) -> str:
        return "".join(
            f'<li class="diagram__card diagram__card--{card.tone}"><p class="diagram__name">{self._say(card.name)}</p>'
            f"{self._lines(card.lines)}</li>"
            for card in cards
        )

    def _lines(self, lines: tuple[Detail, ...]) -> str:
        items = "".join(f'<li class="diagram__{line.mark}">{self._say(line.text)}</li>' for line in lines)
        return f'<ul class="diagram__lines">{items}</ul>' if items else ""

    def _screen(self, screen: Screen) -> str:
        rows = "".join(map(self._row, screen.rows))
        return f'<li class="diagram__screen"><p class="diagram__name">{self._say(screen.name)}</p><dl>{rows}</dl></li>'

    def _row(self, row: Row) -> str:
        note = f'<dd class="diagram__{row.mark}">{self._say(row.note)}</dd>' if row.note else ""
        value = f'<dd class="diagram__value">{self._say(row.value)}</dd>'
        return f"<div><dt>{self._say(row.label)}</dt>{value}{note}</div>"
