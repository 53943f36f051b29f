"""What must hold of any site, asked of the one in docs/."""

import json
import re
from pathlib import Path

from tests.support.any_site import *  # noqa: F403 - every test there, and the fixtures that they use
from tests.support.paths import ROOT


def test_what_app_developers_are_told_of_the_vectors_is_so(site: Path) -> None:
    told = re.search(r"some ([\d,]+) texts with the verdict", (ROOT / "APP.md").read_text(encoding="utf-8"))
    assert told is not None
    count = len(json.loads((site / "official-check.vectors.json").read_text(encoding="utf-8"))["vectors"])
    assert abs(int(told[1].replace(",", "")) - count) <= 0.05 * count, count
