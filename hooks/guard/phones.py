"""Phone numbers in running text, in any digits and grouping, apart from the numbers that a help page is full
of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

# What may stand between the digits of one number.
_GAP = r"(?:[\s().\-–—‐‑·•_~/\\|,、]{0,3}|\*)"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9_.#])(?P<plus>\+|(?<!\d\s)\+\s|00\s?)?\(?(?P<first>\d)(?:{_GAP}\d){{4,24}}(?![A-Za-z0-9_%])"
)

_DIGITS = re.compile(rf"(?:\d{_GAP}){{5}}")

# Numbers of other kinds, taken out before looking for phones. Each must stand alone: not inside a longer
# number.
_ALONE = r"(?<![A-Za-z0-9_+.-])(?<!\d[ ])"
_DATE = r"(?:19|20)\d\d\s?[-/.年]\s?(?:0?[1-9]|1[0-2])\s?[-/.月]\s?(?:0?[1-9]|[12]\d|3[01])\s?[日号]?"
_DAY_FIRST = r"(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
_THOUSANDS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_DECIMAL = r"\d+\.\d+(?!\.?\d)"
_HEX = r"0x[0-9A-Fa-f]+|(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,}"
_YEARS = r"(?:19|20)\d\d\s?[-–—~/至]\s?(?:19|20)\d\d"
_UNIT = (
    r"(?:[A-Z]{3,6}(?![A-Za-z0-9])|元|块|美元|人民币|%|wei|gwei|gas|sats?\b|聪|个|次|天|小时|分钟|秒|毫秒|字节|人|笔|位|KB|MB|GB|ms|seconds|minutes"
    r"|hours|days|confirmations|blocks|users|units|bytes|kb|mb|gb|bits)"
)
_AMOUNT = rf"\d[\d ,.]*\d\s?(?={_UNIT})"
_OTHER = re.compile(
    rf"{_ALONE}(?:{_DATE}|{_DAY_FIRST}|{_CLOCK}|{_YEARS}|{_THOUSANDS}|{_HEX}|{_DECIMAL}|{_AMOUNT})(?![A-Za-z0-9_]*\d)"
)

_CALL = re.compile(
    r"(?i)电话|热线|手机|拨打|[请先就]打|拨号|致电|来电|呼叫|座机|短信|传真|打给|号码是|(?<![a-z])(?:call|phone|telephone|tel|hotline|dial|mobile|sms|fax|viber"
    r"|signal)(?![a-z])(?:\s(?:(?:this|the|our)\s)?numbers?(?![a-z]))?|whatsapp|微信|telegram"
)
_REACH = re.compile(
    r"(?i)客服|联系|咨询|人工|助理|专员|经理|加我|找我|号码|(?<![a-z])(?:support|contact|agent|reach|helpline|service)(?![a-z])"
    r"(?:\s(?:(?:this|the|our)\s)?numbers?(?![a-z]))?"
)
# A label that says which other number follows; the label nearest to the number counts.
_LABEL = re.compile(
    r"(?i)单号|工单|工号|订单|编号|序号|高度|区块|金额|余额|数量|验证码|错误码|错误代码|代码|端口|哈希|时间戳|版本|邮编|备注|标签|验证|"
    r"\b(?:ticket|order|case|reference|ref|block|height|amount|balance|code|error|port|hash|timestamp|version|id|memo|tag|nonce"
    r"|gas|limit|slot|batch|build|chain|index|number)\b"
)
# What may stand between "call" and a short number such as 95555.
_LEADS_ON = re.compile(
    r"(?i)[\s:：=()\[\]\-–—,、号码是为请打至到]*(?:\b(?:us|at|on|is|no|number|our|now|to)\b[\s.:]*)*"
)
_SHORT_DIGITS, _REACH_DIGITS, _LOCAL_DIGITS = 5, 7, 8
# How far before a number its label is looked for, in characters; a sentence's end cuts it shorter.
_NEAR = 24

_MOBILE_CN = re.compile(r"(?:86)?1[3-9]\d{9}")
_GROUPED = re.compile(
    r"\(?\d{3}\)?[\s.–-]{1,2}\d{3}[\s.–-]\d{4}"  # North America: (202) 555-0143
    r"|\(?0\d{2,3}\)?[\s–-]{1,2}\d{3,4}[\s–-]?\d{4}"  # China, landline: 010-5555 0143
    r"|[48]00(?:[\s–-]\d{3,4}[\s–-]?\d{3,4}|\d[\s–-]\d{3}[\s–-]\d{3})"  # China, service: 400-555-0143, 4005-550-143
    r"|1[3-9]\d[\s.–-]\d{4}[\s.–-]\d{4}"  # China, mobile: 138-0000-0000
    r"|1[\s.–-]\(?\d{3}\)?[\s.–-]{1,2}\d{3}[\s.–-]\d{4}"  # North America with its 1
)
# A landline digit by digit: 0 1 0 - 5 5 5 5 0 1 4 3
_ONE_BY_ONE = re.compile(r"0(?:\s\d){2,3}\s?-\s?\d(?:\s\d){6,7}")
# Letters for digits: 1-800-IMWALLET.
_VANITY = re.compile(
    r"(?<![A-Za-z0-9])(?:\+?1[\s-])?8(?:00|33|44|55|66|77|88)[\s-](?=[A-Z0-9-]*[A-Z]{3})[A-Z0-9-]{6,12}(?![A-Za-z])"
)
_EXTENSION = re.compile(r"(?i)\s*(?:ext\.?|extension|转|分机|#|x)\s*\d+")

_HANZI = "零〇一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖洞拐勾"
_HANZI_DIGIT = re.compile(f"[{_HANZI}]")
_HANZI_DIGITS = str.maketrans(_HANZI, "0012345678912" + "123456789" + "079")
_HANZI_RUN = re.compile(rf"[{_HANZI}\d](?:[\s\-,、·.()]{{0,2}}[{_HANZI}\dOo]){{6,}}(?![A-Za-z十百千万亿])")
# Groups of one number with commas between them ("二零二，五五五，零一四三"), not a list of figures.
_COMMA_IN_GROUPS = re.compile(r"(?<=\d{3}),(?=\d{3})")
# "l38 OOOO OOOO": letters drawn as the digits beside them.
_LETTERED_RUN = re.compile(r"(?<![A-Za-z])[\dOol|](?:[\s().-]{0,2}[\dOoIl|]){6,}(?![A-Za-z])")
_LETTER_DIGITS = str.maketrans("OolI|", "00111")
_WORDS = {"zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_WORDS |= {"seven": "7", "eight": "8", "nine": "9"}
_WORD = rf"(?:{'|'.join(_WORDS)})"
_WORD_RUN = re.compile(rf"(?i)\b{_WORD}(?:[\s,-]+{_WORD}){{6,}}\b")


@dataclass(frozen=True)
class Phone:
    """A phone number met in text: its digits (international ones marked), and what stands there."""

    digits: str
    international: bool
    shown: str


def ends_with_call(text: str) -> bool:
    """Tell whether folded text ends with a word for calling ("客服电话", "Phone:")."""
    return any(_LEADS_ON.fullmatch(text[match.end() :]) for match in _CALL.finditer(text))


def speaks_of_calls(text: str) -> bool:
    """Tell whether folded text has a word for calling or reaching somebody."""
    return bool(_CALL.search(text) or _REACH.search(text))


def find_phones(text: str) -> list[Phone]:
    """Return the phone numbers in folded text (after `figures`). Amounts, dates, versions, labelled numbers
    are none.
    """
    vanity = [Phone(match[0], False, match[0]) for match in _VANITY.finditer(text)] if "8" in text else []
    if not _DIGITS.search(text):
        return vanity
    masked = _OTHER.sub(lambda match: "§" * len(match[0]), text)
    return vanity + [phone for match in _RUN.finditer(masked) for phone in _phone(match, masked)]


def figures(text: str) -> str:
    """Turn runs of spelled digits (幺三八…, one three eight …) into figures, keeping the length where it is
    cheap.
    """
    if _HANZI_DIGIT.search(text):
        text = _HANZI_RUN.sub(_hanzi_figures, text)
    if _LETTERED_RUN.search(text):
        text = _LETTERED_RUN.sub(_lettered_figures, text)
    if _WORD_RUN.search(text):
        text = _WORD_RUN.sub(
            lambda match: "".join(_WORDS[word] for word in re.findall(r"[a-z]+", match[0].lower())), text
        )
    return text


def _hanzi_figures(match: re.Match[str]) -> str:
    plain = match[0].translate(_HANZI_DIGITS).replace("、", " ")
    if not re.search(rf"[{_HANZI}]{{2}}", match[0]):
        return plain
    return _COMMA_IN_GROUPS.sub(" ", re.sub(r"[Oo]", "0", plain))


def _lettered_figures(match: re.Match[str]) -> str:
    """A run that has digits and, touching them, letters that look like digits."""
    if sum(map(str.isdigit, match[0])) < 2 or not re.search(r"\d[OoIl|]|[OoIl|]\d", match[0]):
        return match[0]
    return match[0].translate(_LETTER_DIGITS)


def _phone(match: re.Match[str], text: str) -> Iterator[Phone]:
    shown = match[0]
    digits = re.sub(r"\D", "", shown)
    international = match["plus"] is not None
    if (match["plus"] or "").startswith("00"):
        digits = digits.removeprefix("00")
    if not _SHORT_DIGITS <= len(digits) <= 15:
        return
    before = re.split(r"[。!?;§]|\.\s", text[max(0, match.start() - _NEAR) : match.start()])[-1]
    if _EXTENSION.match(text, match.end()):
        digits += "x"
    if _is_phone(shown, digits.rstrip("x"), international, before):
        yield Phone(digits, international, shown.strip())


def _is_phone(shown: str, digits: str, international: bool, before: str) -> bool:
    if international:
        return len(digits) >= 7 and digits[0] != "0" and _has_country(digits)
    if _is_list(shown) and not re.search(r"[-()]", shown) and _last(_CALL, before) < 0:
        return False
    call, reach, label = _last(_CALL, before), _last(_REACH, before), _last(_LABEL, before)
    if _MOBILE_CN.fullmatch(digits) or _GROUPED.fullmatch(shown.strip()) or _ONE_BY_ONE.fullmatch(shown):
        return True
    if call >= 0 and call >= label:
        return len(digits) >= _LOCAL_DIGITS or _LEADS_ON.fullmatch(before[call:]) is not None
    return reach >= 0 and reach >= label and len(digits) >= _REACH_DIGITS


def _is_list(shown: str) -> bool:
    """Tell an enumeration of numbers ("1、56、137") from one number read digit by digit ("1、3、8、0 …")."""
    parts = [part.strip() for part in re.split(r"[,、]", shown)]
    return len(parts) > 1 and any(len(part) > 1 for part in parts)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _has_country(digits: str) -> bool:
    return any(int(digits[:length]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE for length in (1, 2, 3))


def spellings(number: str) -> frozenset[str]:
    """Return the digits under which a listed number (E.164 without +) may stand in text: with country code or
    without.
    """
    try:
        parsed = phonenumbers.parse(f"+{number}")
    except phonenumbers.NumberParseException:
        return frozenset({number})
    national = phonenumbers.national_significant_number(parsed)
    trunk = re.sub(r"\D", "", phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))
    return frozenset({number, national, trunk})
