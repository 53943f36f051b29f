"""Lighthouse's scores: the median of the runs, and pages as hosts send them."""

from __future__ import annotations

import functools
import gzip
import threading
import urllib.request
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from scripts import lighthouse


def test_each_category_has_the_median_of_its_runs() -> None:
    runs = [{"performance": 98, "seo": 100}, {"performance": 72, "seo": 100}, {"performance": 97, "seo": 91}]
    assert lighthouse.medians(runs) == {"performance": 97, "seo": 100}
    assert lighthouse.medians([]) == {}


def test_it_is_found_where_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIGHTHOUSE", "/opt/lighthouse")
    assert lighthouse.find() == "/opt/lighthouse"
    monkeypatch.delenv("LIGHTHOUSE")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(lighthouse, "_INSTALLED", tmp_path / "lighthouse")
    assert lighthouse.find() is None


def test_text_is_sent_compressed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(b"<p>page</p>")
    (tmp_path / "a.png").write_bytes(b"picture")
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(lighthouse.CompressingHost, directory=str(tmp_path))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with urllib.request.urlopen(f"{address}/a/?q=x") as page:
        assert page.headers["Content-Encoding"] == "gzip" and gzip.decompress(page.read()) == b"<p>page</p>"
    with urllib.request.urlopen(f"{address}/a.png") as picture:
        assert picture.headers["Content-Encoding"] is None and picture.read() == b"picture"
    server.shutdown()
    server.server_close()
