"""Texts in which nothing is that has to be looked at closer, told by one look at many of them."""

from __future__ import annotations

from collections.abc import Mapping

from guard.text.confusables import may_look_alike
from guard.text.impersonation import may_pose
from guard.text.lookalikes import may_mix
from guard.text.normalize import may_hide


def unremarkable(texts: Mapping[str, str], names: tuple[str, ...], skeletons: frozenset[str]) -> list[str]:
    """Return those of some texts, given with what they are folded, that hide no character, have no name made of one of
    the `names` and no word that looks like one of the `skeletons`. Their letters only look like themselves.
    """
    plain, folded = list(texts), list(texts.values())
    looks = may_hide(plain), may_pose(plain, names), may_mix(plain), may_look_alike(folded, skeletons)
    return [text for text, *told in zip(plain, *looks, strict=True) if not any(told)]
