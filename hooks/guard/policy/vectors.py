"""Test vectors for programs that judge contacts as the guard does: a text, and what is to be said of it.

They name contacts that are on no list, so their file is read by a rule of its own: whatever a vector says of its text
must be what the guard says of it, the id of the channel too. A contact can stand in it only under the word that it is
not ours.
"""

from __future__ import annotations

from typing import Any

from guard.policy.addresses import Listed, Rejected
from guard.policy.page_check import CheckResult, PageCheck
from guard.read.events import Unreadable
from guard.read.json_text import read_json
from guard.report.faults import Fault, shown
from guard.text.detect import Contact, find_contacts

NAME = "official-check.vectors.json"
# What is said of a text with several contacts: the first of these that holds for one of them.
WORST_FIRST = ("unlisted", "revoked", "listed")
# No contact, though a program must know it: it is cleared and never compared.
SECRET = "secret"
NONE = "none"
_KEYS = {"input", "verdict", "channel", "nearest"}


def verdict(check: PageCheck, text: str) -> tuple[str, str | None]:
    """Return what the guard says of a text, and the id of the channel that it names, if it names one alone.

    The address of a wallet is no contact here: nobody is reached by it.
    """
    contacts = [contact for contact in find_contacts(text) if contact.kind != "crypto"]
    judged = [_of(check, contact) for contact in contacts]
    # A name of the wallet's alone tells nothing: whose it is depends on the messenger, and here that is told.
    ours = {contact.value for contact in contacts if contact.service and _of(check, contact)[0] == "listed"}
    judged += [("unlisted", None)] * any(name.lower() not in ours for name in check.texts.posing(text))
    for wanted in WORST_FIRST:
        ids = {channel for said, channel in judged if said == wanted}
        if ids:
            return wanted, ids.pop() if len(ids) == 1 else None
    return NONE, None


def _of(check: PageCheck, contact: Contact) -> tuple[str, str | None]:
    found = check.texts.contacts.verdict(contact)
    if isinstance(found, Listed):
        return "listed", found.channel
    return "revoked" if isinstance(found, Rejected) and found.code == "CH110" else "unlisted", None


def check_vectors(_name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check the file of vectors. Raises `Unreadable` for one that is not of its form."""
    try:
        value = read_json(content)
        vectors: list[dict[str, Any]] = value["vectors"]
        known = {None, *check.allowed.values.values()}
        whole = set(value) == {"version", "vectors"} and isinstance(value["version"], int)
        whole = whole and all(_is_vector(vector, known) for vector in vectors)
    except (ValueError, TypeError, KeyError):
        whole = False
    if not whole:
        raise Unreadable("is no list of vectors, each with input and verdict")
    result = CheckResult()
    for vector in vectors:
        said, channel = verdict(check, vector["input"])
        if vector["verdict"] != said and not (vector["verdict"] == SECRET and said in (NONE, "unlisted")):
            message = f"a vector says {vector['verdict']} of {shown(vector['input'])}; the guard says {said}"
            result.faults[Fault("CH412", message, vector["input"])] = None
        elif vector.get("channel") not in (None, channel):
            message = f"a vector says that {shown(vector['input'])} is {vector['channel']}; the guard says {channel}"
            result.faults[Fault("CH412", message, vector["input"])] = None
    return result


def _is_vector(vector: dict[str, Any], known: set[str | None]) -> bool:
    """Tell whether a vector has its form, and says which channel is nearest by an id that is `known` or not at all."""
    verdicts = {*WORST_FIRST, SECRET, NONE}
    named = vector.get("nearest") in known
    has_keys = {"input", "verdict"} <= set(vector) <= _KEYS and vector["verdict"] in verdicts
    return named and has_keys and isinstance(vector["input"], str)
