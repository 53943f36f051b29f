"""Every rule of the build, the guard's and those of all other packages: what a code means, and how to mend its fault.

A package that raises findings has a rules.toml beside its code. hooks/RULES.md is made of them: `python -m
helpcenter.rules` writes it (`make rules`), a test tells when it is stale, and tests judge every example.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from guard.rules.registry import LIST_RULES, Rule, rules_in
from guard.rules.registry import RULES as GUARD_RULES
from guard.rules.rulebook import section

HOOKS = Path(__file__).parents[1]
PATH = HOOKS / "RULES.md"

_HEAD = """# Rules of the build

Written by `make rules` from the files `rules.toml` beside the code; change those, never this page. The guard has a
[page of its own](guard/RULES.md) for the codes CH…. The tests judge every example: the first breaks its rule and no
other, the second passes. What an example leaves out is in order: other keys of an entry, front matter, other files.

Codes: CA what a case needs · CL the official-channel list · FA facts and boxes · FM front matter · GL glossary · GU
guides · IN incidents · LA languages · MD Markdown that did not become what it looks like · MK what MkDocs warns of ·
OF the copy for apps · OP who runs the site · PI pictures · RE what a release needs besides · SC shortcodes and
channel links · SE words for the search · TP topics, promised to apps · TW translations · UI words of the interface ·
WO words of pages.
"""
# What the examples of a rule are part of, by `Rule.judges`.
_OF = {
    "files": "In the files that are named",
    "page": "In a page",
    "page as it stands": "In a page",
    "page in GBK": "In a page that was saved as GBK",
    "linked page": "In a page whose file is a link to another place",
    "whole list": "In a list that has no other entries",
    "vocabulary": "In the front matter of pages",
    "release": "In a list of which a release is built on 2026-11-22, without a secret key",
    "date": "In the environment of a release",
    "history": "In a list whose entry was last reviewed on 2026-11-21",
    "clone": "In a clone of which a release is built, made by",
    "offline": "In files of the site",
    "engine": "In pages",
    "unforeseen": "In a template",
    "picture": "In a page; beside it lie the pictures, read but for unread.png",
    "revision": "In a repository with the tag v1.0.0",
}


@cache
def site_rules() -> tuple[Rule, ...]:
    """Return the rules of all packages but the guard, by code, with its rules of the list."""
    texts = (path.read_text(encoding="utf-8") for path in HOOKS.glob("*/rules.toml"))
    own = (rule for text in texts for rule in rules_in(text, "files"))
    return tuple(sorted((*LIST_RULES, *own), key=lambda rule: rule.code))


def all_rules() -> tuple[Rule, ...]:
    """Return the rules of the whole build, by code. Their pages are named from hooks/."""
    guard = [replace(rule, page="guard/RULES.md") for rule in GUARD_RULES]
    return tuple(sorted((*guard, *site_rules()), key=lambda rule: rule.code))


def page() -> str:
    """Return the page of the site's rules as Markdown."""
    return "\n".join([_HEAD, *(section(rule, _OF) for rule in site_rules())])


if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8")
    print(f"{PATH.name}: {len(site_rules())} rules")
