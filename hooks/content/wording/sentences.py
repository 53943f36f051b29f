"""Cut a text into the sentences that rules of words judge: one sort of apostrophe, nothing between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+?(?:[。！？!?；;\n]|\.(?=\s|$)|$)|[^。！？!?；;\n]+")
SPACE = re.compile(r"\s+")


def without_quotations(sentence: str) -> str:
    """Return a sentence with nothing between its quotation marks: what stands there is somebody else's."""
    return _QUOTED.sub("“”", sentence)


def plain_quotes(text: str) -> str:
    """Return a text with the apostrophe that the rules are written with."""
    return text.replace("’", "'")


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each on one line."""
    for match in _SENTENCE.finditer(text):
        if sentence := SPACE.sub(" ", match[0]).strip():
            yield sentence


def shortened(sentence: str) -> str:
    """Return what a finding quotes of a sentence."""
    return sentence if len(sentence) <= 60 else sentence[:59] + "…"
