"""Every rule of the guard: when it speaks, why it exists, how to mend the fault, one example that fails and one that
passes. They stand in rules.toml beside this; the tests judge each example, so the table cannot lie.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Rule:
    """One rule. `bad` is an example that the rule refuses, `good` the same intention done right.

    `judges` tells what the examples are part of: "tree" (a published file), "pinned tree" (with a lock, of
    pinned.js: x()), "code" (what a QR code says, as a PNG), "article" (what Markdown makes of a page), "sources"
    (a file of the repository), "defect" (a published file, where a defect of the guard's code ends the reading of what
    says "trips") or "exceptions" (an entry, for a page with one phone number). `severity` is that of its
    findings, "error" or "warning"; `page` is where the rule is described, as a path.
    """

    code: str
    name: str
    when: str
    why: str
    fix: str
    bad: str
    good: str
    judges: str = "tree"
    severity: str = "error"
    page: str = "RULES.md"

    @property
    def address(self) -> str:
        """Where the rule stands on its page, as a relative address."""
        return f"{self.page}#{self.code}-{self.name}".replace(self.code, self.code.lower())


def rules_in(text: str, judges: str) -> Iterator[Rule]:
    """Yield the rules of a rules.toml. `judges` is what the examples of an entry are part of that does not say it."""
    for entry in tomllib.loads(text)["rule"]:
        yield Rule(**{"judges": judges, **entry})


def _rules(name: str, judges: str) -> tuple[Rule, ...]:
    return tuple(rules_in(files(__package__).joinpath(name).read_text(encoding="utf-8"), judges))


RULES = _rules("rules.toml", "tree")
# Those of the list itself, which is read before anything is judged. A site has more of them, and their page.
LIST_RULES = _rules("list.toml", "files")
