"""The nodes of a YAML text that somebody else wrote: one way to them, within bounds."""

from __future__ import annotations

from typing import Any

import yaml

from guard.read.yaml_lost import SafeLoader, beyond_bounds, too_deep_in
from guard.read.yaml_slips import Slip


class BeyondBounds(yaml.YAMLError):
    """The text goes deeper, or refers to other places more often, than is read; `slip` says where."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.message)
        self.slip = slip


def composed(text: str, loader: Any = SafeLoader) -> yaml.Node | None:
    """Return the root of a YAML text, None for an empty one. libyaml has a frame on the stack for each level and no
    bound: what is too deep for it would end the process.

    Raises `BeyondBounds`, and another `yaml.YAMLError` for a text that is none.
    """
    if slip := next(beyond_bounds(text), None):
        raise BeyondBounds(slip)
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=loader)
    except (ValueError, RecursionError) as error:
        raise yaml.YAMLError(str(error)) from error
    if slip := next(too_deep_in(root), None):
        raise BeyondBounds(slip)
    return root
