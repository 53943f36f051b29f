"""Accounts that are all of their cell or line, beside what says that they are somebody's."""

from __future__ import annotations

from html import escape

from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from tests.support.rows import each_row

CHECK = PageCheck(Allowed.of(LIST))


def page(text: str) -> str:
    """Return rows of a table where a text has strokes, and lines of a paragraph elsewhere."""
    if "|" not in text:
        return f"<p>{'<br>'.join(map(escape, text.split('/')))}</p>"
    rows = ("".join(f"<td>{escape(cell.strip())}</td>" for cell in row.split("|")) for row in text.split("/"))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def found(text: str) -> set[str]:
    return {fault.code for fault in CHECK.html(page(text), "x/index.html").faults}


@each_row(
    "text",
    [
        "Recovery desk | skylark-unlock",
        "Live help | ask_pennyroyal | 24/7",
        "Channel | Name / Signal | dovetail.90",
        "Telegram chat | night_mender7",
        "Language | English / Operator | b7_halyard",
        "Problem: frozen swap | Who to write: lark_and_key",
        "Report it to the desk | walletnurse",
        "Agent on duty/tessel.k/online",
        "Contact person/kolya-unlock",
        "Department/Recovery/Handle/rook_and_key",
        "Contact for stuck swap:/→ heronfix",
        "Name: Alder Desk/App: Zangi/No.: 10 9923 4108",
        "| Mobile money till: 5550913 | Confirm by SMS",
        "问题 | 找谁 / 提现失败 | moli.tea_22",
        "链 | 群 / TRON | 618 027 455",
        "收款人 | 何某 / 卡号 | 6200 5550 0000 1934",
        "语言 | 账号 / 中文 | panda_fix8",
        "线上专员：/luna.w3",
        "粵語組 | 國語組 / kok_0309 | xiaomei_kf",
    ],
)
def test_an_account_in_a_cell_of_its_own_is_refused(text: str) -> None:
    assert found(text) & {"CH204", "CH205", "CH210"}


def test_a_number_told_down_the_columns_of_a_table_is_refused() -> None:
    assert "CH203" in found("2 | 5 | 0 / 0 | 5 | 1 / 2 | 5 | 4 / | | 7")
    assert "CH203" in found("20 | 55 | 01 / 2 | 5 | 47")
    for sizes in ("2 | 5 | 0 / 0 | 5 | 1", "9 | 5 | 10 / 8 | 5 | 11", "2 | 5 | 0 / 0 | 5 | 1 / 2 | 5 | four"):
        assert not found(sizes), sizes


@each_row(
    "text",
    [
        "Field | Example / Wallet label | cold_harbour",
        "Message | What to do / bad_seed_len | count the words",
        "Operator | contains_not",
        "Admin roles | access_admins",
        "Username property | preferred_name",
        "User-Agent | grpc_opts.ping_interval",
        "ADMIN_PASSWORD: d1r3ctu5",
        "X account | imwallet_example",
        "Reference | RF-90-2277 | waiting for you",
        "Case 0071935 | Status: waiting for your reply",
        "Contact | support@imwallet.example",
        "工单号 | 2880174365",
        "渠道 | 账号 / X | imwallet_example",
        "文件 | huifu_v2.pdf | 1.3 MB",
        "Code/INSUFFICIENT_FUNDS/Add some ETH for the fee.",
    ],
)
def test_names_of_things_in_cells_pass(text: str) -> None:
    assert not found(text)


def test_lines_of_a_paragraph_are_read_as_lines() -> None:
    """A line that is hidden, or a part of it, is read in one piece as before."""
    assert CHECK.html("<p>Agent on duty<br><b>tessel.k</b></p>", "x/index.html").faults
    assert CHECK.html("<p>Agent on duty<br><a href='https://imwallet.example'>tessel.k</a></p>", "x/index.html").faults
