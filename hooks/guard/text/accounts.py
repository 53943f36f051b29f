"""An account as readers of text tell it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """An account met in text. `kind` is messenger, handle or crypto; `value` the id, `shown` what stands
    there, `service` the messenger that is named with it.
    """

    kind: str
    value: str
    shown: str
    service: str = ""
