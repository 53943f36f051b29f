"""The environment variables that say how a site is published."""

from __future__ import annotations

# The folder of the last release's site; the secret key that signs the list; when the tree was committed.
KEEP = "KEEP"
SECRET, COMMITTED = "MINISIGN_SECRET_KEY", "SOURCE_DATE_EPOCH"
