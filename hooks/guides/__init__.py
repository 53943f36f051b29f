"""Guides: decision trees in docs/guides.yml, one question a screen, whose every end says what to do and whom to ask."""

from guides.model import End, Guide, Guides, Question, load_guides

__all__ = ["End", "Guide", "Guides", "Question", "load_guides"]
