"""Sentences that lead a reader to somebody in whichever way: a platform, a shop, a meeting, a counter, a payee."""

from guard.text.ways.needs import may_lead
from guard.text.ways.sentences import told_ways
from guard.text.ways.words import pattern_of, terms

__all__ = ["may_lead", "pattern_of", "terms", "told_ways"]
