"""Hosts and mailboxes whose parts are told as fields: user=kefu; host=imwdesk; tld=example."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.host_endings import is_ending
from guard.text.vocabulary import is_plain
from guard.words import words

_VALUE = r"[\"'”]?\s?[=:：]\s?[\"'“]?(?P<value>[a-z0-9][a-z0-9-]{1,40})(?![\w@/.(-])"
_HOST = re.compile(rf"(?i)(?<![\w.-])(?:{words('fields-of-hosts')}){_VALUE}")
_ENDING = re.compile(
    rf"(?i)(?<![\w.-])(?:{words('fields-of-endings')})[\"'”]?\s?[=:：]\s?[\"'“]?\.?(?P<value>[a-z]{{2,12}})(?![\w@/.(-])"
)
# A text without an ending tells no host so.
_HINTS = Hints(finds=lambda text: some(told_in_fields(text)), endings=_ENDING)


def told_in_fields(folded: str) -> Iterator[str]:
    """Yield the hosts whose parts are fields of folded text."""
    ending = _ENDING.search(folded) if _HINTS.of(folded) else None
    if ending and is_ending(ending["value"].lower()):
        for match in _HOST.finditer(folded):
            if not is_plain(match["value"]):
                yield f"https://{match['value'].lower()}.{ending['value'].lower()}"
