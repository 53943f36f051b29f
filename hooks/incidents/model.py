"""The shape of docs/incidents.yml. One entry there publishes an incident; no page is touched."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, model_validator

from guard.policy.official_list import Id
from guard.read.data_files import Closed, DataFile, load
from guard.report.findings import Finding, nearest
from languages import Languages, Text, in_languages

NAME = "docs/incidents.yml"

# From "good to know" over "something does not work" to "somebody is after your money".
Severity = Literal["notice", "disruption", "danger"]


class Update(Closed):
    """What has happened since."""

    at: AwareDatetime
    text: Text


class Incident(Closed):
    """Something that readers must know of for a while. Its banner shows from `begins` until `until`."""

    id: Id
    severity: Severity = Field(description="notice, disruption or danger")
    title: Text
    text: Text = Field(description="what is so, and what to do now")
    networks: tuple[Id, ...] = Field(default=(), description="networks that it concerns, for apps: ethereum, tron …")
    topics: tuple[Id, ...] = Field(
        default=(), description="topics of docs/topics.yml whose pages show the banner, beside the home page; none: all"
    )
    begins: AwareDatetime = Field(alias="from", description="a moment with its offset: 2026-12-01T08:00:00+08:00")
    until: AwareDatetime | None = Field(
        default=None, description="when the banner goes by itself; empty: not yet known"
    )
    updates: tuple[Update, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Incident:
        if self.until and self.until <= self.begins:
            raise ValueError(f"{self.id}: until ({self.until}) is not after from ({self.begins})")
        moments = [update.at for update in self.updates]
        if moments != sorted(moments):
            raise ValueError(f"{self.id}: the updates stand in another order than they came; put the newest last")
        if moments and moments[0] < self.begins:
            raise ValueError(f"{self.id}: an update ({moments[0]}) is from before it began ({self.begins}); mend one")
        return self

    def concerns(self, topic_ids: Collection[str]) -> bool:
        """Whether a page to which these topics lead shows its banner."""
        return not self.topics or any(topic in topic_ids for topic in self.topics)

    def ended(self, moment: datetime) -> bool:
        """Whether it is over at `moment`."""
        return self.until is not None and self.until <= moment


class Incidents(DataFile, Closed):
    """docs/incidents.yml: every incident there was, so that its history can be read."""

    incidents: Annotated[tuple[Incident, ...], Field()] = ()

    def newest_first(self) -> tuple[Incident, ...]:
        """Return the incidents by their beginning, the newest first."""
        return tuple(sorted(self.incidents, key=lambda incident: incident.begins, reverse=True))


def load_incidents(path: Path, languages: Languages, topics: Collection[str] | None) -> Incidents:
    """Load docs/incidents.yml; a site without the file has had none. `topics` are the ids that there are, None where
    their file could not be read.

    Raises `findings.Refused` with every fault: form and order of moments (IN001), unknown topics (IN002), an id that
    stands twice (IN003).
    """
    if not path.exists():
        return Incidents()

    return load(path, NAME, Incidents, "IN001", lambda loaded: _faults(loaded, topics), in_languages(languages))


def _faults(loaded: Incidents, topics: Collection[str] | None) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, incident in enumerate(loaded.incidents):
        for place, topic in enumerate(incident.topics):
            if topics is not None and topic not in topics:
                at = loaded.line("incidents", index, "topics", place)
                fix = nearest(topic, topics) or "name a topic of docs/topics.yml"
                yield Finding(NAME, at, "IN002", f"{incident.id}: unknown topic {topic}", fix)
        if incident.id in seen:
            at = loaded.line("incidents", index, "id")
            yield Finding(NAME, at, "IN003", f"id {incident.id} stands twice", "give the later one an id of its own")
        seen.add(incident.id)
