"""Search: the documents and words that the box in the header looks through, in the browser alone."""

from search.extract import Part, extract
from search.index import OUTSIDE, Said, build_indexes, search_files
from search.stories import HEARD, Stories, load_stories
from search.uncovered import NotCovered, load_not_covered
from search.vocabulary import Vocabulary, check_vocabularies
from search.words import Synonyms, load_synonyms

__all__ = [
    "HEARD",
    "OUTSIDE",
    "NotCovered",
    "Part",
    "Said",
    "Stories",
    "Synonyms",
    "Vocabulary",
    "build_indexes",
    "check_vocabularies",
    "extract",
    "load_not_covered",
    "load_stories",
    "load_synonyms",
    "search_files",
]
