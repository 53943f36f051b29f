"""The guard: nothing that is not on the official-channel list gets out of the built site.

It judges any folder of files, whoever made them, and needs nothing of the site's engine.
"""

from guard.articles import article_findings
from guard.report import Report
from guard.sources import judge_sources
from guard.whole import CannotJudge, judge_tree

__all__ = ["CannotJudge", "Report", "article_findings", "judge_sources", "judge_tree"]
