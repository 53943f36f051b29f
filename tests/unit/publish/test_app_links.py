"""Which apps open links to topics: the files for phones, made of docs/operator.yml and pinned by the lock."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from guard import Options, check_tree
from guard.policy.lock import is_pinned
from guard.read.tree import checksum
from publish.app_links import ANDROID, app_links
from publish.web import APPLE
from tests.unit.publish.test_hashed import listed
from wallet.model import AppLinks

PRINT = ":".join(["AB"] * 32)
APPS = AppLinks.model_validate(
    {"android": [{"package": "com.imwallet.app", "sha256": [PRINT]}], "ios": ["ABCDE12345.com.imwallet.app"]}
)
BASE = "https://imwallet.example/help/"


def test_the_files_say_what_phones_ask_for() -> None:
    files = {name: json.loads(content) for name, content in app_links(APPS, BASE).items()}
    [statement] = files[ANDROID]
    assert statement["relation"] == ["delegate_permission/common.handle_all_urls"]
    assert statement["target"]["package_name"] == "com.imwallet.app"
    assert statement["target"]["sha256_cert_fingerprints"] == [PRINT]
    [details] = files[APPLE]["applinks"]["details"]
    assert details == {"appIDs": ["ABCDE12345.com.imwallet.app"], "components": [{"/": "/help/go/*"}]}
    assert app_links(None, BASE) == app_links(AppLinks(), BASE) == {}


def test_the_guard_lets_them_through_by_the_lock_alone(tmp_path: Path) -> None:
    files = app_links(APPS, BASE)
    (tmp_path / "index.html").write_text('<!doctype html><html lang="en"><title>x</title></html>', encoding="utf-8")
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert all(map(is_pinned, files))
    lock = {name: (checksum(content),) for name, content in files.items()}
    assert check_tree(tmp_path, listed(), Options(assets=lock)).findings == ()
    assert {finding.code for finding in check_tree(tmp_path, listed(), Options(assets={})).findings} == {"CH407"}


@pytest.mark.parametrize(
    "apps",
    [
        {"android": [{"package": "imwallet", "sha256": [PRINT]}]},
        {"android": [{"package": "com.imwallet.app", "sha256": []}]},
        {"android": [{"package": "com.imwallet.app", "sha256": [PRINT.lower()]}]},
        {"android": [{"package": "com.imwallet.app", "sha256": [PRINT[:-3]]}]},
        {"ios": ["com.imwallet.app"]},
        {"ios": ["ABCDE12345"]},
        {"windows": []},
    ],
)
def test_what_no_phone_would_take_is_refused(apps: object) -> None:
    with pytest.raises(ValidationError):
        AppLinks.model_validate(apps)
