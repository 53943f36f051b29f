"""What is derived from the guard's own code and words alone. To derive it takes longer than to judge a page, so who
judges few may keep it for later runs of the same code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

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
    key = _key(name)
    made: tuple[Made] | None = None
    for at, keeper in enumerate(_keepers):
        made = keeper.get(key)
        if made is not None and at == 0:
            return made[0]  # the first has it already
        if made is not None:
            break
    made = made or (make(),)
    if _keepers:
        _keepers[0].put(key, made)
    return made[0]


def keep(name: str, made: object) -> None:
    """Keep what was derived under this name, in place of what was kept before."""
    if _keepers:
        _keepers[0].put(_key(name), (made,))


def kept(name: str) -> Any:
    """Return what was derived under this name and kept, None if nothing was."""
    made = next(filter(None, (keeper.get(_key(name)) for keeper in _keepers)), None)
    return made[0] if made else None


def _key(name: str) -> str:
    return f"derived {name}"
