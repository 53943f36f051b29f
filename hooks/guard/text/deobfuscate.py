"""Addresses that text hides from programs and not from readers ("a (at) b dot com"), put together again."""

from __future__ import annotations

import re
from collections.abc import Callable

from guard.text.digits import HANZI, hanzi_figures
from guard.text.hints import Hints
from guard.words import words, words_between

# Names under which text hides a dot or an at sign; brackets of any kind around them.
_OPEN, _CLOSE = r"[\[({<【「『〔《〈]", r"[\])}>】」』〕》〉]"
_DOTS = words("dot-signs-drawn") + "·•∙⋅‧・●○◦⚫⚪⏺⭕🔘🔴🟠🟡🟢🔵🟣🟤᛫˙▪◆⊙⊚☉⦿◉◎⋄◇"
_DOT_WORD = re.compile(rf"(?i)[\s_-](?:{words('dots-between-words')})[\s_-]|[{_DOTS}]")
# One of the spellings of a dot between two words, for chains ("old dot imwallet dot example").
_ANY_DOT = rf"(?:\s?[.。{_DOTS}]\s?|[\s_-](?i:d[o0][t7])[\s_-])"
# A label of such a chain. It holds no dot itself, so that a chain can be read in one way only.
_CHAINED = r"(?:(?!-(?i:d[o0][t7])[\s_-])[A-Za-z0-9-])+?"
_BRACKET_DOT = re.compile(rf"(?i)\s*{_OPEN}\s*(?:\.|{words('dot-ideographs', 'dots-in-brackets')})\s*{_CLOSE}\s*")
_BRACKET_AT = re.compile(rf"(?i)\s*{_OPEN}\s*(?:@|{words('ats-in-brackets')})\s*{_CLOSE}\s*")
# "name [a] host [d] com": the first letter of each sign, where both stand.
_BRACKET_INITIALS = re.compile(
    rf"(?i)(?<=[a-z0-9])\s?{_OPEN}\s?a\s?{_CLOSE}\s?([a-z0-9-]+)\s?{_OPEN}\s?d\s?{_CLOSE}\s?(?=[a-z]{{2,12}}(?![a-z0-9-]))"
)
_BRACKET_COLON = re.compile(rf"{_OPEN}\s*(:|:?//|/)\s*{_CLOSE}")
# Endings that nobody takes for a word of the sentence, so that "evil dot com" and "evil. com" are addresses.
_ENDINGS = "com|net|org|cn|cc|io|co|info|biz|xyz|vip|top|site|online|shop|club|hk|tw|us|eu|uk|ru|example|test|eth"
# And those that are words or need no registry; nobody says "dot" before them otherwise ("wallet dot home dot arpa").
_SAID_ENDINGS = "arpa|internal|invalid|localhost|onion"
# Endings that stand in no list of words, so that a comma before one is a dot that somebody disguised.
_PLAIN_ENDINGS = "com|net|org|xyz|example"
# "a dot com name", ".com and dot net".
_NO_LABEL = r"(?<!\b[Aa])(?<!\band)(?<!\bor)(?<!\b[Tt]he)(?<!\b[Aa]ny)(?<!\b[Aa]n)(?<!\bvisit)(?<!\bVisit)"
_AFTER, _ENDS = r"(?<=[A-Za-z0-9])", r"(?![A-Za-z0-9-])"
_CHAIN = rf"(?:{_CHAINED}{_ANY_DOT}){{0,4}}"
# "evil dot com", "evil point com", "evil • com", "evil点me"
_DOT_IN_WORDS = rf"{_AFTER}{_NO_LABEL}[\s_-](?i:d[o0][t7])[\s_-](?={_CHAIN}(?i:{_ENDINGS}|{_SAID_ENDINGS}){_ENDS})"
_POINT_IN_WORDS = rf"{_AFTER}\s(?i:point|period)\s(?=(?i:{_PLAIN_ENDINGS}){_ENDS})"
_DRAWN_DOT = rf"{_AFTER}\s*[{_DOTS}]\s*(?={_CHAIN}(?:{_ENDINGS}|COM|NET|ORG|CN){_ENDS})"
_HAN_DOT = rf"(?:{words('dot-ideographs')})"
_HANZI_DOT = (
    rf"(?<=[a-z0-9]){_HAN_DOT}(?=(?:me|gg|im|app|pro|link|live|wang|help){_ENDS})"
    rf"|{_AFTER}\s?{_HAN_DOT}\s?(?={_CHAIN}(?:{_SAID_ENDINGS}){_ENDS})"
)
_SPELLED_DOT = re.compile(rf"(?:{_DOT_IN_WORDS}|{_POINT_IN_WORDS}|{_DRAWN_DOT}|{_HANZI_DOT})")
_SPACED_DOT = re.compile(
    r"(?P<label>(?<![A-Za-z0-9-])[A-Za-z0-9-]+)(?:\s+\.\s*|\.\s+)(?=(?:com|net|org|cn|cc|io|xyz|example)(?![A-Za-z0-9-]))"
)
# "such as .com and .xyz": words before the name of an ending, which is no host then.
_BEFORE_ENDINGS = frozenset(words("before-endings").replace("\\", "").split("|"))
# "(e.g. example=x)": a word of two letters for two words.
_SHORTENED = re.compile(rf"(?i)(?<![a-z0-9.-])(?:{words('shortened-to-letters')})\Z")
# Such as: www imwallet-help com (put the dots in)
_DOTLESS_HOST = re.compile(
    r"(?i)(?<![a-z0-9])www[\s.,、。|*_-]+([a-z0-9-]+?)(?:\s+|\s?[,、。|*_-]\s?|\s\.\s?)"
    r"(?=(?:com|net|org|cn|cc|io|xyz|vip|top|site|online|shop|club)(?![a-z0-9-]))"
)
_COMMA_AS_DOT = re.compile(
    rf"(?<![A-Za-z0-9-])(?P<label>[A-Za-z0-9-]+)(?:[,、*|]|\s[,、]\s)"
    rf"(?=(?:{_PLAIN_ENDINGS})(?![A-Za-z0-9-]|[,、|][A-Za-z0-9])|(?:cn|cc|io|me|app|top|vip|info|site)/)"
)
# Patterns begin with the character that they are about: the search then leaps from one to the next.
_STOP_BEFORE_LATIN = re.compile(r"。\s?[A-Za-z0-9]")
_STOP_AS_DOT = re.compile(rf"。(?<=[A-Za-z0-9]。)(?=(?:[a-z0-9-]+[.。]){{0,4}}(?:{_ENDINGS})(?![A-Za-z0-9-]))")
# Before a path any word may be an ending; hosts.py looks it up ("lin。ee/name").
_DOT_BEFORE_PATH = re.compile(
    rf"(?P<before>[A-Za-z]\d?)(?:[。{_DOTS}]|\s(?:dot|{_HAN_DOT})\s)(?=[a-z]{{2,12}}\s?/\s?[A-Za-z0-9_+@~])"
)
# A word that can only be the name of somebody's host: hyphens or digits in it, or what a thief's name is made of.
_NAMED = (
    r"(?<![A-Za-z0-9@/._-])(?P<named>(?=[A-Za-z0-9-]*(?:[a-z]-[a-z]|[a-z]\d|\d[a-z]|(?i:[a-z]wallet|wallet[a-z]|kefu|helpdesk"
    r"|example|support[a-z]|[a-z]support)))[A-Za-z0-9][A-Za-z0-9-]{3,})"
)
# Endings of naming services are words and coins as well: a dot is only read before them after such a name.
_SERVICES = "eth|sol|ton|trx|bnb|zil|lens|dao|nft|crypto|wallet|bitcoin"
_NAME_DOT = re.compile(rf"{_NAMED}(?:\s(?i:dot)\s|-dot-|\s?[。{_DOTS}]\s?)(?=(?:{_SERVICES})(?![A-Za-z0-9-]))")
# "imwallet-help dotcom", "imwallethelpdotcom"; not "the pre-crash dotcom era".
_DOTCOM = re.compile(
    rf"{_NAMED}(?<!-)(?:\s?(?i:dot)\s?|_)(?P<end>(?i:com|net|org|io))(?![A-Za-z0-9_-])"
    rf"(?!\s(?:{words('behind-dotcom')}))"
)
# "evil…com" (NFKC makes three dots of it); a shorter name may be the open part of a masked one.
_ELLIPSIS_DOT = re.compile(r"(?<=[a-z0-9-]{4})\.{2,3}(?=(?:com|net|org|cn)(?![A-Za-z0-9-]|\s[a-z]))")
# "c0m", "3x4mpl3" after a dot of any spelling: an ending with figures for the letters that they look like.
_LOOKS = {"a": "4", "b": "8", "e": "3", "g": "9", "i": "1", "l": "1", "o": "0", "s": "5", "t": "7"}
_LEET_ENDINGS = {
    "".join(f"[{char}{_LOOKS[char]}]" if char in _LOOKS else char for char in ending): ending
    for ending in _ENDINGS.split("|")
    if len(ending) > len("io")
}
_LEET_END = re.compile(
    rf"(?i)(?<=[\s.。,、\])}}>】{_DOTS}])(?:(?=[a-z]*\d)(?:{'|'.join(_LEET_ENDINGS)})|kom)(?![A-Za-z0-9_-])"
)
# 二〇三点零点一一三点七, "203 dot 0 dot 113 dot 7", 203。0。113。7
_SPELLED_QUAD = re.compile(
    rf"(?<![{HANZI}\d.])(?<!{_HAN_DOT})[{HANZI}\d]{{1,3}}(?:(?:\s?(?:{_HAN_DOT}|。)\s?|\s(?i:dot|point)\s)[{HANZI}\d]{{1,3}}){{3}}"
    rf"(?![{HANZI}\d]|\s?{_HAN_DOT})"
)
_QUAD_PIECE = re.compile(rf"[{HANZI}\d]+")
# "support at evil dot com". With a real dot it is prose ("read it at evil.com"); the host is judged anyway.
_SPELLED_AT = re.compile(r"(?i)(?<=[a-z0-9])\sat\s(?=[a-z0-9.-]+[\s_-]dot[\s_-])")
_ODD_COMMA = re.compile(r"[A-Za-z0-9]\s?[,、*|]\s?[a-z]{2}")
_LISTED_ENDINGS = frozenset(_ENDINGS.split("|"))
# Mail providers, whom people name without the rest of the host ("name at gmail"), and those with numbers for names.
LETTER_MAILERS = "gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|foxmail|aliyun|sina|qq"
MAILERS = rf"{LETTER_MAILERS}|163|126|139"
_AT_MAILER = re.compile(
    rf"(?:,?\s(?i:at)\s|\s?(?:{words('at-provider')})\s?)(?=(?i:{MAILERS})(?![A-Za-z0-9@-]))",
)
# A name that is no word, and so may be that of a mailbox.
MAILBOX = (
    r"(?=[A-Za-z0-9_.+-]*(?:[A-Za-z]\d|\d[A-Za-z]|[_+]|[a-z]\.[a-z]|(?i:wallet[a-z]|[a-z]wallet|kefu|example|helpdesk)))"
    r"[A-Za-z0-9][A-Za-z0-9_.+-]{4,}"
)
# What stands before "at gmail": such a name, or a word that somebody is told to write to.
_LOCAL_PART = re.compile(
    rf"(?i)(?<![a-z0-9_.@-])(?:{MAILBOX}"
    rf"|(?:{words('write-mail')})(?:\s(?:{words('write-mail-to')}))*[\s:]*"
    rf"(?!(?:{words('no-mailbox')})(?:\s|\Z))[a-z0-9_.+-]{{4,}})\Z"
)
# How far before "at gmail" it may begin, in characters: a name has at most 64 (RFC 5321), the words before it a few.
_LOCAL_PART_REACH = 96
# What is kept with a provider and not written to: "backup1.json at icloud", "my_key2 在 iCloud 里".
_KEPT = re.compile(
    r"(?i)(?:\.(?:json|txt|csv|zip|pdf|png|jpe?g|key|bak|dat|enc)"
    rf"|(?<![a-z])(?:{words('kept-with-providers')})[_.-]?\d*)\Z"
)
_AS_PLACE = re.compile(rf"(?i)(?:{MAILERS})\s?(?:{words('within')})")
_MAIL_WORD = re.compile(rf"(?i){words('mail-verbs')}")
_NUMBER_MAILER = re.compile(rf"[{HANZI}]{{3}}(?=\s?[{_DOTS}.]\s?(?:com|net|cn)(?![A-Za-z0-9-]))")
# "T e l e g r a m", "e v i l . c o m"
_SPACED_LETTERS = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z](?:(?:(?:[\s_*-]|\s-\s)[A-Za-z]){2,}(?:(?:[\s_*-]|\s-\s)\d){0,6}(?![A-Za-z0-9])|(?<!(?<![A-Za-z0-9])[A-Za-z]\.[A-Za-z])(?:\.[A-Za-z]){4,}(?!\.?[A-Za-z0-9]))"
)
# "t · me / name", "t dot me slash name": links whose host is too short for the rules above.
_SHORT_LINK = re.compile(
    rf"(?i)(?<![a-z0-9.])(?P<name>t|wa|telegram|discord|line)(?:\s\.\s?|\.\s|\s?[。,{_DOTS}]\s?|\sdot\s)(?P<end>me|gg)"
    rf"\s?(?:[/\\]|{words('slashes-in-links')})\s?(?=[a-z0-9_+@])"
)
_SLASH_HINT = re.compile(f"/|{words('slash-hints')}")
# "tme/name", "wa me/name": without any dot; "it wasn't me/you" is none.
_DOTLESS_LINK = re.compile(
    r"(?i)(?<![a-z0-9_./'’@-])(?:(?P<name>t|wa|telegram)[\s_-]?(?P<end>me)|(?P<guild>discord|dsc|whatsapp|facebook)[\s_-](?P<gg>gg|com))\s?/\s?(?=[a-z0-9_+@-]{4})"
)
_HANZI_AT_HINT = re.compile(rf"@|{words('at-hints')}")
_HANZI_AT = re.compile(rf"(?<=[A-Za-z0-9])\s?(?:{words('at-sign')})\s?(?=[A-Za-z0-9])")
# Told that what stands there is to be read from its end: strong phrases only, "a transfer cannot be reversed" is none.
_BACKWARDS = re.compile(rf"(?i){words('backwards')}")
_DEFANGED_SCHEME = re.compile(r"(?i)(?<![a-z])h(?:xx|\*\*|__)p(?=s?\s*:)")
# "im underscore kefu", "im _ kefu"
_UNDERSCORE = re.compile(rf"(?i)(?<=[a-z0-9])(?:\s_\s|{words_between('underscores')})(?=[a-z0-9])")
# "tee dot me": the letter as it is called.
_LETTER_NAMES = {"tee": "t", "double-u a": "wa", "double u a": "wa", "double you a": "wa"}
_LETTER_NAME = re.compile(rf"(?i)(?<![a-z])(?:{'|'.join(_LETTER_NAMES)})(?=\sdot\s)")
# "0 x 5290…", "zero x 5290…": what every address of Ethereum begins with, before so many digits.
_PARTED_KEY = re.compile(
    rf"(?i)(?<![a-z0-9])(?:[0o]|{words('zeros')})[\s_-]{{0,2}}x[\s_-]{{0,2}}(?=[0-9a-f]{{40}}(?![0-9a-z]))"
)
# "Tel*gram", "T******m": the name of a messenger under stars.
_STARRED = re.compile(r"(?i)(?<![a-z*])[a-z]{1,7}\*[a-z*]*[a-z](?![a-z*])")
_STARS = re.compile(r"\*+")
_STARRED_NAMES = ("telegram", "whatsapp", "wechat", "weixin", "discord", "signal", "messenger", "instagram", "facebook")


