"""Whether a link leads where its text says."""

from __future__ import annotations

import re

from guard.policy.addresses import Listed, SameSite, Verdict
from guard.policy.contacts import Contacts
from guard.read.facts import ShownLink
from guard.text.detect import Contact

_BEFORE_HOST = re.compile(r"\Ahttps?://(?:www\.)?")
_RESOURCE = re.compile(r"/[A-Z][A-Za-z]*[a-z]")


def shows(contact: Contact, contacts: Contacts, target: Verdict, link: ShownLink, own_origin: str) -> bool:
    """Tell whether a link's target is the contact that the link shows."""
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


def _bare(address: str) -> str:
    """Return an address without its scheme and the www before its host, in small letters."""
    return _BEFORE_HOST.sub("", address.lower())


def _bare_origin(origin: str) -> str:
    """Return an origin without the www before its host: a name and its www, both listed, are one site to a reader."""
    return origin.replace("://www.", "://", 1)
