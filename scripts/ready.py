"""What is left to do before a release: `make ready` lists it with places, `make release` refuses exactly that.

Run alone it prints a checklist and what is worth knowing besides; exit code 0: nothing is left, 1: something is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from channels import HELP_CENTER, ChannelList, load_channels, overdue, to_come
from content.pictures import picture_files
from guard.report.findings import Finding, Refused
from helpcenter.load import site_address
from helpcenter.messages import in_words
from languages import load_languages
from publish.app_links import app_links
from publish.security_txt import LEAST_LEFT, expires, security_contacts, security_txt
from publish.signature import key_fault
from publish.variables import SECRET
from publish.web import folder_of
from scripts import ROOT
from scripts.tree_date import undated
from topics.released import RELEASED
from wallet import load_wallet
from wallet.model import NAME, Wallet

LIST = "docs/channels.yml"
# A list may have hundreds of versions, and the loader in Python takes ten times as long.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What Netlify and Cloudflare Pages read at the root of what they publish.
_HOSTS_READ = ("_headers",)
# What a word of `samples:` asks for, and where.
_ASKS = {
    "name": "put the wallet's name in name:",
    "app": "put the scheme of the wallet's app in app:, and in the channels of kind app",
    "icons": "put your own into overrides/assets/images and overrides/partials/logo.html, then make assets-lock",
    "facts": "put your own wording into each entry of docs/facts.yml that says `from: operator`",
    "key": "make a key pair (OPERATOR.md, step 6) and put the public one into docs/channels.yml as signing_key:, or"
    " leave the list unsigned",
}


def left_to_do(root: Path, environment: Mapping[str, str], today: date) -> list[Finding]:
    """Return why this tree must not be published today: what is still the sample's first."""
    dated = undated(root, environment)
    try:
        channels = load_channels(root / LIST)
        languages = load_languages(root / "docs" / "languages.yml")
        wallet = load_wallet(root / NAME, languages)
    except Refused as refused:
        return [*dated, *refused.findings]
    return [
        *still_samples(wallet),
        *samples(channels),
        *reviewed_before(channels, root),
        *to_come(channels, today),
        *overdue(channels, today),
        *unsigned(channels, environment),
        *ending(channels, today),
        *unlicensed(wallet, root, languages),
        *unpromised(root),
        *shortened(root),
        *dated,
    ]


def still_samples(wallet: Wallet) -> Iterator[Finding]:
    """Yield what docs/operator.yml says is still the sample's."""
    for number, word in enumerate(wallet.samples):
        fix = f"{_ASKS[word]}; then take the word out of samples:"
        yield Finding(NAME, wallet.line("samples", number), "RE002", f"{word}: still the sample's", fix)


def samples(channels: ChannelList) -> list[Finding]:
    """Return a finding for every channel whose address is reserved for examples."""
    fix = "put the real, proven address in its place"
    return [
        Finding(LIST, channels.line("channels", number, "value"), "CL008", f"{channel.id} is a reserved sample", fix)
        for number, channel in enumerate(channels.channels)
        if channel.sample
    ]


def reviewed_before(channels: ChannelList, root: Path) -> Iterator[Finding]:
    """Yield the channels whose address changed without a new review, as far as the history of the list tells."""
    changes = _changes({channel.id: channel.value for channel in channels.channels}, root)
    for number, channel in enumerate(channels.channels):
        before, changed = changes.get(channel.id, (None, date.min))
        # Who mends an address on the day of its review, and proves it again, can give no later day.
        if before and channel.reviewed <= before and channel.reviewed < changed:
            said = f"{channel.id} has another address than on {before}, when it was reviewed"
            fix = "prove that the new address is ours, then set reviewed:"
            yield Finding(LIST, channels.line("channels", number, "reviewed"), "RE003", said, fix)


def _changes(values: Mapping[str, str], root: Path) -> dict[str, tuple[date | None, date]]:
    """Return for each channel that once had another address when that one was last reviewed, and on which day the
    present one came. What is not committed yet comes on the last of all days.
    """
    found: dict[str, tuple[date | None, date]] = {}
    came = dict.fromkeys(values, date.max)
    for day, entries in _versions(root):
        for channel_id in [one for one in came if one in entries]:
            if entries[channel_id].get("value") == values[channel_id]:
                came[channel_id] = day
            else:
                reviewed = entries[channel_id].get("reviewed")
                found[channel_id] = reviewed if isinstance(reviewed, date) else None, came.pop(channel_id)
        if not came:
            break
    return found


