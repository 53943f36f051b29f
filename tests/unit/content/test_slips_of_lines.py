"""Lines that look like a heading or a note and are none, headings with nothing below, what is said twice."""

from __future__ import annotations

from content.markup import slip_faults, structure_faults
from tests.support.tables import all_but, wrong

_LONG = "Look at the balance and at the network before you send."
_LONG_ZH = "转之前先看余额和网络，再看手续费，最后点确认。"

# Each text, and the codes that are told of it, with their lines.
_TOLD = [
    ("**What comes next**\n\nLook again.", [("MD022", 0)]),
    ("One.\n\n**接下来**：\n\n再看一次。", [("MD022", 2)]),
    ("h2. What comes next\n\nLook again.", [("MD022", 0)]),
    ("- Look.\n\n    ### Then {#then}\n\n- Look again.", [("MD022", 2)]),
    ('!!! danger "Stop"\n    ## Then {#then}\n', [("MD022", 1)]),
    ("1. 停下¹", [("MD022", 0)]),
    ("Stop here³ and wait.", [("MD022", 0)]),
    ("Stop†", [("MD022", 0)]),
    ("## One {#one}\n\n## Two {#two}\n\nLook.", [("MD008", 0)]),
    ("## One {#one}\n\nLook.\n\n### Two {#two}\n\n## Three {#three}", [("MD008", 4)]),
    ("## One {#one}\n\nLook.\n\n## One {#two}\n\nLook again.", [("MD023", 4)]),
    (f"{_LONG}\n\nWait.\n\n{_LONG}", [("MD023", 4)]),
    (f"- {_LONG_ZH}\n\n- {_LONG_ZH}", [("MD023", 2)]),
]
_CALM = [
    "**Never pay anyone first.**\n\nLook.",
    "**谁先要钱，谁就是骗子。**\n\n先看余额。",
    "**Fee**: 1 USDT\n\n**Time**: a day",
    "**Fee**\n1 USDT",
    "10⁸ units, 5 m² and 3 km³, 2⁶⁴, 10⁻⁸",
    "## One {#one}\n\n### Two {#two}\n\nLook.",
    "## One {#one}\n\n{{ channel live-chat }}\n\n## Two {#two}\n\n| A | B |\n| --- | --- |\n| a | b |",
    "Or:\n\nLook.\n\nOr:\n\nLook.",
    "{{ channel live-chat-of-the-long-name-that-goes-on }}\n\n{{ channel live-chat-of-the-long-name-that-goes-on }}",
    "```\n**Next**\n\nh2. Next\n```",
]


def _told(text: str) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for fault in slip_faults(text)]


def test_slips_are_told_with_their_lines() -> None:
    assert wrong(_TOLD, _told) == []


def test_they_are_warnings() -> None:
    assert {fault.severity for text, _ in _TOLD for fault in slip_faults(text)} == {"warning"}


def test_what_is_meant_passes() -> None:
    assert all_but(_CALM, _told, list[tuple[str, int]]()) == []


def test_an_id_with_a_slip_is_told_with_what_to_write() -> None:
    fixes = [fault.fix for text in ("## Steps {# steps}", "## 步骤 {＃steps}") for fault in structure_faults(text)]
    assert [fix.split(",")[0] for fix in fixes] == ["write {#steps}"] * 2
