"""What Lighthouse says of some pages on a phone, where it can be had: the median of three runs of each page.

It is looked for under the name in $LIGHTHOUSE, on the path, and where `npm install --prefix .build lighthouse` puts it.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from http.server import ThreadingHTTPServer
from pathlib import Path

from scripts import ROOT
from scripts.compressed import KINDS
from scripts.static_server import StaticHost

NOT_FOUND = "Lighthouse was not found: npm install --prefix .build lighthouse (its scores are left out)"
_INSTALLED = ROOT / ".build" / "node_modules" / ".bin" / "lighthouse"
_RUNS = 3
_CHROMIUM = "--headless=new --no-sandbox --disable-gpu"


class CompressingHost(StaticHost):
    """Sends text compressed, as hosts do: Lighthouse reckons with the bytes that it got."""

    def do_GET(self) -> None:
        """Answer with a file, or with the page for unknown addresses."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in KINDS or not path.is_file():
            return super().do_GET()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def find() -> str | None:
    """Return the path of Lighthouse, None if there is none."""
    named = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    return named or (str(_INSTALLED) if _INSTALLED.exists() else None)


def scores(program: str, chromium: str, site: Path, pages: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return the median score (0 to 100) of each category for pages of a built site, whose addresses in it are the
    values of `pages`. A run that fails is left out.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(CompressingHost, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = {}
    for name, path in pages.items():
        address = f"http://127.0.0.1:{server.server_port}/{path}"
        runs = [run for _ in range(_RUNS) if (run := _run(program, chromium, address))]
        found[name] = medians(runs)
    server.shutdown()
    return found


def medians(runs: list[dict[str, int]]) -> dict[str, int]:
    """Return the median of each category."""
    return {category: round(statistics.median(run[category] for run in runs)) for category in (runs[0] if runs else ())}


def _run(program: str, chromium: str, address: str) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [program, address, "--quiet", "--output=json", f"--output-path={told}", f"--chrome-flags={_CHROMIUM}"]
        subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, check=False)
        categories = json.loads(told.read_text(encoding="utf-8"))["categories"] if told.exists() else {}
    return {name: round(100 * one["score"]) for name, one in categories.items() if one["score"] is not None}
