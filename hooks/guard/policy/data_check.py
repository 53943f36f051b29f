"""Judging data: every name, string and number of JSON, each once, and what an earlier check of the same file found."""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any

from guard.policy.addresses import Rejected, resolve_address
from guard.policy.text_check import LONGEST_KEPT, MOST_KEPT, TextCheck
from guard.read.bounds import NamesInData
from guard.read.data_files import strings_in
from guard.read.facts import ShownText
from guard.read.leaves import MAX_DEPTH, NAME, PART, STRING, TOO_DEEP, Leaf, leaves
from guard.read.records import told_together
from guard.report.faults import Fault, shown
from guard.text.memory import mark_of, mark_of_bytes
from guard.text.word_salad import Around
from guard.words import words

# JSON keys whose value is a contact even where it does not look like one.
CONTACT_KEY = re.compile(
    rf"(?i)^(?:{words('keys-of-contacts')})"
    r"(?:_?(?:id|no|number|s))?$"
)
_NUMBER_KEY = re.compile(rf"(?i){words('keys-of-numbers')}")
_ADDRESS_LIKE = re.compile(
    r"(?i)\s*(?:[/\\]{2}|[a-z][a-z0-9+.-]*:[/\\]{2}|(?:https?|javascript|data|mailto|tel|vbscript|blob|intent)\s*:)\S*\s*"
)
# What a theme calls its features and its translations looks like hosts ("navigation.top"): names of it are none where
# its settings stand, as values under one name alone.
_OF_THEME = re.compile(words("theme-names"))
_SETTINGS_OF_THEME, _FEATURES = "__config", "features"

# A name of data, a string with the name that it stands under, or a part of large data with that name.
Entry = tuple[str, str | bytes | None]
# So deep parts of large data begin: what is said of one page, or the words for one thing.
_PARTS = 2


