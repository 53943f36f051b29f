"""The environment variables that say how a site is built and published. Builds begin with this: it imports nothing."""

from __future__ import annotations

# The folder of the last release's site; the secret key that signs the list; when the tree was committed.
KEEP = "KEEP"
SECRET, COMMITTED = "MINISIGN_SECRET_KEY", "SOURCE_DATE_EPOCH"
# The folder of what earlier builds made, where a build may draw on it (scripts/build.py, scripts/serve.py).
CACHE = "BUILD_CACHE"
