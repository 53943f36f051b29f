"""The words of the glossary: one list, a page that shows it, a short meaning wherever a word first stands."""

from content.glossary.model import Glossary, Term, load_glossary, topics_of_terms
from content.glossary.render import explain_terms, glossary_list

__all__ = ["Glossary", "Term", "explain_terms", "glossary_list", "load_glossary", "topics_of_terms"]
