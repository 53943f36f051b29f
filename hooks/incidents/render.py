"""Incidents as readers see them: a banner on pages, a line on topic pages, the history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape

from incidents.model import Incident, Update
from languages import Edition
from languages.cldr import moment_in_words


def banner(incident: Incident, edition: Edition, history: str | None) -> str:
    """Return the banner as one line of HTML. page.js takes it away outside its time; a page without scripts shows it
    with its times. `history` is the address of the page with all of them, where the site has one.
    """
    title = _title(incident, edition)
    newest = "".join(_update(update, edition) for update in incident.updates[-1:])
    words = escape(edition.words.incident.more, quote=False)
    more = f' <a href="{history}#incident-{incident.id}">{words}</a>' if history else ""
    return (
        f'<aside class="incident incident--{incident.severity}" {_moments(incident)} '
        f'aria-label="{escape(_severity(incident, edition), quote=True)}">'
        f'<p class="incident__title">{escape(title, quote=False)}</p>'
        f"<p>{escape(incident.text[edition.tag], quote=False)}</p>{newest}"
        f'<p class="incident__when">{_when(incident, edition)}{more}</p></aside>'
    )


def history(incidents: Iterable[Incident], edition: Edition) -> str:
    """Return every incident with its updates as one line of HTML."""
    found = "".join(_past(incident, edition) for incident in incidents)
    return f'<div class="incidents">{found}</div>' if found else f"<p>{escape(edition.words.incident.none)}</p>"


def _past(incident: Incident, edition: Edition) -> str:
    updates = "".join(_update(update, edition) for update in incident.updates)
    title = _title(incident, edition)
    return (
        f'<section class="incidents__one"><h3 id="incident-{incident.id}">{escape(title, quote=False)}</h3>'
        f'<p class="incident__when">{_when(incident, edition)}</p>'
        f"<p>{escape(incident.text[edition.tag], quote=False)}</p>{updates}</section>"
    )


def _title(incident: Incident, edition: Edition) -> str:
    return edition.words.incident.titled.format(
        severity=_severity(incident, edition), title=incident.title[edition.tag]
    )


def _severity(incident: Incident, edition: Edition) -> str:
    words = edition.words.incident
    return {"notice": words.notice, "disruption": words.disruption, "danger": words.danger}[incident.severity]


def _moments(incident: Incident) -> str:
    until = f' data-until="{incident.until.isoformat()}"' if incident.until else ""
    return f'data-from="{incident.begins.isoformat()}"{until}'


def _when(incident: Incident, edition: Edition) -> str:
    words = edition.words.incident
    begins = _time(incident.begins, edition)
    if incident.until is None:
        return escape(words.since, quote=False).replace("{from}", begins)
    both = escape(words.between, quote=False)
    return both.replace("{from}", begins).replace("{until}", _time(incident.until, edition))


def _update(update: Update, edition: Edition) -> str:
    at, text = _time(update.at, edition), escape(update.text[edition.tag], quote=False)
    return f'<p class="incident__update">{at} {text}</p>'


def _time(moment: datetime, edition: Edition) -> str:
    words = escape(moment_in_words(moment, edition.language), quote=False)
    return f'<time datetime="{moment.isoformat()}" data-local>{words}</time>'
