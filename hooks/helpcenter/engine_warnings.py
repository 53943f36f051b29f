"""What the engine itself warns of while it renders (links and headings that lead nowhere), told as findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable

from content.sources import Sources
from guard.report.findings import Finding

# How MkDocs tells of a link that leads nowhere: the page, what stands in it, what is wrong.
_DEAD_LINK = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an \w+) link '(?P<link>[^']+)', (?P<fault>.*)", re.DOTALL
)


class Listener(logging.Handler):
    """Hears the warnings of a logger, so that they can stand on the page too."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take in a warning."""
        self.heard.append(record.getMessage())


def listen_anew(logger: logging.Logger, listener: Listener) -> None:
    """Let one listener hear a logger, and none that an earlier build in this process has left there."""
    for handler in [one for one in logger.handlers if one.__class__.__name__ == Listener.__name__]:
        logger.removeHandler(handler)
    logger.addHandler(listener)


def warning_findings(heard: Iterable[str], sources: Sources | None) -> list[Finding]:
    """Return a finding for each warning, once, with the line of the link that it names; `sources` are None where no
    page was read.
    """
    return [_as_finding(message, sources) for message in dict.fromkeys(heard)]


def _as_finding(message: str, sources: Sources | None) -> Finding:
    match = _DEAD_LINK.match(message)
    file = f"docs/{match['page']}" if match else "docs"
    if match is None or sources is None or file not in sources:
        return Finding(file, 0, "MK001", message)
    said = f"link {match['link']} leads nowhere: {match['fault'].removeprefix('but ').rstrip('.')}"
    fix = "name the Markdown file as seen from this one, ../fees/index.md, and a heading of it behind #"
    return Finding(file, sources.of_file(file).line_of(f"({match['link']}"), "MK001", said, fix)
