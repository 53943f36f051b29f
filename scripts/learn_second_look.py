"""Learn the second look at sentences that read like a thief's, and write hooks/guard/words/second.<language>.tsv.

    python -m scripts.learn_second_look            learn from the tables
    python -m scripts.learn_second_look --judge    leave out a fifth of the writers at a time, and say what of theirs
                                                   would be refused by both looks together

It learns from the tables of scripts/learn_sentences.py, but for the documentation of other projects: who has to know
thieves from programmers, too, tells them worse from those who write about wallets. What it sees of a sentence is told
by hooks/guard/text/second_look.py. The files begin with a digest, as the others do.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from guard.read.tree import checksum
from guard.text.models import Model, languages
from guard.text.normalize import fold
from guard.text.samples import Sample, samples
from guard.text.second_look import APART, with_pairs
from guard.text.units import LONGEST_GROUP, concepts, plain_text, units
from scripts import documentation
from scripts.learn_sentences import (
    WORDS,
    Learned,
    Text,
    all_texts,
    costly,
    learn,
    learned_model,
    rarity,
    solved,
    table,
    told_of,
    vocabulary,
)

# So many groups and pairs are kept, those that weigh most.
_KEPT = 30_000
# Writers are left out in so many parts.
_PARTS = 5
# How much more than at the thresholds of today both looks are asked for, to judge.
_MORE = (-0.2, -0.1, 0.0, 0.1, 0.2, 0.3)


def groups_and_pairs(plain: str, one: Sample) -> Counter[str]:
    """Return what the second look sees of a sample of a plain text."""
    return with_pairs(one.groups, units(plain[one.start : one.end]))


def learn_second(texts: Iterable[Text]) -> Learned:
    """Return what texts of one language teach for the second look."""
    told = told_of(texts, groups_and_pairs)
    idf, rows = rarity(told), costly(told)
    first = solved(rows, idf)
    heavy = sorted(first.weights, key=lambda group: (-abs(first.weights[group][0]) * idf[group], group))[:_KEPT]
    return solved(rows, {group: idf[group] for group in sorted(heavy)})


def digest(texts: Iterable[Text]) -> str:
    """Return what tells texts of a language, and how they are learned from, from all others."""
    how = (_KEPT, APART, LONGEST_GROUP, sorted(concepts().items()))
    told = [how, *((text.thief, text.writer, text.text) for text in texts)]
    return checksum("\n".join(map(repr, told)).encode())


def judge(language: str, texts: list[Text]) -> None:
    """Leave out a part of the writers after another, and print what is refused of theirs, the thresholds of the second
    look moved.
    """
    foreign = documentation.sentences(language, vocabulary(texts))
    writers = sorted({text.writer for text in texts})
    for part in range(_PARTS):
        out = set(writers[part::_PARTS])
        own = [text for text in texts if text.writer not in out]
        looks = learned_model(learn(own, foreign)), learned_model(learn_second(own))
        for writer in sorted(out):
            for thief in (True, False):
                found = [over(looks, text, language) for text in texts if text.writer == writer and text.thief == thief]
                if found:
                    told = "  ".join(f"{more:+.1f}: {sum(one > more for one in found):3}" for more in _MORE)
                    side = "thief" if thief else "ordinary"
                    print(f"{language} {writer:24} {side:8} {len(found):5}  {told}", flush=True)


def over(looks: tuple[Model, Model], text: Text, language: str) -> float:
    """Return by how much both looks together weigh more than they may, of what the first finds."""
    of, most = languages()[language], -9.0
    folded = fold(text.text)
    plain = plain_text(folded)
    for one in samples(folded):
        share = max(one.shares)
        first = looks[0].weight(*looks[0].sums(one.groups))
        if one.language == language and first > of.limit(share):
            found = groups_and_pairs(plain, one)
            most = max(most, of.together(first, looks[1].weight(*looks[1].sums(found))) - of.second_limit(share))
    return most


def main() -> None:
    """Learn each language, and write its file, or judge."""
    for language in languages():
        own = all_texts(language)
        if sys.argv[1:] == ["--judge"]:
            judge(language, own)
        else:
            path = WORDS / f"second.{language}.tsv"
            path.write_text(table(learn_second(own), digest(own)), encoding="utf-8")
            print(f"{language}: {len(own)} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
