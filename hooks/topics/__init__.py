"""Topic ids: the contract between the app and this site.

The names load when they are asked for: `python -m topics check` runs on an app's machine, where nothing but Python is
installed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from topics.diff import changes, noted, summary
    from topics.registry import Topic, TopicRegistry, check_headings, crowded_levels, load_topics
    from topics.released import Released, as_yaml, check_released, freeze, load_released, moved_pages

_HOME = {
    "changes": "diff",
    "noted": "diff",
    "summary": "diff",
    "TopicRegistry": "registry",
    "Topic": "registry",
    "check_headings": "registry",
    "crowded_levels": "registry",
    "load_topics": "registry",
    "Released": "released",
    "as_yaml": "released",
    "check_released": "released",
    "freeze": "released",
    "load_released": "released",
    "moved_pages": "released",
}

__all__ = [
    "Released",
    "Topic",
    "TopicRegistry",
    "as_yaml",
    "changes",
    "check_headings",
    "check_released",
    "crowded_levels",
    "freeze",
    "load_released",
    "load_topics",
    "moved_pages",
    "noted",
    "summary",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"topics.{_HOME[name]}"), name)
