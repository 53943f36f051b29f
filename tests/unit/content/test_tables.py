"""Cells of wide tables carry the name of their column."""

from __future__ import annotations

import pytest

from content.tables import name_cells, with_breaks

THREE = (
    "<table>\n<thead>\n<tr>\n<th>You see</th>\n<th>Meaning &amp; cause</th>\n<th>Do</th>\n</tr>\n</thead>\n"
    "<tbody>\n<tr>\n<td>A</td>\n<td>B</td>\n<td><a href='x'>C</a></td>\n</tr>\n</tbody>\n</table>"
)
TWO = "<table>\n<thead>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n</thead>\n"
TWO += "<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr></table>"


def test_each_cell_of_a_wide_table_has_its_columns_name() -> None:
    named = name_cells(f"<p>{TWO}</p>{THREE}")
    assert TWO in named
    assert '<td role="cell"><span class="column">You see</span> A</td>' in named
    assert '<td role="cell"><span class="column">Meaning &amp; cause</span> B</td>' in named
    assert '<td role="cell"><span class="column">Do</span> <a href=\'x\'>C</a></td>' in named
    assert named.count('role="row"') == 2
    assert named.count('role="columnheader"') == 3


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<th><a class='term' href='#x'>Fee</a> paid</th>", "Fee paid"),
        ('<th style="text-align: right;">Sum</th>', "Sum"),
        ("<th>a &lt;b&gt; c</th>", "a &lt;b&gt; c"),
    ],
)
def test_a_name_is_the_heads_words(head: str, name: str) -> None:
    table = f"<table><thead><tr>{head}<th>2</th><th>3</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table>"
    assert f'<span class="column">{name}</span> x' in name_cells(table)


def test_a_cell_without_a_head_stays_plain() -> None:
    table = "<table><tr><th>1</th><th>2</th><th>3</th></tr><tr><td>a</td><td>b</td><td>c</td><td>d</td></tr></table>"
    assert name_cells(table).endswith('<td role="cell">d</td></tr></table>')


@pytest.mark.parametrize(
    ("cell", "broken"),
    [
        ("OUT_OF_ENERGY, FEE_LIMIT", "OUT_<wbr>OF_<wbr>ENERGY, FEE_LIMIT"),
        ('<a href="INSUFFICIENT_OUTPUT_AMOUNT">x</a>', '<a href="INSUFFICIENT_OUTPUT_AMOUNT">x</a>'),
        ("execution reverted", "execution reverted"),
    ],
)
def test_a_long_code_breaks_behind_its_underscores(cell: str, broken: str) -> None:
    table = "<p>OUT_OF_ENERGY</p><table class='cards'><tbody><tr><td>{}</td></tr></tbody></table>"
    assert with_breaks(table.format(cell)) == table.format(broken)
