"""The published contracts: /help-links.json, /official-channels.json and /incidents.json, each with its JSON Schema.

Version policy. While `version` is 1, changes are additive: keys may come, none goes or changes its type or meaning, and
every id and context that was released stays. So a reader of version 1 ignores keys that it does not know, and refuses
any other version. A change that would break such a reader gets version 2 in a file of its own (/help-links.v2.json),
and version 1 stays where it is, because apps that read it are never updated. The published schemas say the same: they
allow keys that they do not name.

All hold a key for each language of the site, by its tag; so their models are made for the languages there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, create_model

from channels import ChannelList
from content.pages import Page
from guard.read.json_text import json_file
from incidents import Incidents
from languages import Languages
from topics.registry import TopicRegistry

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class Link(_Published):
    """A page in one language: its absolute address and its title."""

    url: str
    title: str


@dataclass(frozen=True)
class TopicLinks:
    """Where a topic id leads, by language; `replaced_by` names the successor of a retired id."""

    links: Mapping[str, Link]
    since: str
    replaced_by: str | None = None


@dataclass(frozen=True)
class HelpLinks:
    """/help-links.json: every topic id, and the topic id of every app context (screen name or error code)."""

    default_language: str
    topics: Mapping[str, TopicLinks]
    contexts: Mapping[str, str]
    version: int = 1


def help_links_model(tags: Sequence[str]) -> type[BaseModel]:
    """Return the model of /help-links.json for these languages, the default one first."""
    languages: dict[str, Any] = dict.fromkeys(tags, (Link, ...))
    topic = create_model(
        "TopicLinks",
        __base__=_Published,
        __doc__="Where a topic id leads in each language; `replaced_by` names the successor of a retired id.",
        **languages,
        since=(str, ...),
        replaced_by=(str | None, None),
    )
    return create_model(
        "HelpLinks",
        __base__=_Published,
        __doc__="/help-links.json: every topic id and every app context (screen name or error code).",
        version=(Literal[1], 1),
        default_language=(_one_of(tags), tags[0]),
        topics=(dict[str, topic], ...),
        contexts=(dict[str, str], Field(description="app screen or error code: topic id")),
    )


def official_channels_model(tags: Sequence[str]) -> type[BaseModel]:
    """Return the model of /official-channels.json for these languages."""
    text = _text_model(tags)
    common: dict[str, Any] = {
        "id": (str, ...),
        "kind": (Literal["origin", "page", "email", "phone", "app"], ...),
        "value": (str, ...),
        "letters": (str | None, None),
        "account": (str | None, None),
    }
    suspension = create_model(
        "Suspension",
        __base__=_Published,
        __doc__="Ours, and out of service: use the channel `instead`.",
        since=(date, ...),
        why=(text, ...),
        instead=(str | None, None),
    )
    channel = create_model(
        "OfficialChannel",
        __base__=_Published,
        __doc__="One official channel: `kind` decides how an address is compared with `value`.",
        **common,
        label=(text, ...),
        purpose=(text, ...),
        answers=(bool, ...),
        added=(date, ...),
        reviewed=(date, ...),
        expires=(date | None, None),
        suspended=(suspension | None, None),
    )
    revoked = create_model(
        "RevokedChannel",
        __base__=_Published,
        __doc__="A past channel: whoever uses it today is not us.",
        **common,
        revoked=(date, ...),
        reason=(text, ...),
        label=(text | None, None),
        instead=(str | None, None),
    )
    return create_model(
        "OfficialChannels",
        __base__=_Published,
        __doc__="/official-channels.json: every address that is ours, and those that no longer are.",
        version=(Literal[1], 1),
        updated=(date, ...),
        channels=(list[channel], ...),
        revoked=(list[revoked], ...),
    )


def incidents_model(tags: Sequence[str]) -> type[BaseModel]:
    """Return the model of /incidents.json for these languages."""
    text = _text_model(tags)
    update = create_model(
        "Update", __base__=_Published, __doc__="What has happened since.", at=(datetime, ...), text=(text, ...)
    )
    fields: dict[str, Any] = {
        "id": (str, ...),
        "severity": (Literal["notice", "disruption", "danger"], ...),
        "title": (text, ...),
        "text": (text, ...),
        "networks": (list[str], ...),
        "topics": (list[str], ...),
        "from": (datetime, ...),
        "until": (datetime | None, None),
        "updates": (list[update], ...),
    }
    said = "Show it from `from` until `until`, which may not be known yet. Without topics it concerns all pages."
    incident = create_model("Incident", __base__=_Published, __doc__=said, **fields)
    return create_model(
        "Incidents",
        __base__=_Published,
        __doc__="/incidents.json: every incident there was, the newest first.",
        version=(Literal[1], 1),
        incidents=(list[incident], ...),
    )


def incidents_json(incidents: Incidents, languages: Languages) -> bytes:
    """Return the content of /incidents.json."""
    entries = [one.model_dump(by_alias=True) for one in incidents.newest_first()]
    model = incidents_model(tuple(languages)).model_validate({"version": 1, "incidents": entries})
    return json_file(model.model_dump(mode="json", exclude_none=True))


def _text_model(tags: Sequence[str]) -> Any:
    words: dict[str, Any] = dict.fromkeys(tags, (str, ...))
    return create_model("Text", __base__=_Published, __doc__="A text in every language of the site.", **words)


def _one_of(tags: Sequence[str]) -> Any:
    return Literal[tuple(tags)]


def help_links(registry: TopicRegistry, pages: Sequence[Page], languages: Languages, base: str) -> HelpLinks:
    """Collect the links for the app. `base` is the site's absolute address with a closing slash."""
    by_id = {(page.id, page.lang): page for page in pages}
    by_source = {page.source: page for page in pages}

    def link(topic_id: str, tag: str) -> Link:
        topic = registry.resolve(topic_id)
        page = by_source[f"docs/{tag}/{topic.page}"]
        own = by_id.get((topic_id, tag), page)
        return Link(url=base + page.url + (f"#{topic.heading}" if topic.heading else ""), title=own.title)

    topics = {
        topic_id: TopicLinks({tag: link(topic_id, tag) for tag in languages}, topic.since, topic.replaced_by)
        for topic_id, topic in registry.topics.items()
    }
    return HelpLinks(languages.default.tag, topics, dict(sorted(registry.contexts.items())))


