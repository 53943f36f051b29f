"""JSON, web manifests and the files that name apps: addresses and texts, whatever their key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from guard.policy.file_results import Binary, check_address, decoded, only, suffix_of
from guard.policy.lock import APP_LINKS
from guard.policy.markup_in_feeds import take_markup
from guard.policy.page_check import CheckResult, PageCheck
from guard.read.bounds import data_within_bounds, until_too_many
from guard.read.facts import PageFacts
from guard.read.json_text import read_json
from guard.report.faults import Fault, shown

_SCHEMA_DIALECT = re.compile(r"https?://json-schema\.org/draft(?:-0\d|/20\d\d-\d\d)/schema#?")
# Keys of web manifests and feeds whose value is an address even when it looks like a plain word.
_ADDRESS_KEYS = frozenset(
    {"start_url", "scope", "src", "url", "id", "action", "href", "external_url", "home_page_url", "feed_url"}
)
# What says in the files for phones which app it is, and how that is written: the id of an app has no spaces, a
# certificate is hexadecimal digits.
_ID = r"(?:[A-Z0-9]{10}\.)?[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+(?:\.\*)?"
_APPS = {
    "appIDs": re.compile(_ID, re.ASCII),
    "package_name": re.compile(_ID, re.ASCII),
    "sha256_cert_fingerprints": re.compile(r"(?:[0-9A-F]{2}:){31}[0-9A-F]{2}"),
}
# What tells a browser in a manifest to offer or open an app of somebody's.
_OFFERED = frozenset({"related_applications", "prefer_related_applications"})
# The names by which browsers know that a file is a manifest, whatever it is called.
_OF_MANIFESTS = frozenset(
    {"start_url", "display", "display_override", "protocol_handlers", "share_target", "shortcuts"}
)


def check_json(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check a JSON file."""
    try:
        value = read_json(decoded(content))
    except ValueError as error:
        if isinstance(error, Binary):
            raise
        return only(Fault("CH403", "is not valid JSON"))
    data_within_bounds(value)
    result = CheckResult()
    if PurePosixPath(name).name in APP_LINKS:
        value = _without_apps(value)
    if isinstance(value, dict):
        if isinstance(value.get("$schema"), str) and _SCHEMA_DIALECT.fullmatch(value["$schema"]):
            value = {key: item for key, item in value.items() if key != "$schema"}
        if name == "official-channels.json":
            value = {key: _without_revoked(item, check) if key == "revoked" else item for key, item in value.items()}
        for key in sorted(_OFFERED & {key for key, item in value.items() if item}):
            result.faults[Fault("CH312", f"has {shown(key)}, which offers an app of a store", key)] = None
        whole = suffix_of(name) == "webmanifest"
        for address in _manifest_addresses(value) if whole or not _OF_MANIFESTS.isdisjoint(value) else ():
            check_address(address, name, check, result, "manifest", lookup=whole)
    facts = PageFacts()
    for text in _html_in(value):
        take_markup(text, facts)
    result.faults |= check.facts(facts, name).faults
    result.faults |= dict.fromkeys(until_too_many(check.data.judge(value, "JSON", name)))
    return result


def _html_in(value: object) -> Iterable[str]:
    """Yield the texts of a JSON feed that are HTML."""
    entries = value.get("items") if isinstance(value, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        text = entry.get("content_html") if isinstance(entry, dict) else None
        if isinstance(text, str):
            yield text


def _without_apps(value: object) -> object:
    """Drop the names and certificates of apps, which look like hosts; the lock pins the files that hold them."""
    if isinstance(value, list):
        return [_without_apps(item) for item in value]
    if isinstance(value, dict):
        return {
            key: _without_apps(item)
            for key, item in value.items()
            if not (key in _APPS and _are_apps(item, _APPS[key]))
        }
    return value


def _are_apps(value: object, form: re.Pattern[str]) -> bool:
    """Tell whether a value is the name or the certificate of an app, or several, and nothing else."""
    told = value if isinstance(value, list) else [value]
    return all(isinstance(one, str) and form.fullmatch(one) for one in told)


def _manifest_addresses(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in _ADDRESS_KEYS and isinstance(item, str):
                yield item
            else:
                yield from _manifest_addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from _manifest_addresses(item)


def _without_revoked(value: object, check: PageCheck) -> object:
    """Drop the values of revoked channels from the one place that publishes them: the list of what is
    revoked.
    """
    past = check.allowed.revoked_values
    if isinstance(value, list):
        return [_without_revoked(item, check) for item in value]
    if isinstance(value, dict):
        return {
            key: item for key, item in value.items() if not (key == "value" and isinstance(item, str) and item in past)
        }
    return value
