"""Incidents: what the file may say, what readers, apps and feeds are told."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from guard.report.findings import Refused
from incidents import Incident, Incidents, load_incidents
from incidents.render import banner, history
from publish.data import incidents_json, incidents_model, schema
from publish.feed import feed
from tests.made import ZH_EN, editions
from tests.support.markup import first

EN = editions()["en"]
ATOM = "{http://www.w3.org/2005/Atom}"


def entry(**changes: Any) -> dict[str, Any]:
    text = {"zh": "等一等。", "en": "Wait & see."}
    times = {"from": "2026-12-01T08:00:00+08:00", "until": "2026-12-02T08:00:00+08:00"}
    return {"id": "slow", "severity": "disruption", "title": text, "text": text, **times, **changes}


def incident(**changes: Any) -> Incident:
    return Incident.model_validate(entry(**changes))


def loaded(folder: Path, *entries: dict[str, Any]) -> Incidents:
    path = folder / "incidents.yml"
    path.write_text(yaml.safe_dump({"incidents": list(entries)}, allow_unicode=True), encoding="utf-8")
    return load_incidents(path, ZH_EN, ["fees", "pending"])


def test_a_site_without_the_file_has_had_none(tmp_path: Path) -> None:
    assert load_incidents(tmp_path / "incidents.yml", ZH_EN, []).incidents == ()


UPDATE = {"at": "2026-12-01T09:00:00+08:00", "text": {"zh": "好了。", "en": "Better."}}
FAULTS = [
    ({"from": "2026-12-01T08:00:00"}, "IN001", "timezone"),
    ({"until": "2026-12-01T08:00:00+08:00"}, "IN001", "is not after"),
    ({"severity": "bad"}, "IN001", "severity"),
    ({"title": {"en": "Slow"}}, "IN001", "zh"),
    ({"networks": ["Ethereum"]}, "IN001", "is not an id"),
    ({"updates": [UPDATE, UPDATE | {"at": "2026-12-01T08:30:00+08:00"}]}, "IN001", "newest last"),
    ({"topics": ["fee"]}, "IN002", "fee"),
]


@pytest.mark.parametrize(("changes", "code", "says"), FAULTS)
def test_a_fault_names_its_line(tmp_path: Path, changes: dict[str, Any], code: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        loaded(tmp_path, entry(**changes))
    found = refused.value.findings
    assert {finding.code for finding in found} == {code}
    assert says in f"{found[0].message} {found[0].fix}" and found[0].line > 0


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="IN003"):
        loaded(tmp_path, entry(), entry())


def test_the_banner_says_what_and_when() -> None:
    html = LexborHTMLParser(banner(incident(updates=[UPDATE]), EN, "../contact/incidents/"))
    aside = first(html, "aside")
    assert aside.attributes["data-from"] == "2026-12-01T08:00:00+08:00"
    assert aside.attributes["data-until"] == "2026-12-02T08:00:00+08:00"
    assert first(html, ".incident__title").text() == "Disruption: Wait & see."
    assert first(html, ".incident__update").text().endswith("Better.")
    said = first(html, ".incident__when").text()
    assert said.startswith("From 1 December 2026 08:00 (UTC+8) until 2 December 2026 08:00 (UTC+8)")
    assert first(html, "a").attributes["href"] == "../contact/incidents/#incident-slow"
    open_end = banner(incident(until=None), EN, None)
    assert "data-until" not in open_end and "<a " not in open_end and ">1 December" in open_end


def test_the_history_has_the_newest_first() -> None:
    file = Incidents(incidents=(incident(), incident(id="later", **{"from": "2026-12-01T09:00:00+08:00"})))
    html = LexborHTMLParser(history(file.newest_first(), EN))
    assert [heading.id for heading in html.css("h3")] == ["incident-later", "incident-slow"]
    assert "no notice" in history((), EN)


def test_what_has_ended_and_what_it_concerns() -> None:
    one = incident(topics=["pending"])
    assert one.concerns({"pending", "swap"}) and not one.concerns({"fees"}) and incident().concerns({"fees"})
    assert one.ended(datetime.fromisoformat("2026-12-02T00:00:00+00:00"))
    assert not one.ended(datetime.fromisoformat("2026-12-01T23:59:59+00:00"))
    assert not incident(until=None).ended(datetime.fromisoformat("2036-01-01T00:00:00+00:00"))


def test_apps_read_it_by_its_schema() -> None:
    file = Incidents(incidents=(incident(updates=[UPDATE]), incident(id="open", until=None)))
    value = json.loads(incidents_json(file, ZH_EN))
    rules = json.loads(schema(incidents_model(("zh", "en"))))
    jsonschema.validate(value, rules)
    assert [one["id"] for one in value["incidents"]] == ["slow", "open"]
    assert "until" not in value["incidents"][1] and value["incidents"][0]["updates"][0]["text"]["zh"] == "好了。"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value | {"version": 2}, rules)


def test_the_feed() -> None:
    base = "https://help.imwallet.example/"
    root = ElementTree.fromstring(feed((incident(updates=[UPDATE]),), EN, base, base + "en/contact/incidents/"))
    assert root.findtext(f"{ATOM}id") == base + "en/incidents.xml"
    only = root.find(f"{ATOM}entry")
    assert only is not None
    assert only.findtext(f"{ATOM}summary") == "Wait & see. Better."
    assert only.findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}updated") == "2026-12-01T09:00:00+08:00"
    assert only.findtext(f"{ATOM}id") == base + "en/contact/incidents/#incident-slow"
    assert not ElementTree.fromstring(feed((), EN, base, base)).findall(f"{ATOM}entry")
