"""Where a topic page (/go/…) leads, without a browser: its own script, with a stand-in for the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import ada_url
from selectolax.lexbor import LexborHTMLParser

from tests.javascript import run


@dataclass(frozen=True)
class Visit:
    """Somebody opens a page at an address, with these languages and with what the language link has saved."""

    address: str
    source: str
    languages: Sequence[str] = ("en-GB",)
    saved: str | None = None


_PROGRAM = """
const [script, visits] = JSON.parse({given});
const follow = new Function("document", "location", "navigator", "localStorage", await Deno.readTextFile(script));
console.log(JSON.stringify(visits.map(({{ address, links, languages, saved }}) => {{
  const {{ href, search, hash }} = new URL(address);
  let landed = href;
  const elements = links.map((link) => ({{ getAttribute: (name) => link[name] ?? null }}));
  follow(
    {{ querySelectorAll: (selector) => (selector === "a[data-lang]" ? elements : []) }},
    {{ search, hash, replace: (to) => {{ landed = new URL(to, href).href; }} }},
    {{ languages, language: languages[0] }},
    {{ getItem: (key) => (key === "help-language" ? saved : null) }},
  );
  return landed;
}})));
"""


def landings(script: Path, visits: Sequence[Visit]) -> list[str]:
    """The address on which each visit ends. `script` is the one of the built site."""
    given = [
        {
            **asdict(visit),
            "links": [dict(link.attributes) for link in LexborHTMLParser(visit.source).css("a[data-lang]")],
        }
        for visit in visits
    ]
    landed: list[str] = run(_PROGRAM, [str(script), given])
    return landed


def _links(source: str) -> list[dict[str, str | None]]:
    return [dict(link.attributes) for link in LexborHTMLParser(source).css("a[data-lang]")]


def scripts(source: str, address: str) -> list[str]:
    """The addresses of the scripts of a page that is served at `address`."""
    found = LexborHTMLParser(source).css("script")
    return [ada_url.URL(script.attributes.get("src") or "", address).href for script in found]
