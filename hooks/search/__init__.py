"""Search: the documents and words that the box in the header looks through, in the browser alone."""

from search.index import build_indexes, search_files
from search.vocabulary import Vocabulary, check_vocabularies
from search.words import Synonyms, load_synonyms

__all__ = ["Synonyms", "Vocabulary", "build_indexes", "check_vocabularies", "load_synonyms", "search_files"]
