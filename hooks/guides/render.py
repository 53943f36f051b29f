"""A guide on its page: every step, each answer a link to the next.

guide.js shows one step at a time; without scripts the steps stand below each other, and the links lead from one to the
next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from guides.links import with_links
from guides.model import End, Guide, Question
from languages import Edition, Text

PREFIX = "step-"


@dataclass(frozen=True)
class Ways:
    """What an end leads to: title and address of a topic, the card of a channel, the address of a kind of case."""

    topic: Callable[[str], tuple[str, str]]
    card: Callable[[str], str]
    case: Callable[[str], str]


def guide_block(guide: Guide, edition: Edition, ways: Ways) -> str:
    """Return a guide as one line of HTML."""
    followed = guide.follow()
    order = sorted(guide.steps, key=lambda name: followed.before.get(name, 0))
    steps = []
    for name in order:
        step = guide.steps[name]
        inside = _question(step, edition, ways) if isinstance(step, Question) else _end(step, guide, edition, ways)
        steps.append(f'<section class="guide__step" data-step="{name}">{_heading(name, step, edition)}{inside}'
                     f"{_back(followed.parents.get(name, ''), edition)}</section>")  # fmt: skip
    return f'<div class="guide" data-start="{guide.start}">{"".join(steps)}</div>'


def _heading(name: str, step: Question | End, edition: Edition) -> str:
    words = step.question if isinstance(step, Question) else step.end
    return f'<h3 class="guide__title" id="{PREFIX}{name}" tabindex="-1">{_text(words, edition)}</h3>'


def _question(step: Question, edition: Edition, ways: Ways) -> str:
    hint = f'<p class="guide__hint">{_linking(step.hint, edition, ways)}</p>' if step.hint else ""
    answers = "".join(
        f'<li><a class="guide__answer" href="#{PREFIX}{answer.to}">{_text(answer.label, edition)}</a></li>'
        for answer in step.answers
    )
    return f'{hint}<ul class="guide__answers">{answers}</ul>'


def _end(step: End, guide: Guide, edition: Edition, ways: Ways) -> str:
    words = edition.words.guide
    title, href = ways.topic(step.topic)
    kind = step.case or guide.case
    case = escape(ways.case(kind)) if kind else ""
    prepare = f'<p class="guide__case"><a href="{case}">{escape(words.case, quote=False)}</a></p>' if case else ""
    return (
        f'<p class="guide__label">{escape(words.do, quote=False)}</p><ol>{_items(step.do, edition, ways)}</ol>'
        f'<p class="guide__label">{escape(words.avoid, quote=False)}</p>'
        f'<ul class="guide__avoid">{_items(step.avoid, edition, ways)}</ul>'
        f'<p class="guide__more">{escape(words.more, quote=False)} <a href="{href}">{escape(title)}</a></p>'
        f"{prepare}{ways.card(step.channel)}"
    )


def _items(texts: Iterable[Text], edition: Edition, ways: Ways) -> str:
    return "".join(f"<li>{_linking(text, edition, ways)}</li>" for text in texts)


def _linking(text: Text, edition: Edition, ways: Ways) -> str:
    return with_links(text[edition.tag], lambda topic: ways.topic(topic)[1])


def _back(parent: str, edition: Edition) -> str:
    if not parent:
        return ""
    words = escape(edition.words.guide.back, quote=False)
    return f'<p class="guide__ways"><a class="guide__back" href="#{PREFIX}{parent}">{words}</a></p>'


def _text(text: Text, edition: Edition) -> str:
    return escape(text[edition.tag], quote=False)
