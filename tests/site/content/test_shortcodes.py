"""What shortcodes give pages of the fixture site, and what they say of a wrong name."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.load import Site, load_site
from helpcenter.render import Rendering, expand_page


@pytest.fixture(scope="module")
def loaded(composed: Path) -> Site:
    return load_site(composed)


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("docs/zh/fees/swap.md", "打开 {{ ui help }} 看", '打开<strong translate="no">「客服中心」</strong>看'),
        ("docs/zh/fees/swap.md", "1. {{ ui help }} 看", '1. <strong translate="no">「客服中心」</strong>看'),
        ("docs/zh/fees/swap.md", "    - {{ ui help }}", '    - <strong translate="no">「客服中心」</strong>'),
        ("docs/en/fees/swap.md", "Open {{ ui help }} now", 'Open <strong translate="no">Support desk</strong> now'),
        ("docs/en/fees/swap.md", "{{ reply support-email }}", "usually within three working days"),
        ("docs/zh/fees/swap.md", "{{ open phone }}", "周一至周五 10:00–16:00；周六 10:00–12:00（北京时间）"),
    ],
)
def test_what_pages_get(loaded: Site, file: str, text: str, expected: str) -> None:
    assert Rendering(loaded).markdown(loaded.sources.of_file(file), text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ ui halp }}", "did you mean help?"),
        ("{{ fact }}", "takes one name, not 0"),
        ("{{ box never-aks }}", "did you mean never-ask?"),
        ("{{ next compromized }}", "did you mean compromised?"),
        ("{{ channel live-chta }}", "did you mean live-chat?"),
        ("{{ reply website }}", "has no reply: on the list"),
        ("{{ channels x }}", "takes no names"),
        ("{{ diagram nothing }}", "unknown diagram nothing"),
    ],
)
def test_a_wrong_name_is_a_finding_with_a_hint(loaded: Site, text: str, says: str) -> None:
    expanded = expand_page(loaded, loaded.sources.of_file("docs/en/fees/swap.md"), text)
    assert [says in str(finding) for finding in expanded.findings] == [True]
