"""Accounts in running text: a messenger's name with an id beside it, @handles, wallet addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Names that speak for themselves; an id directly beside them is a contact.
_CHINESE_NAMES = (
    r"[微薇威维徽]\W{0,2}信|(?<![a-z])(?:wei|w|v)\W?信|(?:微|(?<![a-z])v)\W?❤\W?信?|绿泡泡|加\s?薇|[加拉]微(?!\W{0,2}信)"
    r"|扣\W?扣|球球|蔻蔻|抠抠|企鹅号|电\W?报|✈|小飞机|纸飞机|飞机号|蝙蝠|钉钉|脸书|推特|微博|抖音|小红书|快手|公众号|视频号"
    r"|小程序|钱包客服"
)
_LATIN_NAMES = (
    r"加\s?[vq]|we\W?chat|wei\W?xin|q\s?q|telegram|whats\s?app|discord|skype|kakao\s?talk|kakao|viber|zalo|wickr|threema"
    r"|snapchat|dingtalk|facebook|instagram|twitter|tiktok|youtube"
)
# Words that mean something else as well; they need a label such as "ID:" before the id.
_SHORT = r"vx|wx|tg"
_WORDS = (
    r"line\s?@|line|signal|messenger|vx|wx|tg|ig|fb|飞机|企鹅|客服(?:号|账号|帐号|工号|ID)|群号|群聊|群组|好友|加我"
)
# Of these, the plain words of English: "Signal: strong" is no account, "Signal ID: imwallet" is.
_AMBIGUOUS = re.compile(r"line|Line|signal|Signal|messenger|Messenger|ig|fb")
_KEYWORD = re.compile(
    rf"(?i)(?P<name>{_CHINESE_NAMES}|(?<![a-z])(?:{_LATIN_NAMES})(?![a-z]))|(?P<word>(?<![a-z])(?:{_WORDS})(?![a-z]))"
)

# Every name above holds one of these; most texts hold none, and are done.
_TRIGGERS = tuple(
    """qq|q q|chat|xin|telegram|whats|discord|skype|kakao|viber|zalo|wickr|threema|snapchat|ding|facebook
    |instagram|twitter|tiktok|youtube|line|signal|messenger|vx|wx|tg|ig|fb|❤|信|加|扣|企鹅|报|机|蝙蝠|钉|脸书|推特|微
    |薇|球|蔻|抠|绿|✈|音|红|快手|公众|频|程序|客|群|好友""".replace("\n    ", "").split("|")
)

_FILLER = re.compile(
    r"(?i)(?:[\s:=\-–—_()\[\]「」『』【】《》\"'“”‘’|/,>→]|官方|客服|联系|联络|好友|小助手|助手|专员|老师|工作号|小号|大号"
    r"|群组|群聊|群|号码|号|账号|帐号|账户|名称|名|唯一|搜索|搜|添加|加|为|是|我|id\b|ID|account|handle|username|user\s?name"
    r"|user|contact|support|number|group|name|is\b|at\b|add\b|us\b|me\b|on\b|via\b)*"
)
_LABELLED = re.compile(r"(?i)号|\bid\b|account|handle|user|@")
_EXPLICIT = re.compile(r"(?i)[:=]|号|\bid\b|ID|account|handle|user|搜|加|添加|add|@")
_TOKEN = re.compile(r"@?(?P<id>[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9])")
# A masked sample ("kefu***01") shows a few characters and then hides the rest.
_MASK = re.compile(r"\*\*|••|…|\.\.\.")
_MASKED_CHARACTERS = 5
# No messenger allows longer ids; longer words are hashes and keys.
_ID_CHARACTERS = 32
_SPACED_DIGITS = re.compile(r"\d(?:[\s·•]\d){4,11}(?![A-Za-z0-9])")
# How far from its messenger's name an id is looked for when it does not stand directly beside it.
_REACH = 24
_SENTENCE_END = re.compile(r"[。!?;\n]|\.\s|,\s?(?=[^\s])")

_ID_LIKE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{3}|\d[\s·•]\d")
_UNDERSCORED = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+")
_UNMISTAKABLE = re.compile(rf"(?<![A-Za-z0-9_./@-]){_UNDERSCORED.pattern}(?![A-Za-z0-9_./-])")
_MIXED = re.compile(r"(?=[A-Za-z0-9._-]*[A-Za-z])(?=[A-Za-z0-9._-]*\d)[A-Za-z0-9._-]{5,}")
# Products, standards, units and file names that mix letters and digits.
_KNOWN_MIX = re.compile(
    r"(?i)v?\d+(?:\.\d+)*[a-z%]{0,4}|(?:iphone|ios|ipados|android|windows|win|macos|galaxy|mate|usb|http|tls|sha|rsa"
    r"|aes|utf|erc|trc|bep|eip|bip|web|layer|l|h|mp|ipv|x|rfc|iso|rs|totp|u2f|fido)[-_ ]?\d+[a-z]*"
    r"|0x[0-9a-f]*|[0-9a-f]{12,}|\d+[-/.:]\d.*|\d+(?:th|st|nd|rd)|2fa|3ds|.*\.(?:html?|json|js|css|png|jpe?g|svg|apk|ipa|exe|dmg|csv|txt|pdf)"
)
_PLAIN_WORDS = frozenset(
    """account accounts admin admins agent agents always android anyone apple apps before block blocked
    brand business call calls center channel channels chat chats client closed community contact
    contacts desk desktop discord download email error everyone facebook fake false friend friends from
    google group groups handle help here impostor impostors instagram invite invites iphone kakaotalk
    link links mail message messages messenger microsoft mobile money name names never news nobody none
    number numbers official offline online only order other others page pages people phone please
    private profile public request requests scam scammer scammers scams search server servers service
    services session signal skype someone staff strangers support team telegram that their them there
    these they this threema thread tiktok ticket transfer twitter unavailable unknown user username
    users video viber wallet warning website wechat weixin whatsapp when where which windows wallets
    with work works youtube your imtoken ethereum bitcoin tether network networks tron solana polygon
    usdt usdc swap fees token tokens""".split()
)
_WORD_FORM = re.compile(
    r"[a-z]+(?:ed|ing|ers|ors|ions?|ness|ments?|able|ible|ly|ful|less|ive|ous|ies|ances?|ences?|ship|als)"
)
# Names that pose as the wallet's support even without a label.
_POSING = re.compile(
    r"(?i).{2,}(?:support|service|kefu|helpdesk|official|admin|wallet)(?:bot|cs)?|(?:wallet|kefu).{2,}(?:bot|cs)"
)
_WIDE = re.compile(r"[\u4e00-\u9fff]")
_UNITS = re.compile(
    r"\s?(?:个|人|天|小时|分钟|秒|元|块|次|笔|年|月|日|位|岁|%|USDT|USD|KB|MB|GB|people|members|days|hours|minutes|users)"
)

_SKYPE = re.compile(r"(?i)\blive:\.?[\w.-]+")
_HANDLE = re.compile(
    r"(?<![A-Za-z0-9_@./:-])@(?P<id>[A-Za-z][A-Za-z0-9_.]{2,}[A-Za-z0-9_]|(?=\w*[\u4e00-\u9fff])[A-Za-z\u4e00-\u9fff]\w+)(?![A-Za-z0-9_]|/\w)"
)
_ADDRESSED = (
    "所有人",
    "全体",
    "你",
    "我",
    "他",
    "她",
    "谁",
    "everyone",
    "here",
    "media",
    "import",
    "font-face",
    "keyframes",
)
_CODE_WORDS = frozenset(
    {"media", "import", "keyframes", "supports", "everyone", "here", "channel", "context", "type", "graph"}
)

_BASE58 = "1-9A-HJ-NP-Za-km-z"
_CRYPTO = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"0x[0-9a-fA-F]{40}"
    r"|0x(?=(?:\s?[0-9a-fA-F]){40}(?![0-9A-Za-z]))[0-9a-fA-F]{4,}(?:\s[0-9a-fA-F]{4,})+"
    rf"|T[{_BASE58}]{{33}}"
    rf"|(?=[{_BASE58}]*[A-Z])(?=[{_BASE58}]*[a-z])(?=[{_BASE58}]*\d)(?:[13][{_BASE58}]{{25,34}}|[{_BASE58}]{{32,44}})"
    # 64 hexadecimal digits are a checksum: bech32 (BIP 173) has no b after its prefix.
    r"|(?![0-9a-f]{64}(?![0-9A-Za-z]))(?:bc1|tb1|ltc1|addr1|cosmos1|osmo1|bnb1|terra1|ton1)[a-z0-9]{25,}"
    r"|(?:EQ|UQ)[\w-]{46}"
    r")(?![0-9A-Za-z])"
)
_LONG_WORD = re.compile(r"[0-9A-Za-z]{20}|0x|(?i:wc:)")
_PAYMENT = re.compile(
    r"(?i)(?<![a-z])(?:wc:[0-9a-z-]{2,}@\d\S*|(?:bitcoin|ethereum|litecoin|dogecoin|tron|solana|monero|ripple|lightning|lnurlp?):[a-z0-9]{20,}\S*)"
)


@dataclass(frozen=True)
class Account:
    """An account met in text. `kind` is messenger, handle or crypto; `value` the id, `shown` what stands
    there.
    """

    kind: str
    value: str
    shown: str


def find_accounts(text: str, whole: str) -> list[Account]:
    """Return the accounts in folded text; `text` is `whole` without its web and e-mail addresses."""
    found = dict.fromkeys(_crypto(text))
    found |= dict.fromkeys(Account("messenger", match[0].lower(), match[0]) for match in _SKYPE.finditer(whole))
    found |= dict.fromkeys(_handles(text))
    found |= dict.fromkeys(_messengers(text))
    return list(found)


def _crypto(text: str) -> Iterator[Account]:
    if not _LONG_WORD.search(text):
        return
    for pattern in (_CRYPTO, _PAYMENT):
        for match in pattern.finditer(text):
            yield Account("crypto", match[0], match[0])


def _handles(text: str) -> Iterator[Account]:
    if "@" not in text:
        return
    for match in _HANDLE.finditer(text):
        name = match["id"]
        if (
            name.lower() not in _CODE_WORDS
            and not name.startswith(_ADDRESSED)
            and not _masked(name, text[match.end() :])
        ):
            yield Account("handle", name.lower().rstrip("."), match[0])


def _messengers(text: str) -> Iterator[Account]:
    if not _ID_LIKE.search(text) or not any(trigger in text.lower() for trigger in _TRIGGERS):
        return
    for match in _KEYWORD.finditer(text):
        named = match["name"] is not None
        account = _beside(text, match, named) or (_near(text, match) if named else None)
        if account:
            yield account


def _beside(text: str, match: re.Match[str], named: bool) -> Account | None:
    """Return the id that directly follows a messenger's name, if it can be one."""
    filler = _FILLER.match(text, match.end())
    start = filler.end() if filler else match.end()
    between = text[match.end() : start]
    explicit = bool(_EXPLICIT.search(between)) or (
        not named and bool(re.search(r"[:=号@]|名|我|群", match[0] + between))
    )
    spaced = _SPACED_DIGITS.match(text, start)
    if spaced and (named or explicit):
        return Account("messenger", re.sub(r"\D", "", spaced[0]), f"{match[0]}{between}{spaced[0]}")
    token = _TOKEN.match(text, start)
    if not named and not explicit and not (token and _is_short_id(match[0], token["id"])):
        return None
    if not token or len(between) > _REACH or len(token["id"]) > _ID_CHARACTERS:
        return None
    name, after = token["id"], text[token.end() :]
    if _masked(name, after) or _UNITS.match(after):
        return None
    labelled = bool(_LABELLED.search(between))
    chinese = not match[0].isascii() or _WIDE.search(text[max(0, match.start() - 3) : match.start()]) is not None
    plain_word = not named and not chinese and not labelled and _AMBIGUOUS.fullmatch(match[0]) is not None
    if plain_word and not _UNDERSCORED.fullmatch(name):
        return None
    if _is_id(name, after, labelled or explicit, chinese):
        return Account("messenger", name.lower(), f"{match[0]}{between}{name}")
    return None


