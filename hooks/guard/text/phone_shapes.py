"""What numbers to call look like by their digits and groups, in the countries whose numbers are known."""

from __future__ import annotations

import re

CHINESE_MOBILE = re.compile(r"(?:86)?1[3-9]\d{9}")
# What can be told from its digits alone: North America, China's services, mobiles and landlines.
WHOLE_NUMBER = re.compile(r"1?[2-9]\d\d[2-9]\d{6}|[48]00\d{7}|(?:86)?1[3-9]\d{9}|0\d{8,11}")
# What stands between groups of digits: spaces, dots, dashes of any length.
_SEP = r"[\s.\-–—‐‑·•・_~]"
_GROUPED_AMERICA = (
    # (202) 555-0143, (202)5550143, and with its 1
    rf"\(?\d{{3}}\)?(?:{_SEP}{{1,2}}\d{{3}}{_SEP}|\s[–-]\s\d{{3}}\s[–-]\s)\d{{4}}",
    rf"(?:1{_SEP}?)?\(\d{{3}}\)\s?\d{{3}}{_SEP}?\d{{4}}",
    r"(?:1\s?)?\(\d{3}\)\s?\d{3}\s?[–-]\s?\d\d\s?[–-]\s?\d\d",
)
_GROUPED_LANDLINES = (
    # China: 010-5555 0143. Taiwan: (04) 2000-0000
    rf"\(?0\d{{2,3}}\)?[\s–-]{{1,2}}\d{{3,4}}{_SEP}?\d{{4}}",
    rf"\(0\d{{1,3}}\)\s?\d{{3,4}}{_SEP}?\d{{4}}",
)
_GROUPED_CHINA = (
    # Of a service: 400-555-0143, and of a mobile: 138-0000-0000
    rf"[48]00(?:{_SEP}\d{{3,4}}{_SEP}?\d{{3,4}}|\d{_SEP}\d{{3}}{_SEP}\d{{3}})",
    rf"1[3-9]\d{_SEP}\d{{4}}{_SEP}\d{{4}}",
)
_GROUPED_WITH_ONE = rf"1{_SEP}\(?\d{{3}}\)?{_SEP}{{1,2}}\d{{3}}{_SEP}\d{{4}}"
GROUPED_NUMBER = re.compile("|".join((*_GROUPED_AMERICA, *_GROUPED_LANDLINES, *_GROUPED_CHINA, _GROUPED_WITH_ONE)))
# A phone number unless a label says what it is.
_LOOSE_APART = r"\([2-9]\s\d\s\d\)\s?[2-9]\s\d\s\d\s?[–-]?\s?\d(?:\s\d){3}"  # (2 0 2) 5 5 5 - 0 1 4 3
_LOOSE_AMERICA = r"[2-9]\d\d[–-][2-9]\d{6}|[2-9](?:[\s–-]\d){9}"  # 202-5550143, 2-0-2-5-5-5-0-1-4-3
# (202)/555-0143, 1/202/555/0143
_SLASHED_AMERICA = r"(?:1/)?\(?[2-9]\d\d\)?\s?[/|]\s?[2-9]\d\d(?:\s?[–-]\s?|\s|/(?=0))\d{4}"
# 202555 0177, 400000 0088; 202、555、0144: nothing but a number to call has a last group that begins with a zero.
_LOOSE_IN_TWO = r"(?:[2-9]\d\d[2-9]\d\d|[48]00\d{3})[\s–-]0\d{3}|[2-9]\d\d[、,]\s?[2-9]\d\d[、,]\s?0\d{3}"
_LOOSE_TAIWAN = (
    r"0[2-8][\s-]\d{3,4}[\s-]?\d{4}"  # 02-2000-0000
    rf"|0[49]\d\d{_SEP}\d{{3}}{_SEP}\d{{3}}|09\d{{8}}"  # a mobile: 0900-000-000
    r"|0\d{1,2}\)\s?\d{3,4}-\d{4}|0[1-9]\d{1,3}\s\d{5,6}-\d{2,4}"  # Korea: 02) 555-0177; Germany: 089 99998-123
)
# 8 (800) 000-00-00
_LOOSE_RUSSIA = r"8[\s-]?\(?[03489]\d\d\)?[\s-]\d{3}[\s-]\d\d[\s-]\d\d"
_LOOSE_ABROAD = r"(?:886[\s-]\d{1,3}|85[23])[\s-]\d{3,4}[\s-]\d{4}"  # with the codes of Taiwan, Hong Kong, Macau
LOOSE_NUMBER = re.compile(
    f"{_LOOSE_APART}|{_LOOSE_AMERICA}|{_SLASHED_AMERICA}|{_LOOSE_IN_TWO}|{_LOOSE_TAIWAN}|{_LOOSE_RUSSIA}|{_LOOSE_ABROAD}"
)
# A landline digit by digit: 0 1 0 - 5 5 5 5 0 1 4 3
ONE_BY_ONE = re.compile(r"0(?:\s\d){2,3}\s?-\s?\d(?:\s\d){6,7}")
# A day and a running number, as tickets are numbered: 20250618-0047.
TICKET = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-–_/#]\d{3,6}")
# A day of this century or the last one (ISO 8601): "the English text from 2024-05-20".
DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
# An IPv4 address is none, unless somebody is told to call it: 172.31.255.255 has the digits of a Chinese mobile.
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
IPV4 = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}(?:/(?:3[0-2]|[12]\d|\d))?")
NETWORK_ADDRESS = re.compile(rf"\+(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.{_OCTET}){{2,3}}/\d\d?")
# Letters for digits: 1-800-IMWALLET, and in any area 202-JKL-0143, (202) IMW-ALLT; with spaces only after "call".
_COUNTRY = r"(?:\+1[\s.-]?|1[\s.-])?"
_FREE_OF_CHARGE = r"(?:0?8(?:00|08|33|44|55|66|77|88)|1[38]00|900)"
_NO_SUM = r"(?!USD|EUR|CNY|[A-Z]{3,5}\s|[A-Z]{3,4}-?TRC|[A-Z]{3,4}-?ERC)"
VANITY_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9]){_COUNTRY}{_FREE_OF_CHARGE}(?P<gap>[\s.-])(?:{_NO_SUM}"
    r"(?:(?=[A-Z0-9-]*[A-Z]{3})[A-Z0-9-]{6,12}|[A-Z]{3}\s[A-Z0-9]{4})|(?!USD|EUR|CNY|ETH|BTC)[A-Z]{3}\s[A-Z]{4})"
    r"(?![A-Za-z])"
)
_NO_COIN = r"(?!USD|ETH|BTC|TRX|BNB|SOL|TON|EUR|CNY)"
_OF_BOTH = r"(?:\d{1,3}[A-Z]{1,3}|[A-Z]{1,3}\d{1,3})"
_IN_TWO = rf"(?:\d{{4}}|[A-Z]{{4}})|[A-Z]{{3}}[\s.-](?=[A-Z\d]{{4}}(?![A-Z\d])){_OF_BOTH}"
_IN_LETTERS = rf"(?:[A-Z]{{3}}[\s.-]?{_IN_TWO}|\d{{3}}[\s.-][A-Z]{{4}}|[A-Z]{{2}}\s[A-Z]{{5,8}})"
LETTERED_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9#.-]){_COUNTRY}(?:[2-9]\d\d(?P<gap>[\s.-])|\([2-9]\d\d\)\s?){_NO_COIN}{_IN_LETTERS}(?![A-Za-z0-9-])"
)
DIGIT_AND_LETTERS = re.compile(r"\d\)?[\s.-]?[A-Z]{2}")

_BOOK_DIGITS = 13


def is_of_book(digits: str) -> bool:
    """Tell whether digits are the number of a book (ISBN), by its beginning, which no country has, and its check."""
    if len(digits) != _BOOK_DIGITS or not digits.startswith("978"):
        return False
    return sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0
