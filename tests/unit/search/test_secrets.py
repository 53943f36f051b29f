"""What is taken for a secret, and what is not: tables made anew in each run, from a seed that a failure prints."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from typing import Any

import pytest

from scripts.search_eval import read_queries
from tests.javascript import evaluate
from tests.support.parts import Part, in_parts
from tests.support.paths import ROOT

SEED = int(os.environ.get("SECRETS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
SIZE = 300  # of each table
LENGTHS = (12, 15, 18, 21, 24)
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# The place of each word is what its checksum counts; the rest of a word is made up, for the first letters tell it.
_LISTS = """
const { phraseWords } = await import(new URL("phrases.js", v[0]));
const { phraseCharacters } = await import(new URL("phrases-chinese.js", v[0]));
const { electrumWords } = await import(new URL("phrases-electrum.js", v[0]));
return [[...phraseWords().keys()], [...phraseCharacters()], [...electrumWords()]];
"""


@cache
def lists() -> tuple[list[str], list[str], list[str], list[str]]:
    """The words of phrases in English (their first letters), the characters of both Chinese lists, in order; and the
    words of Electrum's old list (their first letters)."""
    address = (ROOT / "overrides" / "assets" / "secrets" / "secrets.js").as_uri()
    english, characters, old = evaluate("secrets/checksums.js", _LISTS, address)
    simplified = [char for char, _ in characters[:2048]]
    traditional = list(simplified)
    for char, place in characters[2048:]:
        traditional[place] = char
    return english, simplified, traditional, old


