"""The Atom feed of incidents in one language, for readers who want to be told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

from incidents import Incident
from languages import Edition

NAME = "incidents.xml"


def feed(incidents: Iterable[Incident], edition: Edition, base: str, page: str) -> bytes:
    """Return the feed. `base` is the site's absolute address, `page` the absolute address where incidents are read."""
    language, words = edition.language, edition.words
    told = list(incidents)
    # A feed must say when it changed; one that has had no entry yet has not.
    updated = max(map(_changed, told), default=datetime(2000, 1, 1, tzinfo=UTC))
    entries = "".join(_entry(incident, edition.tag, page) for incident in told)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language.html}">\n'
        f"<title>{escape(words.incident.feed)}</title>\n"
        f"<id>{escape(base + language.path + NAME)}</id>\n"
        f'<link rel="self" href="{escape(base + language.path + NAME)}"/>\n'
        f'<link rel="alternate" href="{escape(page)}"/>\n'
        f"<author><name>{escape(edition.site_name)}</name></author>\n"
        f"<updated>{updated.isoformat()}</updated>\n{entries}</feed>\n"
    ).encode()


def _changed(incident: Incident) -> datetime:
    return max([incident.begins, *(update.at for update in incident.updates)])


def _entry(incident: Incident, tag: str, page: str) -> str:
    """Texts of updates follow the first one, the newest last."""
    address = escape(f"{page}#incident-{incident.id}")
    said = " ".join([incident.text[tag], *(update.text[tag] for update in incident.updates)])
    return (
        f"<entry><title>{escape(incident.title[tag])}</title><id>{address}</id>"
        f'<link rel="alternate" href="{address}"/><published>{incident.begins.isoformat()}</published>'
        f"<updated>{_changed(incident).isoformat()}</updated><summary>{escape(said)}</summary></entry>\n"
    )
