"""Whether a link leads where its text says."""

from __future__ import annotations

import re

from guard.policy.addresses import Listed, SameSite, Verdict
from guard.policy.contacts import Contacts
from guard.read.facts import ShownLink
from guard.text.detect import Contact
from guard.words import words

_BEFORE_HOST = re.compile(r"\Ahttps?://(?:www\.)?")
_AT_KEEPER = re.compile(rf"(?i)(?P<name>[a-z0-9][a-z0-9._-]+) \((?P<keeper>{words('code-hosts')})\)")
_RESOURCE = re.compile(r"/[A-Z][A-Za-z]*[a-z]")


def shows(contact: Contact, contacts: Contacts, target: Verdict, link: ShownLink, own_origin: str) -> bool:
    """Tell whether a link's target is the contact that the link shows."""
    if contact.kind == "url" and contact.shown == link.raw:
        return True
    verdict = contacts.verdict(contact)
    if not isinstance(verdict, Listed):
        # Off the list: the text itself is refused already; the pair is a trick unless both are the same.
        return contact.kind not in ("url", "host", "email") or _bare(contact.value) in _bare(link.raw)
    if isinstance(target, Listed):
        if contact.kind in ("handle", "messenger") and target.origin:
            return target.path.rpartition("/")[2].removeprefix("@").lower() == contact.value
        if not verdict.origin or not target.origin:
            return verdict.channel == target.channel
        # "Crates.io" is what somebody else's site is called; a page about it may be on the list, too.
        # So is a kind of resource, by the host of who made it: "gateway.example/HTTPRoute".
        of_others = contact.kind == "host" and verdict.origin in contacts.allowed.listed.foreign
        if of_others and (verdict.path in ("", "/") or _RESOURCE.fullmatch(verdict.path)):
            return True
        return _bare_origin(verdict.origin) == _bare_origin(target.origin) and verdict.path.rstrip("/") in (
            "",
            target.path.rstrip("/"),
        )
    if isinstance(target, SameSite) and contact.kind == "host" and verdict.origin in contacts.allowed.listed.foreign:
        return True
    if isinstance(target, SameSite) and verdict.origin:
        return own_origin in ("", verdict.origin) and verdict.path.rstrip("/") == target.path.rstrip("/")
    return False


def names_linked_repository(needle: str, source: str) -> bool:
    """Tell whether what a finding names at a host of code, `tide-java (GitHub)`, is a repository that its page links
    to, or something in it: where the link leads is judged by the list.
    """
    match = _AT_KEEPER.fullmatch(needle)
    if match is None:
        return False
    host = rf"https://(?:www\.)?{match['keeper'].lower()}\.(?:com|org)"
    return re.search(rf"href=[\"']{host}/[\w.-]+/{re.escape(match['name'])}[/\"'#]", source) is not None


def _bare(address: str) -> str:
    """Return an address without its scheme and the www before its host, in small letters."""
    return _BEFORE_HOST.sub("", address.lower())


def _bare_origin(origin: str) -> str:
    """Return an origin without the www before its host, and encrypted: a name and its www, or the same without
    encryption, both listed, are one site to a reader.
    """
    return origin.replace("://www.", "://", 1).replace("http://", "https://", 1)
