"""A first look at what an editor has just saved, before the whole site is built again: the preview answers at once.

The data files and the pages that changed are read as a build reads them; what only the finished site can tell (dead
links, the guard's verdict on the tree) comes with the build behind it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from content.sources import Source, Sources
    from guard.report.findings import Finding
    from helpcenter.render import Rendering


class Glance:
    """What the last build has seen of the pages below `root`, and what is wrong with those that changed since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: dict[str, Source] = {}
        # The pages as the last look has read them; the build behind it reads the same, or another look comes.
        self._looked: Sources | None = None
        self._markdown: dict[str, Any] = {}

    def remember(self, config: Any) -> None:
        """Take the pages as they are for those of the last good build; `config` is that of its engine."""
        from guard.report.findings import Refused
        from helpcenter.cache import cache_of_preview
        from helpcenter.load import load_site

        try:
            sources = self._looked or load_site(self._root, cache_of_preview()).sources
        except Refused:
            return  # saved in between: the next look tells
        self._looked = None
        self._seen = {source.file: source for source in sources}
        self._markdown = {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}

    @property
    def addresses(self) -> dict[str, str]:
        """The address of each page of the last good build, by its file."""
        return {file: source.url for file, source in self._seen.items()}

    def look(self) -> tuple[list[Finding], bool]:
        """Return what is wrong with what was saved, and whether the site can be read at all: if not, no build can."""
        from guard.report.findings import Refused
        from helpcenter.cache import cache_of_preview
        from helpcenter.load import load_site
        from helpcenter.messages import in_words
        from helpcenter.render import Rendering

        self._looked = None
        try:
            site = load_site(self._root, cache_of_preview())
        except Refused as refused:
            return in_words(refused.findings), False
        self._looked, rendering = site.sources, Rendering(site)
        for source in site.sources:
            known = self._seen.get(source.file)
            if known is None or (known.body, known.meta) != (source.body, source.meta):
                self._render(rendering, source)
        return in_words(finding for finding in rendering.findings if finding.severity == "error"), True

    def _render(self, rendering: Rendering, source: Source) -> None:
        from markdown import Markdown  # type: ignore[import-untyped]

        text = rendering.markdown(source, source.body.lstrip("\n"))
        rendering.content(source, Markdown(**self._markdown).convert(text))

    def warm(self, built: Path) -> None:
        """Render and judge a page of each language for nothing, out of the site that was `built`: words, patterns and
        models are loaded when they are needed first, which takes as long as all else after an edit.
        """
        from guard import Options, check_tree
        from guard.text import derived
        from helpcenter.cache import cache_of_preview
        from helpcenter.load import load_site
        from helpcenter.render import Rendering

        cache = cache_of_preview()
        site = load_site(self._root, cache)
        longest = {source.lang: source for source in sorted(site.sources, key=lambda source: len(source.body))}
        rendering = Rendering(site)
        derived.keep_in(cache)
        with tempfile.TemporaryDirectory() as folder:
            for source in longest.values():
                self._render(rendering, source)
                shutil.copy(built / source.url / "index.html", Path(folder) / f"{source.lang}.html")
            check_tree(Path(folder), site.channels, Options(folder=site.folder))
        derived.keep_in()
