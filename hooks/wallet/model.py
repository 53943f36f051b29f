"""The shape of docs/operator.yml: the one file that says who runs this help center."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from guard.read.data_files import Closed, DataFile, Words, load
from guard.report.findings import Finding
from languages import Languages, PerLanguage, in_languages
from wallet.look import MODES, Look, Mode

NAME = "docs/operator.yml"
# The site's name, "… help center", has to fit into the 48 characters of an OpenSearch long name.
_LONGEST = 32
# OpenSearch 1.1: the longest short name that a browser must take.
_SHORT = 16

# What a takeover has to put its own in the place of, or decide, beside the contacts.
Sample = Literal["name", "app", "icons", "facts", "key"]
SAMPLES: tuple[Sample, ...] = get_args(Sample)


def _plain(value: str) -> str:
    if len(value) > _LONGEST:
        raise ValueError(f"has {len(value)} characters, {_LONGEST} at most")
    if "{" in value or "<" in value or value != value.strip():
        raise ValueError("is a plain name, without braces, angle brackets or blanks around it")
    return value


def _short(value: str) -> str:
    if len(value) > _SHORT:
        raise ValueError(f"has {len(value)} characters, {_SHORT} at most")
    return _plain(value)


class BrandName(PerLanguage[Annotated[Words, AfterValidator(_plain)]]):
    """The wallet's name in every language."""


class ShortName(PerLanguage[Annotated[Words, AfterValidator(_short)]]):
    """The wallet's name where a browser has little room for it, in every language."""


class AndroidApp(Closed):
    """An app that may open links to topics, and the certificates that it is signed with."""

    package: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+$")]
    sha256: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[0-9A-F]{2}(:[0-9A-F]{2}){31}$")], ...], Field(min_length=1)
    ]


class AppLinks(Closed):
    """The apps that may open links to topics in the browser's place."""

    android: tuple[AndroidApp, ...] = ()
    ios: tuple[Annotated[str, Field(pattern=r"^[A-Z0-9]{10}\.[A-Za-z0-9.-]+$")], ...] = ()


class Wallet(DataFile, Closed):
    """docs/operator.yml."""

    name: BrandName = Field(description="the wallet's name; pages and data files write it {{ brand }}")
    short: ShortName | None = Field(
        default=None,
        description=f"a name of at most {_SHORT} characters, if name: is longer, for browsers' lists of searches",
    )
    app: Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*$")] = Field(
        description="the scheme of links into the app: imwallet for imwallet://help"
    )
    app_links: AppLinks | None = Field(
        default=None, description="apps that open links to topics: files for Android and Apple are made of it"
    )
    look: Look | None = Field(default=None, description="the wallet's colours; without any the site keeps its own")
    feedback: Annotated[str, Field(pattern=r"^(/[a-z0-9]+(-[a-z0-9]+)*)+$")] | None = Field(
        default=None,
        description='a path on the site\'s own host, /feedback, at which answers to "did this help?" are counted',
    )
    pictures: dict[str, Words] = Field(
        default={},
        description="whose the pictures of pages are, on what terms they stand here; by path below docs/ (* for any)",
    )
    samples: tuple[Sample, ...] = Field(
        default=(), description="what is still the sample's; make release refuses until nothing stands here"
    )

    @property
    def colour_lines(self) -> dict[Mode, int]:
        """Where each of the wallet's colours stands in the file."""
        return {mode: self.line("look", "brand", mode) for mode in MODES}

    def short_name(self, tag: str) -> str:
        """The name in a language with at most 16 characters."""
        return (self.short or self.name)[tag]


def load_wallet(path: Path, languages: Languages) -> Wallet:
    """Load docs/operator.yml. Raises `findings.Refused` with every fault."""
    return load(path, NAME, Wallet, "OP001", _faults, in_languages(languages))


def _faults(loaded: Wallet) -> Iterator[Finding]:
    for word in SAMPLES:
        if loaded.samples.count(word) > 1:
            yield Finding(NAME, loaded.line("samples"), "OP001", f"{word} stands twice", "keep one")
    for tag, name in loaded.name.by_language.items() if not loaded.short else ():
        if len(name) > _SHORT:
            fix = f"keep it, and write one of at most {_SHORT} in each language as short:"
            line = loaded.line("name", tag)
            yield Finding(NAME, line, "OP001", f"{name} has more than {_SHORT} characters", fix)
