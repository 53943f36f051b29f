"""Write real redirects for hosts that can, from the built site's list of topic ids, into .build/redirects."""

from __future__ import annotations

import sys
from pathlib import Path

from publish.redirects import cloudflare, netlify, nginx_maps, nginx_server
from scripts import ROOT
from scripts.links import read_links
from wallet.model import load_wallet

FOLDER = ROOT / ".build" / "redirects"


def write(folder: Path) -> list[Path]:
    """Write every file below `folder`; return their paths."""
    links, languages, base = read_links()
    feedback = load_wallet(ROOT / "docs" / "operator.yml", languages).feedback
    texts = {
        "nginx/maps.conf": nginx_maps(links, languages, base, feedback),
        "nginx/server.conf": nginx_server(languages, base, feedback),
        "netlify/_redirects": netlify(links, base),
        "cloudflare/_redirects": cloudflare(links, base),
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


if __name__ == "__main__":
    for path in write(FOLDER):
        print(path.relative_to(ROOT), file=sys.stderr)