def _versions(root: Path) -> Iterator[tuple[date, dict[str, dict[str, object]]]]:
    """Yield the day and the entries by id of each version of the list, the newest first, as this branch had them."""
    for line in _git(root, "log", "--first-parent", "--format=%H %cs", "--", LIST).splitlines():
        commit, day = line.split()
        try:
            listed = yaml.load(_git(root, "show", f"{commit}:./{LIST}"), _LOADER)
        except yaml.YAMLError:
            continue
        entries = listed.get("channels") if isinstance(listed, dict) else None
        yield (
            date.fromisoformat(day),
            {str(entry.get("id")): entry for entry in entries or () if isinstance(entry, dict)},
        )


def _git(root: Path, *arguments: str) -> str:
    """What git says, "" where it says nothing or is not there."""
    try:
        said = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return said.stdout if said.returncode == 0 else ""


def shortened(root: Path) -> Iterator[Finding]:
    """Yield a finding for a clone that holds the last commits alone, as services that build make them."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        said = "this clone holds the last commits alone and cannot tell which addresses changed since their review"
        yield Finding(".", 0, "RE005", said, "git fetch --unshallow; let a service fetch the whole history")


def unpromised(root: Path) -> Iterator[Finding]:
    """Yield a finding where nothing remembers what apps are promised: a preview can do without, a release cannot."""
    if not (root / RELEASED).exists():
        fix = "put back the one of the last release; before the first: make topics-release"
        yield Finding(RELEASED, 0, "TP020", "is missing", fix)


def unsigned(channels: ChannelList, environment: Mapping[str, str]) -> list[Finding]:
    """Return why the list cannot be signed with the secret key of the environment."""
    fault = key_fault(channels.signing_key, environment.get(SECRET))
    fix = f"set {SECRET} to the text of the secret key of this pair, the second line of its file"
    if not channels.signing_key:
        fix = "put the public key of the pair into docs/channels.yml as signing_key:"
    return [Finding(LIST, channels.line("signing_key"), "CL009", fault, fix)] if fault else []


def ending(channels: ChannelList, today: date) -> list[Finding]:
    """Return a finding if security.txt has expired, or will before somebody is sure to publish again."""
    end = expires(channels)
    if end is None or end - today >= LEAST_LEFT:
        return []
    fix = "prove that the channels it names are still ours, then set reviewed:"
    first = min(security_contacts(channels), key=lambda channel: channel.reviewed)
    line = channels.line("channels", channels.channels.index(first), "reviewed")
    return [Finding(LIST, line, "CL010", f"security.txt would expire on {end}", fix)]


def unlicensed(wallet: Wallet, root: Path, tags: Iterable[str]) -> Iterator[Finding]:
    """Yield the pictures of pages of which docs/operator.yml does not say whose they are."""
    fix = f"write under pictures: of {NAME} whose it is and on what terms it stands here, or take it away"
    for tag in tags:
        for path in picture_files(root / "docs" / tag):
            name = path.relative_to(root / "docs").as_posix()
            if not any(fnmatchcase(name, pattern) for pattern in wallet.pictures):
                yield Finding(f"docs/{name}", 0, "RE004", "comes from nobody knows where", fix)


def worth_knowing(channels: ChannelList) -> Iterator[str]:
    """Yield what no release is refused for, and somebody should decide."""
    if not channels.signing_key:
        yield "The published list is not signed: OPERATOR.md, step 6, says how it would be."
    if channels.by_id(HELP_CENTER):
        yield from of_the_root(ROOT, channels)


def of_the_root(root: Path, channels: ChannelList) -> Iterator[str]:
    """Yield what belongs at the root of the host, where the site stands in a folder of it."""
    wallet = load_wallet(root / NAME, load_languages(root / "docs" / "languages.yml"))
    base = site_address(channels)
    if not folder_of(base):
        return
    for name in (*security_txt(channels, base), *app_links(wallet.app_links, base), *_HOSTS_READ):
        yield f"The site stands in a folder: copy {name} to the root of its host as well, where programs look for it."
    said = f"Sitemap: {base}sitemap.xml"
    yield f"The site stands in a folder: let the robots.txt at the root of its host say “{said}”, where crawlers look."


def main() -> int:
    """Print the checklist; return the exit code."""
    left = left_to_do(ROOT, os.environ, date.today())
    for finding in in_words(left):
        print(f"[ ] {finding}")
    print(f"{len(left)} things are left." if left else "Nothing is left: make release.")
    try:
        hints = list(worth_knowing(load_channels(ROOT / LIST)))
    except Refused:
        return 1
    for hint in hints:
        print(f"    {hint}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
