"""Another operator takes the repository over: what must hold of docs/ still holds, without a word of a test changed.

A copy of the repository gets other contacts, another name, other facts, a key, and a new topic, section and channel.
Then tests/live runs there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from publish.variables import COMMITTED, SECRET
from scripts.ready import left_to_do
from tests.support.builds import copy_parts
from tests.support.paths import ROOT
from tests.unit.publish.test_signature import PUBLIC, SECRET_KEY
from wallet.model import SAMPLES

# Everything but the tests of other folders and this file.
PARTS = (
    *("docs", "hooks", "overrides", "scripts", "examples", "mkdocs.yml", "Makefile", "pyproject.toml"),
    *("README.md", "APP.md", "guard-exceptions.yml", "tests/live", "tests/support", "tests/conftest.py"),
    "tests/unit/guard/live_page.js",
)
NAMES = {"zh": "灯火钱包", "en": "Lumen Purse"}
HOST = "lumenpurse.example"
STORIES = 3  # of each topic and language
# After the reviews of docs/, in Unix seconds and as a day.
COMMIT, REVIEWED = "1795738000", date(2026, 11, 27)
# Each opens many pages in the browser, or asks hundreds of questions of the same pages: `make test-long` runs them.
SLOW = (
    "second_opinion or quiet_self_contained or search_quality or promises"
    " or emergency_begins or photographs or every_button_opens"
)
LEFT_OUT = [] if os.environ.get("HYPOTHESIS_PROFILE") == "long" else ["-k", f"not ({SLOW})"]
PAGE = {
    "zh": """---
id: {topic}
title: 商户{topic}怎么开通
description: 商户先核对营业资料，再在 App 里开通；这一页说要准备什么。
keywords: [商户{topic}, 执照{topic}, 店铺{topic}, 企业{topic}, 对公{topic}]
questions: [店铺怎么收款{topic}, 开通要什么{topic}, 企业能用{topic}吗, 多久开通{topic}, 收款码在哪{topic}]
reviewed: 2026-11-22
---

先备好营业资料，再在 App 里开通。
{{ .answer }}

## 现在就做 {{#now}}

1. 备好资料。
2. 找[客服](channel:{channel})。

{{{{ box never-ask }}}}

{{{{ next {after} }}}}
""",
    "en": """---
id: {topic}
title: How a merchant sets up {topic}
description: A merchant shows the papers of the business first, then sets it up in the app.
keywords: [merchant {topic}, business papers {topic}, shop {topic}, company {topic}, invoices {topic}]
questions: [how to set up {topic}, who may use {topic}, what {topic} costs, when {topic} opens, where {topic} is]
reviewed: 2026-11-22
---

Have the papers of the business ready, then set it up in the app.
{{ .answer }}

## What to do now {{#now}}

1. Have the papers ready.
2. Ask [support](channel:{channel}).

{{{{ box never-ask }}}}

