"""What lies beside a release, what a step back would lose, and commands that read the site that is there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from guard.policy.minisign import PublicKey, verify
from scripts.offline_copy import main as offline_copy
from scripts.release_files import BOM, SUMS, bill_of_materials, write_release
from scripts.rollback import losses, main
from tests.support.paths import ROOT
from tests.unit.publish.test_signature import PUBLIC, SECRET_KEY

WHEN = 1795320000  # 2026-11-22


@pytest.fixture
def checkout_with_site(site: Path, tmp_path: Path) -> Path:
    shutil.copytree(site, tmp_path / "site")
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    return tmp_path


def test_the_sums_name_every_file_and_are_signed(checkout_with_site: Path) -> None:
    root = checkout_with_site
    folder = write_release(root, root / "site", "Tide Wallet", WHEN, PUBLIC, SECRET_KEY)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", f"release/{SUMS}"], cwd=root, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    sums = (folder / SUMS).read_bytes()
    named = {line[66:] for line in sums.decode().splitlines()}
    files = {path.relative_to(root).as_posix() for path in (root / "site").rglob("*") if path.is_file()}
    assert named == files | {f"release/{BOM}"}
    signed = (folder / f"{SUMS}.minisig").read_bytes()
    assert verify(sums, signed, PublicKey.parse(PUBLIC)) == f"timestamp:{WHEN}\tfile:{SUMS}\thashed"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    write_release(root, root / "site", "Tide Wallet", WHEN, PUBLIC, SECRET_KEY)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before, "the same release, the same bytes"
    write_release(root, root / "site", "Tide Wallet", WHEN, None, None)
    assert not (folder / f"{SUMS}.minisig").exists(), "no signature of an earlier release stays"


def test_the_bill_names_what_the_site_is_made_with() -> None:
    """All that the site and its guard ask for, and what these ask for; nothing that only tests need."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    bill = bill_of_materials(text, "Tide Wallet", WHEN)
    locked = dict(re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^\s;\\]+)", text))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {one["name"]: one["version"] for one in bill["components"]}
    assert named.items() <= {name.lower(): version for name, version in locked.items()}.items()
    groups = {**project["dependency-groups"], "guard": project["project"]["dependencies"]}
    asked = {group: {re.split(r"[=<>]", each)[0].lower() for each in names} for group, names in groups.items()}
    assert asked["site"] | asked["guard"] <= set(named)
    assert not asked["test"] & set(named)
    assert {"jinja2", "pydantic-core", "markupsafe"} <= set(named), "what a package asks for"
    assert not {"pluggy", "execnet", "grimp", "mypy-extensions", "iniconfig"} & set(named), (
        "what a test package asks for"
    )
    assert all(one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}" for one in bill["components"])
    assert all(one["externalReferences"][0]["hashes"] for one in bill["components"])
    refs = {one["bom-ref"] for one in bill["components"]}
    graph = {one["ref"]: set(one["dependsOn"]) for one in bill["dependencies"]}
    assert {ref.partition("@")[0].rpartition("/")[2] for ref in graph["site"]} == asked["site"] | asked["guard"]
    assert set().union(*graph.values()) == refs, "each is asked for by something of the list"
    assert f"pkg:pypi/markupsafe@{locked['markupsafe']}" in graph[f"pkg:pypi/jinja2@{locked['jinja2']}"]
    assert bill["metadata"]["timestamp"] == "2026-11-22T04:00:00Z"
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])


def edit(name: str, change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    def work(site: Path) -> None:
        path = site / name
        value = json.loads(path.read_bytes())
        change(value)
        path.write_text(json.dumps(value), encoding="utf-8")

    return work


def rename_assets(site: Path) -> None:
    [folder] = site.glob("assets-*")
    folder.rename(site / "assets-aaaaaaaaaaaa")


OLD_CHAT = {"kind": "origin", "value": "https://chat.tide-old.example", "id": "chat"}
LOSSES: list[tuple[Callable[[Path], None], str]] = [
    (lambda site: (site / "en/fees/swap/index.html").unlink(), "/en/fees/swap/ is gone"),
    (edit("help-links.json", lambda links: links["topics"].pop("phishing")), "topic phishing is gone"),  # type: ignore[attr-defined]
    (edit("help-links.json", lambda links: links["contexts"].pop("send")), "context send is gone"),  # type: ignore[attr-defined]
    (edit("official-channels.json", lambda old: old["channels"].append(OLD_CHAT)), "chat would be official again"),  # type: ignore[attr-defined]
    (edit("official-channels.json", lambda old: old["revoked"].clear()), "old-chat would be forgotten"),  # type: ignore[attr-defined]
    (edit("offline/manifest.json", lambda made: made.update(version="1969-12-31T23:59:59Z")), "is older than 1970"),
    (rename_assets, "is gone: pages that are open or cached"),
]


@pytest.mark.parametrize(("change", "says"), LOSSES, ids=[says for _, says in LOSSES])
def test_a_step_back_says_what_it_would_lose(
    site: Path, tmp_path: Path, change: Callable[[Path], None], says: str
) -> None:
    new = Path(shutil.copytree(site, tmp_path / "new"))
    assert list(losses(site, new)) == []
    change(new)
    found = list(losses(site, new))
    assert len(found) == 1 and says in found[0], found


def test_the_command_of_a_step_back(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(site), str(site)]) == 0
    assert "Nothing is lost." in capsys.readouterr().out
    assert main([str(site), str(tmp_path)]) == 2
    assert main(["", ""]) == 2


def test_no_command_that_reads_the_site_builds_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in ("offline", "redirects", "compressed", "constants", "compile-constants", "rollback-check"):
        assert re.search(rf"(?m)^{name}: \.venv/ready  ##", makefile), name
    targets = re.findall(r"(?m)^([a-z-]+):.*##", makefile)
    assert len(targets) == len(set(targets)), "the last of two would win"
    assert offline_copy(tmp_path, tmp_path / "copy") == 1
    assert "run `make build` or `make release` first" in capsys.readouterr().err
