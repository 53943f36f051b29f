"""What the looks of readers tell of a text that has little of what they look for: nothing."""

from __future__ import annotations

from guard.text import apart, clauses, encodings, hosts, messengers, parts, payments, phones, references, wallets
from guard.text.hints import Hints
from guard.text.ways.words import stems_of
from tests.support.rows import each_row

# A reader's look, a text, and the names of what the text may hold.
TOLD: list[tuple[Hints, str, str]] = [
    (encodings._HINTS, "page 12", ""),
    (encodings._HINTS, "abc", ""),
    (encodings._HINTS, "6b 66 38 38 36 36", "hex nato"),
    (encodings._HINTS, "ab cd ef ab cd ef", ""),
    (encodings._HINTS, "1101011 1101011 1101011 1101011 1101011", "binary nato"),
    (encodings._HINTS, "a rot13 text", "turned"),
    (encodings._HINTS, "caesar", "turned"),
    (encodings._HINTS, "kilo lima mike november", "nato"),
    (encodings._HINTS, "⠁⠃⠉⠙", "braille"),
    (encodings._RUNS, "abcdefghijkl", ""),
    (encodings._RUNS, "Abc", ""),
    (encodings._RUNS, "abcdefghijkL", "run mixed"),
    (payments._HINTS, "page 12", ""),
    (payments._HINTS, "4111 1111 1111 1111", "numbers"),
    (payments._HINTS, "cash app $imwdesk", "cashtags"),
    (payments._HINTS, "pay to kfdesk@okaxis", "upi"),
    (payments._HINTS, "swift ABCDEFGH", "swift"),
    (wallets._HINTS, "page 12", ""),
    (wallets._HINTS, "abcd.near", "names"),
    (wallets._HINTS, "ab1.near", "digit names"),
    (wallets._HINTS, "abcdefghijklmnopqrstuvwxyz", ""),
    (wallets._HINTS, "abcdefghijklmnopqrstuvwxyz1", "digit runs"),
    (messengers._HINTS, "page a1", ""),
    (messengers._HINTS, "@imwdesk", "handles"),
    (messengers._HINTS, "message agent_07", "invited"),
    (messengers._HINTS, "Telegram", "name"),
    (messengers._HINTS, "T3legram", "drawn"),
    (messengers._HINTS, "live:abc", "skype"),
    (messengers._HINTS, "abc abc abc abc abc", ""),
    (messengers._HINTS, "ab1 abc abc abc abc", "keys"),
    (references._WHERE, "an account 12", ""),
    (references._WHERE, "find 12", ""),
    (references._WHERE, "find a channel 12", "place seek"),
    (references._WHERE, "find it on fiverr, 12", "platform"),
    (clauses._HINTS, "Telegram", "service"),
    (clauses._HINTS, "contact us", "verb"),
    (clauses._HINTS, "口令 abc123", "command"),
    (hosts._HINTS, "evil.example", "hosts"),
    (hosts._HINTS, "xy://y", "urls"),
    (hosts._HINTS, "a@b.c", "mails hosts"),
    (hosts._HINTS, "203.0.113.9", "numbers hosts"),
    (phones._HINTS, "2025550143", "digits"),
    (phones._HINTS, "202 555", "digits"),
    (phones._HINTS, "202 5", ""),
    (phones._HINTS, "202-JKL-0143", "lettered"),
    (parts._HINTS, "imwallet . vip", "dots"),
    (parts._HINTS, "202 then 5550143", "numbers"),
    (apart._HINTS, "i m d e s k", "letters"),
]


@each_row(("look", "text", "names"), TOLD)
def test_what_a_look_tells(look: Hints, text: str, names: str) -> None:
    look._seen.clear()
    assert look.of(text) == frozenset(names.split())


# What a word may be a form of, besides itself.
@each_row(
    ("word", "forms"),
    [
        ("studies", {"study", "studie", "studi"}),
        ("boxes", {"box", "boxe"}),
        ("cars", {"car"}),
        ("gas", set()),
        ("dies", {"die"}),
        ("playing", {"play", "playe"}),
        ("doing", set()),
        ("asked", {"ask", "aske"}),
        ("used", set()),
        ("t3legram", {"telegram"}),
        ("telegr4m", {"telegram"}),
        ("5upport", {"support"}),
        ("1o1", set()),
        ("101", set()),
        ("it's", {"it", "it'"}),
    ],
)
def test_forms_of_words(word: str, forms: set[str]) -> None:
    found = stems_of(word)
    assert found[0] == word and set(found[1:]) == forms
