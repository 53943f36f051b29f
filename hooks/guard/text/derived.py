"""What is derived from the guard's own code and words alone. To derive it takes longer than to judge a page, so who
judges few may keep it for later runs of the same code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from guard.text.memory import Keeper

Made = TypeVar("Made")

_keepers: list[Keeper] = []


def keep_in(*keepers: Keeper) -> None:
    """Let what is derived from now on be kept in the first of these, and be taken from whichever has it. They must hold
    nothing of other code. With none of them that ends.
    """
    _keepers[:] = keepers


def derived(name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` derives; `name` tells all that it is derived from besides code and words."""
    key = f"derived {name}"
    told = (keeper.get(key) for keeper in _keepers)
    made: tuple[Made] = next(filter(None, told), None) or (make(),)
    if _keepers and _keepers[0].get(key) is None:
        _keepers[0].put(key, made)
    return made[0]
