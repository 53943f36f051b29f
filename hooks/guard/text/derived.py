"""What is derived from the guard's own code and words alone. To derive it takes longer than to judge a page, so who
judges few may keep it for later runs of the same code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from guard.text.memory import Keeper

Made = TypeVar("Made")

_keepers: list[Keeper] = []


def keep_in(keeper: Keeper | None) -> None:
    """Let what is derived from now on be kept there, or be taken from there: it must hold nothing of other code. With
    None that ends.
    """
    _keepers[:] = [keeper] if keeper else []


def derived(name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` derives; `name` tells all that it is derived from besides code and words."""
    keeper = _keepers[0] if _keepers else None
    found: tuple[Made] | None = keeper.get(f"derived {name}") if keeper else None
    if found is None:
        found = (make(),)
        if keeper:
            keeper.put(f"derived {name}", found)
    return found[0]
