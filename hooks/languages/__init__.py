"""Two languages that cannot drift: twins are compared by what they are made of."""

from languages.translations import Skeleton, compare, skeleton

__all__ = ["Skeleton", "compare", "skeleton"]
