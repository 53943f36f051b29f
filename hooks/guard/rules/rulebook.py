"""The page of all rules, RULES.md in the package: made from the table of rules, so that it cannot say anything else.

`python -m guard.rules.rulebook` writes it; a test tells when it is stale.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from guard.rules.registry import LIST_RULES, RULES, Rule

PATH = Path(__file__).parents[1] / "RULES.md"

_HEAD = """# Rules of the guard

Written by `make rules` from `rules/rules.toml`; change that file, never this one. The tests judge every example: the
first breaks its rule and no other, the second passes. In the examples `imwallet.example` is on the list, `evil.example`
is not. Findings of these codes are errors: with one of them, nothing is published.

Codes: CH1xx where a link leads · CH2xx contacts that a reader sees · CH3xx markup · CH4xx files and pictures · CH5xx
settings and sources · CH6xx exceptions.
"""
# What the examples of a rule are part of, by `Rule.judges`.
_OF = {
    "tree": "In a page, or in the file that is named",
    "pinned tree": "In a file, where `pinned.js` is locked as `x()`",
    "code": "What the code in a picture says",
    "defect": "In the file that is named, where a defect of the guard ends its reading at the word “trips”",
    "article": "In the HTML that Markdown makes of a page",
    "sources": "In the file that is named",
    "files": "In the file that is named",
    "exceptions": "An entry of guard-exceptions.yml on 2026-11-22, for a page that shows 13800000000",
}


def rulebook(rules: Iterable[Rule] = RULES) -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *(section(rule, _OF) for rule in rules)])


def explained(code: str) -> str:
    """Return what the pages say of the rule with a code, '' if there is none."""
    return next((section(rule, _OF) for rule in (*RULES, *LIST_RULES) if rule.code == code), "")


def known_codes() -> str:
    """Return which codes `explained` knows, as people say it."""
    return " and ".join(f"{rules[0].code} to {rules[-1].code}" for rules in (RULES, LIST_RULES))


def section(rule: Rule, part_of: Mapping[str, str]) -> str:
    """Return what the page says of one rule; `part_of` tells in words what `Rule.judges` stands for."""
    warning = "A warning: it is printed, and stops nothing.\n\n" if rule.severity == "warning" else ""
    return (
        f"## {rule.code} {rule.name}\n\n"
        f"{_sentence(rule.when)} {_sentence(rule.why)}\n\n{warning}"
        f"**Cure:** {_sentence(rule.fix)}\n\n"
        f"{part_of[rule.judges]}. Fails:\n\n{_fenced(rule.bad)}\n\nPasses:\n\n{_fenced(rule.good)}\n"
    )


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}.".replace("<", "&lt;")


def _fenced(example: str) -> str:
    """An example as a code block; invisible characters are spelled, or nobody would see them here."""
    shown = "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) in ("Cf", "Co") else char for char in example)
    return f"```text\n{shown}\n```"


if __name__ == "__main__":
    PATH.write_text(rulebook(), encoding="utf-8")
    print(f"{PATH.name}: {len(RULES)} rules")
