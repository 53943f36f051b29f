"""The shape of docs/operator.yml: the one file that says who runs this help center."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from guard.read.data_files import Closed, Location, Words, load
from guard.report.findings import Finding
from languages import Languages, PerLanguage, in_languages

NAME = "docs/operator.yml"
# OpenSearch 1.1: the longest short name that a browser must take.
_LONGEST = 16

# What a takeover has to put its own in the place of, beside the contacts.
Sample = Literal["name", "app", "icons", "facts"]
SAMPLES: tuple[Sample, ...] = get_args(Sample)


def _short(value: str) -> str:
    if len(value) > _LONGEST:
        raise ValueError(f"has {len(value)} characters, {_LONGEST} at most")
    if "{" in value or "<" in value or value != value.strip():
        raise ValueError("is a plain name, without braces, angle brackets or blanks around it")
    return value


class BrandName(PerLanguage[Annotated[Words, AfterValidator(_short)]]):
    """The wallet's name in every language."""


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


class Wallet(Closed):
    """docs/operator.yml."""

    name: BrandName = Field(description="the wallet's name; pages and data files write it {{ brand }}")
    app: Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*$")] = Field(
        description="the scheme of links into the app: imwallet for imwallet://help"
    )
    app_links: AppLinks | None = Field(
        default=None, description="apps that open links to topics: files for Android and Apple are made of it"
    )
    samples: tuple[Sample, ...] = Field(
        default=(), description="what is still the sample's; make release refuses until nothing stands here"
    )


def load_wallet(path: Path, languages: Languages) -> Wallet:
    """Load docs/operator.yml. Raises `findings.Refused` with every fault."""

    def faults(loaded: Wallet, line: Callable[[Location], int]) -> list[Finding]:
        twice = [word for word in SAMPLES if loaded.samples.count(word) > 1]
        return [Finding(NAME, line(("samples",)), "OP001", f"{word} stands twice", "keep one") for word in twice]

    return load(path, NAME, Wallet, "OP001", faults, in_languages(languages))
