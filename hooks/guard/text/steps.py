"""What a step of a list tells to put in, and which service a step opens: "Open Discord", …, "Paste aB3dE9xY".

A name that is put in may be anything; codes of both cases and figures, numbers in groups and names that end with
figures behind a dot are those by which services let somebody in or call somebody.
"""

from __future__ import annotations

import re

from guard.text.labelled_ids import service_in
from guard.text.simplified import simplified
from guard.words import whole_words, words, words_apart

# A step says hardly anything else.
_LONGEST = 60
_CODE = r"(?=[A-Za-z]*\d)(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])[A-Za-z\d]{6,12}"
_GROUPS = r"\d{3}(?:\s\d{3,4}){2,3}"
_NUMBERED = r"[a-z]{4,20}\.\d{2,3}"
# A name in two scripts that offers help.
_HELPS = rf"[A-Za-z0-9]{{2,16}}[\u4e00-\u9fff]{{0,6}}(?:{words('helpers')})[\u4e00-\u9fff]{{0,4}}"
_ANY = f"{_CODE}|{_GROUPS}|{_NUMBERED}|{_HELPS}"
_BETWEEN = rf"(?:[\s:：,，\"“「『]|{words_apart('between-verb-and-name', 'names-of-codes')}){{0,8}}"
_PUT_IN = re.compile(rf"(?i:{whole_words('seek-verbs', 'puts-in')}{_BETWEEN})(?P<id>{_ANY})[\"”」』]?\s?[.。!]?\Z")


def put_in(folded: str) -> str:
    """Return the code or the number that a folded step tells to put in, or ''."""
    if len(folded) > _LONGEST or not folded[-6:].strip('"”」』.。! ')[-1:].isalnum():
        return ""
    match = _PUT_IN.search(simplified(folded))
    return match["id"].replace(" ", "") if match else ""


def service_opened(folded: str) -> str:
    """Return the service that a short folded step names, written as it writes itself, or ''."""
    return service_in(folded) if len(folded) <= _LONGEST else ""
