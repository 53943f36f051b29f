"""Search: the documents and words that the box in the header looks through, in the browser alone."""

from search.index import build_indexes, search_files
from search.words import Synonyms, load_synonyms

__all__ = ["Synonyms", "build_indexes", "load_synonyms", "search_files"]
