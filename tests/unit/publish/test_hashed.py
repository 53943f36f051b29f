"""Addresses that name their content, and what a release keeps of the one before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from channels import ChannelList
from guard.policy.lock import Pin, allowed_checksums, check_pin, read_lock, remember, write_lock
from guard.read.tree import checksum
from helpcenter.folder import Folder
from publish.hashed import Hashed, Plain, as_before, hashed_folders, in_pieces
from publish.last_release import kept_files
from publish.web import headers

PAGE = (
    '<link rel="stylesheet" href="../assets/stylesheets/a.css">'
    '<script src="{root}assets/javascripts/slash.js"></script>'
    '<script type="module" src="./../assets/search/loader.js"></script><img src="../assets/images/a.png">'
    '<script type="application/json">{{"index": "{root}search/zh.json", "n": 1}}</script>'
)
SITE = {
    "a/index.html": PAGE.format(root="../").encode(),
    "404.html": PAGE.format(root="/help/").replace("../", "/help/").replace("./", "").encode(),
    "assets/stylesheets/a.css": b"a",
    "assets/javascripts/slash.js": b"s",
    "assets/search/loader.js": b"l",
    "assets/images/a.png": b"p",
    "search/zh.json": b"{}",
    "search/index.html": b"a page of that name",
    "sw.js": b"w",
}


def hashed(site: dict[str, bytes]) -> dict[str, bytes]:
    names = Hashed(site)
    return {names.renamed(name): names.readdressed(name, content) for name, content in site.items()}


def test_a_folder_is_rewritten_and_seen_as_it_was(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(SITE)
    Hashed(SITE).rewrite(folder)
    folder.sweep()
    made = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == hashed(SITE) != SITE
    assert dict(Plain(made)) == SITE
    assert not (tmp_path / "assets" / "javascripts").exists()


@pytest.mark.parametrize("name", ["a/index.html", "404.html", "search/index.html"])
def test_what_is_kept_of_a_page_gives_the_same_page_with_any_names(name: str) -> None:
    text = SITE[name].decode()
    kept = in_pieces(name, text)
    assert kept is not None and as_before(kept).decode() == text
    for site in (SITE, SITE | {"search/zh.json": b"{1}", "assets/javascripts/slash.js": b"other"}):
        assert Hashed(site).filled(kept) == Hashed(site).readdressed(name, text.encode())
    # A page with such a mark in it is looked through each time.
    assert in_pieces(name, f"{text}\0a") is None


def test_a_page_of_which_something_is_kept_is_written_with_the_names_of_now(tmp_path: Path) -> None:
    kept = {name: in_pieces(name, SITE[name].decode()) or () for name in ("a/index.html", "404.html")}
    folder = Folder(tmp_path, hold=True)
    for name, content in SITE.items():
        folder.write_file(b"later" if name in kept else content, str(tmp_path / name))
    Hashed(SITE).rewrite(folder, (), kept)
    folder.sweep()
    assert dict(folder) == hashed(SITE)


def test_folders_are_named_by_their_content_and_pages_name_them_so() -> None:
    made = hashed(SITE)
    assets, search = hashed_folders(made)
    assert assets.startswith("assets-") and search.startswith("search-")
    assert set(made) == {
        "a/index.html",
        "404.html",
        f"{assets}stylesheets/a.css",
        f"{assets}javascripts/slash.js",
        f"{assets}search/loader.js",
        "assets/images/a.png",
        f"{search}zh.json",
        "search/index.html",
        "sw.js",
    }
    page, lost = made["a/index.html"].decode(), made["404.html"].decode()
    for address in ("stylesheets/a.css", "javascripts/slash.js", "search/loader.js"):
        assert f'../{assets}{address}"' in page and f'"/help/{assets}{address}"' in lost
    assert f'"../{search}zh.json"' in page and f'"/help/{search}zh.json"' in lost
    assert '"../assets/images/a.png"' in page


@pytest.mark.parametrize(
    ("name", "assets_move", "search_moves"),
    [
        ("assets/stylesheets/a.css", True, False),
        ("assets/search/loader.js", True, False),
        ("search/zh.json", False, True),
        ("assets/images/a.png", False, False),
        ("sw.js", False, False),
    ],
)
def test_another_content_has_another_address(name: str, assets_move: bool, search_moves: bool) -> None:
    before, after = hashed_folders(hashed(SITE)), hashed_folders(hashed({**SITE, name: b"other"}))
    assert [one != other for one, other in zip(before, after, strict=True)] == [assets_move, search_moves]
    assert hashed_folders(hashed(dict(SITE))) == before


@pytest.mark.parametrize("left", ['<a data-at="x assets/search/box.js">', '<script data-x="/search/en.json"></script>'])
def test_an_address_that_would_lead_nowhere_is_refused(left: str) -> None:
    with pytest.raises(ValueError, match=r"a/index\.html names .*, where nothing will be"):
        hashed({**SITE, "a/index.html": left.encode()})


def test_hosts_are_told_to_keep_them_for_ever() -> None:
    text = headers(["assets-abcdefghijkl/"], "https://help.imwallet.example/").decode()
    assert text.endswith("/assets-abcdefghijkl/*\n  Cache-Control: public, max-age=31536000, immutable\n")
    assert text.count("Cache-Control") == 1, "everything else is asked for again at each visit"


NOW, OLD, OLDER = (checksum(content) for content in (b"now", b"old", b"older"))
LOCK = {"assets/a.js": (NOW, OLD), "ended.js": ("", OLD)}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("assets/a.js", b"now", ""),
        ("assets-abcdefghijkl/a.js", b"now", ""),
        ("assets-abcdefghijkl/a.js", b"old", ""),
        ("assets/a.js", b"old", "CH408"),
        ("assets-abcdefghijkl/a.js", b"older", "CH408"),
        ("assets-abcdefghijkm/b.js", b"now", "CH407"),
        ("assets-abcdefghijkq/a.js", b"now", "CH407"),
        ("assets-abcdefghijk/a.js", b"now", "CH407"),
        ("x/assets-abcdefghijkl/a.js", b"now", "CH407"),
        ("ended.js", b"", "CH408"),
        ("ended.js", b"old", "CH408"),
    ],
)
def test_earlier_files_are_let_through_in_folders_that_name_their_content_alone(
    name: str, content: bytes, code: str
) -> None:
    fault = check_pin(name, content, LOCK)
    assert (fault.code if fault else "") == code


def test_a_lock_remembers_what_was_committed(tmp_path: Path) -> None:
    before = {"a.js": Pin(OLD, "ours", (OLDER,)), "gone.js": Pin(OLD, "ours"), "same.js": Pin(NOW, "ours")}
    after = remember(before, {"a.js": Pin(NOW, "ours"), "new.js": Pin(NOW, "ours"), "same.js": Pin(NOW, "ours")})
    assert after == {
        "a.js": Pin(NOW, "ours", (OLD, OLDER)),
        "gone.js": Pin("", "ours", (OLD,)),
        "new.js": Pin(NOW, "ours"),
        "same.js": Pin(NOW, "ours"),
    }
    back = remember(after, {"a.js": Pin(OLD, "ours")})
    assert back["a.js"] == Pin(OLD, "ours", (NOW, OLDER))
    many = remember({"a.js": Pin(NOW, "ours", tuple(checksum(bytes([n])) for n in range(20)))}, {"a.js": Pin(OLD, "x")})
    assert len(many["a.js"].before) == 8
    path = tmp_path / "lock.json"
    path.write_text(write_lock(after), encoding="utf-8")
    assert read_lock(path) == after
    assert allowed_checksums(after)["a.js"] == (NOW, OLD, OLDER)


@pytest.mark.parametrize("entry", ['"sha256": ""', f'"sha256": "{NOW}", "before": ["x"]', '"sha256": "", "before": []'])
def test_a_lock_with_a_checksum_that_is_none_is_refused(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "lock.json"
    path.write_text(f'{{"files": {{"a.js": {{"origin": "ours", {entry}}}}}}}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.js"):
        read_lock(path)


def listed(revoked: str = "") -> ChannelList:
    entry = yaml.safe_load(
        """
        { id: website, kind: origin, value: "https://imwallet.example", label: {zh: 官, en: w},
          purpose: {zh: 官, en: w}, answers: false, owner: x, added: 2026-01-01, reviewed: 2026-11-01, evidence: x }
        """
    )
    past = {
        "id": "old",
        "kind": "email",
        "value": revoked,
        "revoked": "2026-11-02",
        "reason": {"zh": "停", "en": "end"},
    }
    return ChannelList.model_validate({"channels": [entry], "revoked": [past] if revoked else []})


def last_release(folder: Path) -> Path:
    files = {
        "assets-aaaaaaaaaaaa/a.js": "old",
        "assets-aaaaaaaaaaaa/evil.js": "nobody locked it",
        "assets-bbbbbbbbbbbb/a.js": "older: kept by that release, and not its own",
        "search-aaaaaaaaaaaa/en.json": '{"text": "write to us"}',
        "search-aaaaaaaaaaaa/zh.json": '{"text": "old@imwallet.example"}',
        "assets/images/a.svg": "<svg/>",
    }
    own = [name for name in files if "bbbb" not in name]
    files["offline.json"] = json.dumps({"enabled": True, "all": dict.fromkeys(own, "x"), "en": {"en/": "x"}})
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_release_keeps_what_pages_of_the_last_one_load(tmp_path: Path) -> None:
    """What nobody locked, and what names a channel that is listed no longer, is left out and said."""
    kept, why = kept_files(last_release(tmp_path), {}, listed("old@imwallet.example"), LOCK, "")
    assert set(kept) == {"assets-aaaaaaaaaaaa/a.js", "search-aaaaaaaaaaaa/en.json"}
    assert {(finding.file, finding.code) for finding in why} == {
        ("assets-aaaaaaaaaaaa/evil.js", "CH407"),
        ("search-aaaaaaaaaaaa/zh.json", "CH208"),
    }


def test_what_is_there_already_is_not_kept_and_nothing_comes_of_nothing(tmp_path: Path) -> None:
    now = {"assets-aaaaaaaaaaaa/a.js": b"now"}
    assert "assets-aaaaaaaaaaaa/a.js" not in kept_files(last_release(tmp_path), now, listed(), LOCK, "")[0]
    assert kept_files(tmp_path / "nowhere", {}, listed(), LOCK, "") == ({}, ())


def test_scripts_that_import_each_other_move_together() -> None:
    folders = [path.parent.name for path in (Path(__file__).parents[3] / "overrides" / "assets").glob("*/*.js")]
    site = {f"assets/{name}/x.js": b"x" for name in folders}
    moved = Hashed(site)
    assert {moved.renamed(name).partition("/")[0] for name in site} == {moved.folders["assets"]}
