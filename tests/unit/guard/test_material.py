"""What the stock theme makes is clean, but for the scripts that it writes into its pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from guard_trees import LIST

from guard import check_tree

CONFIG = """
site_name: IM 钱包帮助中心
site_url: https://help.imwallet.example/
theme:
  name: material
  font: false
  language: zh
  features: [navigation.tabs, navigation.top, navigation.prune, navigation.path, navigation.footer, toc.follow,
    content.code.copy, content.code.annotate, content.tabs.link, content.tooltips, search.suggest]
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: 深色}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: 浅色}}
extra: {generator: false}
plugins: [search]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables: {use_align_attribute: true}
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight: {anchor_linenums: true}
  - pymdownx.keys
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""
PAGES = {
    "index.md": """---
description: 首页说明
---
# 首页

正文 [问题](zh/faq.md#abc){ .md-button } 脚注[^1]，术语 KF。

!!! warning "注意"
    版本 2.16.1，2026-11-22。

=== "安卓"
    一
=== "iOS"
    二

??? note "更多"
    派生路径 m/44'/60'/0'/0/0

``` py title="a.py" linenums="1"
print(1)
```

| a | b |
|---|--:|
| 1 | 2 |

++ctrl+c++

[^1]: 说明文字。

*[KF]: 客服
""",
    "zh/faq.md": "# 常见问题\n\n## 有什么 {#abc}\n\n[首页](../index.md)，[官网](https://imwallet.example/)\n",
}


@pytest.mark.repeated
def test_stock_material_pages_are_clean(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name, content in PAGES.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(content, encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"],
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    report = check_tree(tmp_path / "site", LIST)
    assert report.pages == 3
    assert {finding.code for finding in report.findings} == {"CH301"}, [str(finding) for finding in report.findings]