def places(chance: random.Random, length: int) -> list[int]:
    entropy = chance.randbytes(length * 4 // 3)
    bits = "".join(f"{byte:08b}" for byte in entropy)
    bits += "".join(f"{byte:08b}" for byte in hashlib.sha256(entropy).digest())[: len(bits) // 32]
    return [int(bits[at : at + 11], 2) for at in range(0, len(bits), 11)]


def english(chance: random.Random) -> list[str]:
    return [lists()[0][place] for place in places(chance, chance.choice(LENGTHS))]


def wrong(chance: random.Random) -> str:
    """A phrase with one to three words that are slips, or not of the list."""
    words = english(chance)
    for at in chance.sample(range(len(words)), chance.randint(1, 3)):
        word = words[at]
        words[at] = chance.choice([word[1] + word[0] + word[2:], word[0] + "q" + word[1:], "banana", "kangaroo"])
    return " ".join(words)


def chinese(chance: random.Random, which: int, between: str) -> str:
    return between.join(lists()[which][place] for place in places(chance, chance.choice(LENGTHS)))


def told(chance: random.Random, which: int) -> str:
    """A phrase among the words that somebody tells it with."""
    before, after = chance.choice([("我的助记词是", ""), ("", "这是我的助记词请帮我看看"), ("種子是", "怎么导入")])
    return before + chinese(chance, which, "") + after


def slipped(chance: random.Random) -> str:
    """A phrase of which one character is another one that is on no list."""
    written = list(chinese(chance, chance.choice([1, 2]), ""))
    written[chance.randrange(len(written))] = chance.choice("饺瞄芹镐奢攞")
    return "".join(written)


def monero(chance: random.Random) -> str:
    words = ["".join(chance.choices("abdegilmnoprstu", k=6)) for _ in range(24)]
    return " ".join([*words, words[zlib.crc32("".join(word[:3] for word in words).encode()) % 24]])


def electrum(chance: random.Random) -> str:
    """The words that Electrum gave before 2014: 1,626, everyday ones, with no sum; the rest of a word is made up."""
    words = chance.choices(lists()[3], k=chance.choice([12, 12, 12, 24]))
    return chance.choice(["", "", "my old seed "]) + " ".join(word + "e" * (3 - len(word)) for word in words)


def base58(data: bytes) -> str:
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = BASE58[rest] + text
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def checked(data: bytes) -> str:
    return base58(data + hashlib.sha256(hashlib.sha256(data).digest()).digest()[:4])


def groups(text: str, size: int, between: str) -> str:
    return between.join(text[at : at + size] for at in range(0, len(text), size))


def card(chance: random.Random) -> str:
    digits = [int(one) for one in chance.choice(["4", "51", "55", "22"])]
    digits += [chance.randrange(10) for _ in range(15 - len(digits))]
    doubled = [digit * 2 - 9 * (digit > 4) if at % 2 == 0 else digit for at, digit in enumerate(digits)]
    return "".join(map(str, digits)) + str(-sum(doubled) % 10)


def no_card(chance: random.Random) -> str:
    """A number as long as a card's, whose last digit is not the one that a card would have."""
    number = card(chance)
    return number[:-1] + str((int(number[-1]) + chance.randint(1, 9)) % 10)


def identity(chance: random.Random) -> str:
    date = f"{chance.randint(1950, 2008)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    number = f"{chance.choice(['110101', '310115', '440305'])}{date}{chance.randint(0, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number + "10X98765432"[sum(w * int(d) for w, d in zip(weights, number, strict=True)) % 11]


def secret_of_codes(chance: random.Random) -> str:
    return "2" + "".join(chance.choices(BASE32, k=chance.choice([15, 31])))


SECRETS: dict[str, tuple[str, float, Callable[[random.Random], str]]] = {
    "phrase": ("phrase", 1, lambda chance: " ".join(english(chance))),
    "hyphenated": ("phrase", 1, lambda chance: "-".join(english(chance))),
    "glued": ("phrase", 1, lambda chance: "".join(f"{word:x<4}" for word in english(chance))),
    "numbered": ("phrase", 1, lambda chance: " ".join(f"{at}. {word}" for at, word in enumerate(english(chance), 1))),
    "in a line each": ("phrase", 1, lambda chance: "\n".join(english(chance))),
    "told": ("phrase", 1, lambda chance: f"my seed is {' '.join(english(chance))} please help"),
    "wrong words": ("phrase", 0.95, wrong),
    "being typed": ("phrase", 0.9, lambda chance: " ".join(english(chance)[:10])),
    "Chinese": ("phrase", 0.97, lambda chance: chinese(chance, 1, "")),
    "Chinese, traditional": ("phrase", 0.97, lambda chance: chinese(chance, 2, "")),
    "Chinese, told": ("phrase", 0.92, lambda chance: told(chance, 1)),
    "Chinese, traditional, told": ("phrase", 0.92, lambda chance: told(chance, 2)),
    "Chinese, a wrong character": ("phrase", 0.88, slipped),
    "Chinese, being typed": ("phrase", 0.83, lambda chance: chinese(chance, 1, "")[:10]),
    "Chinese, with spaces": ("phrase", 1, lambda chance: chinese(chance, 1, " ")),
    "Monero": ("phrase", 1, monero),
    "Electrum, old": ("phrase", 0.97, electrum),
    "import format": ("key", 1, lambda chance: checked(b"\x80" + chance.randbytes(32) + b"\1")),
    "extended key": ("key", 1, lambda chance: checked(bytes.fromhex("0488ade4") + chance.randbytes(74))),
    "Solana": ("key", 1, lambda chance: base58(b"\1" + chance.randbytes(63))),
    "Solana, bytes": ("key", 1, lambda chance: json.dumps(list(chance.randbytes(64)))),
    "grouped digits": ("key", 1, lambda chance: groups(chance.randbytes(32).hex(), 8, chance.choice(" -:"))),
    "told digits": ("key", 1, lambda chance: f"my private key is 0x{chance.randbytes(32).hex()}"),
    "bare digits": ("hash", 1, lambda chance: chance.randbytes(32).hex()),
    "picture of codes": ("two-factor", 1, lambda chance: f"otpauth://totp/a?secret={secret_of_codes(chance)}"),
    "secret of codes": ("two-factor", 1, secret_of_codes),
    "secret of codes, grouped": ("two-factor", 0.99, lambda chance: groups(secret_of_codes(chance).lower(), 4, " ")),
    "card": ("card", 1, card),
    "card, grouped": ("card", 1, lambda chance: groups(card(chance), 4, chance.choice(" -"))),
    "identity card": ("identity", 1, identity),
}
# Words of the list that questions are made of: twelve of these are a sentence, also where their sum is right.
ASKED = (
    "can you what wallet coin address phone support network change account pass record have sign someone number "
    "transfer first when time code check help wrong word balance never again exchange answer receive screen security "
    "move ticket mail company need want review amount message limit deposit wait private pay same next cost error find"
).split()
NONE: dict[str, tuple[float, Callable[[random.Random], str]]] = {
    "listed words": (0, lambda chance: " ".join(chance.choices(ASKED, k=chance.choice([10, 12, 12, 15])))),
    "hash": (0, lambda chance: f"0x{chance.randbytes(32).hex()}"),
    "told hash": (0, lambda chance: f"{chance.choice(['tx hash', '交易哈希'])} {chance.randbytes(32).hex()}"),
    "Ethereum address": (0, lambda chance: f"0x{chance.randbytes(20).hex()}"),
    "Bitcoin address": (0, lambda chance: checked(b"\0" + chance.randbytes(20))),
    "TRON address": (0, lambda chance: checked(b"\x41" + chance.randbytes(20))),
    "Solana address": (0, lambda chance: base58(chance.randbytes(32))),
    "order number": (0, lambda chance: f"order {chance.randrange(10**15, 10**16)}"),
    "Chinese order number": (0, lambda chance: f"订单号{chance.randrange(10**15, 10**16)}"),
    "bare number": (0, no_card),
    "ticket": (0, lambda chance: f"ticket {groups(''.join(chance.choices(BASE32, k=16)), 4, '-')}"),
    "date and amount": (0, lambda chance: f"2026-{chance.randint(1, 12)}-11 {chance.random() * 9999:.6f} USDT"),
}


def judged(texts: list[str]) -> list[Any]:
    found: list[Any] = evaluate("secrets/secrets.js", "return v[0].map((text) => m.findSecret(text));", texts)
    return found


def test_secrets_of_each_kind_are_recognised() -> None:
    chance = random.Random(SEED)
    tables = {name: [make(chance) for _ in range(SIZE)] for name, (_, _, make) in SECRETS.items()}
    found = iter(judged([text for table in tables.values() for text in table]))
    for name, table in tables.items():
        kind, least, _ = SECRETS[name]
        missed = [text for text in table if (next(found) or {}).get("kind") != kind]
        assert len(missed) <= (1 - least) * SIZE, f"seed {SEED}, {name}: {missed[:3]}"


def mixed(chance: random.Random, units: list[str], size: int, others: int, of: Sequence[str]) -> list[str]:
    """So many of the units, of which so many are others."""
    made = [*units, *units][:size]
    for at in chance.sample(range(size), others):
        made[at] = chance.choice(of)
    return made


def test_a_phrase_without_spaces_is_no_key_whose_letters_it_has() -> None:
    """The glued "hearsuprvali" has the beginning of an extended key; letters alone are no 64 bytes of Solana's."""
    chance = random.Random(SEED)
    glued = ["".join(f"{word:x<4}" for word in english(chance)) for _ in range(2 * SIZE)]
    few = [re.sub("[l0]", "x", text[:at]) for text in glued for at in (86, 87) if len(text) > at]
    keys = ["uprv", "xprv"]
    asked = [*few, *(f"{text[:3]}{key}{text[3:]}" for key in keys for text in glued)]
    assert {(one or {}).get("kind", "phrase") for one in judged(asked)} == {"phrase"}


@pytest.mark.repeated
def test_whatever_is_found_to_be_a_secret_has_the_size_of_one() -> None:
    """By its size alone it is held back until secrets are known (search/caution.js)."""
    chance = random.Random(SEED)
    texts = [make(chance) for _, _, make in SECRETS.values() for _ in range(SIZE)]
    texts += [f"{before}{text}" for text in texts[::7] for before in ("见 ", "My wallet: ", "(")]
    texts += ["R123456(7)", "A1234567", "Taiwan ID A123456789", "123-45-6789", '{"ciphertext": ""}', "otpauth://"]
    # Words of sentences and usual characters among those of phrases.
    usual = "的一是在不了有我他这个们来到时大地为子中说钱没给对收转去能里么要"
    for size, others in product((10, 12, 13, 24), (0, 1, 2)):
        words = ["the", "some", "really", "of"]
        texts += [" ".join(mixed(chance, english(chance), size, others, words)) for _ in range(SIZE)]
        texts += ["".join(mixed(chance, [*chinese(chance, 1, "")], size, 3 * others, usual)) for _ in range(SIZE)]
    found = judged(texts)
    held: list[bool] = evaluate("search/caution.js", "return v[0].map(m.mayBeSecret);", texts)
    assert len([one for one in found if one]) > 0.5 * len(texts)
    assert [text for text, secret, may in zip(texts, found, held, strict=True) if secret and not may] == []


def test_questions_of_a_few_words_wait_for_nothing() -> None:
    few = [
        "gas too high",
        "sent usdt but recipient got nothing",
        "2fa code does not arrive",
        "trc20 or erc20?",
        "怎么改密码",
        "钱转出去了对方没收到",
    ]
    assert evaluate("search/caution.js", "return v[0].map(m.mayBeSecret);", few) == [False] * len(few)


def test_what_only_looks_like_a_secret_is_none() -> None:
    chance = random.Random(SEED)
    tables = {name: [make(chance) for _ in range(SIZE)] for name, (_, make) in NONE.items()}
    found = iter(judged([text for table in tables.values() for text in table]))
    for name, table in tables.items():
        taken = [text for text in table if next(found)]
        assert len(taken) <= NONE[name][0] * SIZE, f"seed {SEED}, {name}: {taken[:3]}"


# Without the small words that no phrase has, and with many words that phrases have too.
TERSE = (
    "wallet problem help urgent money lost yesterday",
    "send coin wrong address network error cancel possible",
    "forgot password new phone account open again",
    "buy ticket hotel gift card pay crypto today",
    "need human agent phone call answer today please",
    "sell token wait one hour price drop very unhappy",
    "wallet app crash open black screen phone update",
    "friend receive coin late exchange say success wallet empty",
    "why big fee small send amount unfair",
    "fake support call ask secret word send link",
    "upload photo id face scan fail again again",
    "change phone number code arrive old number",
    "transfer stuck three day support silent very angry",
    "swap coin price move error try again same result",
)


def test_a_quantity_among_short_words_is_no_secret_of_codes() -> None:
    honest = ["with more than 5k in it", "sent over 2345 each time", "they have paid 3m more here"]
    secrets = ["with more tha5 kain", "abcd efgh 5kij 7klm"]
    assert list(map(bool, judged(honest + secrets))) == [False] * 3 + [True] * 2


# Parts of sentences whose characters recovery phrases have, too, few of them frequent ones: taken together by chance.
TALKED = (
    ("朋友", "鄰居", "隔壁阿姨", "網友", "老同学", "表哥", "房東", "師傅", "小区保安", "教会的姊妹"),
    ("推薦", "介紹", "邀請", "叫", "教", "帮", "游说", "鼓励"),
    ("我", "我媽", "咱们", "我老公"),
    ("玩", "買", "學", "投资", "下载", "註冊"),
    ("虛擬貨幣", "加密货币", "比特幣", "数字资产", "区块链游戏", "理财产品", "交易所", "海外基金", "外匯"),
    ("", "給了", "说能赚大钱", "結果全部虧光", "现在群解散了", "把積蓄都搬進去", "三天之后联系不上"),
)

BY_CHANCE = 0.002


def test_a_sentence_of_listed_characters_is_no_phrase() -> None:
    """Nor is any beginning of it, as it is typed, a mark behind it or none; but a sum that fits by chance, which a
    beginning of as many characters as a phrase has may have.
    """
    chance = random.Random(SEED)
    sentences = ["".join(map(chance.choice, TALKED)) + chance.choice(["", "，", "。"]) for _ in range(SIZE)]
    sentences.append("朋友推薦我玩虛擬貨幣，給了")
    typed = sorted({text[:at] for text in sentences for at in range(9, len(text) + 1)})
    taken = [text for text, found in zip(typed, judged(typed), strict=True) if found]
    assert len(taken) <= len(typed) * BY_CHANCE, f"seed {SEED}: {taken[:5]}"
    assert not [text for text in taken if sentences[-1].startswith(text)]


STORY = 105  # characters


@in_parts(48)
def test_questions_of_readers_are_no_secrets(part: Part) -> None:
    """Thousands of ordinary questions, in each language; also as far as they have been typed: at every fourth
    character, and of what is a story by then at every sixteenth.
    """
    asked = [
        query.text for name in ("queries", "real") for query in read_queries(ROOT / "tests" / "live" / f"{name}.tsv")
    ]
    stops = [*range(9, STORY, 4), *range(STORY, max(map(len, asked)), 16)]
    typed = sorted({text[:at] for text in [*asked, *TERSE] for at in (*filter(len(text).__gt__, stops), len(text))})
    typed = part.of(typed)
    assert len(typed) > 400
    assert [text for text, found in zip(typed, judged(typed), strict=True) if found] == []


@pytest.mark.parametrize(("size", "which"), [(2048, 0), (2048, 1), (1334, 3)])
def test_the_lists_are_whole(size: int, which: int) -> None:
    given = lists()[which]
    assert len(set(given)) == size
    known = {0: {"aban", "act", "zoo"}, 3: {"like", "just", "some", "weav"}}
    if which in known:
        assert given == sorted(given) and known[which] <= set(given)


def test_sums() -> None:
    """Against the standard library, and against published examples."""
    body = "return v[0].map((text) => [...m.sha256(new TextEncoder().encode(text))]);"
    texts = ["", "abc", "a" * 55, "a" * 56, "a" * 64, "钱包"]
    assert evaluate("secrets/checksums.js", body, texts) == [list(hashlib.sha256(t.encode()).digest()) for t in texts]
    assert evaluate("secrets/checksums.js", "return m.crc32(v[0]);", "abandon") == zlib.crc32(b"abandon")
    assert evaluate("secrets/checksums.js", "return v[0].map(m.luhn);", ["4111111111111111", "4111111111111112"]) == [
        True,
        False,
    ]
