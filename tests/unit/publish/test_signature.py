"""The signature of the published list: made with a key of the tests, verified by the library and the stock program."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from channels import ChannelList
from channels.render import how_to_verify
from guard.policy.minisign import PublicKey, SecretKey, verify
from guard.policy.signature import check_signature
from publish.signature import LIST, PATH, key_fault, signature
from publish.variables import COMMITTED, SECRET
from scripts.ready import ending, left_to_do, unsigned
from tests.made import LANGUAGES, editions
from tests.support.rows import each_row
from tests.unit.publish.test_security import EMAIL


def key_pair(
    seed: bytes, identity: bytes = b"\x01\x02\x03\x04\x05\x06\x07\x08", kdf: bytes = b"\0\0"
) -> tuple[str, str]:
    """Return a public and a secret key as minisign writes them. Only tests may know a seed."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    secret = b"Ed" + kdf + b"B2" + bytes(48) + identity + seed + public + bytes(32)
    return base64.b64encode(b"Ed" + identity + public).decode(), base64.b64encode(secret).decode()


PUBLIC, SECRET_KEY = key_pair(hashlib.sha256(b"key of the tests, worth nothing").digest())
OTHER, OTHER_SECRET = key_pair(hashlib.sha256(b"another one").digest())
CONTENT = '{"channels": ["帮助"]}\n'.encode()
SIGNED = signature(CONTENT, SECRET_KEY, 1700000000)


def check(minisign: str, folder: Path, content: bytes, signed: bytes, public: str) -> subprocess.CompletedProcess[str]:
    (folder / LIST).write_bytes(content)
    (folder / PATH).write_bytes(signed)
    command = [minisign, "-Vm", LIST, "-P", public]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_library_verifies_what_it_signed() -> None:
    assert verify(CONTENT, SIGNED, PublicKey.parse(PUBLIC)) == f"timestamp:1700000000\tfile:{LIST}\thashed"
    assert signature(CONTENT, SECRET_KEY, 1700000000) == SIGNED
    assert PublicKey.parse(PUBLIC).name == "0807060504030201"


@each_row("at", range(0, len(SIGNED) - 1, 7))
def test_a_changed_byte_of_the_signature_fails(at: int) -> None:
    untrusted = SIGNED.index(b"\n")
    changed = SIGNED[:at] + bytes([SIGNED[at] ^ 2]) + SIGNED[at + 1 :]
    if len("untrusted comment: ") <= at < untrusted:
        assert verify(CONTENT, changed, PublicKey.parse(PUBLIC))  # the one line that nothing signs
    else:
        with pytest.raises(ValueError):
            verify(CONTENT, changed, PublicKey.parse(PUBLIC))


def test_another_content_or_key_fails() -> None:
    for content, key in ((CONTENT + b"\n", PUBLIC), (b"", PUBLIC), (CONTENT, OTHER)):
        with pytest.raises(ValueError):
            verify(content, SIGNED, PublicKey.parse(key))


@pytest.mark.parametrize(
    "text",
    ["", "x", SECRET_KEY[:-4], PUBLIC, key_pair(bytes(32), kdf=b"Sc")[1], base64.b64encode(bytes(158)).decode()],
)
def test_a_secret_key_that_is_none_is_refused_without_a_word_of_it(text: str) -> None:
    with pytest.raises(ValueError) as refused:
        SecretKey.parse(text)
    assert len(text) < 20 or text[:20] not in str(refused.value)
    assert base64.b64decode(SECRET_KEY)[62:94].hex() not in repr(SecretKey.parse(SECRET_KEY))
    assert repr(SecretKey.parse(SECRET_KEY).seed) not in repr(SecretKey.parse(SECRET_KEY))


