"""Scripts, styles and search data at addresses that name their content: assets-abcdefghijkl/ is assets/ as it is now.

A page and all it loads are then of one deploy, whatever a cache on the way keeps: another content has another address.
A whole folder has one name, so that scripts go on importing each other by their place beside one another. Pictures keep
their addresses, which others link to.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from guard.policy.lock import plain_path

# A hash in letters: digits would look like somebody's number. As many as the guard knows (policy/lock.py, plain_path).
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LENGTH = 12
_OF_ASSETS = r"(?:javascripts|search|stylesheets)/"
_MOVED = {
    "assets": re.compile(rf"assets/{_OF_ASSETS}.+"),
    "search": re.compile(r"search/[^/]+\.json"),
}
# Where pages name them: attributes that load something, and the data of the search box. The way there counts from the
# page or from the root of the host.
_WAY = r"(?:\./|/(?:[\w.~-]+/)*)?(?:\.\./)*"
_ADDRESS = re.compile(rf'((?:href|src)="{_WAY})assets(?=/{_OF_ASSETS})')
_INDEX = re.compile(rf'("index": "{_WAY})search(?=/[^"/]+\.json")')
_LEFT = re.compile(rf'(?<=")[^"]*(?:\bassets/{_OF_ASSETS}|\bsearch/[^"/]+\.json)[^"]*(?=")')


def hashed(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a finished site with these folders named by their content, and its pages naming them so.

    Raises `ValueError` for a page that names a file of these folders where none is looked for.
    """
    names = {folder: f"{folder}-{_hash(site, moved)}" for folder, moved in _MOVED.items()}

    def renamed(name: str) -> str:
        folder = next((folder for folder, moved in _MOVED.items() if moved.fullmatch(name)), "")
        return f"{names[folder]}{name.removeprefix(folder)}" if folder else name

    def readdressed(name: str, content: bytes) -> bytes:
        if not name.endswith(".html"):
            return content
        text = _ADDRESS.sub(rf"\1{names['assets']}", content.decode())
        text = _INDEX.sub(rf"\1{names['search']}", text)
        if left := _LEFT.search(text):
            raise ValueError(f"{name} names {left[0]}, where nothing will be")
        return text.encode()

    return {renamed(name): readdressed(name, content) for name, content in site.items()}


def hashed_folders(site: Iterable[str]) -> list[str]:
    """Return the folders of a finished site that are named by their content, each with its final slash."""
    return sorted({f"{name.partition('/')[0]}/" for name in site if name != plain_path(name)})


def _hash(site: Mapping[str, bytes], moved: re.Pattern[str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(filter(moved.fullmatch, site)):
        digest.update(f"{name}\0{hashlib.sha256(site[name]).hexdigest()}\n".encode())
    return digest.hexdigest()[:_LENGTH].translate(_LETTERS)
