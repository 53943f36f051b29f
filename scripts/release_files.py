"""What lies beside a release in release/: SHA256SUMS of every file of the site, the list of what it was made with
(CycloneDX), and the signature of the sums where the list has a key. `sha256sum -c release/SHA256SUMS` compares.

All of it is made of the site, the lock of requirements and the commit's time: the same release gives the same bytes.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from guard.policy.minisign import SUFFIX, PublicKey, SecretKey, verify
from guard.read.tree import checksum

SUMS, BOM = "SHA256SUMS", "sbom.cdx.json"
_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# Behind each package the lock says who asked for it: another package, or pyproject.toml and one of its groups.
_VIA = re.compile(
    r"^[ \t]+#[ \t]+(?:via[ \t]+)?(?P<name>[A-Za-z0-9._-]+)(?: \(pyproject\.toml(?::(?P<group>[\w-]+))?\))?$",
    re.MULTILINE,
)
_SITE = "site"


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
            yield f"{checksum(path.read_bytes())}  {path.relative_to(root).as_posix()}"


def bill_of_materials(requirements: str, name: str, seconds: int) -> dict[str, Any]:
    """Return a CycloneDX 1.6 document of what the help center of the wallet `name` is made with.

    That is the part of the locked `requirements` which the site and its guard ask for; what only tests need is not.
    """
    found = {match["name"].lower(): match for match in _PACKAGE.finditer(requirements)}
    needs = _needs(found)
    components = [_component(found[package]) for package in sorted(needs)]
    content = json.dumps([name, seconds, components], ensure_ascii=False)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": _SITE, "name": f"{name} help center"},
        },
        "components": components,
        "dependencies": [
            {
                "ref": _SITE,
                "dependsOn": [_purl(found[package]) for package in sorted(needs) if _SITE in needs[package]],
            },
            *(
                {"ref": _purl(found[package]), "dependsOn": [_purl(found[other]) for other in asked]}
                for package in sorted(needs)
                if (asked := sorted(other for other in needs if package in needs[other]))
            ),
        ],
    }


def _needs(found: dict[str, re.Match[str]]) -> dict[str, set[str]]:
    """Each package that the site needs, with who asks for it: other packages by name, the site itself as `site`."""
    asked = {package: set(_askers(match["rest"])) for package, match in found.items()}
    needed, size = {_SITE}, 0
    while size != len(needed):
        size = len(needed)
        needed |= {package for package, askers in asked.items() if askers & needed}
    return {package: asked[package] & needed for package in needed - {_SITE}}


def _askers(rest: str) -> Iterator[str]:
    for via in _VIA.finditer(rest):
        if "(" not in via[0]:
            yield via["name"].lower()
        elif via["group"] in {None, _SITE}:
            yield _SITE


def _purl(match: re.Match[str]) -> str:
    return f"pkg:pypi/{match['name'].lower()}@{match['version']}"


def _component(match: re.Match[str]) -> dict[str, Any]:
    purl = _purl(match)
    # Each hash is one distribution's: the lock accepts any of them, and says no more.
    files = [
        {"type": "distribution", "url": purl, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for digest in _HASH.findall(match["rest"])
    ]
    return {
        "type": "library",
        "bom-ref": purl,
        "name": match["name"].lower(),
        "version": match["version"],
        "purl": purl,
        "externalReferences": files,
    }
