"""What sentences that lead somewhere are made of besides words: patterns that more than one part of them needs."""

from __future__ import annotations

import re

from guard.text.ways.words import pattern_of

# Somebody with a title or a trade.
PERSON = re.compile(rf"(?<![A-Za-z.])(?:{pattern_of('person')})")
# Runs as long as an address.
RUN = re.compile(r"[A-Za-z0-9]{18}")
LONG = re.compile(r"(?<![\w/.=-])(?=[A-Za-z0-9-]*\d)(?=[A-Za-z0-9-]*[A-Za-z]{2})[A-Za-z0-9-]{18,64}(?![\w/])")
FIGURES = re.compile(r"\d[\d*-]")
COIN = rf"(?:{pattern_of('coin')})(?![a-z])"
AMOUNT = re.compile(rf"(?i)\d+(?:\.\d+)?\s?(?:{COIN}|(?:{pattern_of('money')})(?![a-z]))|(?<![a-z]){COIN}")
STREET = re.compile(pattern_of("street"))
ENTER = re.compile(rf"(?i)(?:{pattern_of('enter')})")
TO_SOMEBODY = re.compile(r"\bto\s[A-Z][a-z]+(?=\s(?:from|of|at|in)\b|[,.;:!]|\Z)|\b[A-Z]\w{2,}Bot\b")
# How near to a name stands what says whose it is, in characters.
BESIDE = 16
