"""`make language`: a language is begun with every text in its place, and the build names what is left to translate."""

from __future__ import annotations

import shutil
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


def state(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("docs/facts.yml", "\nfacts:\n", "\nfacts:\n\tx: 1\n", "docs/facts.yml:3 FA001 begins with a tab; put blanks"),
        ("docs/topics.yml", "topics:", "topics：", " TP001 "),
        ("docs/languages.yml", "\n  en:", "\n  en: &x", "docs/languages.yml"),
        ("docs/languages.yml", "\n  ", "\n    ", "docs/languages.yml LA001 takes no further entry at its end; write"),
    ],
)
def test_a_fault_of_a_file_leaves_all_files_as_they_were(
    checkout: Path, file: str, old: str, new: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = checkout / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    before = state(checkout)
    assert main([TAG], checkout) == 1
    assert says in capsys.readouterr().err
    assert state(checkout) == before


def test_a_registry_without_an_end_of_line_and_texts_that_are_there(checkout: Path) -> None:
    registry = checkout / "docs" / "languages.yml"
    registry.write_text(registry.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    again = {path: path.read_bytes() for path in (*checkout.glob("docs/languages.yml"), *checkout.glob("docs/zh/*.md"))}
    assert main([TAG], checkout) == 0
    assert list(load_site(checkout).languages) == ["zh", "en", TAG]
    # Begun once more after what is no data file was taken away: no text stands twice.
    filled = state(checkout / "docs")
    shutil.rmtree(checkout / "docs" / TAG)
    (checkout / "overrides" / "words" / f"{TAG}.yml").unlink()
    registry.write_bytes(again[registry])
    assert main([TAG], checkout) == 0
    assert state(checkout / "docs") == filled


@pytest.mark.parametrize("kept", ["docs/ja/index.md", "overrides/words/ja.yml"])
def test_what_somebody_wrote_is_not_written_over(checkout: Path, kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / kept).parent.mkdir(exist_ok=True)
    (checkout / kept).write_text("x", encoding="utf-8")
    before = state(checkout)
    assert main([TAG], checkout) == 1
    assert "is there already" in capsys.readouterr().err
    assert state(checkout) == before


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
