"""The checker: whether a contact that a reader was given is on the list. Its form, its vectors for programs."""

from checker.data import listed, search_data
from checker.vectors import Names, vectors_json

__all__ = ["Names", "listed", "search_data", "vectors_json"]
