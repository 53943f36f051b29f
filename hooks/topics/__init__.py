"""Topic ids: the contract between the app and this site."""

from topics.ledger import Ledger, Topic, check_pages, load_ledger

__all__ = ["Ledger", "Topic", "check_pages", "load_ledger"]
