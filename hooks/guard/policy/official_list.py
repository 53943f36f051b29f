"""The official-channel list as the guard needs it: addresses by kind, those that were revoked, the key that signs it.

A site may say more of each channel (labels, hours, who answers for it); a guard that runs alone leaves that unread. At
the top the list is closed: any key beside `channels`, `accounts`, `revoked` and `signing_key` is refused, since a slip
in one of these names would let revoked addresses through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import ada_url
import phonenumbers
from pydantic import AfterValidator, ConfigDict, Field, model_validator

from guard.policy.minisign import PublicKey
from guard.read.data_files import Closed, DataFile, Words, load
from guard.report.findings import Finding
from guard.text.dialled import EXTENSION, dialled, keyed, spellings
from guard.text.host_endings import registered
from guard.text.lookalikes import differ_in_numbers, mixed_scripts, resembles
from guard.text.phones import find_phones

NAME = "docs/channels.yml"

Kind = Literal["origin", "page", "email", "phone", "app"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_HOST = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"
_ORIGIN = re.compile(rf"https://{_HOST}(:[1-9]\d*)?")
# What is not encrypted anybody on the way can change: of our own sites none is listed so.
_UNENCRYPTED = re.compile(rf"http://{_HOST}(:[1-9]\d*)?")
_FOLDER = re.compile(rf"https://{_HOST}(:[1-9]\d*)?(/[A-Za-z0-9._~-]+)+/")
# A fixed query, for store pages and forms: names and values of plain signs, which have one spelling. Base64 ends in =
# (WeChat's pages of official accounts).
_PAIR = r"[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]+={0,2}"
_QUERY = rf"(\?{_PAIR}(&{_PAIR})*)?"
# WeChat wants a place behind the query, too; behind a page alone it would be an anchor, which no channel needs.
_PLACE = r"(#[A-Za-z0-9_-]+)?"
_PAGE = re.compile(rf"https://{_HOST}/[A-Za-z0-9._~/@-]*[A-Za-z0-9_~-](\?{_PAIR}(&{_PAIR})*{_PLACE})?")
_EMAIL = re.compile(rf"[a-z0-9]+([._+-][a-z0-9]+)*@{_HOST}")
# With an extension as a link says it (RFC 3966).
_PHONE = re.compile(rf"\+[1-9]\d{{6,14}}(?:{EXTENSION}\d{{1,7}})?")
# Numbers that are dialled as they are, and from abroad not at all: short codes of 3 to 8 digits, China's service
# numbers 400 and 800 (E.164 knows none of them).
SHORT = re.compile(r"[0-9]{3,8}|[48]00[0-9]{7}")
_MORE_LETTERS = 3
_ACCOUNT = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
# A program may be at a port: nats://demo.imwallet.example:4222.
_APP = re.compile(rf"[a-z][a-z0-9+.-]*://[A-Za-z0-9][A-Za-z0-9._~-]*(:[1-9]\d{{0,4}})?(/[A-Za-z0-9/._~-]*)?{_QUERY}")
_APP_REFUSED = {"http", "https", "ftp", "file", "ws", "wss", "javascript", "data", "blob", "mailto", "tel", "about"}


def well_formed(kind: Kind, value: str, *, own: bool = True) -> str:
    """Return why `value` cannot be a channel of `kind`, or '' if it can. Of somebody else (`own` is false) it may be an
    origin without encryption.

    Only the one canonical spelling is accepted, so that comparing is comparing strings.
    """
    if kind == "origin":
        is_origin = _ORIGIN.fullmatch(value) or (not own and _UNENCRYPTED.fullmatch(value))
        whole = is_origin and _canonical(value + "/")
        if not whole and not (_FOLDER.fullmatch(value) and _canonical(value)):
            return (
                "an origin is https:// and a host in small letters, nothing behind it (https://imwallet.example), "
                "or a folder of it with its closing slash (https://imwallet.example/help/)"
            ) + _written_by_browsers(value)
    elif kind == "page":
        if not _PAGE.fullmatch(value) or "//" in value[8:] or not _canonical(value):
            return (
                "a page is an https address with a path, without closing slash or hash; "
                "a fixed query may follow (?id=a.b), and behind it a fixed place (?id=a.b#top)"
            ) + _written_by_browsers(value)
    elif kind == "email":
        if not _EMAIL.fullmatch(value):
            return "an e-mail address is name@host in small letters" + _written_by_browsers(value)
    elif kind == "phone":
        if not SHORT.fullmatch(value) and not (_PHONE.fullmatch(value) and _possible(value)):
            return (
                "a phone number is written in E.164: + country code and digits only (+12025550142), an extension "
                "behind it (+12025550142;ext=12), or is dialled as it stands: a short code of 3 to 8 digits (95588), "
                "or 400 or 800 and 7 digits (4005550143)"
            )
    elif not _APP.fullmatch(value) or value.partition(":")[0] in _APP_REFUSED:
        return "an app link is the app's own scheme, a fixed path and query (imwallet://help?screen=tickets)"
    return ""


def _written_by_browsers(value: str) -> str:
    """What to write where the host has letters of its own: browsers send such a name in another spelling."""
    host = value.rpartition("@")[2].removeprefix("https://").partition("/")[0]
    if host.isascii():
        return ""
    try:
        return f"; write the host as browsers send it: {ada_url.URL(f'https://{host}').host}"
    except ValueError:
        return ""


def is_account(value: str) -> bool:
    """Tell whether a value can be the name or number of an account."""
    return _ACCOUNT.fullmatch(value) is not None


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


def _is_id(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", value):
        raise ValueError(f"{value!r} is not an id: small letters, digits and single hyphens")
    return value


def _is_public_key(value: str) -> str:
    return str(PublicKey.parse(value))


Id = Annotated[str, AfterValidator(_is_id)]
SigningKey = Annotated[str, AfterValidator(_is_public_key)]


class ChannelAddress(Closed):
    """One address: its id, its kind, its value in the one canonical spelling of that kind."""

    id: Id
    kind: Kind = Field(description="origin, page, email, phone or app: decides how links are compared")
    value: Words = Field(description="the address itself; pages never type it, they name the id")
    own: bool = Field(
        default=True,
        description="false for the origin of somebody else that pages may link to: names made of its name are no bait,"
        " and it may be http://",
    )
    platform: tuple[Words, ...] = Field(
        default=(),
        description="what texts call the service where this name or number is ours (Telegram, 电报), each spelling;"
        " beside any other service the name is an impostor's",
    )

    letters: Words | None = Field(
        default=None, description="how people read a phone number with letters on its keys (1-800-FLOWERS)"
    )

    account: Words | None = Field(
        default=None,
        description="the name under which people find a page in the app of its platform: a WeChat id, whose page is an"
        " address that nobody types",
    )

    @model_validator(mode="after")
    def _account_is_on_a_platform(self) -> ChannelAddress:
        if self.account is None:
            return self
        if self.kind != "page" or not self.platform:
            raise ValueError(f"{self.id}: an account: belongs to a page, and needs platform: to say where it is ours")
        if not _ACCOUNT.fullmatch(self.account):
            raise ValueError(f"{self.id}: {self.account} is no account: letters, digits, and . _ - between them")
        return self

    @model_validator(mode="after")
    def _letters_are_the_number(self) -> ChannelAddress:
        if self.letters is None:
            return self
        keys = keyed(self.letters)
        # A word may go on behind the number, as in 1-800-MATTRESS: what is dialled too much is not heard.
        dials = any(
            keys[: len(digits)] == digits and len(keys) <= len(digits) + _MORE_LETTERS
            for digits in spellings(dialled(self.value))
        )
        if self.kind != "phone" or not dials:
            raise ValueError(f"{self.id}: {self.letters} does not dial {self.value}")
        if [phone.digits for phone in find_phones(self.letters)] != [self.letters]:
            raise ValueError(
                f"{self.id}: {self.letters} is not written as texts are read (1-800-FLOWERS, 202-JKL-0143)"
            )
        return self

    @model_validator(mode="after")
    def _value_suits_kind(self) -> ChannelAddress:
        complaint = well_formed(self.kind, self.value, own=self.own)
        if complaint:
            raise ValueError(f"{self.id}: {complaint}")
        scripts = mixed_scripts(self.value)
        if scripts:
            raise ValueError(f"{self.id}: the value mixes {' and '.join(scripts)} letters; retype it in one script")
        return self


class ListedAccount(Closed):
    """A name or a number under which somebody is found on a service that has no address for it: a group of QQ, a name
    on Discord. Beside another service it is refused.
    """

    id: Id
    value: Words = Field(description="the name or number, as people type it")
    platform: tuple[Words, ...] = Field(min_length=1, description="what texts call the service, each spelling")

    @model_validator(mode="after")
    def _is_typed(self) -> ListedAccount:
        if not _ACCOUNT.fullmatch(self.value):
            raise ValueError(f"{self.id}: {self.value} is no account: letters, digits, and . _ - between them")
        return self


class _ListedAddress(ChannelAddress):
    """An address of which a site may say more; that is left unread."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)


