"""Masked samples of contacts for pages that warn of fakes: never a contact that somebody could use.

A sample keeps the shape of a thief's address and nothing by which to find its owner: it is the guard's rule that no
page shows a live contact, also none with a hole in it that a reader, a search engine or a telephone closes again.
"""

from __future__ import annotations

import re
from html import escape

from guard.text.detect import find_contacts

MASK = "●"
# So many characters in a row are covered in every word: too many to try them all in a messenger's search.
COVERED = 5
# So many letters and digits of a word may stay: fewer than the shortest id of any messenger has (QQ: five digits).
VISIBLE = 4


def masked_sample(text: str) -> str:
    """Return the HTML of a sample such as "im●●●●●rt". Raises ValueError for one that is not masked well enough."""
    for word in text.split():
        if MASK * COVERED not in word:
            raise ValueError(f"cover at least {COVERED} characters in a row with {MASK} in each word")
        if sum(map(str.isalnum, word)) > VISIBLE:
            raise ValueError(f"leave at most {VISIBLE} letters and digits of a word")
    if not text:
        raise ValueError("write the masked contact")
    covered = re.compile(f"{MASK}+")
    # As it stands, with the mask left out, and with letters put in: a host or an e-mail address stays one.
    for reading in (text, covered.sub("", text), text.replace(MASK, "x")):
        if find_contacts(reading):
            raise ValueError(f"whatever stands under {MASK}, this is a contact: cover its ending or prefix too")
    # Markdown would read these as emphasis.
    shown = re.sub(r"[_*`\[\]\\]", lambda match: f"&#{ord(match[0])};", escape(text))
    return f'<samp class="sample">{shown}</samp>'
