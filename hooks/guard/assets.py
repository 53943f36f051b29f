"""Files that are published as they are: scripts, styles of the theme, fonts, pictures.

They are let through by kind. What they show cannot be read here; a list of their checksums belongs in this
module.
"""

from __future__ import annotations

# Let through unread. Style sheets are read as well, by css.py.
ASSET_KINDS = frozenset(
    {"js", "mjs", "map", "woff", "woff2", "ttf", "otf", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico"}
)


def is_asset(suffix: str) -> bool:
    """Tell whether files with this suffix (lower case, without dot) are let through unread."""
    return suffix in ASSET_KINDS
