"""The checker: whether a contact that a reader was given is on the list. Its form, its vectors for programs."""

from checker.data import listed, search_data
from checker.vectors import Names, read_lasting, vectors_json

__all__ = ["Names", "listed", "read_lasting", "search_data", "vectors_json"]
