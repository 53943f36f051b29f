"""Masked samples: shown as they are, refused where anything of a contact is left."""

from __future__ import annotations

import pytest
from markdown import markdown  # type: ignore[import-untyped]

from content.shortcodes.samples import COVERED, MASK, VISIBLE, masked_sample
from guard.text.detect import find_contacts
from tests.support.rows import each_row


@pytest.mark.parametrize(
    "text",
    [
        "im●●●●●rt",
        "●●●●●●●",
        "+1●●●●●●●●42",
        "138●●●●●●●0",
        "k_●●●●●_1",
        "●●●●●●●●/●●●●●",
        "ku●●●●●@●●●●●",
        "0x●●●●●●7",
    ],
)
def test_a_masked_sample_is_shown_and_is_no_contact(text: str) -> None:
    html = markdown(f"微信 {masked_sample(text)}，Telegram: {masked_sample(text)}")
    shown = html.replace('<samp class="sample">', "").replace("</samp>", "").replace("&#95;", "_")
    assert f"微信 {text}，" in shown
    assert "<em>" not in html
    assert find_contacts(shown.removeprefix("<p>").removesuffix("</p>")) == ()


@each_row(
    ("text", "says"),
    [
        ("", "write"),
        ("imwallet_kefu", "cover"),
        ("im●●●●rt", "cover"),
        ("im●●rt●●●im", "cover"),
        ("im●●●●●rt imwallet", "cover"),
        ("t.me/im●●●●●support", "leave at most"),
        ("kefu●●●●●01", "leave at most"),
        ("138●●●●●00", "leave at most"),
        ("●●●●●.com", "contact"),
        ("a@●●●●●.cn", "contact"),
        ("//●●●●●.cc", "contact"),
        ("ht://●●●●●/●●●●●", "contact"),
        ("@im●●●●●cs", "contact"),
    ],
)
def test_what_is_not_masked_well_enough_is_refused(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        masked_sample(text)


def test_the_limits_are_those_of_the_readme() -> None:
    assert (COVERED, VISIBLE, MASK) == (5, 4, "●")
