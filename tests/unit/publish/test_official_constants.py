"""What official links look like, for apps: nothing is called ours that the guard does not call so."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from channels import load_channels
from channels.values import href
from checker.vectors import published_texts, vector
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from publish.official_constants import list_files, patterns
from scripts.check_inputs import LISTS
from tests.javascript import evaluate
from tests.support.rows import each_row

ROOT = Path(__file__).parents[3]
FIRST = next(iter(LISTS))
# Regular expressions of Kotlin (java.util.regex), Swift (ICU), Dart and JavaScript share these signs.
SHARED = re.compile(r"[A-Za-z0-9:/@_=&?#*()\[\]{}.+-]+")


def judged(shapes: dict[str, str], link: str) -> str | None:
    return next((name for name, shape in shapes.items() if re.fullmatch(shape, link)), None)


@pytest.mark.parametrize(
    "path", [FIRST, *(pytest.param(path, marks=pytest.mark.repeated) for path in LISTS if path != FIRST)]
)
def test_nothing_is_called_ours_that_the_guard_does_not(path: str) -> None:
    channels = load_channels(ROOT / path)
    shapes = patterns(channels)
    check = PageCheck(Allowed.of(channels))
    published = published_texts(channels, LISTS[path])
    texts = [start + text for text in published for start in ("", "https://")]
    here = [judged(shapes, text) for text in texts]
    ours = [{"input": published[at // 2], "verdict": "listed", "channel": said} for at, said in enumerate(here) if said]
    assert [vector(check, one["input"]) for one in ours] == ours and len(ours) >= len(shapes)
    # The generated TypeScript says the same of each.
    assert of_typescript(list_files(channels)["official-channels.ts"], texts) == here


def of_typescript(module: str, texts: list[str]) -> list[str | None]:
    """What the function of the generated module says of texts."""
    body = "const made = await import(`data:text/typescript;base64,${v[0]}`); return v[1].map(made.officialChannel);"
    said: list[str | None] = evaluate("search/fold.js", body, base64.b64encode(module.encode()).decode(), texts)
    return said


@pytest.mark.parametrize("path", LISTS)
def test_every_channel_in_service_is(path: str) -> None:
    channels = load_channels(ROOT / path)
    shapes = patterns(channels)
    for channel in channels.channels:
        link = href(channel.kind, channel.value)
        assert judged(shapes, link) == (None if channel.suspended else channel.id)
        assert judged(shapes, link + "\n") is None and judged(shapes, " " + link) is None
        assert channel.suspended or SHARED.fullmatch(shapes[channel.id])
    for past in channels.revoked:
        assert judged(shapes, href(past.kind, past.value)) is None


def test_a_page_with_a_fixed_query_and_place_is_that_page_alone() -> None:
    channels = load_channels(ROOT / FIRST)
    link = "https://mp.weixin.example/mp/home?__biz=MzA3MDM3NjE5NQ==&scene=110#wechat_redirect"
    page = next(one for one in channels.channels if one.kind == "page").model_copy(update={"id": "wx", "value": link})
    made = channels.model_copy(update={"channels": (*channels.channels, page)})
    near = [f"{link}/", link[:-1], link.partition("#")[0], link.replace("==", "="), link.replace("#", "&x=1#")]
    shapes = patterns(made)
    assert [judged(shapes, one) for one in (link, *near)] == ["wx", *[None] * len(near)]
    assert of_typescript(list_files(made)["official-channels.ts"], [link, *near]) == ["wx", *[None] * len(near)]


@each_row(
    "tail",
    [
        "@evil.example", ".evil.example", ":8443", "/@evil.example", "//evil.example", "/\\evil.example", "/a\tb",
        "/go?to=evil.example", "/go?to=https://evil.example", "/%2f%2fevil.example", "/#//evil.example", "\\a", "/。",
    ],
)  # fmt: skip
def test_what_an_address_may_not_carry(tail: str) -> None:
    channels = load_channels(ROOT / FIRST)
    shapes = patterns(channels)
    origin = next(one for one in channels.channels if one.kind == "origin")
    assert judged(shapes, origin.value + tail) is None
    assert judged(shapes, f"{origin.value}/a/b-c/?lang=en&q=1#now") == origin.id
    assert judged(shapes, origin.value.replace("https:", "http:")) is None


def test_each_language_has_the_same_list() -> None:
    channels = load_channels(ROOT / FIRST)
    for name, text in list_files(channels).items():
        for channel, shape in patterns(channels).items():
            assert channel in text and shape in text, name
