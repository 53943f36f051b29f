"""Words that deny, stop and spare, for tests of how requests are read whatever the lists say."""

from __future__ import annotations

import re

from guard.text.asks import Asks

OF = Asks(
    denies=re.compile("no"),
    stops=re.compile("stop"),
    spares=re.compile("spare"),
    ends=re.compile("end"),
    empty=re.compile("empty"),
    tales=re.compile("tale"),
    vouched=re.compile("vouched"),
    turns=re.compile("turn"),
    excepts=re.compile("except"),
    thieves_say=re.compile("say"),
    asks=(),
)
