"""The built site, compressed: beside it, the same words, and nothing for what gains nothing."""

from __future__ import annotations

import gzip
import os
import stat
from pathlib import Path

import pytest

from scripts.compressed import Differs, compress, main

WORDS = "<p>手续费 and fees</p>\n" * 200


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "en").mkdir(parents=True)
    (root / "index.html").write_text(WORDS, encoding="utf-8")
    (root / "en" / "index.html").write_text(WORDS * 2, encoding="utf-8")
    (root / "data.json").write_bytes(os.urandom(4000))
    (root / "small.css").write_text("a{}", encoding="utf-8")
    (root / "share.png").write_bytes(bytes(5000))
    return root


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_gains_by_it_is_compressed_and_the_site_stays(site: Path, tmp_path: Path) -> None:
    before = {name: (site / name).read_bytes() for name in names(site)}
    target = tmp_path / "compressed"
    (target / "old").mkdir(parents=True)
    (target / "old" / "page.html.gz").write_bytes(b"x")
    totals = compress(site, target, None)
    assert names(target) == {"index.html.gz", "en/index.html.gz"}
    for name in names(target):
        assert gzip.decompress((target / name).read_bytes()) == before[name.removesuffix(".gz")]
    assert {name: (site / name).read_bytes() for name in names(site)} == before
    assert (totals.files, totals.after[".br"]) == (3, 0) and 0 < totals.after[".gz"] < totals.before
    first = {name: (target / name).read_bytes() for name in names(target)}
    compress(site, target, None)
    assert {name: (target / name).read_bytes() for name in names(target)} == first, "no date in it"


def program(folder: Path, packs: str, opens: str) -> str:
    """A program that is called as brotli is; `packs` and `opens` are told the name of each file as $f."""
    path = folder / "brotli"
    each = 'while [ "$1" != -- ]; do shift; done; shift; for f in "$@"; do'
    path.write_text(f'#!/bin/sh\nif [ "$1" = -d ]; then {each} {opens}; done; else {each} {packs}; done; fi\n', "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_brotli_beside_it(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "compressed"
    packing = program(tmp_path, 'gzip -c "$f" > "$f.br"', 'gzip -dc "$f" > "${f%.br}"')
    totals = compress(site, target, packing)
    assert names(target) == {f"{name}.{suffix}" for name in ("index.html", "en/index.html") for suffix in ("br", "gz")}
    assert gzip.decompress((target / "en" / "index.html.br").read_bytes()).decode() == WORDS * 2
    assert 0 < totals.after[".br"] < totals.before


def test_a_program_that_packs_something_else_is_found_out(site: Path, tmp_path: Path) -> None:
    lying = program(tmp_path, "true", 'echo other > "${f%.br}"')
    with pytest.raises(Differs, match=r"data\.json differs from its \.br"):
        compress(site, tmp_path / "compressed", lying)


def test_without_a_site_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path, tmp_path / "compressed") == 1
    assert "run `make build` or `make release` first" in capsys.readouterr().err
