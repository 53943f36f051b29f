"""Show the site on this computer, and again after every change, whatever an editor saves.

`make serve`, or `make serve PORT=8001`. A build that fails leaves the preview as it was, with what is wrong in a bar at
the top of every page; nothing that somebody saves ends it. `?twin=1` behind an address shows the page beside its
translation.
"""

from __future__ import annotations

import logging
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterable
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from publish.variables import CACHE
from scripts import ROOT
from scripts.glance import Glance

HOST = "127.0.0.1"
PORT = 8000
# Where the next preview finds what this one has made: it need not make it again. Apart from that of `make build`, which
# makes other pages of the same.
_KEPT = ROOT / ".build" / "preview"
_POLLING = 0.25  # seconds between two looks for what was saved: a look reads the dates of some thousand files
_QUIET = 5.0  # seconds without a save, until a site with a known fault is built all the same
# Read again when they change, beside what mkdocs.yml says (watch:).
_WATCHED = ("docs", "mkdocs.yml", "guard-exceptions.yml")


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 ended by the person who started it, 1 could not begin."""
    asked = arguments[0] if arguments else str(PORT)
    if not asked.isdecimal() or not 0 < int(asked) < 65536:
        print(f"{asked} is no port: give a number such as PORT={PORT + 1}", file=sys.stderr)
        return 1
    if taken(int(asked)):
        print(f"Port {asked} is taken: stop what runs there, or use make serve PORT={int(asked) + 1}", file=sys.stderr)
        return 1
    os.environ.setdefault(CACHE, str(_KEPT))
    logging.basicConfig(format="%(levelname)-7s -  %(message)s", stream=sys.stderr)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    with tempfile.TemporaryDirectory(prefix="help-center-") as folder:
        preview = Preview(Path(folder), int(asked))
        try:
            preview.run()
        except KeyboardInterrupt:
            print("The preview has ended.", file=sys.stderr)
        finally:
            preview.server.shutdown()
            preview.prepared()
    return 0


def taken(port: int) -> bool:
    """Tell whether another program listens on a port."""
    with socket.socket() as probe:
        # As the server will ask for it: a port that was given back a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


class Preview:
    """A site that is built into `folder` again and again, and served from there."""

    def __init__(self, folder: Path, port: int) -> None:
        self.site, self.fresh = folder / "site", folder / "fresh"
        self.site.mkdir()
        self.address = f"http://{HOST}:{port}/"
        self.glance = Glance(ROOT)
        # Whether the next build is the whole one that a first look has put off, and which faults that look has told.
        self.owed = False
        self.told: set[str] = set()
        self.later: threading.Timer | None = None
        self.preparing: threading.Thread | None = None
        self.server = _Server(self, port)
        self.server.error_handler = self.missing

    def run(self) -> None:
        """Build, serve and build again until somebody ends it."""
        watched = {ROOT / name for name in _WATCHED}
        config = self.build()
        if config:
            self.preparing = threading.Thread(target=self.prepare, daemon=True)
            self.preparing.start()
        for path in (*watched, *(config.watch if config else ("overrides", "hooks"))):
            self.server.watch(str(ROOT / path))
        self.server.serve()  # type: ignore[no-untyped-call]

    def prepare(self) -> None:
        """After the first build, while nobody waits: let the first edit find what the others find."""
        with suppress(Exception):  # the next build says what is wrong
            shutil.copytree(self.site, self.fresh, dirs_exist_ok=True)
            self.glance.warm(self.site)

    def prepared(self) -> None:
        """Wait until that is done."""
        if self.preparing:
            self.preparing.join()
            self.preparing = None

    def build(self) -> Any:
        """Build the site once; return its configuration, or nothing where it could not be built. When there is one
        already, what was saved is looked at first: a fault, or that it has gone, is shown before the site is built.
        """
        self.prepared()
        if not self.owed and (self.site / "sitemap.xml").exists() and self.answered():
            return None
        self.owed = False
        try:
            # Loaded late, as the build does: a fault in this code must not keep the preview from beginning.
            from publish.preview_errors import clear_bar, move_bar

            clear_bar(self.fresh)
            config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(self.fresh), strict=False)
            config.plugins.on_startup(command="serve", dirty=False)
            config.site_url = self.address
            build(config, serve_url=self.address)
        except (Exception, SystemExit) as error:
            self.failed(error)
            return None
        # The next build is written over the site before this one: nearly every file stays as it is.
        before = self.site.with_name("before")
        self.site.rename(before)
        self.fresh.rename(self.site)
        before.rename(self.fresh)
        move_bar(self.fresh, self.site)
        self.glance.remember(config)
        return config

    def answered(self) -> bool:
        """Show what a first look says; return whether that is all for now."""
        # Loaded late, as the build does: a fault in this code must not keep the preview from beginning.
        from guard.report.findings import defang
        from publish.preview_errors import clear_bar, codes_in_bar, show_bar

        try:
            findings, readable = self.glance.look()
        except Exception as error:  # the whole build says what it is
            print(f"The first look ended with {error.__class__.__name__}.", file=sys.stderr)
            return False
        if self.later:
            self.later.cancel()
        before, self.told = self.told, {finding.code for finding in findings}
        if findings:
            show_bar(self.site, sorted(findings), self.glance.addresses, ROOT)
        elif before and codes_in_bar(self.site) <= before:
            clear_bar(self.site)
        else:
            return False
        if not readable:
            print(*(defang(str(finding)) for finding in sorted(findings)), sep="\n", file=sys.stderr)
            return True
        if findings:
            # A build takes longer than most slips live: it begins when nobody has saved anything for a while.
            self.later = threading.Timer(_QUIET, self.owe)
            self.later.daemon = True
            self.later.start()
        else:
            self.owe()
        return True

    def owe(self) -> None:
        """Let the whole build come, without a first look."""
        self.owed = True
        with self.server._rebuild_cond:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()

    def failed(self, error: BaseException) -> None:
        """Show on every page why there is no newer one."""
        # Loaded late, as the build does: a fault in this code must not keep the preview from beginning.
        from guard.report.findings import defang
        from helpcenter.unexpected import findings_of
        from publish.preview_errors import page_of_findings, show_bar

        findings = findings_of(error, ROOT)
        if not getattr(error, "findings", ()):  # others are printed already
            print(*(defang(str(finding)) for finding in findings), sep="\n", file=sys.stderr)
        shutil.rmtree(self.fresh, ignore_errors=True)
        if (self.site / "sitemap.xml").exists():
            show_bar(self.site, findings, self.glance.addresses, ROOT)
        else:
            (self.site / "index.html").write_text(page_of_findings(findings, ROOT), encoding="utf-8")

    def missing(self, code: int) -> bytes | None:
        """What is shown for an address without a page: the site's own page for that, or the findings."""
        for name in (f"{code}.html", "index.html"):
            if (self.site / name).is_file():
                return self.server.with_reloading((self.site / name).read_bytes())
        return None

    def twin(self, path: str) -> bytes | None:
        """Return a page that shows the page at `path` beside its translations, if it has any."""
        page = self.site / path.strip("/") / "index.html"
        if not page.is_file():
            return None
        from selectolax.lexbor import LexborHTMLParser

        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        links = [link.attributes.get("href") or "" for link in tree.css("a.language[data-language]")]
        frames = "".join(f'<iframe src="{escape(address, quote=True)}"></iframe>' for address in (path, *links))
        style = "body{display:flex;gap:4px;margin:0;height:100vh}iframe{flex:1;border:0}"
        return (
            f'<!doctype html><meta charset="utf-8"><title>{escape(path)}</title><style>{style}</style>{frames}'.encode()
        )


class _Server(LiveReloadServer):
    """MkDocs' own server, which also shows a page beside its translations."""

    def __init__(self, preview: Preview, port: int) -> None:
        root = str(preview.site)
        super().__init__(builder=preview.build, host=HOST, port=port, root=root, polling_interval=_POLLING)
        self.preview = preview

    def with_reloading(self, content: bytes) -> bytes:
        """Return a page with the script that loads it again after the next build."""
        with self._epoch_cond:
            return self._inject_js_into_html(content, self._visible_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Put what is wrong into a page, and the script that loads it again."""
        from publish.preview_errors import with_bar

        page = with_bar(self.preview.site, content)
        return bytes(super()._inject_js_into_html(page, epoch))  # type: ignore[no-untyped-call]

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        if "twin=1" in environ.get("QUERY_STRING", "").split("&"):
            page = self.preview.twin(environ["PATH_INFO"])
            if page is not None:
                start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
                return [page]
        served: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return served


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
