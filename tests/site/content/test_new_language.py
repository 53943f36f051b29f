"""`make language`: a language is begun with every text in its place, and the build names what is left to translate."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.untranslated import untranslated_data
from guard.read.data_files import read_yaml
from helpcenter.load import load_site
from scripts.new_language import main
from tests.support.fixture_site import FIXTURE

TAG = "ja"


def without(value: object) -> object:
    if isinstance(value, dict):
        return {key: without(item) for key, item in value.items() if key != TAG}
    return [without(item) for item in value] if isinstance(value, list) else value


def test_a_language_is_begun_and_nothing_else_changes(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = load_site(checkout)
    assert main([TAG, "zh"], checkout) == 0
    after = load_site(checkout)  # no text is missing
    assert list(after.languages) == [*before.languages, TAG]
    language = after.languages[TAG]
    assert (language.name, language.locale.territory, language.reads) == ("日本語", "JP", (TAG,))
    assert len(after.sources) == len(before.sources) // 2 * 3
    for file in (FIXTURE / "docs").glob("*.yml"):
        loaded, _ = read_yaml(checkout / "docs" / file.name, file.name, "x")
        assert without(loaded) == read_yaml(file, file.name, "x")[0], file.name
    assert "make serve" in capsys.readouterr().out
    left = list(untranslated_data(checkout, after.languages))
    assert len(left) > 50 and all(one.code == "TW013" and one.line for one in left)
    assert {one.file.partition("/")[0] for one in left} == {"docs", "overrides"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "no tag"),
        (["Japanese"], "no tag"),
        (["zh"], "there already"),
        (["qq"], "CLDR"),
        # Norwegian of either kind: CLDR has a name for it, and no locale of its likely region. To YAML it is a "no".
        (["no"], "TAG=nb"),
        (["ja", "fr"], "no language of this site: zh, en"),
    ],
)
def test_what_cannot_begin_is_said(
    composed: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path for path in composed.rglob("*") if "no" in path.stem.split(".")}
    assert main(arguments, composed) == 1
    assert says in capsys.readouterr().err
    assert {path for path in composed.rglob("*") if "no" in path.stem.split(".")} == before, "nothing is left half done"
