"""The checker: whether a contact that a reader was given is on the list. Its form, its vectors for programs."""

from checker.data import listed, search_data
from checker.vectors import Names, lasting_texts, vectors_json

__all__ = ["Names", "lasting_texts", "listed", "search_data", "vectors_json"]