{{{{ next {after} }}}}
""",
}


def edit_data(file: Path, change: Callable[[Any], None]) -> None:
    """Change a file of data; its first line, which names its schema, stays."""
    text = file.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    change(data)
    said = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text.partition("\n")[0] + "\n" + said, encoding="utf-8")


def other_operator(data: Any) -> None:
    """The name stands nowhere else: a build finds every file that types it."""
    data["name"] = NAMES
    data["app"] = "lumenpurse"
    data["samples"] = []


def other_contacts(data: Any) -> None:
    for number, channel in enumerate(data["channels"]):
        name = channel["id"]
        channel["value"] = {
            "origin": f"https://{name}.{HOST}",
            "page": f"https://{name}.example/lumen",
            "email": f"{name}@{HOST}",
            "phone": f"+12025550{170 + number}",
            "app": f"lumenpurse://{name}",
        }[channel["kind"]]
        if name == "help-center":
            # In a folder, as project pages of GitHub and GitLab are.
            channel["value"] = f"https://pages.{HOST}/help/"
        if channel.get("hours"):
            channel["hours"] = {"timezone": "Asia/Shanghai", "open": ["Mo-Sa 06:30-22:00"]}
    new = dict(next(one for one in data["channels"] if one["kind"] == "email" and one.get("group") != "security"))
    data["channels"].append({**new, "id": "merchants", "value": f"trade@{HOST}"})
    data["revoked"] = [{**past, "value": f"former@{HOST}", "kind": "email"} for past in data["revoked"][:1]]
    data["signing_key"] = PUBLIC


def reserved_home(data: Any) -> None:
    for channel in data["channels"]:
        if channel["id"] == "help-center":
            channel["value"] = f"https://answers.{HOST}"


def other_facts(data: Any) -> None:
    for fact in data["facts"].values():
        if fact["from"] == "operator":
            for lang in NAMES:
                fact[lang] = {"zh": "48 小时", "en": "48 hours"}[lang]


def own_stories(data: Any) -> None:
    """Few, as an operator has at first: thousands take a third of the build, and are those of the site of docs/."""
    for lang, by_topic in data.items():
        data[lang] = {topic: texts[:STORIES] for topic, texts in by_topic.items()}


def new_topics(data: Any) -> None:
    data["sections"]["merchants"] = {"zh": "商户", "en": "Merchants"}
    data["topics"]["merchants-overview"] = {
        "since": "9.0.0",
        "page": "merchants/index.md",
        "contexts": ["merchant_home"],
    }
    first = next(iter(data["sections"]))
    data["topics"]["one-more"] = {"since": "9.0.0", "page": f"{first}/one-more.md"}


def take_over(copy: Path) -> None:
    """Make the copy another operator's."""
    docs = copy / "docs"
    edit_data(docs / "operator.yml", other_operator)
    edit_data(docs / "channels.yml", other_contacts)
    edit_data(docs / "facts.yml", other_facts)
    edit_data(docs / "topics.yml", new_topics)
    edit_data(docs / "stories.yml", own_stories)
    topics = yaml.safe_load((docs / "topics.yml").read_text(encoding="utf-8"))
    after = topics["emergencies"][0]["id"]
    for lang, text in PAGE.items():
        for topic in ("merchants-overview", "one-more"):
            file = docs / lang / topics["topics"][topic]["page"]
            file.parent.mkdir(exist_ok=True)
            body = text.format(topic=topic, channel="merchants", after=after)
            file.write_text(body, encoding="utf-8")


@pytest.mark.repeated
def test_only_reserved_contacts_are_left_to_replace(tmp_path: Path) -> None:
    """What OPERATOR.md asks for has been done; the contacts of a test can only be reserved ones."""
    copy_parts(ROOT, tmp_path, "docs", "overrides")
    # Whoever runs this may have replaced them already.
    edit_data(tmp_path / "docs" / "operator.yml", lambda data: data.update(samples=list(SAMPLES)))
    edit_data(tmp_path / "docs" / "channels.yml", reserved_home)
    before = left_to_do(tmp_path, {COMMITTED: COMMIT}, REVIEWED)
    assert {finding.code for finding in before} >= {"RE002", "CL008"}
    take_over(tmp_path)
    left = left_to_do(tmp_path, {COMMITTED: COMMIT, SECRET: SECRET_KEY}, REVIEWED)
    assert {finding.code for finding in left} == {"CL008"}
    lines = (tmp_path / "docs" / "channels.yml").read_text(encoding="utf-8").splitlines()
    assert all("value:" in lines[finding.line - 1] for finding in left), "each with its place"


def test_the_guide_names_what_is_there() -> None:
    """Every file, command and word of OPERATOR.md, and every word of `samples:` in it."""
    guide = (ROOT / "OPERATOR.md").read_text(encoding="utf-8")
    quoted = re.findall(r"`([^`]+)`", guide)
    for path in quoted:
        if re.fullmatch(r"(?:docs|overrides)/[\w./-]+", path):
            assert (ROOT / path).exists(), path
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in {word for word in quoted if word.startswith("make ")}:
        assert re.search(rf"(?m)^{command.split()[1]}:", makefile), command
    assert set(SAMPLES) <= set(quoted)


@pytest.mark.long
@pytest.mark.browser
def test_what_must_hold_of_docs_still_holds(tmp_path: Path) -> None:
    copy = tmp_path / "repository"
    for part in PARTS:
        copy_parts(ROOT / Path(part).parent, copy / Path(part).parent, Path(part).name)
    take_over(copy)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/live", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *LEFT_OUT],
        cwd=copy,
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert re.match(r"\d\d+ passed", done.stdout.strip().splitlines()[-1])
