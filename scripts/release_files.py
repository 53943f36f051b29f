"""What lies beside a release in release/: SHA256SUMS of every file of the site, the list of what it was made with
(CycloneDX), and the signature of the sums where the list has a key. `sha256sum -c release/SHA256SUMS` compares.

All of it is made of the site, the lock of requirements and the commit's time: the same release gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guard.policy.minisign import SUFFIX, PublicKey, SecretKey, verify

SUMS, BOM = "SHA256SUMS", "sbom.cdx.json"
_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def write_release(root: Path, site: Path, name: str, seconds: int, key: str | None, secret: str | None) -> Path:
    """Write these files into release/ of the checkout `root`; return that folder.

    `name` is the wallet's, `seconds` the commit's time, `key` the public key of the list and `secret` the key to sign
    with. Raises `ValueError` if what was signed does not verify.
    """
    folder = root / "release"
    folder.mkdir(exist_ok=True)
    bom = json.dumps(bill_of_materials((root / "requirements.txt").read_text("utf-8"), name, seconds), indent=2) + "\n"
    (folder / BOM).write_text(bom, encoding="utf-8")
    sums = "".join(f"{line}\n" for line in _sums(root, [*sorted(site.rglob("*")), folder / BOM]))
    (folder / SUMS).write_text(sums, encoding="utf-8")
    signed = folder / (SUMS + SUFFIX)
    signed.unlink(missing_ok=True)
    if key and secret:
        signed.write_bytes(SecretKey.parse(secret).sign(sums.encode(), f"timestamp:{seconds}\tfile:{SUMS}\thashed"))
        # Last of all: what readers are told to verify does verify.
        verify(sums.encode(), signed.read_bytes(), PublicKey.parse(key))
    return folder


def _sums(root: Path, paths: list[Path]) -> Iterator[str]:
    for path in paths:
        if path.is_file():
            yield f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}"


def bill_of_materials(requirements: str, name: str, seconds: int) -> dict[str, Any]:
    """Return a CycloneDX 1.6 document of the locked `requirements` for the help center of the wallet `name`."""
    components = [_component(match) for match in _PACKAGE.finditer(requirements)]
    content = json.dumps([name, seconds, components], ensure_ascii=False)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": "site", "name": f"{name} help center"},
        },
        "components": components,
        "dependencies": [{"ref": "site", "dependsOn": [component["bom-ref"] for component in components]}],
    }


def _component(match: re.Match[str]) -> dict[str, Any]:
    name, version = match["name"].lower(), match["version"]
    purl = f"pkg:pypi/{name}@{version}"
    # Each hash is one distribution's: the lock accepts any of them, and says no more.
    files = [
        {"type": "distribution", "url": purl, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for digest in _HASH.findall(match["rest"])
    ]
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "externalReferences": files,
    }
