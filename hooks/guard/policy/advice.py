"""What findings advise whoever publishes the tree to do: what they have at hand differs from site to site."""

from __future__ import annotations

from typing import NamedTuple


class Advice(NamedTuple):
    """How a page names a channel of the list, with {id} for the channel, and how files are pinned."""

    channel: str
    pin: str


# To who writes the site of this repository, and to whom the guard is a command alone: without shortcodes, with one
# command that pins.
HERE = Advice("use channel:{id}", "look at the file, then run make assets-lock")
ALONE = Advice("use the address of {id}", "look at the file, then run channel-guard pin DIR --assets FILE")
