"""The Markdown sources: the same tree in both languages, each page with a closed front matter."""

from sources.tree import HOME, LANGUAGES, FrontMatter, Source, read_sources

__all__ = ["HOME", "LANGUAGES", "FrontMatter", "Source", "read_sources"]
