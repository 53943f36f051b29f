"""What the bounds are measured with: each kind makes a file of the size that is asked for, the same each time."""

from __future__ import annotations

from scripts.guard_bounds import Took, content, kinds, table
from scripts.guard_bounds_files import MADE, SOURCES
from tests.support.parts import Part, in_parts
from tests.support.rows import each_row

KINDS = {name: kind for named in kinds().values() for name, kind in named.items()}


@in_parts(10)
def test_every_kind_makes_a_file_of_about_the_size_that_is_asked_for(part: Part) -> None:
    for name, kind in part.of(KINDS.items()):
        if not kind.size and not kind.copies and not kind.whole:
            made = content(kind, 5_000)
            assert 5_000 <= len(made.encode("utf-8", "surrogatepass")) < 9_000, name
            assert made == content(kind, 5_000), name


@each_row("name", sorted(SOURCES))
def test_a_source_stands_beside_a_site(name: str) -> None:
    files = MADE[name](2_000)
    assert "mkdocs.yml" in files and "site/index.html" in files


def test_the_table_begins_with_what_takes_longest() -> None:
    rows = {"a": Took(6.0, 80, "CH413"), "b": Took(None, 90, "ended"), "c": Took(1.0, 70, "")}
    told = table(rows).splitlines()
    assert [row.split(" | ")[0] for row in told[2:]] == ["| b", "| a", "| 1 other kinds"]
