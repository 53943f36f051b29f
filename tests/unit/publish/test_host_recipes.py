"""The files for hosts: what they name exists, what they say is what the site says, and secrets stay out of sight."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from publish.web import APPLE, APPLE_TYPE, FOREVER, security_headers
from scripts.check_hosts import commands
from tests.support.paths import ROOT

HOSTS = ROOT / "hosts"
WORKFLOWS = sorted(path.name for path in HOSTS.glob("*.yml") if path.name != "gitlab-ci.yml")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def steps(name: str) -> list[dict[str, Any]]:
    jobs = yaml.safe_load((HOSTS / name).read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


@pytest.mark.parametrize("path", sorted(HOSTS.iterdir()), ids=lambda path: path.name)
def test_each_command_of_ours_exists_and_builds_what_may_be_published(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    asked = re.findall(r"\bmake ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)*)", re.sub(r"(?m)^\s*#.*$|git make", "", text))
    for target in {target for command in asked for target in command.split() if target != "cp"}:
        assert re.search(rf"(?m)^{target}:", MAKEFILE), target
    if path.suffix in {".yml", ".toml"} or path.name == "Containerfile":
        assert any(command.startswith("release") for command in asked), "only a release is published"
    assert path.name in (ROOT / "OPERATOR.md").read_text(encoding="utf-8"), "the guide names it"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_is_what_github_takes(name: str) -> None:
    """Its keys, the history that a release asks for, least rights, no secret in a command line."""
    text = (HOSTS / name).read_text(encoding="utf-8")
    flow = yaml.safe_load(text)
    assert set(flow) == {"name", True, "permissions", "concurrency", "jobs"}  # YAML 1.1 reads the key on: as true
    assert flow["permissions"]["contents"] == "read" and "write-all" not in text
    for job in flow["jobs"].values():
        assert set(job) <= {"runs-on", "steps", "needs", "permissions", "environment"}
        assert set(job.get("needs", "").split()) <= set(flow["jobs"])
    for step in steps(name):
        assert ("uses" in step) != ("run" in step) and set(step) <= {"uses", "run", "with", "env", "name"}
        assert "uses" not in step or re.fullmatch(r"[a-z-]+/[a-z-]+@v\d+", step["uses"])
        assert "secrets." not in step.get("run", "") and "${{" not in step.get("run", "")
    checkout = steps(name)[0]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    [kept] = [step for step in steps(name) if step.get("uses", "").startswith("actions/cache@")]
    assert kept["with"]["path"] == "site", "make release keeps the files of the site that lies there"


def test_the_preview_of_a_branch_publishes_nothing() -> None:
    """Text of a stranger's pull request is built there: it reads the repository, and its branch is no command."""
    text = (ROOT / ".github" / "workflows" / "preview.yml").read_text(encoding="utf-8")
    flow = yaml.safe_load(text)
    assert flow[True] == {"pull_request": None} and flow["permissions"] == {"contents": "read"}
    made = flow["jobs"]["preview"]["steps"]
    assert made[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}  # else no page's age is known
    assert "secrets." not in text
    assert [step["run"] for step in made if "make" in step.get("run", "")] == ["make build"]
    assert not [step for step in made if "${{" in step.get("run", "") or "deploy" in step.get("uses", "")]
    assert made[-1]["with"]["path"] == "site"


def test_each_workflow_and_the_container_file_have_a_program_that_knows_them() -> None:
    checked = {Path(command[-1]).name for command in commands(Path("programs"))}
    assert checked >= {*WORKFLOWS, "gitlab-ci.yml", "Containerfile"}


def test_gitlab_and_netlify_publish_the_site() -> None:
    pages = yaml.safe_load((HOSTS / "gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]
    assert pages["script"] == ["make release"] and pages["pages"] == {"publish": "site"}
    assert pages["artifacts"]["paths"] == ["site", "release"] and pages["variables"] == {"GIT_DEPTH": "0"}
    netlify = tomllib.loads((HOSTS / "netlify.toml").read_text(encoding="utf-8"))["build"]
    assert netlify["publish"] == "site" and netlify["command"].startswith("make release")


def test_cloudfront_says_what_every_other_host_says() -> None:
    policy = json.loads((HOSTS / "cloudfront.json").read_text(encoding="utf-8"))
    own, wanted = policy["SecurityHeadersConfig"], security_headers()
    [other] = policy["CustomHeadersConfig"]["Items"]
    said = {
        "Content-Security-Policy": own["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "X-Content-Type-Options": "nosniff" if own["ContentTypeOptions"]["Override"] else "",
        "Referrer-Policy": own["ReferrerPolicy"]["ReferrerPolicy"],
        other["Header"]: other["Value"],
        "Strict-Transport-Security": f"max-age={own['StrictTransportSecurity']['AccessControlMaxAgeSec']}",
    }
    assert said == wanted
    synced = [step["run"] for step in steps("s3-cloudfront.yml") if "s3 sync" in step.get("run", "")]
    assert [FOREVER in run for run in synced] == [True, False, False]
    assert ["--delete" in run for run in synced] == [False, False, True], "what pages load comes first, and goes last"
    [copied] = [step["run"] for step in steps("s3-cloudfront.yml") if "s3 cp" in step.get("run", "")]
    assert copied.count(APPLE) == 3 and f"--content-type {APPLE_TYPE} " in copied
    for name in ("nginx.conf", "gitlab-ci.yml"):
        assert APPLE not in (HOSTS / name).read_text(encoding="utf-8"), "server.conf says it; GitLab cannot"


def test_the_container_runs_as_nobody_and_holds_the_site_alone() -> None:
    lines = (HOSTS / "Containerfile").read_text(encoding="utf-8").splitlines()
    stages = [number for number, line in enumerate(lines) if line.startswith("FROM ")]
    assert len(stages) == 2 and not any(line.endswith(":latest") for line in lines)
    last = lines[stages[1] :]
    assert "USER 101" in last and not any(line.startswith("RUN") for line in last)
    for line in last:
        if line.startswith("COPY --from=build"):
            assert line.split()[2] in {
                f"/src/{name}/" for name in ("site", ".build/compressed", ".build/redirects/nginx", ".build/log")
            }
        elif line.startswith("COPY"):
            assert (ROOT / line.split()[1]).is_file()
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".venv", ".build", "secret-key*"} <= set(ignored), "COPY . . takes the rest, and a layer keeps it"
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    patterns = [line.removeprefix("**/") for line in ignored if not line.startswith("#")]
    parts = {part for name in tracked for part in name.split("/")}
    assert not [part for part in parts if any(fnmatch(part, pattern) for pattern in patterns)], "a clone without it"
    assert "src=../secret-key.txt" in "".join(lines)
    assert not any("ENV" in line and "KEY" in line for line in lines), "no secret stays in a layer"
