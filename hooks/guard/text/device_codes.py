"""The code of a device, near the name of a program that lets a stranger see and use it."""

from __future__ import annotations

import re

from guard.words import words

# The code of a remote-control program or a meeting.
GROUPED_DIGITS = re.compile(r"(?:\d{3,4}(?:[\s—–-]\d{3,4}){2,3}|\d(?:\s\d{3}){3}|\d\d(?:-\d{4}){2})(?![\d-])")
# "Connect to 202 555 014 in TeamViewer".
_DEVICE_BEFORE = re.compile(rf"(?:{GROUPED_DIGITS.pattern})\s(?:{words('device-in')})\s\Z")
# A device's code is as often written without groups; a shorter one has a short first group: 55 217 788.
_DEVICE = re.compile(
    rf"{GROUPED_DIGITS.pattern}|(?<![\d.,])\d{{2}}(?:[\s-]\d{{3}}){{2}}(?![\d-])|(?<![\d.,])\d{{9,10}}(?![\d.,]\d|\d)"
)
# Programs that let a stranger see and use the reader's device: the codes of devices stand anywhere near them.
_REMOTE = re.compile(rf"(?i){words('remote-programs')}")
# How far behind the name of such a program the code may stand, in characters.
_REACH = 90
# In the next sentence only what is called a code or a device.
_FULL_STOP = re.compile(r"[。!?;\n]|\.\s")
_DEVICE_WORD = re.compile(rf"(?i)(?:{words('device-labels')})(?:[\s:]|{words('equals-words')})*\Z")
_COINS = "USD[TC]?|BTC|ETH|TRX|BNB|SOL|TON|EUR|CNY"
_MONEY = re.compile(rf"\s?(?:{words('money-words')}|{_COINS})(?![A-Za-z0-9])")
_BLOCK = re.compile(rf"(?i)(?:{words('block-words')})[\s:]*\Z")


def device_near(text: str, name: re.Match[str]) -> re.Match[str] | None:
    """Return the code that stands near the `name` of a program in text; None if it is no program of this kind."""
    if not _REMOTE.fullmatch(name[0]):
        return None
    return _behind(text, name.end()) or _DEVICE_BEFORE.search(text, 0, name.start())


def _behind(text: str, start: int) -> re.Match[str] | None:
    """Return the code of a device after the name of a program for remote control, which ends at `start`."""
    for device in _DEVICE.finditer(text, start, start + _REACH):
        between = text[start : device.start()]
        elsewhere = _FULL_STOP.search(between) and not _DEVICE_WORD.search(between)
        if not (elsewhere or _BLOCK.search(between) or _MONEY.match(text, device.end())):
            return device
    return None
