"""Which classes a style sheet hides what they stand on, or what stands in it, with: at times, or for some readers."""

from __future__ import annotations

import re

from guard.read.css import without_comments_and_strings

# The innermost rules: those of @media stand within it.
_RULE = re.compile(r"(?:(?<=[{};])|\A)(?P<selector>[^{};]*)\{(?P<body>[^{}]*)\}")
_NOTHING = r"[+-]?0*\.?0*(?:px|r?em|%|ch)?"
_END = r"\s*(?:[;!]|\Z)"
_NOT_SHOWN = r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
_TOO_SMALL = (
    rf"(?:opacity|font-size|zoom|scale|max-height|max-width)\s*:\s*{_NOTHING}{_END}"
    rf"|(?:width|height)\s*:\s*(?:{_NOTHING}|1px){_END}"
)
_UNSEEN = r"(?:color|-webkit-text-fill-color)\s*:\s*(?:transparent|rgba\([^)]*,\s*0?\.?0+\s*\))"
_ELSEWHERE = (
    r"clip(?:-path)?\s*:\s*(?:inset|rect|circle|polygon)\(|text-indent\s*:\s*-"
    r"|transform\s*:[^;]*(?:scale|translate)[XY]?\(|(?:left|top|right|bottom|margin[a-z-]*)\s*:\s*-\d{3,}"
)
_HIDES = re.compile(rf"(?i)(?:\A|[;\s])(?:{_NOT_SHOWN}|{_TOO_SMALL}|{_UNSEEN}|{_ELSEWHERE})")
# What a rule says of a part that is made by the style alone is nothing about the text.
_MADE = re.compile(r"::[\w-]+|:(?:before|after|first-letter|first-line)(?![\w-])")
_NEGATED = re.compile(r":not\([^()]*(?:\([^()]*\)[^()]*)*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")


def hiding_classes(source: str) -> frozenset[str]:
    """Return the classes in the selectors of rules of a style sheet that may hide text, or take it elsewhere."""
    plain = without_comments_and_strings(source)
    found: set[str] = set()
    for rule in _RULE.finditer(plain):
        if _HIDES.search(rule["body"]):
            for selector in rule["selector"].split(","):
                if not _MADE.search(selector):
                    found |= set(_CLASS.findall(_NEGATED.sub("", selector)))
    return frozenset(found)
