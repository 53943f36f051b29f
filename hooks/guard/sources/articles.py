"""What the article of a page may be made of: the elements and attributes that Markdown makes, and no others.

Judged before shortcode blocks and the theme are added, so that a fault names the line that an editor wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from guard.read.events import html_readings
from guard.read.tags import Tag, cut, read_tag, written
from guard.report.faults import Fault, shown
from guard.report.findings import Finding

# Attributes that any listed element may have.
_EVERYWHERE = frozenset({"class", "id", "lang", "title"})
# Listed elements, each with the attributes that it alone may have. The pattern must match the whole value;
# addresses are judged in the finished page.
_ANY = r"(?s:.*)"
_ELEMENTS: dict[str, dict[str, str]] = {
    **{
        name: {}
        for name in """p h2 h3 h4 ul dl dt dd div span hr br wbr em strong b i s u del ins sub sup small mark kbd samp
        var code pre q blockquote abbr dfn cite summary table thead tbody tfoot tr caption figure figcaption""".split()
    },
    "a": {"href": _ANY, "rel": _ANY, "hreflang": _ANY},
    "img": {"src": _ANY, "alt": _ANY, "width": r"\d+", "height": r"\d+", "loading": "lazy|eager"},
    "ol": {"start": r"\d+"},
    "li": {"value": r"\d+"},
    "th": {"colspan": r"\d+", "rowspan": r"\d+", "scope": "col|row", "align": "left|center|right"},
    "td": {"colspan": r"\d+", "rowspan": r"\d+", "align": "left|center|right"},
    "details": {"open": "(?:open)?"},
    # Tabs: what pymdownx.tabbed makes of === "Title".
    "div": {"data-tabs": r"\d+:\d+"},
    "input": {"type": "radio", "id": r"__tabbed_\d+_\d+", "name": r"__tabbed_\d+", "checked": "(?:checked)?"},
    "label": {"for": r"__tabbed_\d+_\d+"},
}
# What extensions make has these classes, though styles hide some of it at times.
_MADE = frozenset({"highlight", "tabbed-set", "tabbed-block"})
# The article is parsed where the theme puts it: an end tag too many would close the theme's own elements.
_AROUND = ("html", "body", "div", "main", "article")
_BEFORE, _AFTER = "<!doctype html><body><div><main><article>", "\n<hr></article></main></div>"

# Markdown writes every other "<" as &lt;. Browsers read some of these as comments, and hide what they hold.
_COMMENT = re.compile(r"<[!?][^>]*|</(?![A-Za-z])[^>]*")
_ALIGNED_COLUMN = re.compile(r"(?m)^[ \t|]*(?:[-:]+[ \t|]+)*(?::-+|-+:)[-: \t|]*$")
_CURES = {
    "h1": "the theme prints the title: begin with ##",
    "img": "write ![what it shows](picture.svg)",
    "style": "use a class of the theme; a table needs no aligned columns",
}


def check_article(html: str, hiding: frozenset[str] = frozenset()) -> list[Fault]:
    """Check the rendered Markdown of one page, in the order of the page; `needle` is a regular expression for
    the place in its Markdown. `hiding` are the classes with which the site's styles hide something: whoever reads
    "Never" in the file would read nothing on the page.
    """
    faults = [
        Fault("CH322", f"has the comment {shown(match[0])}", _COMMENT.pattern, "readers can open it: delete it")
        for match in _COMMENT.finditer(html)
    ]
    whole = _BEFORE + html + _AFTER
    found, end = _by_tags(whole, hiding) or _walked(whole, hiding)
    return [*faults, *found, *_unbalanced(end)]


_Judged = tuple[list[Fault], tuple[str, ...]]


def _walked(whole: str, hiding: frozenset[str] = frozenset()) -> _Judged:
    """Walk an article in its page; return its faults, and where the article ended."""
    faults: list[Fault] = []
    path: list[str] = []
    end: tuple[str, ...] = ()
    begun = False
    for kind, name, attributes in next(html_readings(whole)):
        if kind == "end":
            path.pop()
        elif kind == "start":
            path.append(name)
            end = tuple(path) if name == "hr" else end
            # Attributes of a second <html> or <body> are moved to the first.
            faults += _element(name, attributes, hiding) if begun else _attributes(name, attributes, {}, hiding)
            begun = begun or name == _AROUND[-1]
    return faults, end


def _by_tags(whole: str, hiding: frozenset[str] = frozenset()) -> _Judged | None:
    """Do the same tag by tag, in a third of the time: most tags stand in many articles. None for one of which the tags
    do not tell its tree.
    """
    text = written(whole)
    tags = cut(text) if text else None
    if tags is None:
        return None
    faults: list[Fault] = []
    path: list[str] = []
    end: tuple[str, ...] = ()
    begun = False
    for one in tags.tags:
        tag, inside, outside = _of_tag(one, hiding)
        if tag is None:
            return None
        if tag.opens < 0:
            path.pop()
            continue
        path.append(tag.name)
        end = tuple(path) if tag.name == "hr" else end
        faults += inside if begun else outside
        begun = begun or tag.name == _AROUND[-1]
        if not tag.opens:
            path.pop()
    return faults, end


@lru_cache(maxsize=4096)
def _of_tag(one: str, hiding: frozenset[str]) -> tuple[Tag | None, tuple[Fault, ...], tuple[Fault, ...]]:
    """Return a tag with what is wrong with it inside of an article, and outside."""
    tag = read_tag(one)
    if tag is None or tag.opens < 0:
        return tag, (), ()
    inside, outside = _element(tag.name, tag.attributes, hiding), _attributes(tag.name, tag.attributes, {}, hiding)
    return tag, tuple(inside), tuple(outside)


def _element(name: str, attributes: Mapping[str, str], hiding: frozenset[str]) -> Iterator[Fault]:
    if name not in _ELEMENTS:
        fix = _CURES.get(name, "write it in Markdown, or with a shortcode")
        yield Fault("CH320", f"has the element <{shown(name)}>, which no page may have", _tag(name), fix)
        return
    if name == "input" and "type" not in attributes:
        yield Fault("CH320", "has a field <input>", _tag(name), "no page may ask its reader to type")
    allowed = dict.fromkeys(_EVERYWHERE, _ANY) | {"translate": "no"} | _ELEMENTS[name]
    yield from _attributes(name, attributes, allowed, hiding)


def _attributes(
    name: str, attributes: Mapping[str, str], allowed: Mapping[str, str], hiding: frozenset[str]
) -> Iterator[Fault]:
    for attribute, value in attributes.items():
        pattern = allowed.get(attribute)
        hides = attribute == "class" and not (hiding - _MADE).isdisjoint(value.split())
        if pattern is None or hides or not re.fullmatch(pattern, value):
            message = f"<{shown(name)}> has {shown(attribute)}={shown(value)}, which no page may have"
            yield Fault("CH321", message, _attribute(attribute, value), _CURES.get(attribute, "delete it"))


def _unbalanced(end: tuple[str, ...]) -> Iterator[Fault]:
    """Compare where the article ended with where it began."""
    if end == (*_AROUND, "hr"):
        return
    left_open = end[len(_AROUND) : -1] if end[: len(_AROUND)] == _AROUND else ()
    if left_open and left_open[-1] in _ELEMENTS:
        name = left_open[-1]
        yield Fault("CH323", f"leaves <{name}> open", _tag(name), f"close it: </{name}>")
    else:
        yield Fault(
            "CH323", "closes an element that it has not opened", r"</(?:div|main|article|body|html)", "delete it"
        )


def _tag(name: str) -> str:
    return rf"(?i)<{re.escape(name)}(?![\w-])"


def _attribute(name: str, value: str) -> str:
    if name == "style" and value.startswith("text-align"):
        return _ALIGNED_COLUMN.pattern
    if name == "class":
        return rf"(?i)(?<![\w-])(?:class|(?<=\.){re.escape(value.partition(' ')[0])})(?![\w-])"
    return rf"(?i)(?<![\w-]){re.escape(name)}(?![\w-])"


def article_findings(
    html: str, file: str, body: str, first_line: int, hiding: frozenset[str] = frozenset()
) -> list[Finding]:
    """Check a page's article and place each fault in its Markdown: `body` begins on line `first_line` of
    `file`. Where the same fault stands several times, each gets the next place. `hiding` as `check_article` has it.
    """
    met: Counter[str] = Counter()
    findings: dict[Finding, None] = {}
    for fault in check_article(html, hiding):
        places = [match.start() for match in re.finditer(fault.needle, body)]
        number, met[fault.needle] = met[fault.needle], met[fault.needle] + 1
        at = places[min(number, len(places) - 1)] if places else 0
        line = first_line + body.count("\n", 0, at)
        findings[Finding(file, line, fault.code, fault.message, fault.fix)] = None
    return list(findings)