def _dotted(match: re.Match[str]) -> str:
    """A comma between host labels as a dot; between endings ("com, net") it is a list."""
    label = match["label"]
    return match[0] if label.lower() in _LISTED_ENDINGS else f"{label}."


def reads_backwards(folded: str) -> bool:
    """Tell whether folded text tells its reader to read something from its end."""
    return bool(_TURNED.of(folded)) and _BACKWARDS.search(folded) is not None


def _mailed(match: re.Match[str]) -> str:
    start = match.start()
    before = match.string[max(0, start - _LOCAL_PART_REACH) : start]
    placed = _KEPT.search(before) or _AS_PLACE.match(match.string, match.end())
    if placed and not _MAIL_WORD.search(before):
        return match[0]
    return "@" if _LOCAL_PART.search(match.string, max(0, start - _LOCAL_PART_REACH), start) else match[0]


def _quad(match: re.Match[str]) -> str:
    return ".".join(_QUAD_PIECE.findall(hanzi_figures(match[0])))


def _spaced_dot(match: re.Match[str]) -> str:
    short = _SHORTENED.search(match.string, max(0, match.start("label") - 3), match.end("label"))
    return match[0] if short or match["label"].lower() in _BEFORE_ENDINGS else f"{match['label']}."


def undisguise(folded: str) -> str:
    """Return folded text with defanged and spelled-out addresses put together again ("a (at) b dot com")."""
    text, hints = folded, _HINTS.of(folded)
    for name, step in _STEPS if hints else ():
        if name in hints and (other := step(text)) != text:
            # What was put together may be a piece of more.
            text, hints = other, _HINTS.of(other)
    return text


