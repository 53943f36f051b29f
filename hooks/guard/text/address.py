"""A web address, host or mailbox met in text, and what may stand behind a host."""

from __future__ import annotations

from dataclasses import dataclass

# Path, query and fragment.
TAIL = r"(?:[/?#][A-Za-z0-9\-._~:/?#@!$&*+=%\\]*)?"


@dataclass(frozen=True)
class Address:
    """An address met in text. `kind` is url, host, name (of a naming service) or email.

    `value` is what a browser would be given (https:// put before a bare host), `shown` what stands in the
    text, `start` and `end` its place in the folded text.
    """

    kind: str
    value: str
    shown: str
    start: int
    end: int
