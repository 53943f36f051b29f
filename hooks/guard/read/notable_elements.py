"""Elements that are more than the frame of their text and attributes: frames, animations, `<meta>`, `<base>`. Most are
what a page may not have; some name an address.

Scripts and styles are read where their text is (html.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from guard.read.facts import PageFacts
from guard.report.faults import shown

_FRAMES = frozenset("iframe frame frameset object embed applet portal fencedframe param".split())
_ANIMATIONS = frozenset("animate set animatetransform animatemotion animatecolor".split())
# A slot shows what stands elsewhere, in an order of its own.
_FOREIGN = frozenset("foreignobject annotation-xml handler listener slot".split())
NOTABLE = _FRAMES | _ANIMATIONS | _FOREIGN | {"base", "meta", "link", "bdo"}
_REFRESH = re.compile(r"\s*\d+\s*;\s*(?i:url)\s*=\s*(?P<quote>['\"]?)(?P<address>[^'\"\s][^'\"]*)(?P=quote)\s*")
_META_APP = re.compile(
    r"(?i)apple-itunes-app|google-play-app|msapplication-(?:id|packagefamilyname)|twitter:app:.*|al:(?:ios|ipad|iphone|android|windows\w*):.*"
)
# What programs and searches show of a page as a way to reach somebody.
_META_CONTACT = re.compile(
    r"(?i)(?:.*[:._-])?(?P<label>telephone|phone|fax|mobile|sms|whatsapp|telegram|wechat|qq|skype)(?:[_-]?(?:number|id|no))?"
)
_META_ADDRESS = re.compile(
    r"(?i)(?:.*[:_-])?(?:url|image|video|audio|player|stream|src|tileimage|config|canonical|thumbnail)"
)


def note_element(facts: PageFacts, tag: str, attributes: Mapping[str, str]) -> None:
    """Add what an element is, beside its text and its attributes."""
    if tag == "base":
        facts.add_fault("CH305", f"has <base href={shown(attributes.get('href', ''))}>", "<base")
    elif tag == "meta":
        _meta(facts, attributes)
    elif tag == "link":
        _canonical(facts, attributes)
    elif tag == "bdo" and attributes.get("dir", "").strip().lower() != "ltr":
        facts.add_fault("CH207", "has <bdo>, which turns text round", "<bdo")
    elif tag in _FRAMES:
        facts.add_fault("CH304", f"has <{tag}>", f"<{tag}", f"<{tag}> {sorted(attributes.items())}")
    elif tag in _FOREIGN:
        facts.add_fault("CH309", f"has <{tag}>", f"<{tag}")
    elif tag in _ANIMATIONS:
        _animation(facts, tag, attributes)
    elif tag[0] == "{":
        namespace, _, local = tag[1:].partition("}")
        facts.add_fault("CH405", f"has an element of the namespace {shown(namespace)}", local)


def _animation(facts: PageFacts, tag: str, attributes: Mapping[str, str]) -> None:
    changed = attributes.get("attributename", "")
    if changed.strip().lower().rsplit(":", 1)[-1] in ("href", "src", "style", "class"):
        facts.add_fault("CH309", f"changes {shown(changed)} by <{tag}>", f"<{tag}")


def _meta(facts: PageFacts, attributes: Mapping[str, str]) -> None:
    content = attributes.get("content", "")
    pragma = attributes.get("http-equiv", "").strip().lower()
    name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
    charset = attributes.get("charset", "")
    if _META_APP.fullmatch(name):
        facts.add_fault("CH312", f"has <meta name={shown(name)} content={shown(content)}>", name)
    if content and (told := _META_CONTACT.fullmatch(name)):
        facts.add_text(f"{told['label']}: {content}", f"meta {name}")
    if pragma == "refresh":
        match = _REFRESH.fullmatch(content)
        if match:
            facts.add_destination(match["address"].strip(), "refresh", "meta refresh")
        else:
            facts.add_fault("CH306", f"has <meta http-equiv=refresh content={shown(content)}>", content)
    elif pragma == "content-type":
        declared = re.search(r"(?i)charset\s*=\s*['\"]?([\w-]*)", content)
        charset = declared[1] if declared else charset
    elif _META_ADDRESS.fullmatch(name) and content and not content.isspace() and " " not in content.strip():
        facts.add_destination(content, "link", f"meta {name}")
    if charset and charset.strip().lower() not in ("utf-8", "utf8"):
        facts.add_fault("CH308", f"declares the encoding {shown(charset)}", charset)


def _canonical(facts: PageFacts, attributes: Mapping[str, str]) -> None:
    if "canonical" in attributes.get("rel", "").lower().split():
        facts.canonical = attributes.get("href", "")
