"""The guard: nothing that is not on the official-channel list gets out of the built site.

It judges any folder of files, whoever made them, and needs nothing of the site's engine.
"""

from guard.api import CannotJudge, judge_tree
from guard.report.formats import Report
from guard.sources.articles import article_findings
from guard.sources.repository import judge_sources

__all__ = ["CannotJudge", "Report", "article_findings", "judge_sources", "judge_tree"]
