"""What a screen reader is told, from the browser's own tree of accessibility: a search, a check, a guide, a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.contexts import shared

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with shared(browser, viewport={"width": 1300, "height": 900}) as context:
        yield context.new_page()


class Tree:
    """The tree of a page as it is now."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Accessibility.enable")
        self.nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
        self.by_id = {node["nodeId"]: node for node in self.nodes}
        session.detach()

    def focused(self) -> str:
        """Role and name of what has the focus; of a field with a list, of the entry that is chosen in it."""
        node = next(node for node in reversed(self.nodes) if _property(node, "focused"))
        chosen = _property(node, "activedescendant", "relatedNodes")
        if not chosen:
            return _told(node)
        places = {node.get("backendDOMNodeId"): node for node in self.nodes}
        return _told(places[chosen[0]["backendDOMNodeId"]])

    def said(self) -> str:
        """The words in regions whose changes are read out."""
        live = [node for node in self.nodes if _value(node.get("role")) == "status"]
        return " ".join(" ".join(self._words(node)) for node in live)

    def _words(self, node: dict[str, Any]) -> Iterator[str]:
        if _value(node.get("role")) == "StaticText":
            yield _value(node.get("name"))
        for child in node.get("childIds", ()):
            if child in self.by_id:
                yield from self._words(self.by_id[child])


def _value(part: Any) -> str:
    return str(part["value"]) if part and part.get("value") else ""


def _property(node: dict[str, Any], name: str, of: str = "value") -> Any:
    return next((part["value"].get(of) for part in node.get("properties", ()) if part["name"] == name), None)


def _told(node: dict[str, Any]) -> str:
    return f"{_value(node.get('role'))} {_value(node.get('name'))}"


def test_each_arrow_key_announces_its_result(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/")
    page.get_by_role("combobox").click()
    page.wait_for_selector("[data-hs=full]", state="attached")
    page.get_by_role("combobox").fill("transfer failed")
    expect(page.locator("#hs-result-2")).to_be_visible()
    titles = page.locator("[role=option] .hs-title").all_inner_texts()[:3]
    told = []
    for _ in titles:
        page.keyboard.press("ArrowDown")
        told.append(Tree(page).focused())
    assert [line.startswith(f"option {title}") for line, title in zip(told, titles, strict=True)] == [True] * 3
    assert len(set(told)) == 3


def test_an_answer_of_the_checker_is_read_out(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/contact/verify/")
    page.get_by_role("textbox", name="Paste what you were given").fill("care@tidewa11et.example")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".check__verdict")).to_be_visible()
    said = Tree(page).said()
    assert "Not on the official list" in said and "“11” is not “ll”" in said


def test_a_step_of_a_guide_is_announced_by_its_question(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/transactions/")
    page.get_by_role("link", name="Sent", exact=True).press("Enter")
    expect(page.locator("#step-status")).to_be_focused()
    assert Tree(page).focused() == "heading What does it say?"


def test_what_the_case_took_out_is_read_out(page: Page, site_url: str) -> None:
    page.goto(site_url + "en/contact/in-app/#case-transfer")
    field = page.get_by_label("Transaction hash")
    field.focus()
    assert Tree(page).focused() == "textbox Transaction hash"
    field.fill("ab12" * 16)
    expect(field).to_have_value("")
    assert "a private key or a transaction hash" in Tree(page).said()