def _closed(text: str) -> str:
    return _SPACED_LETTERS.sub(lambda match: re.sub(r"[\s_*.-]", "", match[0]), text)


def _leet(text: str) -> str:
    return _LEET_END.sub(lambda match: _plain_ending(match[0].lower()), text)


def _plain_ending(shown: str) -> str:
    """Return the ending that one with figures for letters stands for."""
    return next((ending for look, ending in _LEET_ENDINGS.items() if re.fullmatch(look, shown)), "com")


def _letter_names(text: str) -> str:
    return _LETTER_NAME.sub(lambda match: _LETTER_NAMES[match[0].lower()], text) if " dot " in text else text


def _starred(text: str) -> str:
    return _STARRED.sub(_without_stars, text)


def _without_stars(match: re.Match[str]) -> str:
    """Return the name that fits what stars have left of it: one letter a star, or any for one between letters."""
    shown = match[0].lower()
    exact, loose = re.compile(shown.replace("*", "[a-z]")), re.compile(_STARS.sub("[a-z]+", shown))
    named = (name for name in _STARRED_NAMES if exact.fullmatch(name) or (len(shown) > 3 and loose.fullmatch(name)))
    return next(named, match[0])


def _bracketed(text: str) -> str:
    """Dots, at signs and colons out of their brackets."""
    text = _BRACKET_INITIALS.sub(r"@\1.", text)
    return _BRACKET_AT.sub("@", _BRACKET_DOT.sub(".", _BRACKET_COLON.sub(r"\1", text)))


