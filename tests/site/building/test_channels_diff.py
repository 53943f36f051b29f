"""What a reviewer is told of a change of the list."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts import channels_diff
from scripts.channels_diff import difference
from tests.support.builds import Built, build_here, replace

CHAT = {
    "id": "chat",
    "kind": "origin",
    "value": "https://chat.imwallet.example",
    "hours": {"open": ["Mo-Fr 09:00-18:00"]},
}
MAIL = {"id": "mail", "kind": "email", "value": "support@imwallet.example", "label": {"zh": "邮箱", "en": "Email"}}
PAST = {"id": "old", "kind": "email", "value": "old@imwallet.example"}


def listed(*channels: dict[str, Any], revoked: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"channels": list(channels), "revoked": list(revoked)}


@pytest.mark.parametrize(
    ("before", "after", "lines", "changed"),
    [
        (listed(CHAT), listed(CHAT), [], []),
        (listed(CHAT, MAIL), listed(MAIL, CHAT), [], []),
        (listed(CHAT), {**listed(CHAT), "signing_key": "RWa"}, ["+ signing key RWa"], []),
        (
            {**listed(CHAT), "signing_key": "RWa"},
            {**listed(CHAT), "signing_key": "RWb"},
            ["- signing key RWa", "+ signing key RWb"],
            [],
        ),
        (listed(CHAT), listed(CHAT, MAIL), ["+ email support[@]imwallet[.]example (mail)"], ["mail"]),
        (listed(CHAT, MAIL), listed(MAIL), ["- origin https[:]//chat[.]imwallet[.]example (chat)"], ["chat"]),
        (
            listed(CHAT),
            listed({**CHAT, "hours": {"open": ["Mo-Su 09:00-18:00"]}}),
            ["~ hours of chat: open: Mo-Fr 09:00-18:00 -> open: Mo-Su 09:00-18:00"],
            ["chat"],
        ),
        (
            listed(MAIL),
            listed({**MAIL, "value": "help@imwallet.example", "cost": {"zh": "免费", "en": "free"}}),
            [
                "- email support[@]imwallet[.]example (mail)",
                "+ email help[@]imwallet[.]example (mail)",
                "~ cost of mail: (nothing) -> zh: 免费; en: free",
            ],
            ["mail"],
        ),
        (
            listed(MAIL),
            listed(revoked=(PAST,)),
            ["- email support[@]imwallet[.]example (mail)", "+ email old[@]imwallet[.]example (old), revoked"],
            ["mail", "old"],
        ),
        (
            listed(revoked=(PAST,)),
            listed(revoked=({**PAST, "instead": "mail"},)),
            ["~ instead of old: (nothing) -> mail"],
            ["old"],
        ),
        ({"channels": None}, listed(CHAT), ["+ origin https[:]//chat[.]imwallet[.]example (chat)"], ["chat"]),
    ],
)
def test_difference(before: dict[str, Any], after: dict[str, Any], lines: list[str], changed: list[str]) -> None:
    assert difference(before, after) == (lines, changed)


def run(checkout: Path, since: str, cache: Path) -> subprocess.CompletedProcess[str]:
    own = {"PATH": "/usr/bin:/bin", "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "scripts.channels_diff", since],
        cwd=checkout,
        env={**own, "BUILD_CACHE": str(cache)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def committed(checkout: Path) -> Path:
    identity = ["-c", "user.name=test", "-c", "user.email=test@imwallet.example"]
    for command in (["init", "-q"], ["add", "docs"], [*identity, "commit", "-q", "-m", "before"]):
        subprocess.run(["git", *command], cwd=checkout, check=True)
    return checkout


def test_the_command_in_a_process_of_its_own(committed: Path, cache: Path) -> None:
    printed = run(committed, "HEAD", cache)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout == "docs/channels.yml says the same as in HEAD.\n"


def test_another_address_and_the_pages_that_show_it(
    committed: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is built in this process: what one of its own would read and derive again takes three times as long."""
    replace("docs/channels.yml", "https://talk.tidewallet.example", "https://speak.tidewallet.example")(committed)
    monkeypatch.setattr(channels_diff, "ROOT", committed)
    built: list[Built] = []

    def build(target: Path) -> str:
        built.append(build_here(committed, target, BUILD_CACHE=str(cache)))
        return built[-1].said

    monkeypatch.setattr(channels_diff, "build_unjudged", build)
    assert channels_diff.main(["HEAD"]) == 0 and len(built) == 1
    said = capsys.readouterr().out
    for line in (
        "- origin https[:]//talk[.]tidewallet[.]example (live-chat)",
        "+ origin https[:]//speak[.]tidewallet[.]example (live-chat)",
        "    docs/zh/contact/live-chat.md",
        "    docs/en/contact/live-chat.md",
    ):
        assert line in said.splitlines()
    assert "https://" not in said and "email-support" not in said


@pytest.mark.parametrize("since", ["", "no-such-commit", "--output=stolen"])
def test_a_commit_that_is_none(committed: Path, since: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels_diff, "ROOT", committed)
    with pytest.raises(SystemExit, match="2"):
        sys.exit(channels_diff.main([since]))
    assert not (committed / "stolen").exists()


BROKEN = [
    b"",
    b"channels: [a]\n",
    "channels: []  # 邮箱\n".encode("gbk"),
    b"channels: [\n",
    b"\tchannels: []\n",
    b"a\n",
]


@pytest.mark.parametrize("content", BROKEN)
@pytest.mark.parametrize("now", [True, False], ids=["today", "then"])
def test_a_broken_list_is_named_with_its_line(
    committed: Path, content: bytes, now: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(channels_diff, "ROOT", committed)
    file = committed / "docs" / "channels.yml"
    good = file.read_bytes()
    file.write_bytes(content)
    if not now:
        identity = ["-c", "user.name=test", "-c", "user.email=test@imwallet.example"]
        subprocess.run(["git", *identity, "commit", "-qam", "broken"], cwd=committed, check=True)
        file.write_bytes(good)
    assert channels_diff.main(["HEAD"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{'' if now else 'HEAD:'}docs/channels.yml:1 CL001 ") and "; " in said


def test_every_id_of_the_list_is_found_in_the_list_itself(composed: Path) -> None:
    loaded = yaml.safe_load((composed / "docs" / "channels.yml").read_text(encoding="utf-8"))
    lines, changed = difference({}, loaded)
    assert len(changed) == len(lines)
    assert len(lines) == len(loaded["channels"]) + len(loaded["revoked"])
