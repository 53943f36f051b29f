"""The diagrams: equal in all languages, readable on a phone, and nothing in them but shapes and words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from channels import load_channels
from content.facts import load_facts
from content.sources import read_sources
from languages import load_languages
from tests.support.drawings import ATTRIBUTES, ELEMENTS, classes, overflows, ruled, skeleton, tag
from tests.support.paths import ROOT

LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
DIAGRAMS = ROOT / "docs" / "diagrams"
NAMES = sorted({path.name.split(".")[0] for path in DIAGRAMS.iterdir()})
FILES = [(name, lang) for name in NAMES for lang in LANGUAGES]


def drawing(name: str, lang: str) -> ET.Element:
    return ET.parse(DIAGRAMS / f"{name}.{lang}.svg").getroot()


def test_each_diagram_exists_in_every_language() -> None:
    assert sorted(path.name for path in DIAGRAMS.iterdir()) == sorted(f"{n}.{lang}.svg" for n, lang in FILES)


@pytest.mark.parametrize("name", NAMES)
def test_all_languages_have_one_skeleton(name: str) -> None:
    first = skeleton(drawing(name, LANGUAGES.default.tag))
    assert [lang for lang in LANGUAGES if skeleton(drawing(name, lang)) != first] == []


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_nothing_but_shapes_and_words(name: str, lang: str) -> None:
    for element in drawing(name, lang).iter():
        assert tag(element) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES, element.attrib
        for paint in ("fill", "stroke"):
            assert element.get(paint) in (None, "none", "currentColor")


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_named_and_described(name: str, lang: str) -> None:
    root = drawing(name, lang)
    title, desc = root[0], root[1]
    assert (tag(title), tag(desc)) == ("title", "desc")
    assert (title.get("id"), desc.get("id")) == (f"diagram-{name}-title", f"diagram-{name}-desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (root.get("role"), root.get("lang")) == ("img", LANGUAGES[lang].html)
    assert len([element for element in root.iter() if element.get("id")]) == 2
    assert (title.text or "").strip()
    told = (desc.text or "").casefold()
    for element in root.iter():
        if element.get("class") == "diagram__name":
            assert (element.text or "").casefold() in told


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_text_fits_on_a_phone(name: str, lang: str) -> None:
    root = drawing(name, lang)
    assert root.get("viewBox", "").split()[:3] == ["0", "0", "360"]
    assert list(overflows(root)) == []


@pytest.mark.parametrize("name", NAMES)
def test_chinese_uses_chinese_punctuation(name: str) -> None:
    text = " ".join(drawing(name, "zh").itertext())
    assert re.findall(r"[一-鿿」][,.:;?!()]", text) == []
    assert re.findall(r"[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]", text) == []


def test_every_class_has_a_rule() -> None:
    """A rule that no drawing uses is found by the fixture site's test of the same."""
    assert classes(DIAGRAMS) <= ruled()


def is_abbreviated(name: str, label: str) -> bool:
    """Whether a name has letters of a label in the label's order, as a drawing with little room abbreviates it."""
    rest = iter(label.casefold())
    return all(letter in rest for letter in name.casefold().removesuffix("s"))


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_no_drawing_names_a_channel_that_is_not_listed(name: str, lang: str) -> None:
    """What stands where a channel does is a listed one, a button of the app, or the words of a link within the site."""
    channels = load_channels(ROOT / "docs" / "channels.yml").channels
    buttons = load_facts(ROOT / "docs" / "facts.yml", LANGUAGES).ui.values()
    bodies = [source.body for source in read_sources(ROOT / "docs", LANGUAGES) if source.lang == lang]
    links = {words.casefold() for body in bodies for words in re.findall(r"\[([^\]]+)\]\([^:)]+\)", body)}
    known = [*(channel.label[lang] for channel in channels), *(button[lang] for button in buttons)]
    for element in drawing(name, lang).iter():
        if element.get("class") == "diagram__name":
            said = " ".join("".join(element.itertext()).split())
            listed = said.casefold() in links or any(is_abbreviated(said, label) for label in known)
            assert listed, f"{said} is no channel, button or link"
