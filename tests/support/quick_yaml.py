"""YAML by libyaml, where PyYAML was built with it: ten times as fast as in Python, for tests that read much of it."""

from __future__ import annotations

from typing import Any

import yaml

from guard.read.yaml_lost import SafeLoader

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read(text: str) -> Any:
    """Do what `yaml.safe_load` does."""
    return yaml.load(text, Loader=SafeLoader)


def write(value: object, *, sort_keys: bool = True) -> str:
    """Do what `yaml.safe_dump` does, with all characters as they are."""
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=sort_keys))