class OfficialList(DataFile, Closed):
    """A channel list as the guard alone reads it."""

    channels: tuple[_ListedAddress, ...] = Field(min_length=1)
    accounts: tuple[ListedAccount, ...] = ()
    revoked: tuple[_ListedAddress, ...] = ()
    signing_key: SigningKey | None = None


def load_official_list(path: Path, name: str = NAME) -> OfficialList:
    """Load a channel list; `name` is how findings call the file.

    Raises `findings.Refused` with every fault: form, duplicates, look-alikes, mixed scripts.
    """

    def check(loaded: OfficialList) -> Iterator[Finding]:
        yield from address_faults(loaded.channels, loaded.revoked, loaded.line, name)
        ids = {entry.id for entry in (*loaded.channels, *loaded.revoked)}
        for number, account in enumerate(loaded.accounts):
            if account.id in ids:
                line = loaded.line("accounts", number, "id")
                yield Finding(name, line, "CL002", f"id {account.id} stands twice", "rename one")
            ids.add(account.id)

    return load(path, name, OfficialList, "CL001", check)


def are_mistaken(one: str, other: str, *, own: bool) -> bool:
    """Tell whether a reader takes two addresses of a list for one another, of which one is our `own` or both are of
    others. These may be numbered, as documentation has them (one.example, one2.example), or hosts of one owner: neither
    is ours to be taken for.
    """
    if not resembles(one, other):
        return False
    return own or not (differ_in_numbers(one, other) or _are_of_one_owner(one, other))


