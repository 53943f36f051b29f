"""The guard: nothing that is not on the official-channel list gets out of the built site.

It judges any folder of files, whoever made them, and needs nothing of the site's engine.
"""

from guard.api import CannotCheck, Options, check_tree
from guard.report.formats import Report
from guard.sources.articles import article_findings
from guard.sources.repository import check_sources

__all__ = ["CannotCheck", "Options", "Report", "article_findings", "check_sources", "check_tree"]
