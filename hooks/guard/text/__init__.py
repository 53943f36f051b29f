"""Contacts in running text, read as a person reads it."""