def _masked(name: str, after: str) -> bool:
    return len(name) <= _MASKED_CHARACTERS and _MASK.match(after) is not None


def _is_short_id(keyword: str, name: str) -> bool:
    return bool(re.fullmatch(_SHORT, keyword.lower()) and _MIXED.fullmatch(name) and not _KNOWN_MIX.fullmatch(name))


def _is_id(name: str, after: str, explicit: bool, chinese: bool) -> bool:
    """Tell whether a word beside a messenger's name is an account and not the next word of the sentence."""
    if _UNDERSCORED.fullmatch(name) and len(name) >= 5:
        return True
    if name.isdigit():
        return 5 <= len(name) <= 12
    if _KNOWN_MIX.fullmatch(name):
        return False
    if any(map(str.isdigit, name)) and len(name) >= 5:
        return True
    plain = re.sub(r"[._-]", "", name)
    if re.match(r"\s?[A-Za-z0-9]", after) or len(plain) < 5 or not plain.isascii() or _is_word(name):
        return False
    return explicit or bool(_POSING.fullmatch(plain)) or (chinese and name.islower() and len(name) >= 6)


def _is_word(name: str) -> bool:
    parts = [part.lower() for part in name.split("-")]
    return all(part in _PLAIN_WORDS or _WORD_FORM.fullmatch(part) for part in parts)


def _near(text: str, match: re.Match[str]) -> Account | None:
    """Return an unmistakable id (with an underscore) within the same clause as a messenger's name."""
    after = _SENTENCE_END.split(text[match.end() : match.end() + _REACH], maxsplit=1)[0]
    before = re.split(r"[。!?;\n]|\.\s", text[max(0, match.start() - _REACH) : match.start()])[-1]
    for part in (after, before):
        token = _UNMISTAKABLE.search(part)
        if token:
            return Account("messenger", token[0].lower(), f"{match[0]} … {token[0]}")
    bracketed = re.search(r"(?P<id>[A-Za-z0-9._-]{5,})\s?[(\[]\s?\Z", before)
    name = bracketed["id"] if bracketed else ""
    if name.isdigit() or (_MIXED.fullmatch(name) and not _KNOWN_MIX.fullmatch(name)):
        return Account("messenger", name.lower(), f"{name} ({match[0]})")
    return None
