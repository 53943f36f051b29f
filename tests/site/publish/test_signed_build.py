"""Builds of a list with and without a key: what is signed, and what pages say of it."""

from __future__ import annotations

import base64
import re
import subprocess
from pathlib import Path

import pytest

from channels import ChannelList
from guard import check_tree
from guard.policy.minisign import PublicKey
from publish.signature import LIST, PATH
from publish.variables import SECRET
from tests.support.builds import append, build_here
from tests.unit.publish.test_security import EMAIL
from tests.unit.publish.test_signature import PUBLIC, SECRET_KEY


def test_without_a_key_nothing_is_signed_and_no_page_speaks_of_it(site: Path) -> None:
    assert not (site / PATH).exists()
    assert "minisign" not in (site / "contact/verify/index.html").read_text(encoding="utf-8")


@pytest.mark.minisign
def test_a_signed_build(
    minisign: str, checkout: Path, tmp_path: Path, site: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With a key on the list and its secret in the environment: a page tells how to verify, and it works."""
    target = tmp_path / "site"
    append("docs/channels.yml", f"\nsigning_key: {PUBLIC}\n")(checkout)
    built = build_here(checkout, target, "build", **{SECRET: SECRET_KEY})
    assert built.succeeded, built.said
    said = built.said + "".join(capfd.readouterr())
    everything = b"".join(path.read_bytes() for path in target.rglob("*") if path.is_file())
    for secret in (SECRET_KEY, base64.b64encode(base64.b64decode(SECRET_KEY)[62:94]).decode()):
        assert secret not in said
        assert secret.encode() not in everything
    for page in ("contact/verify/index.html", "en/contact/verify/index.html"):
        html = (target / page).read_text(encoding="utf-8")
        [command] = re.findall(r"<pre><code>(minisign -Vm .*?)</code></pre>", html)
        assert PublicKey.parse(PUBLIC).name in html
        words = [minisign, *command.split()[1:]]
        assert subprocess.run(words, cwd=target, capture_output=True, check=False).returncode == 0
    # What browsers and the app's copy compare is the same with and without the signature.
    assert (target / LIST).read_bytes() == (site / LIST).read_bytes()
    (target / LIST).write_bytes((target / LIST).read_bytes() + b" ")
    report = check_tree(target, ChannelList.model_validate({"channels": [EMAIL], "signing_key": PUBLIC}))
    assert {finding.code for finding in report.findings if finding.file == PATH} == {"CH411"}
