"""docs/synonyms.yml: read, checked, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from guard.report.findings import Refused
from search import load_synonyms
from tests.made import ZH_EN

GOOD = """\
zh:
  groups:
    - {words: [锁定, 冻结]}
    - {words: [狗狗币], leads_to: [币种]}
  weak: [多少]
  drop: [怎么办]
en:
  groups: []
  weak: []
  drop: ["on"]
"""


def load(tmp_path: Path, text: str) -> None:
    path = tmp_path / "synonyms.yml"
    path.write_text(text, encoding="utf-8")
    load_synonyms(path, ZH_EN, "docs/synonyms.yml")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("words: [锁定, 冻结]", "words: [锁定]", 3, "锁定 has no synonym"),
        ("words: [狗狗币]", "words: [锁定]", 4, "锁定 stands twice (also line 3)"),
        ("leads_to: [币种]", 'leads_to: ["?!"]', 4, "?! has no letter"),
        ("words: [锁定, 冻结]", "words: []", 3, "zh.groups.0.words"),
        ("leads_to", "leadsto", 4, "zh.groups.1.leadsto: unknown key"),
        ("  weak: [多少]\n", "", 1, "zh.weak is missing"),
        ('["on"]', "[on]", 10, "en.drop.0"),
        ("  drop: [怎", "  replace: {网络: [网路], 连接: [网路]}\n  drop: [怎", 6, "网路 stands twice (also line 6)"),
        ("  drop: [怎", "  replace: {封禁: [锁定]}\n  drop: [怎", 3, "锁定 stands twice (also line 6)"),
        ("[怎么办]", "[]\n  meanings: {来电: [打来]}\n  victim: [[来电], [来电, 威胁]]", 8, "there is no meaning"),
        ("[怎么办]", "[]\n  meanings: {来电: [打来]}\n  beyond: [来电, 天气]", 8, "there is no meaning"),
        ("[怎么办]", "['  ']", 6, "zh.drop.0: must not be empty"),
    ],
)
def test_faults(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    load(tmp_path, GOOD)
    with pytest.raises(Refused) as refused:
        load(tmp_path, GOOD.replace(old, new, 1))
    (fault,) = refused.value.findings
    assert (fault.file, fault.line, fault.code) == ("docs/synonyms.yml", line, "SE001")
    assert message in fault.message