def help_links_json(links: HelpLinks) -> bytes:
    """Return the content of /help-links.json."""
    topics = {
        topic_id: {
            **{tag: link.model_dump() for tag, link in topic.links.items()},
            "since": topic.since,
            **({"replaced_by": topic.replaced_by} if topic.replaced_by else {}),
        }
        for topic_id, topic in links.topics.items()
    }
    head = {"version": links.version, "default_language": links.default_language}
    return json_file({**head, "topics": topics, "contexts": dict(links.contexts)})


def read_help_links(content: bytes, tags: Iterable[str]) -> HelpLinks:
    """Read /help-links.json, whose topics have these languages. Raises `pydantic.ValidationError` if it is none."""
    value = help_links_model(tuple(tags)).model_validate_json(content).model_dump()
    topics = {
        topic_id: TopicLinks(
            {tag: Link(**topic[tag]) for tag in tags}, topic["since"], cast("str | None", topic["replaced_by"])
        )
        for topic_id, topic in value["topics"].items()
    }
    return HelpLinks(value["default_language"], topics, value["contexts"])


def official_channels_json(channels: ChannelList, languages: Languages) -> bytes:
    """Return the content of /official-channels.json: what the public may check; owner and evidence stay inside."""
    model = official_channels_model(tuple(languages))
    value = {
        "version": 1,
        "updated": channels.updated,
        "channels": [one.model_dump(include=_keys_of(model, "channels")) for one in channels.in_order()],
        "revoked": [one.model_dump(include=_keys_of(model, "revoked")) for one in channels.revoked],
    }
    return json_file(model.model_validate(value).model_dump(mode="json", exclude_none=True))


def _keys_of(model: type[BaseModel], key: str) -> set[str]:
    """The keys of the records that stand in a list of a model."""
    (record,) = get_args(model.model_fields[key].annotation)
    return set(record.model_fields)


def schema(model: type[BaseModel]) -> bytes:
    """Return the JSON Schema (draft 2020-12) of a published model, open for keys that later releases add."""
    return json_file({"$schema": DRAFT, **_open(model.model_json_schema())})


def _open(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _open(item) for key, item in part.items() if (key, item) != ("additionalProperties", False)}
    return [_open(item) for item in part] if isinstance(part, list) else part
