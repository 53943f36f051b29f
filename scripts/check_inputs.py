"""Write hooks/checker/inputs.txt: the rows of the guard's test tables that the checker in the browser reads as it does.

The others are readings that the checker leaves to the guard (numbers read backwards, names of programs); of none of
them it says "listed" where the guard does not. A test holds that. The tables call the wallet by a sample's name; in the
file it is left open, since every operator publishes these texts.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator

import yaml

from channels import ChannelList, load_channels
from checker import Names, listed
from checker.vectors import INPUTS, vector
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from scripts import ROOT, tsv
from tests.javascript import evaluate

TABLES = ROOT / "tests" / "unit" / "guard"
_NAMES = ("test_texts", "test_disguises", "test_spelled", "test_messengers", "test_hosts", "test_posing")
_ORDINARY = ("ordinary.zh.txt", "ordinary.en.txt")
_OF_THIEVES = ("texts.tsv", "kinds.tsv")
# What the wallet is called in the tables, and in which names they are tried.
_CALLED = yaml.safe_load((TABLES / "called.yml").read_text(encoding="utf-8"))
# The names of each list, the first of which are its own wallet's.
NAMES = {path: [Names(**one) for one in called] for path, called in _CALLED["lists"].items()}
LISTS = {path: names[0] for path, names in NAMES.items()}
_LONGEST = 240
_JUDGE = "return v[0].map((text) => m.check(text, v[1]).verdict);"


def rows() -> list[str]:
    """Return every text of the tables, once, in their order, with the wallet's name left open."""
    sys.path.insert(0, str(TABLES))
    modules = [importlib.import_module(name) for name in _NAMES]
    tables: list[object] = [value for module in modules for name, value in vars(module).items() if name.isupper()]
    tables += [(TABLES / name).read_text(encoding="utf-8") for name in _ORDINARY]
    tables += [[row["text"] for row in tsv.rows(TABLES / name)] for name in _OF_THIEVES]
    texts = dict.fromkeys(text.strip() for text in _strings(tables))
    fit = [text for text in texts if "<" not in text and 3 <= len(text) <= _LONGEST]
    return [_open(text) for text in fit if not any(other in text.lower() for other in _CALLED["others"])]


def _open(text: str) -> str:
    for called, instead in _CALLED["left_open"]:
        text = re.sub(called, instead, text)
    return text


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, dict):
        yield from (key for key in value if isinstance(key, str))
        yield from (text for part in value.values() if isinstance(part, list) for text in _strings(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in _strings(part))


def verdicts(texts: list[str], channels: ChannelList) -> list[tuple[str, str]]:
    """Return what the guard and the checker say of each text."""
    check = PageCheck(Allowed.of(channels))
    wanted = [vector(check, text)["verdict"] for text in texts]
    return list(zip(wanted, evaluate("check/check.js", _JUDGE, texts, listed(channels)), strict=True))


def main() -> None:
    """Write the file, and say how many rows agree."""
    texts = list(dict.fromkeys(rows()))
    agreed = set(texts)
    for path, called in NAMES.items():
        for names in called:
            said = verdicts([names.fill(text) for text in texts], load_channels(ROOT / path))
            agreed &= {text for text, (guard, browser) in zip(texts, said, strict=True) if guard == browser}
    INPUTS.write_text("".join(f"{text}\n" for text in texts if text in agreed), encoding="utf-8")
    print(f"{INPUTS.name}: {len(agreed)} of {len(texts)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