class DataCheck:
    """Judges data by its strings, as `texts` judges them."""

    def __init__(self, texts: TextCheck) -> None:
        self._texts = texts
        # Names of data, and strings with the name they stand under, that have no fault wherever they stand.
        self._quiet: set[Entry] = set()
        # Those that an earlier check of the same file found to be so, and all of the file, if they are wanted.
        self._trusted: frozenset[Entry] = frozenset()
        self.met: list[Entry] | None = None
        self._names = NamesInData(None)

    def trust(self, entries: Iterable[Entry]) -> None:
        """Take names and strings of data for faultless that an earlier check found to be so, and no others."""
        self._trusted = frozenset(entries)

    def _in_data(self, entry: Entry, faults: Callable[[], Iterable[Fault]], around: Around) -> Iterable[Fault]:
        """Check a part of data; most stand there many times, or did before. Its faults depend on nothing beside it,
        unless a sentence of it is taken for salad.
        """
        if entry not in self._trusted and entry not in self._quiet:
            withdrawn = around.withdrawn
            if (found := tuple(faults())) or around.withdrawn > withdrawn:
                return found
            self._keep_quiet(entry)
        if self.met is not None:
            self.met.append(entry)
        return ()

    def _keep_quiet(self, entry: Entry) -> None:
        if len(self._quiet) >= MOST_KEPT:
            self._quiet.clear()
        if len(entry[1] or ()) <= LONGEST_KEPT:
            self._quiet.add(entry)

    def judge(
        self,
        value: Any,
        place: str,
        page: str,
        *,
        linked_data: bool = False,
        around: Around | None = None,
        names: NamesInData | None = None,
    ) -> Iterator[Fault]:
        """Check every key and string of JSON data. The texts `around`, and the `names` that are counted, are those of
        the data, unless it is part of a page. Raises `OutOfBounds`.
        """
        self._names = names or NamesInData(value)
        around = around or Around(partial(strings_in, value))
        # Large data that is met again after an edit is trusted by its parts.
        found = leaves(value, parts=-1 if self.met is None else _PARTS)
        yield from self._leaves(found, place, page, linked_data, around)
        for together in told_together(value):
            yield from self._texts.text(ShownText(together, place), prose=False)

    def _leaves(
        self, found: Iterable[Leaf], place: str, page: str, linked_data: bool, around: Around
    ) -> Iterator[Fault]:
        for group, clean in self._texts.groups(found, self._of_leaf):
            for kind, key, one in group:
                if kind == STRING:
                    # Of most nothing is to be said, and it was told of many together.
                    if linked_data or key == _FEATURES or _with_key(key, one) not in clean:
                        yield from self._string(one, place, page, key, linked_data, around)
                    elif self.met is not None:
                        self.met.append((key, one))
                elif kind == NAME and not _is_of_theme(one, place):
                    yield from self._in_data((one, None), partial(self._name, one, place), around)
                elif kind == PART:
                    yield from self._part(one, place, page, key, around)
                elif kind == NAME:
                    continue
                elif kind == TOO_DEEP:
                    yield Fault("CH403", f"{place} is nested deeper than {MAX_DEPTH} levels")
                elif _NUMBER_KEY.search(key):
                    yield from self._texts.text(ShownText(f"{key}: {one}", place))

    def _of_leaf(self, leaf: Leaf) -> str:
        """Return the text of a leaf that is read, "" for one that is known or no text, or read in another way."""
        kind, key, value = leaf
        entry = (value, None) if kind == NAME else (key, value)
        if kind not in (NAME, STRING) or entry in self._trusted or entry in self._quiet:
            return ""
        if kind == STRING and _ADDRESS_LIKE.fullmatch(value):
            return ""
        text = value if kind == NAME else _with_key(key, value)
        if mark_of(text) not in self._texts.clean:
            return self._texts.read(text)
        if kind == STRING:
            self._keep_quiet(entry)
        return ""

    def _part(self, value: Any, place: str, page: str, key: str, around: Around) -> Iterable[Fault]:
        """Check a part of large data, of which an edit changes few. What it holds is not met one by one as well."""
        met, self.met = self.met, None
        trusted, self._trusted = self._trusted, frozenset()
        # This way of writing data has one form for each, and takes a tenth of the time of JSON.
        entry = key, mark_of_bytes(marshal.dumps(value, 2))
        withdrawn = around.withdrawn
        found = () if entry in trusted else tuple(self._leaves(leaves(value, key, _PARTS), place, page, False, around))
        self.met, self._trusted = met, trusted
        if met is not None and not found and around.withdrawn == withdrawn:
            met.append(entry)
        return found

    def _name(self, name: str, place: str) -> Iterable[Fault]:
        self._count(name)
        return self._texts.text(ShownText(name, f"{place} key"), prose=False)

    def _count(self, text: str) -> None:
        """Count a string or name in which somebody may be named. Raises `OutOfBounds`."""
        if mark_of(text) not in self._texts.clean:
            self._names.add(text)

    def _words(self, value: str, place: str, key: str, around: Around) -> Iterable[Fault]:
        text = ShownText(_with_key(key, value), place)
        # Most stand on a page as well.
        if self._texts.is_faultless(text):
            return ()
        self._count(text.value)
        faults = tuple(self._texts.text(text, around=around))
        once = around.says_once(value) if faults else ""
        return self._texts.text(ShownText(once, place), around=around) if once else faults

    def _string(
        self, value: str, place: str, page: str, key: str, linked_data: bool, around: Around
    ) -> Iterator[Fault]:
        if linked_data and key in ("@context", "@type", "additionalType") and _is_schema(value):
            return
        if key == _FEATURES and _is_of_theme(value, place):
            return
        known = (key, value) in self._trusted or (key, value) in self._quiet
        if not known and _ADDRESS_LIKE.fullmatch(value):
            verdict = resolve_address(value, page, self._texts.allowed)
            if isinstance(verdict, Rejected):
                yield Fault(
                    verdict.code,
                    f"{place} {key}={shown(value)} {verdict.reason}",
                    value,
                    self._texts.allowed.fix_for(value),
                )
        else:
            yield from self._in_data((key, value), partial(self._words, value, place, key, around), around)


def _is_of_theme(name: str, place: str) -> bool:
    """Tell whether a name or a string of data is one of a theme's, in the settings that it puts into a page."""
    return place == _SETTINGS_OF_THEME and _OF_THEME.fullmatch(name) is not None


def _with_key(key: str, value: str) -> str:
    """Return a string of data, with the name under which it stands where that makes a contact of it."""
    return f"{key}: {value}" if is_contact_key(key) else value


@lru_cache(maxsize=512)  # data has few names, each many times
def is_contact_key(key: str) -> bool:
    """Tell whether a name of data makes a contact of what stands under it."""
    return CONTACT_KEY.match(key) is not None


def _is_schema(value: str) -> bool:
    return bool(re.fullmatch(r"https?://schema\.org(?:/[A-Za-z]*)?", value))