def _are_of_one_owner(one: str, other: str) -> bool:
    """Tell whether two origins are hosts below one that somebody registered: nobody else can have either."""
    if not (one.startswith("http") and other.startswith("http")):
        return False
    hosts = [ada_url.URL(value).hostname for value in (one, other)]
    return registered(hosts[0]) == registered(hosts[1]) and not any(host == registered(host) for host in hosts)


def address_faults(
    channels: Sequence[ChannelAddress], revoked: Sequence[ChannelAddress], line: Callable[..., int], name: str
) -> Iterator[Finding]:
    """Yield what the addresses of a list may not be to one another: equal ids or values, look-alikes.

    `line` tells the line of a place in the file, such as ("channels", 0, "value").
    """
    entries: list[tuple[tuple[Any, ...], ChannelAddress, bool]] = [
        *((("channels", index), entry, True) for index, entry in enumerate(channels)),
        *((("revoked", index), entry, False) for index, entry in enumerate(revoked)),
    ]
    for number, (location, entry, listed) in enumerate(entries):
        at = line(*location, "value")
        for _, other, other_listed in entries[:number]:
            if entry.id == other.id:
                yield Finding(name, line(*location, "id"), "CL002", f"id {entry.id} stands twice", "rename one")
            if entry.kind == other.kind and entry.value == other.value:
                yield Finding(name, at, "CL003", f"{entry.id} has the same value as {other.id}", "keep one of them")
            elif listed and other_listed and are_mistaken(entry.value, other.value, own=entry.own or other.own):
                fix = "a reader cannot tell them apart: keep the one that is really ours"
                yield Finding(name, at, "CL004", f"{entry.id} looks like {other.id}", fix)
