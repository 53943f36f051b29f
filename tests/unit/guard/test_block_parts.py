"""What blocks say together by their order, by marks of notes, or figure by figure."""

from __future__ import annotations

from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from tests.support.rows import each_row

CHECK = PageCheck(Allowed.of(LIST))


def found(markup: str) -> set[str]:
    return {fault.code for fault in CHECK.html(markup, "x/index.html").faults}


def _table(text: str) -> str:
    rows = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in text.split("/"))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _terms(text: str) -> str:
    pairs = (pair.split("|") for pair in text.split("/"))
    return f"<dl>{''.join(f'<dt>{head.strip()}</dt><dd>{part.strip()}</dd>' for head, part in pairs)}</dl>"


def _each(tag: str, figures: str) -> str:
    return f"<p>{''.join(f'<{tag}>{figure}</{tag}>' for figure in figures.split())}</p>"


@each_row(
    ("text", "code"),
    [
        ("3 | .example / 1 | imw / 2 | -desk", "CH201"),
        ("第三 | .example / 第一 | imw / 第二 | -desk", "CH201"),
        ("desk | first / @imw | second / .example | third", "CH202"),
        ("Order | Piece / 2 | 555 / 1 | 202 / 3 | 0144", "CH203"),
        ("② | 5550 / ① | 138 / ③ | 0144", "CH203"),
    ],
)
def test_parts_of_a_table_are_put_in_the_order_that_it_tells(text: str, code: str) -> None:
    assert code in found(_table(text))


@each_row(
    ("text", "code"),
    [
        ("第一段 | imw / 第二段 | -desk / 第三段 | .example", "CH201"),
        ("Part one | imw / Part two | -desk / Part three | .example", "CH201"),
        ("Part 2 | desk88 / Part 1 | kf_", "CH205"),
        ("前半 | 202555 / 后半 | 0188", "CH203"),
    ],
)
def test_parts_below_their_ordinals_are_put_together(text: str, code: str) -> None:
    assert code in found(_terms(text))


@each_row(
    "markup",
    [
        _table("1 | Open the app / 2 | Tap Settings / 3 | Turn it on"),
        _table("1 | 202 / 2 | 555 / 3 | 144"),
        _table("2 | read / 1 | me / 3 | first"),
        _terms("Part one | Basics / Part two | Keys / Part three | Fees"),
        _terms("第一步 | 备份 / 第二步 | 核对"),
        _table("Rank | Chain / 1 | .eth / 2 | .sol"),
    ],
)
def test_steps_and_ranks_are_no_parts_of_anything(markup: str) -> None:
    assert found(markup) == set()


@each_row(
    ("markup", "code"),
    [
        ("<p>微信<sup>1</sup></p><p>请先重启 App。</p><footer><sup>1</sup> example_kf88</footer>", "CH204"),
        ("<p>人工服务的微信号<sup>①</sup></p><footer><small>① example_kf36</small></footer>", "CH204"),
        ("<p>Our Telegram<sup>*</sup></p><p>Restart first.</p><p><sup>*</sup> imw_desk88</p>", "CH204"),
        ("<p>WhatsApp [1]</p><p>Open the app.</p><p>[1] 202 555 0188</p>", "CH203"),
    ],
)
def test_a_note_belongs_to_the_label_with_its_mark(markup: str, code: str) -> None:
    assert code in found(markup)


def test_notes_of_other_things_and_other_marks_lead_nowhere() -> None:
    assert not found("<p>Fee<sup>1</sup></p><p><sup>1</sup> Charged by the network.</p>")
    assert not found("<p>Telegram<sup>1</sup></p><p><sup>1</sup> There is none.</p>")
    assert not found("<p>Telegram<sup>1</sup></p><p>Read on.</p><p><sup>2</sup> password88x</p>")


@each_row(
    "steps",
    [
        "Take a pen / Put down 202 / Beside it, 555 / Beside that, 0185 / Now dial what you wrote",
        "拿笔写 202 / 旁边写 555 / 再写 0185 / 照着拨",
        "First note 138 / Then note 5550 / Then note 0185 / Call it",
    ],
)
def test_steps_that_each_add_figures_are_a_number_to_call(steps: str) -> None:
    assert "CH203" in found(f"<ol>{''.join(f'<li>{step}</li>' for step in steps.split(' / '))}</ol>")


def test_steps_that_count_other_things_are_none() -> None:
    for steps in (
        "Write down 12 words / Check 24 words / Wait 10 minutes / Call nobody",
        "Put down 202 / Beside it, 555 / Beside that, 0185 / Add them up",
        "Block 202 / Block 555 / Block 1185 / Now dial",
    ):
        assert not found(f"<ol>{''.join(f'<li>{step}</li>' for step in steps.split(' / '))}</ol>"), steps


def test_figures_that_each_stand_in_an_element_are_a_number() -> None:
    assert "CH203" in found(_each("kbd", "2 0 2 5 5 5 0 1 2 3"))
    assert "CH203" in found(_each("span", "202 555 0188"))
    assert "CH203" in found("<p>2<wbr>0<wbr>2<wbr>5<wbr>5<wbr>5<wbr>0<wbr>1<wbr>8<wbr>8</p>")
    assert "CH203" in found("<p><em>2</em><i>0</i><b>2</b><i>5</i><b>5</b><i>5</i><b>0</b><i>1</i><b>8</b><i>8</i></p>")


def test_keys_in_a_row_codes_and_sums_are_none() -> None:
    for figures in ("1 2 3 4 5 6 7 8 9", "4 8 1 5 1 6", "0 0 0 0 0 0 0 0", "120 555 0188 4", "24 12 18"):
        assert not found(_each("kbd", figures)), figures


@each_row(
    "markup",
    [
        "<blockquote>Find me on Discord.<footer>— example_imw</footer></blockquote>",
        "<blockquote>电报找我。<footer>—— imwexample07</footer></blockquote>",
        "<h3>QQ</h3><p>夜间也有人。</p><h4>2025550188</h4>",
        '<select><option label="Telegram">imwexample07</option></select>',
        "<fieldset><legend>賴</legend>imwcs_example</fieldset>",
        "<ol><li value=136>00000000</li></ol>",
    ],
)
def test_a_name_below_what_names_its_service_is_refused(markup: str) -> None:
    assert found(markup) & {"CH203", "CH204", "CH205"}


def test_who_is_quoted_and_who_denies_a_service_is_nobody_of_it() -> None:
    assert not found("<blockquote>Discord was down on Monday.<footer>— Marguerite</footer></blockquote>")
    assert not found("<blockquote>We are not on Discord.<footer>— example_imw</footer></blockquote>")
    assert not found("<h3>Fees</h3><p>See below.</p><h4>2025550188</h4>")
