"""What builds are measured with: pages that are the same each time, and a table that shows what was measured."""

from __future__ import annotations

from pathlib import Path

from scripts.bench_build import table
from scripts.bench_pages import WORDS, add_to_site, sample, write_plain


def test_the_same_number_gives_the_same_page() -> None:
    for lang in WORDS:
        page = sample(lang, 41, 60)
        assert page == sample(lang, 41, 60)
        assert page.path == "s00/t002/p0041.md"
        assert page.body != sample(lang, 42, 60).body
        assert page.body.count("\n## ") == 5


def test_a_site_gets_its_pages_and_their_ids(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "topics.yml").write_text("sections:\n  a: {}\n\ntopics:\n  x: {}\n", encoding="utf-8")
    add_to_site(tmp_path, 21)
    ledger = (tmp_path / "docs" / "topics.yml").read_text(encoding="utf-8")
    assert "  s00/t001: {" in ledger and "  bench-0020: { since: 1.1.0, page: s00/t001/p0020.md }\n  x: {}" in ledger
    for lang in WORDS:
        assert "{#h0}" in (tmp_path / "docs" / lang / "s00" / "t001" / "p0020.md").read_text(encoding="utf-8")
    write_plain(tmp_path / "plain", 21)
    assert len(list((tmp_path / "plain").rglob("*.md"))) == 22 * len(WORDS)


def test_the_table_shows_every_size() -> None:
    mine = {"pages": 65, "cpu": 8.0, "memory": 120.4, "phases": {"render": 2.0, "finish": 1.0, "guard": 2.0}}
    found = {"date": "2026-11-27", "ours": {**mine, "edit": 2.5, "index": 24.0, "chrome": 5.4}}
    peers = {"material": {"cpu": 4.0, "memory": 60.0}, "zensical": {"cpu": 2.0, "memory": 50.0}}
    larger = {**found, "ours": {**found["ours"], "pages": 265}, "material": peers["material"]}  # type: ignore[dict-item]
    text = table({"200": larger, "0": {**found, **peers}})
    assert "| 65 | 8.0 | 4.0 | 2.00 × | 1.50 × | 2.0 | 25% | 2.5 | 120 | 60 | 50 | 24 | 5.4 | 2026-11-27 |" in text
    assert text.index("| 65 |") < text.index("| 265 | 8.0 | 4.0 | 2.00 × | 1.50 × | – |")