def _hanzi_at(text: str) -> str:
    if not _HANZI_AT_HINT.search(text):
        return text
    return _HANZI_AT.sub("@", _NUMBER_MAILER.sub(lambda match: hanzi_figures(match[0]), text))


def _at_mailer(text: str) -> str:
    return _AT_MAILER.sub(_mailed, text)


def _linked(text: str) -> str:
    """Links of messengers and short links whose dot is disguised or missing."""
    if not _SLASH_HINT.search(text):
        return text
    if _SHORT_LINK.search(text):
        text = _SHORT_LINK.sub(r"\g<name>.\g<end>/", text)
    text = _DOTLESS_LINK.sub(lambda match: f"{match['name'] or match['guild']}.{match['end'] or match['gg']}/", text)
    return _DOT_BEFORE_PATH.sub(r"\g<before>.", text)


def _dots(text: str) -> str:
    """Dots that are spelled, spaced or replaced by another mark."""
    stopped = "。" in text and _STOP_BEFORE_LATIN.search(text) is not None
    if stopped or _DOT_WORD.search(text):
        text = _NAME_DOT.sub(r"\g<named>.", _SPELLED_QUAD.sub(_quad, text))
        text = _SPELLED_DOT.sub(".", _SPELLED_AT.sub("@", text))
    if ". " in text or " ." in text:
        text = _SPACED_DOT.sub(_spaced_dot, text)
    if "www" in text or "WWW" in text:
        text = _DOTLESS_HOST.sub(r"www.\1.", text)
    if _ODD_COMMA.search(text):
        text = _COMMA_AS_DOT.sub(_dotted, text)
    if stopped:
        text = _STOP_AS_DOT.sub(".", text)
    if ".." in text:
        text = _ELLIPSIS_DOT.sub(".", text)
    if "dot" in text or "DOT" in text or "_" in text:
        text = _DOTCOM.sub(r"\g<named>.\g<end>", text)
    return text


