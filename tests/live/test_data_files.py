"""The JSON Schemas that editors use are those of the models, and every data file names its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from guard.text.asks import requests
from guard.text.learned import reads_like_a_thief
from guard.text.normalize import fold
from scripts.learn_sentences import interface_words
from scripts.schemas import MODELS, SCHEMAS, text
from tests.support.parts import fewer_in_check
from topics.released import load_released

# What a wallet's help button stands on; each leads somewhere from the first release on, whoever runs the site.
# fmt: off
NEEDED = {
    "send", "receive", "swap_form", "withdraw", "deposit", "sign_in", "lock_screen", "account_locked",
    "two_factor_setup", "two_factor_prompt", "backup_phrase", "import_wallet", "send_fee", "swap_fee",
    "withdraw_fee", "ERR_2FA_CODE", "ERR_NETWORK", "ERR_NETWORK_BUSY", "ERR_FEE_TOO_LOW", "ERR_INSUFFICIENT_FUNDS",
    "ERR_TX_FAILED", "ERR_TX_TIMEOUT", "ERR_WRONG_NETWORK", "ERR_ACCOUNT_LOCKED", "ERR_WRONG_PASSWORD",
}
# fmt: on


@pytest.mark.parametrize("name", sorted(MODELS))
def test_schema_is_current_and_named(root: Path, name: str) -> None:
    stored = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert stored == text(MODELS[name]), "run `make schemas`"
    for file, schemas in data_files(root, name):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={schemas}/{name}.schema.json"


def data_files(root: Path, name: str) -> list[tuple[Path, str]]:
    """The files of one kind, each with the way from its folder to the schemas. Words have a file per language."""
    if name == "words":
        return [(file, "../../docs/schemas") for file in sorted((root / "overrides" / "words").glob("*.yml"))]
    return [(root / "docs" / f"{name}.yml", "schemas")]


def test_the_release_holds_what_a_wallet_needs(root: Path) -> None:
    assert set(load_released(root / "docs" / "topics.released.yml").contexts) >= NEEDED


def test_no_word_of_the_interface_is_refused_whatever_the_settings(root: Path) -> None:
    """Some stand only on a site with a signed list, with hours around the clock or with answers that are counted."""
    words = [text for file in (root / "overrides" / "words").glob("*.yml") for text in interface_words(file)]
    assert len(words) > 300
    folded = map(fold, fewer_in_check(words, 6))
    assert [text for text in folded if reads_like_a_thief(text) or list(requests(text))] == []
