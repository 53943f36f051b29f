"""What exactly is read as an address in text: the whole of it, nothing of the sentence around it."""

from __future__ import annotations

import pytest

from guard.text.host_endings import is_ending
from guard.text.hosts import find_addresses
from tests.support.rows import each_row

# A line, and the addresses in it: kind, value for a browser, what is shown if that differs from the value.
FOUND = {
    "see https://evil.example/a.,:!?* now": ["url https://evil.example/a"],
    "see https://evil.example!!": ["url https://evil.example"],
    "https://evil.example:443客服": ["url https://evil.example:443"],
    "https://evil.example.客服": ["url https://evil.example"],
    "https://evil.example:客服": ["url https://evil.example"],
    "https://a.evil.example打开https://b.evil.example": [
        "url https://a.evil.example",
        "host https://b.evil.example b.evil.example",
    ],
    "http://1.2.3.4/a": ["url http://1.2.3.4/a"],
    "https://im•••.example/ https://im…example/ https://im***.example/ https://…/x": [],
    "a@evil.example-": ["email a@evil.example"],
    "写信 -a.b@evil.example.": ["email a.b@evil.example -a.b@evil.example"],
    "A@Evil.Example": ["email a@evil.example"],
    "x@1.2.3.4": ["host https://1.2.3.4 1.2.3.4"],
    "x@10.0.0.1 y@evil.example": ["email y@evil.example"],
    "evil.example.,:!?*": ["host https://evil.example evil.example"],
    "evil.example/a*!": ["host https://evil.example/a evil.example/a"],
    "evil.example:8080/a": ["host https://evil.example:8080/a evil.example/a"],
    "12.evil 1.com 12.com 12.34.com": [],
    "123.com": ["host https://123.com 123.com"],
    "官网 a/notes.md": [],
    "官网 123456789012 notes.md": ["host https://notes.md notes.md"],
    "官网 1234567890123 notes.md": [],
    "客服.com": ["host https://客服.com 客服.com"],
    "客服.Com": [],
    "客服.cOm": ["host https://客服.cOm 客服.cOm"],
    "客服.md": [],
    "客服.md/a": ["host https://客服.md/a 客服.md/a"],
    "客服.docx": [],
    "客服.docx/a": [],
    "微信.公司 服务.网址": ["host https://微信.公司 微信.公司", "host https://服务.网址 服务.网址"],
    "第1.步骤": [],
    "done.So": [],
    "done.Info": ["host https://done.Info done.Info"],
    "版本 1.2.3.4 和 5.6.7.8": [],
    "版本 1.2.3.4:80": ["host https://1.2.3.4:80 1.2.3.4:80"],
    "edit Desk.java, or i18n.zh-CN.md": [],
    # An ending that anybody can have names a place, whatever files have it.
    "打开 desk.properties 官网 desk.java": [
        "host https://desk.properties desk.properties",
        "host https://desk.java desk.java",
    ],
    "get tide-all-1.2.3-bin.zip, tide-x1.x2.x3.zip and page.md#section": [],
    "官网 tide-1.2.3.zip": ["host https://tide-1.2.3.zip tide-1.2.3.zip"],
    "get tide-1.2.3.tide.zip, page.md/a, tide.example#a": [
        "host https://tide-1.2.3.tide.zip tide-1.2.3.tide.zip",
        "host https://page.md/a page.md/a",
        "host https://tide.example#a tide.example#a",
    ],
    "a.desk.java i18n.zh.md": ["host https://a.desk.java a.desk.java", "host https://i18n.zh.md i18n.zh.md"],
    "cascade.target x.data": [],
    "see x.data#a": ["host https://x.data#a x.data#a"],
    "desk.cascade.target": ["host https://desk.cascade.target desk.cascade.target"],
    "pin a@1.x, b@x.x.x, c@4.18.1.patch": [],
    "ask a@4.18.1.example, b@x1.patch": ["email a@4.18.1.example", "email b@x1.patch"],
    "版本 1.2.3.4/a": ["host https://1.2.3.4/a 1.2.3.4/a"],
    "192.168.1.1:8080": [],
    "a.example b@evil.example 1.2.3.5": [
        "email b@evil.example",
        "host https://a.example a.example",
        "host https://1.2.3.5 1.2.3.5",
    ],
    "vitalik.eth": ["name vitalik.eth"],
    "at [2001:db8::5150]:8443 now": ["host https://[2001:db8::5150] [2001:db8::5150]:8443"],
    "打开 2001:db8::5150 查看": ["host https://[2001:db8::5150] 2001:db8::5150"],
    "2001:db8:0:0:0:0:0:1": ["host https://[2001:db8:0:0:0:0:0:1] 2001:db8:0:0:0:0:0:1"],
    "12:30:45 00:1A:2B:3C:4D:5E std::vector a::b ::1 fe80::1234:5678 face::feed": [],
    "打开 ab::cd:ef": ["host https://[ab::cd:ef] ab::cd:ef"],
    "Fingerprint: AB:CD:EF:12:34:56:78:90, SSH 16:27:ac:a5:76:28:2d:36": [],
    "serial 04:A1:B2:C3:D4:E5:F6:07, mixed 1:2:3:4:5:6:7:8": [],
    "at [1:2:3:4:5:6:7:8] now": ["host https://[1:2:3:4:5:6:7:8] [1:2:3:4:5:6:7:8]"],
    "fd00:1234::5678 fc00::12:3456 [fdff::1234:5678] [::1234]": [],
    "fe00::1234:5678 face::fee1": [
        "host https://[fe00::1234:5678] fe00::1234:5678",
        "host https://[face::fee1] face::fee1",
    ],
}

# What is taken out of a line with its addresses, where that is more than what is shown of them.
TAKEN = {
    "see https://evil.example!!": ["https://evil.example!!"],
    "https://evil.example:443客服": ["https://evil.example:443客服"],
    "https://evil.example.客服": ["https://evil.example.客服"],
    "https://evil.example:客服": ["https://evil.example:客服"],
    "https://a.evil.example打开https://b.evil.example": ["https://a.evil.example打开https:", "b.evil.example"],
    "evil.example/a*!": ["evil.example/a*!"],
    "evil.example:8080/a": ["evil.example:8080/a"],
}


@each_row(("text", "expected"), FOUND.items())
def test_an_address_is_cut_out_of_its_sentence(text: str, expected: list[str]) -> None:
    found = find_addresses(text)
    assert [" ".join((hit.kind, *dict.fromkeys((hit.value, hit.shown)))) for hit in found] == expected
    taken = [text[hit.start : hit.end] for hit in found]
    assert [piece.lower() for piece in taken] == TAKEN.get(text, [hit.shown.lower() for hit in found])


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        *((ending, True) for ending in ("com", "example", "eth", "xn--fiqs8s", "xn--made-up", "中国")),
        *((word, False) for word in ("docx", "客服", "")),
    ],
)
def test_endings(label: str, expected: bool) -> None:
    assert is_ending(label) is expected