# A text without this tells nobody to read backwards.
_TURNED = Hints(finds=lambda text: reads_backwards(text), backwards=_BACKWARDS)
# What is done one after the other, each with the patterns without which it does nothing.
_STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("letters", _closed),
    ("keys", lambda text: _PARTED_KEY.sub("0x", text)),
    ("stars", _starred),
    ("leet", _leet),
    ("names", _letter_names),
    ("links", _linked),
    ("underscores", lambda text: _UNDERSCORE.sub("_", text)),
    ("schemes", lambda text: _DEFANGED_SCHEME.sub("http", text)),
    ("brackets", _bracketed),
    ("signs", _hanzi_at),
    ("mailers", _at_mailer),
    ("dots", _dots),
)
_HINTS = Hints(
    finds=lambda text: undisguise(text) != text,
    apart=(_SPACED_LETTERS,),
    letters=_SPACED_LETTERS,
    keys=_PARTED_KEY,
    stars=_STARRED,
    leet=_LEET_END,
    names=_LETTER_NAME,
    links=(_SHORT_LINK, _DOTLESS_LINK, _DOT_BEFORE_PATH),
    underscores=_UNDERSCORE,
    schemes=_DEFANGED_SCHEME,
    brackets=(_BRACKET_COLON, _BRACKET_DOT, _BRACKET_AT, _BRACKET_INITIALS),
    signs=(_HANZI_AT, _NUMBER_MAILER),
    mailers=_AT_MAILER,
    dots=(
        _NAME_DOT, _SPELLED_QUAD, _SPELLED_DOT, _SPELLED_AT, _SPACED_DOT, _DOTLESS_HOST, _COMMA_AS_DOT, _STOP_AS_DOT,
        _ELLIPSIS_DOT, _DOTCOM,
    ),
)  # fmt: skip
