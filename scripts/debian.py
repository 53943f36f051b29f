"""Install packages of Debian, where this process may: as root, with apt-get."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache

# Where the packages cannot be reached, what is there already is enough: nobody waits long for a better one.
_SOON = ("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=10")


def is_possible() -> bool:
    """Tell whether packages can be installed here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install packages as far as they can be had; what cannot is missed by whoever looks for it."""
    print(f"Installing {', '.join(packages)} from Debian's packages …", file=sys.stderr)
    _update()
    _apt("install", "-y", "-qq", "--no-install-recommends", *packages)


@cache
def _update() -> None:
    _apt("update", "-qq")


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *_SOON, *arguments], check=False, stdout=subprocess.DEVNULL, env=environment)
