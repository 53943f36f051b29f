"""The published contracts: /help-links.json and /official-channels.json, each with its JSON Schema beside it.

Version policy. While `version` is 1, changes are additive: keys may come, none goes or changes its type or meaning, and
every id and context that was released stays. So a reader of version 1 ignores keys that it does not know, and refuses
any other version. A change that would break such a reader gets version 2 in a file of its own (/help-links.v2.json),
and version 1 stays where it is, because apps that read it are never updated. The published schemas say the same: they
allow keys that they do not name.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from channels import ChannelList
from content.pages import Page
from topics import Ledger

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Link(_Published):
    """A page in one language: its absolute address and its title."""

    url: str
    title: str


class TopicLinks(_Published):
    """Where a topic id leads in each language; `replaced_by` names the successor of a retired id."""

    zh: Link
    en: Link
    since: str
    replaced_by: str | None = None


class HelpLinks(_Published):
    """/help-links.json: every topic id and every app context (screen name or error code)."""

    version: Literal[1] = 1
    default_language: Literal["zh", "en"] = "zh"
    topics: dict[str, TopicLinks]
    contexts: dict[str, str] = Field(description="app screen or error code: topic id")


class BothLanguages(_Published):
    """A text in both languages."""

    zh: str
    en: str


class OfficialChannel(_Published):
    """One official channel: `kind` decides how an address is compared with `value`."""

    id: str
    kind: Literal["origin", "page", "email", "phone", "app"]
    value: str
    label: BothLanguages
    purpose: BothLanguages
    answers: bool
    added: date
    reviewed: date
    expires: date | None = None


class RevokedChannel(_Published):
    """A past channel: whoever uses it today is not us."""

    id: str
    kind: Literal["origin", "page", "email", "phone", "app"]
    value: str
    revoked: date
    reason: BothLanguages


class OfficialChannels(_Published):
    """/official-channels.json: every address that is ours, and those that no longer are."""

    version: Literal[1] = 1
    updated: date
    channels: list[OfficialChannel]
    revoked: list[RevokedChannel]


def help_links(ledger: Ledger, pages: Sequence[Page], base: str) -> HelpLinks:
    """Collect the links for the app. `base` is the site's absolute address with a closing slash."""
    by_id = {(page.id, page.lang): page for page in pages}

    def link(topic_id: str, lang: str) -> Link:
        topic = ledger.resolve(topic_id)
        page = next(page for page in pages if page.lang == lang and page.source == f"docs/{lang}/{topic.page}")
        own = by_id.get((topic_id, lang), page)
        return Link(url=base + page.url + (f"#{topic.heading}" if topic.heading else ""), title=own.title)

    topics = {
        topic_id: TopicLinks(
            zh=link(topic_id, "zh"), en=link(topic_id, "en"), since=topic.since, replaced_by=topic.replaced_by
        )
        for topic_id, topic in ledger.topics.items()
    }
    return HelpLinks(topics=topics, contexts=dict(sorted(ledger.contexts.items())))


def official_channels(channels: ChannelList) -> OfficialChannels:
    """Collect the list as the public may check it; owner and evidence stay inside."""
    public = set(OfficialChannel.model_fields)
    return OfficialChannels(
        updated=channels.updated,
        channels=[
            OfficialChannel.model_validate(channel.model_dump(include=public)) for channel in channels.in_order()
        ],
        revoked=[RevokedChannel.model_validate(past.model_dump()) for past in channels.revoked],
    )


def as_json(model: BaseModel) -> bytes:
    """Serialise for publishing: UTF-8, two spaces, absent optional keys left out, closing newline."""
    return _bytes(model.model_dump(mode="json", exclude_none=True))


def schema(model: type[BaseModel]) -> bytes:
    """Return the JSON Schema (draft 2020-12) of a published model, open for keys that later releases add."""
    return _bytes({"$schema": DRAFT, **_open(model.model_json_schema())})


def _open(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _open(item) for key, item in part.items() if (key, item) != ("additionalProperties", False)}
    return [_open(item) for item in part] if isinstance(part, list) else part


def _bytes(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