LINES = SIGNED.decode().split("\n")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (LINES[:4], "is no minisign signature"),
        ([*LINES[:4], "x"], "is no minisign signature"),
        ([*LINES, ""], "is no minisign signature"),
        (["x", *LINES[1:]], "is no minisign signature"),
        ([*LINES[:2], "x", *LINES[3:]], "is no minisign signature"),
        ([LINES[0], "*", *LINES[2:]], "is no minisign signature"),
        ([*LINES[:3], "*", ""], "is no minisign signature"),
        ([LINES[0], base64.b64encode(b"ED" + bytes(71)).decode(), *LINES[2:]], "is no prehashed minisign signature"),
        ([LINES[0], base64.b64encode(b"Ed" + bytes(72)).decode(), *LINES[2:]], "is no prehashed minisign signature"),
        (
            [LINES[0], base64.b64encode(b"ED" + bytes(72)).decode(), *LINES[2:]],
            "was made with another key than 0807060504030201",
        ),
        ([*LINES[:3], LINES[1], ""], "does not sign this file"),
    ],
)
def test_what_is_no_signature_is_told_so(lines: list[str], message: str) -> None:
    with pytest.raises(ValueError) as refused:
        verify(CONTENT, "\n".join(lines).encode(), PublicKey.parse(PUBLIC))
    assert str(refused.value) == message
    with pytest.raises(ValueError) as refused:
        verify(CONTENT, b"\xff", PublicKey.parse(PUBLIC))
    assert str(refused.value) == "is no minisign signature"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is no minisign secret key"),
        ("*", "is no minisign secret key"),
        (key_pair(bytes(32), kdf=b"Sc")[1], "is protected by a password"),
        (base64.b64encode(b"Ed" + bytes(156)).decode(), "its halves do not belong together"),
        (base64.b64encode(b"Ed" + bytes(157)).decode(), "is no minisign secret key"),
        (base64.b64encode(b"EX" + bytes(156)).decode(), "is no minisign secret key"),
    ],
)
def test_what_is_no_secret_key_is_told_so(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        SecretKey.parse(text)


@pytest.mark.parametrize(
    "text", ["", "*", PUBLIC[:-4], *(base64.b64encode(key).decode() for key in (b"Ed" + bytes(39), b"EX" + bytes(40)))]
)
def test_what_is_no_public_key_is_told_so(text: str) -> None:
    with pytest.raises(ValueError, match="is no minisign public key"):
        PublicKey.parse(text)


@pytest.mark.minisign
def test_the_stock_program_verifies(minisign: str, tmp_path: Path) -> None:
    checked = check(minisign, tmp_path, CONTENT, SIGNED, PUBLIC)
    assert checked.returncode == 0, checked.stderr
    assert f"timestamp:1700000000\tfile:{LIST}" in checked.stdout
    for content, signed, key in (
        (CONTENT + b" ", SIGNED, PUBLIC),
        (CONTENT, SIGNED.replace(b"1700000000", b"1700000001"), PUBLIC),
        (CONTENT, SIGNED, OTHER),
    ):
        assert check(minisign, tmp_path, content, signed, key).returncode != 0


@pytest.mark.minisign
def test_keys_of_the_stock_program_sign_here(minisign: str, tmp_path: Path) -> None:
    command = [minisign, "-G", "-W", "-f", "-p", "k.pub", "-s", "k.key"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    public = (tmp_path / "k.pub").read_text(encoding="utf-8")
    signed = signature(CONTENT, (tmp_path / "k.key").read_text(encoding="utf-8"), 0)
    key = public.splitlines()[1]
    assert check(minisign, tmp_path, CONTENT, signed, key).returncode == 0
    # The program writes the number of a key without leading zeros.
    assert PublicKey.parse(key).name.lstrip("0") in public
    assert str(PublicKey.parse(key)) == key


@pytest.mark.parametrize(
    ("public", "secret", "says"),
    [
        (None, None, ""),
        (PUBLIC, SECRET_KEY, ""),
        (PUBLIC, None, "is not set"),
        (None, SECRET_KEY, "has no signing_key"),
        (PUBLIC, "x", "is no minisign secret key"),
        (PUBLIC, OTHER_SECRET, "belongs to"),
    ],
)
def test_a_release_needs_both_keys_of_one_pair(public: str | None, secret: str | None, says: str) -> None:
    fault = key_fault(public, secret)
    assert says in fault and bool(fault) == bool(says)
    assert not secret or secret not in fault or secret == "x"
    listed = ChannelList.model_validate({"channels": [EMAIL], "signing_key": public})
    found = unsigned(listed, {SECRET: secret} if secret else {})
    assert [finding.code for finding in found] == (["CL009"] if says else [])


@pytest.mark.parametrize(
    ("today", "refused"), [("2026-03-01", False), ("2027-01-30", False), ("2027-01-31", True), ("2027-04-01", True)]
)
def test_a_release_refuses_a_security_txt_that_ends_soon(today: str, refused: bool) -> None:
    """The contact was reviewed on 2026-03-01: the file ends after 365 days, its review is overdue after 398."""
    listed = ChannelList.model_validate({"channels": [EMAIL]})
    assert [finding.code for finding in ending(listed, date.fromisoformat(today))] == ["CL010"] * refused
    without = ChannelList.model_validate({"channels": [{**EMAIL, "group": "email"}]})
    assert ending(without, date.fromisoformat(today)) == []


def test_a_release_asks_all_of_it(tmp_path: Path) -> None:
    """Of a tree that has everything against it; each with its place, and nothing twice."""
    docs = tmp_path / "docs"
    docs.mkdir()
    shutil.copy(LANGUAGES, docs)
    (docs / "operator.yml").write_text("name: {zh: 灯, en: Lamp}\napp: lamp\nsamples:\n- name\n- facts\n", "utf-8")
    old = {**EMAIL, "added": "2020-01-01", "reviewed": "2020-01-01"}
    (docs / "channels.yml").write_text(yaml.safe_dump({"channels": [old], "signing_key": PUBLIC}), "utf-8")
    found = left_to_do(tmp_path, {COMMITTED: "0"}, date(2026, 11, 22))
    codes = ["RE002", "RE002", "CL008", "CL006", "CL009", "CL010", "TP020", "RE001"]
    assert [finding.code for finding in found] == codes
    assert [str(finding).split(" ")[0] for finding in found[:2]] == ["docs/operator.yml:4", "docs/operator.yml:5"]
    assert str(found[2]).startswith("docs/channels.yml:")


def test_a_list_without_a_key_says_nothing_of_signatures() -> None:
    assert how_to_verify(None, editions()["zh"]) == ""


def test_the_guard_verifies() -> None:
    assert check_signature(SIGNED, CONTENT, PUBLIC) is None
    for signed, content, key in (
        (SIGNED, None, PUBLIC),
        (SIGNED, CONTENT, None),
        (SIGNED, CONTENT, OTHER),
        (SIGNED, CONTENT + b" ", PUBLIC),
        (b"untrusted comment: x", CONTENT, PUBLIC),
        (b"\xff", CONTENT, PUBLIC),
    ):
        fault = check_signature(signed, content, key)
        assert fault is not None and fault.code == "CH411"
