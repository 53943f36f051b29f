"""The Markdown of pages and what became of it: where code stands, what was left over, lists, tables and ids that are
not what they look like in the source.
"""

from content.markup.code import Code, code_in
from content.markup.data import data_findings, front_matter_findings, merge_findings
from content.markup.invisible import invisible_faults
from content.markup.leftovers import article_leftovers, leftovers, line_of_leftover, merge_marks
from content.markup.rendered import rendered_faults
from content.markup.slips import slip_faults
from content.markup.soft_breaks import without_soft_breaks
from content.markup.structure import structure_faults

__all__ = [
    "Code",
    "article_leftovers",
    "code_in",
    "data_findings",
    "front_matter_findings",
    "invisible_faults",
    "leftovers",
    "line_of_leftover",
    "merge_findings",
    "merge_marks",
    "rendered_faults",
    "slip_faults",
    "structure_faults",
    "without_soft_breaks",
]
