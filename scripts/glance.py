"""A first look at what an editor has just saved, before the whole site is built again: the preview answers at once.

The data files and the pages that changed are read as a build reads them; what only the finished site can tell (dead
links, the guard's verdict on the tree) comes with the build behind it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from content.sources import Source
    from guard.report.findings import Finding


class Glance:
    """What the last build has seen of the pages below `root`, and what is wrong with those that changed since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen: dict[str, Source] = {}
        self._markdown: dict[str, Any] = {}

    def remember(self, config: Any) -> None:
        """Take the pages as they are for those of the last good build; `config` is that of its engine."""
        from content.sources import read_sources
        from guard.report.findings import Refused
        from languages import load_languages

        docs = self._root / "docs"
        try:
            sources = read_sources(docs, load_languages(docs / "languages.yml"))
        except Refused:
            return  # saved in between: the next look tells
        self._seen = {source.file: source for source in sources}
        self._markdown = {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}

    @property
    def addresses(self) -> dict[str, str]:
        """The address of each page of the last good build, by its file."""
        return {file: source.url for file, source in self._seen.items()}

    def look(self) -> tuple[list[Finding], bool]:
        """Return what is wrong with what was saved, and whether the site can be read at all: if not, no build can."""
        from markdown import Markdown  # type: ignore[import-untyped]

        from guard.report.findings import Refused
        from helpcenter.load import load_site
        from helpcenter.messages import in_words
        from helpcenter.render import Rendering

        try:
            site = load_site(self._root)
        except Refused as refused:
            return in_words(refused.findings), False
        rendering = Rendering(site)
        for source in site.sources:
            known = self._seen.get(source.file)
            if known is None or (known.body, known.meta) != (source.body, source.meta):
                text = rendering.markdown(source, source.body.lstrip("\n"))
                rendering.content(source, Markdown(**self._markdown).convert(text))
        return in_words(finding for finding in rendering.findings if finding.severity == "error"), True
