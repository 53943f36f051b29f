"""The value of a channel: its form by kind, whether it is a reserved sample, how it is written and linked."""

from __future__ import annotations

import re
from typing import Literal, get_args

import ada_url
import phonenumbers

Kind = Literal["origin", "page", "email", "phone", "app"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_HOST = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"
_ORIGIN = re.compile(rf"https://{_HOST}(:[1-9]\d*)?")
_PAGE = re.compile(rf"https://{_HOST}/[A-Za-z0-9._~/@-]*[A-Za-z0-9_~-]")
_EMAIL = re.compile(rf"[a-z0-9]+([._-][a-z0-9]+)*@{_HOST}")
_PHONE = re.compile(r"\+[1-9]\d{6,14}")
_APP = re.compile(r"[a-z][a-z0-9+.-]*://[a-z0-9][a-z0-9/_-]*")
_APP_REFUSED = {"http", "https", "ftp", "file", "ws", "wss", "javascript", "data", "blob", "mailto", "tel", "about"}

# RFC 2606 and RFC 6761: names that nobody can register.
_RESERVED_HOST = re.compile(r"(^|\.)(example|test|invalid|localhost|example\.(com|net|org))(:\d+)?$")
# NANPA: 555-0100 … 555-0199 are set aside for fiction, in every area code.
_RESERVED_PHONE = re.compile(r"\+1\d{3}55501\d{2}")


def well_formed(kind: Kind, value: str) -> str:
    """Return why `value` cannot be a channel of `kind`, or '' if it can.

    Only the one canonical spelling is accepted, so that comparing is comparing strings.
    """
    if kind == "origin":
        if not _ORIGIN.fullmatch(value) or not _canonical(value + "/"):
            return "an origin is https:// and a host in small letters, nothing behind it (https://imwallet.example)"
    elif kind == "page":
        if not _PAGE.fullmatch(value) or "//" in value[8:] or not _canonical(value):
            return "a page is an https address with a path, without query, hash or closing slash"
    elif kind == "email":
        if not _EMAIL.fullmatch(value):
            return "an e-mail address is name@host in small letters"
    elif kind == "phone":
        if not _PHONE.fullmatch(value) or not _possible(value):
            return "a phone number is written in E.164: + country code and digits only (+12025550142)"
    elif not _APP.fullmatch(value) or value.partition(":")[0] in _APP_REFUSED:
        return "an app link is the app's own scheme and a fixed path (imwallet://help)"
    return ""


def _canonical(url: str) -> bool:
    try:
        return bool(ada_url.URL(url).href == url)
    except ValueError:
        return False


def _possible(value: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(value))
    except phonenumbers.NumberParseException:
        return False


def sample(kind: Kind, value: str) -> bool:
    """Tell whether `value` is one that nobody can own: a reserved name or number, or the sample app's scheme."""
    if kind == "phone":
        return bool(_RESERVED_PHONE.fullmatch(value))
    if kind == "app":
        return value.startswith("imwallet://")
    host = value.rpartition("@")[2] if kind == "email" else value.split("/")[2]
    return bool(_RESERVED_HOST.search(host))


def href(kind: Kind, value: str) -> str:
    """Return the link target for a channel."""
    prefix = {"email": "mailto:", "phone": "tel:"}.get(kind, "")
    return prefix + value + ("/" if kind == "origin" else "")


def spelled(kind: Kind, value: str) -> str:
    """Return the value as a reader reads it: a phone number in groups, a web address without https://."""
    if kind == "phone":
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return str(phonenumbers.format_number(phonenumbers.parse(value), form))
    return value.removeprefix("https://") if kind in {"origin", "page"} else value
