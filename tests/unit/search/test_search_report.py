"""What editors are told of questions that are not found."""

from __future__ import annotations

from scripts.search_eval import Answer, Query
from scripts.search_report import report, words


def answer(text: str, topic: str, place: int | None, *shown: str) -> Answer:
    return Answer(Query("en", text, frozenset({topic}), "", ""), shown, place, ())


def test_words_of_both_scripts() -> None:
    assert words("Locked wallets, 钱包被盗 2FA") == {"lock", "wallet", "钱包", "包被", "被盗", "2fa"}


def test_what_is_missed_is_told_with_the_words_that_would_help() -> None:
    known = {("en", "fees"): (("commission", "fee"), {"fee", "commission", "high"})}
    told = report([answer("why is gas high", "fees", 1, "swap", "fees"), answer("a fee", "fees", 0, "fees")], known)
    assert "en fees: 1 of 2 first, 2 in three" in told
    assert "shown: swap, fees; words it lacks: gas, why" in told
    assert told.endswith("Keywords that no question of the table needs:\nen fees: commission")


def test_the_worst_misses_come_first() -> None:
    """Pages that are not shown at all, then those that stand furthest down; ten at most."""
    given = [answer("found", "fees", 0, "fees"), answer("near", "fees", 1, "swap", "fees")]
    given.append(answer("lost", "fees", None))
    given += [answer(f"far {at}", "fees", 2, "swap", "send", "fees") for at in range(12)]
    told = report(given, {}).splitlines()
    assert told[0] == "The worst of 14 misses among 15 questions:"
    assert told[1:3] == ["    en  lost", "        wanted: fees (not shown); shown: nothing"]
    assert told[3] == "    en  far 0" and "place 3" in told[4]
    assert told[21] == "" and not any("near" in line for line in told[:21])
