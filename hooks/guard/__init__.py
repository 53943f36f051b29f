"""The guard: nothing that is not on the official-channel list gets out of the built site.

It judges any folder of files, whoever made them, and needs nothing of the site's engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guard.api import CannotCheck, Options, check_tree
    from guard.report.formats import Report
    from guard.sources.articles import article_findings
    from guard.sources.repository import check_sources

__all__ = ["CannotCheck", "Options", "Report", "article_findings", "check_sources", "check_tree"]

# Imported when they are first asked for: who draws on kept patterns (compiled.py) does so before all that compile some.
_FROM = {
    "CannotCheck": "guard.api",
    "Options": "guard.api",
    "Report": "guard.report.formats",
    "article_findings": "guard.sources.articles",
    "check_sources": "guard.sources.repository",
    "check_tree": "guard.api",
}


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_FROM[name]), name)
