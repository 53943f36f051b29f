"""Pages that are made once: what was made of one is found again by its text and by what stands around it, and all are
written together, when the names of folders are known.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import NamedTuple

from content.sources import Source
from helpcenter.cache import Cache, key_of
from helpcenter.folder import Folder
from helpcenter.later import Later
from helpcenter.render import Article
from publish.hashed import Pieces, as_before, in_pieces


class Made(NamedTuple):
    """What was made of a page: its article, the whole of it in pieces (publish/hashed.py) and the SHA-256 of that, and
    what the engine asks of it to check links to headings.
    """

    article: Article
    output: Pieces
    digest: bytes
    ids: frozenset[str]
    links: tuple[tuple[str, dict[str, str]], ...]


class KeptPages:
    """The pages of one build that draws on others. `around` is what any page may depend on besides its own text."""

    def __init__(self, cache: Cache, around: str) -> None:
        self._cache, self._around = cache, around
        self.later = Later(cache)
        # The SHA-256 of each, which tells a preview that it lies there already.
        self._digests: dict[str, bytes] = {}

    def find(self, source: Source, name: str) -> tuple[str, Made | None]:
        """Return by which key a page is kept, and what was made of it before, which is written as the file `name`; its
        pieces are held for that alone.
        """
        key = key_of("page", self._around, source.file, source.mark)
        found = self._cache.get(key)
        if not found:
            return key, None
        made = Made(*found)
        self._write_later(name, made.output, made.digest, key)
        return key, made._replace(output=())

    def take(self, name: str, output: str) -> tuple[Pieces, bytes] | None:
        """Return a page in pieces with its digest; None of one of which writing it will say what is wrong."""
        try:
            pieces = in_pieces(name, output)
        except ValueError:
            return None
        return None if pieces is None else (pieces, hashlib.sha256(as_before(pieces)).digest())

    def add(self, name: str, pieces: Pieces, digest: bytes) -> None:
        """Let a page be written that must be made again the next time."""
        self._write_later(name, pieces, digest, None)

    def keep(self, name: str, key: str, made: Made) -> None:
        """Let a page be written, and keep it for other builds."""
        self._write_later(name, made.output, made.digest, key)
        self._cache.put(key, tuple(made))

    def write_anew(self, folder: Folder) -> None:
        """Write into the folder of a preview what does not lie there already."""
        for name in self.later:
            folder.write_anew(name, partial(self._before, name), self._digests[name])

    def _write_later(self, name: str, pieces: Pieces, digest: bytes, key: str | None) -> None:
        """Of a page that is kept by a key the pieces can be taken from there."""
        self._digests[name] = digest
        self.later.add(name, pieces, None if key is None else (key, Made._fields.index("output")))

    def _before(self, name: str) -> bytes:
        return as_before(self.later[name])
