"""Scripts, styles and search data at addresses that name their content: assets-abcdefghijkl/ is assets/ as it is now.

A page and all it loads are then of one deploy, whatever a cache on the way keeps: another content has another address.
A whole folder has one name, so that scripts go on importing each other by their place beside one another. Pictures keep
their addresses, which others link to.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from guard.policy.lock import plain_path
from guard.read.tree import checksum

# A hash in letters: digits would look like somebody's number. As many as the guard knows (policy/lock.py, plain_path).
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_LENGTH = 12
_PAGE = ".html"
# What stands in for the names; no page holds this character.
_MARK = "\0"
_MARKS = {"assets": f"{_MARK}a", "search": f"{_MARK}s"}
_MARKED = {mark[-1]: folder.encode() for folder, mark in _MARKS.items()}
_OF_ASSETS = r"(?:case|check|javascripts|search|secrets|stylesheets)/"
_MOVED = {
    "assets": re.compile(rf"assets/{_OF_ASSETS}.+"),
    "search": re.compile(r"search/[^/]+\.json"),
}
# Where pages name them: attributes that load something, and the data of the search box. The way there counts from the
# page or from the root of the host.
_WAY = r"(?:\./|/(?:[\w.~-]+/)*)?(?:\.\./)*"
_INDEX = re.compile(rf'("index": "{_WAY})search(?=/[^"/]+\.json")')
# Such a name, in an attribute or elsewhere. A pattern that begins with letters is found many times faster.
_ASSET = re.compile(rf"assets/{_OF_ASSETS}")
_DATA = re.compile(r'search/[^"/]+\.json')
_ATTRIBUTE = re.compile(rf'(?:href|src)="{_WAY}\Z')
_LEFT = re.compile(rf'(?<=")[^"]*(?:\bassets/{_OF_ASSETS}|\bsearch/[^"/]+\.json)[^"]*(?=")')

# A page cut where it names a folder that gets a name: every second piece is a folder as it was called before. To put
# the pieces together takes a twentieth of the time of looking for them.
Pieces = tuple[bytes, ...]


class Rewritable(Protocol):
    """A site whose files can be changed."""

    def __getitem__(self, name: str) -> bytes: ...

    def __iter__(self) -> Iterator[str]: ...

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files, new ones or others than before."""

    def rename(self, name: str, new: str) -> None:
        """Give a file another path."""

    def remove(self, name: str) -> None:
        """Delete a file."""


class Hashed:
    """The names that the folders of a finished site get, and its files at their new addresses. The site is one mapping,
    or several, of which the last one with a name counts.
    """

    def __init__(self, *site: Mapping[str, bytes]) -> None:
        self.folders = {folder: f"{folder}-{_hash(site, moved)}" for folder, moved in _MOVED.items()}

    def renamed(self, name: str) -> str:
        """Return the new path of a file."""
        folder = next((folder for folder, moved in _MOVED.items() if moved.fullmatch(name)), "")
        return f"{self.folders[folder]}{name.removeprefix(folder)}" if folder else name

    def readdressed(self, name: str, content: bytes) -> bytes:
        """Return the content of a file with new addresses, if it is a page.

        Raises `ValueError` for a page that names a file of these folders where none is looked for.
        """
        if not name.endswith(_PAGE):
            return content
        return _readdressed(name, content.decode(), self.folders).encode()

    def filled(self, pieces: Pieces) -> bytes:
        """Return the content of a page from its pieces."""
        named = list(pieces)
        named[1::2] = [self.folders[folder.decode()].encode() for folder in pieces[1::2]]
        return b"".join(named)

    def moved(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return files at their new addresses, with new addresses in them."""
        return {self.renamed(name): self.readdressed(name, content) for name, content in files.items()}

    def rewrite(
        self, site: Rewritable, instead: Collection[str] = (), cut: Mapping[str, Pieces] = MappingProxyType({})
    ) -> None:
        """Give the files of a site their new addresses. In the place of those in `instead`, others will be written. Of
        some pages the pieces are known: nothing else of them is asked for.
        """
        for name in list(site):
            renamed = self.renamed(name)
            if name in instead:
                if renamed != name:
                    site.remove(name)
            elif renamed != name:
                site.rename(name, renamed)
            elif name in cut:
                site.write({name: self.filled(cut[name])})
            elif name.endswith(_PAGE):
                content = site[name]
                changed = self.readdressed(name, content)
                if changed != content:
                    site.write({name: changed})


class Plain(Mapping[str, bytes]):
    """A site whose folders are named by their content, as it was before: for a copy that no cache ever holds."""

    def __init__(self, site: Mapping[str, bytes]) -> None:
        self._site = site
        self._names = {plain_path(name): name for name in site}
        self._folders = [folder.encode() for folder in hashed_folders(site)]

    def __getitem__(self, name: str) -> bytes:
        content = self._site[self._names[name]]
        if name.endswith(_PAGE):
            for folder in self._folders:
                content = content.replace(folder, plain_path(folder.decode()).encode())
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def hashed_folders(site: Iterable[str]) -> list[str]:
    """Return the folders of a finished site that are named by their content, each with its final slash."""
    return sorted({f"{name.partition('/')[0]}/" for name in site if name != plain_path(name)})


def in_pieces(name: str, text: str) -> Pieces | None:
    """Cut a page where it names the folders that get a name, which another edit of the site changes; None of a page
    that has a mark in it. Raises `ValueError` as `Hashed.readdressed`.
    """
    if _MARK in text:
        return None
    first, *rest = _readdressed(name, text, _MARKS).split(_MARK)
    pieces = [first.encode()]
    for one in rest:
        pieces += [_MARKED[one[0]], one[1:].encode()]
    return tuple(pieces)


def as_before(pieces: Pieces) -> bytes:
    """Return the content of a page as it was before any folder got a name."""
    return b"".join(pieces)


def _readdressed(name: str, text: str, folders: Mapping[str, str]) -> str:
    text = _with_folder(text, folders["assets"])
    text = _INDEX.sub(lambda match: f"{match[1]}{folders['search']}", text)
    if (_ASSET.search(text) or _DATA.search(text)) and (left := _LEFT.search(text)):
        raise ValueError(f"{name} names {left[0]}, where nothing will be")
    return text


def _with_folder(text: str, folder: str) -> str:
    """Put `folder` in the place of assets/ where an attribute names what lies in it."""
    parts, at = [], 0
    for match in _ASSET.finditer(text):
        value = text.rfind('"', 0, match.start())
        if _ATTRIBUTE.search(text[max(0, value - len("href=")) : match.start()]):
            parts += [text[at : match.start()], folder]
            at = match.start() + len("assets")
    return "".join([*parts, text[at:]])


def _hash(site: Iterable[Mapping[str, bytes]], moved: re.Pattern[str]) -> str:
    digest = hashlib.sha256()
    found = {name: part for part in site for name in filter(moved.fullmatch, part)}
    for name in sorted(found):
        digest.update(f"{name}\0{checksum(found[name][name])}\n".encode())
    return digest.hexdigest()[:_LENGTH].translate(_LETTERS)
