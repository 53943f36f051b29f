"""The rules of words that a person writes: docs/wording/<tag>.yml, one file a language."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guard.read.data_files import Closed, DataFile, Words

FOLDER = "docs/wording"


class PreferredWord(Closed):
    """One word for one thing: `say` it, and `not` these."""

    say: Words
    wrong: Annotated[tuple[Words, ...], Field(alias="not", min_length=1)]


class Never(Closed):
    """What no page may say: one word of each list of `all`, in one sentence. The last list holds the act, which must
    not be denied; `undenied` says of how many lists at the end this holds. `own_denial`: the words deny something
    themselves ("or you will not…"), so only what stands before them denies the sentence. `despite`: words that hold one
    of fraud and do not excuse it ("what thieves take, we put back").
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    why: Words
    say: Words
    all: Annotated[tuple[tuple[Words, ...], ...], Field(min_length=1)]
    own_denial: bool = False
    undenied: Annotated[int, Field(ge=1)] = 1
    despite: tuple[Words, ...] = ()
    example: Words
    fine: Words


class Tone(Closed):
    """A word that is not in the tone of the pages, or a pattern of such, with what to say."""

    wrong: Words = Field(alias="not")
    say: Words
    pattern: bool = False
    example: str = ""


class AllowedSentence(Closed):
    """A sentence that a person lets stand."""

    page: Annotated[str, Field(pattern=r"^[a-z0-9/._-]+\.md$")]
    text: Annotated[str, Field(min_length=4)]
    by: Words
    why: Annotated[str, Field(min_length=6)]


class WordingFile(DataFile, Closed):
    """docs/wording/<tag>.yml."""

    terms: tuple[PreferredWord, ...] = ()
    never: tuple[Never, ...] = ()
    # Where a rule has the second word, it looks for the first as well.
    alike: dict[Words, Words] = Field(default_factory=dict)
    # They hold a word of a rule and mean something else.
    others: tuple[Words, ...] = ()
    # What denies: the words behind it, or those before it ("to nobody"); and what only looks so ("don't worry").
    denies: tuple[Words, ...] = ()
    behind: tuple[Words, ...] = ()
    comforts: tuple[Words, ...] = ()
    alone: tuple[Words, ...] = ()
    # How far a denial reaches: see denials.py.
    joins: tuple[Words, ...] = ()
    begins: tuple[Words, ...] = ()
    turns: tuple[Words, ...] = ()
    # With these a question begins that is none ("why not").
    offers: tuple[Words, ...] = ()
    fraud: tuple[Words, ...] = ()
    tone: tuple[Tone, ...] = ()
    allowed: tuple[AllowedSentence, ...] = ()
