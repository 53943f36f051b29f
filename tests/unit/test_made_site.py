"""The site that commands build aside: in a process of its own, from the checkout, whatever becomes of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts import made_site


@pytest.mark.repeated
def test_a_site_is_built_aside_and_what_a_failed_build_says_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_site, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Built aside\n", encoding="utf-8")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: x\ntheme: {name: mkdocs}\n", encoding="utf-8")
    assert made_site.build_unjudged(tmp_path / "site") == ""
    assert "Built aside" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    settings.write_text("site_name: x\ndocs_dir: nowhere\n", encoding="utf-8")
    assert "nowhere" in made_site.build_unjudged(tmp_path / "other")
    with pytest.raises(subprocess.CalledProcessError):
        made_site.build(tmp_path / "other")
