"""Settings, data files, templates and Markdown: what is one edit away from being published."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from guard_trees import LIST, SETTINGS, judge_repository

from guard.report.findings import Finding
from guard.sources.repository import check_sources, unused_definitions
from tests.support.rows import each_row

# What is added to (or put in the place of) good settings; code and line of the finding.
SET: list[tuple[str, str, str]] = [
    ("extra_css: [https://evil.example/a.css]", "CH501:5 CH505:5", "remote style"),
    ("extra_css: ['//a/b.css']", "CH501:5", "remote style without a scheme"),
    ("extra_javascript:\n  - path: /\\evil/a.js\n    type: module", "CH501:6", "backslash"),
    ("extra_css: ['assets\\a.css']", "CH501:5", "backslash inside"),
    ("extra_javascript: ['javascript:x']", "CH501:5", "script as address"),
    ("extra_javascript: [assets/a.js, {path: assets/b.js, type: module, async: true}]", "", "own scripts"),
    ("markdown_extensions:\n  - pymdownx.snippets:\n      url_download: true", "CH501:7", "text from elsewhere"),
    ("markdown_extensions:\n  - pymdownx.snippets:\n      url_download: false", "", "no text from elsewhere"),
    ("markdown_extensions: [admonition, pymdownx.details, toc: {permalink: false}]", "", "extensions"),
    ("repo_url: https://evil.example/o/r", "CH502:5 CH505:5", "forge"),
    ("repo_name: o/r", "CH502:5", "name of a forge"),
    ("edit_uri: edit/main", "CH502:5", "edit link"),
    ("copyright: <a href=https://evil.example>c</a>", "CH502:5 CH505:5", "HTML on every page"),
    ("nav:\n  - News: https://evil.example", "CH502:5 CH505:6", "link in the navigation"),
    ("site_url: https://help.imwallet.example/", "CH502:5 CH505:5", "even our own address"),
    ("INHERIT: ../other.yml", "CH502:5", "settings from elsewhere"),
    ("<<: {copyright: x}", "CH502:5", "merged settings"),
    ("reop_url: x", "CH502:5", "a slip"),
    ("site_name: !ENV [NAME, x]", "CH502:5", "from the environment"),
    ("site_name: 客服 evil.example", "CH505:5", "address in a name"),
    ("site_name: 加微信 imwallet_kefu", "CH505:5", "account in a name"),
    ("site_name: IM钱包帮助中心", "", "a name"),
    ("# https://evil.example", "", "a comment"),
    ("validation: {nav: {omitted_files: warn}}\nwatch: [hooks, overrides]\nstrict: true", "", "the rest"),
]
WHOLE: list[tuple[str, str, str]] = [
    (SETTINGS.replace("font: false", "name: material"), "CH503:1", "fonts unsaid"),
    (SETTINGS.replace("font: false", "font: {text: Roboto}"), "CH503:1", "fonts chosen"),
    (SETTINGS.replace("font: false", "font: false, logo: 'https://evil.example/a.png'"), "CH501:1 CH505:1", "logo"),
    (SETTINGS.replace("theme: {font: false}", "strict: true"), "CH503", "no theme"),
    (SETTINGS.replace("generator: false", "social: [{link: a}]"), "CH502:2 CH502:2", "social links"),
    (SETTINGS.replace("generator: false", "generator: false, homepage: /"), "CH502:2", "home page"),
    (SETTINGS.replace("generator: false", "generator: true"), "CH502:2", "credit line"),
    (SETTINGS.replace("extra: {generator: false}\n", ""), "CH502", "no extra"),
    (SETTINGS.replace("[i18n]", "[i18n, redirects]"), "CH504:3", "plugin"),
    (SETTINGS.replace("[i18n]", "[redirects: {a: b}, i18n: {c: d}]"), "CH504:3", "plugin with options"),
    (SETTINGS.replace("[i18n]", "{i18n: {}, search: {}}"), "CH504:3", "plugins as a mapping"),
    (SETTINGS.replace("[hooks/build.py]", "[hooks/build.py, more.py]"), "CH504:4", "hook"),
    (SETTINGS.replace("hooks: [hooks/build.py]", ""), "CH504", "no guard"),
    ("[a", "CH502", "no YAML"),
    ("- a", "CH502 ", "no mapping"),
    ("", "CH502", "empty"),
]
SETTINGS_TABLE = [(SETTINGS + more, found, name) for more, found, name in SET] + WHOLE


def places(files: dict[str, str]) -> str:
    """Codes with lines, sorted."""
    found = judge_repository(files)
    return " ".join(sorted(f"{finding.code}:{finding.line}".removesuffix(":0") for finding in found))


@each_row(("text", "found"), [row[:2] for row in SETTINGS_TABLE], ids=[row[2] for row in SETTINGS_TABLE])
def test_settings(text: str, found: str) -> None:
    assert places({"mkdocs.yml": text}) == found.strip()


FILES: list[tuple[str, str, str]] = [
    ("docs/facts.yml", "facts:\n  a: {zh: 打开 evil．example/kefu, en: x}", "CH505:2"),
    ("docs/facts.yml", "a: >\n  call\n  +1 (415)\n  555-0100", "CH505:1"),
    ("docs/boxes.yml", "a: [x, 'support (at) evil (dot) example']", "CH505:1"),
    ("docs/topics.yml", "contexts: {evil.example: a}", "CH505:1"),
    ("docs/new.yaml", "a: https://imwallet.example", "CH505:1"),
    ("docs/facts.yml", "wechat: imwallet_kefu", "CH505:1"),
    ("docs/facts.yml", "a: imwallet_kefu\nb: 2026-11-22\nc: 2.16.1\nd: m/44'/60'/0'/0/0", ""),
    ("docs/facts.yml", "# https://evil.example\na: x", ""),
    ("docs/channels.yml", "a: https://evil.example", ""),
    ("overrides/words.yml", "promise: {zh: 电报群 t.me/imwallet_cn, en: x}", "CH505:1"),
    ("overrides/main.html", "<p>\n<a href='https://evil.example'>x</a>", "CH505:2"),
    ("overrides/main.html", "<script src=//evil.example/a.js></script>", "CH505:1"),
    ("overrides/partials/a.html", "{# a\nb #}\n{% set x =\n 'https://evil.example' %}", "CH505:4"),
    ("overrides/partials/a.html", '{{ link("evil@evil.example") }}', "CH505:1"),
    ("overrides/partials/a.html", "{{ house.name }} {{ page.live }} {% if nav.items %}", ""),
    ("overrides/partials/a.html", "{# https://evil.example #}", ""),
    ("overrides/partials/a.html", '<svg xmlns="http://www.w3.org/2000/svg"></svg>', ""),
    ("overrides/partials/a.html", '<svg xmlns="http://www.w3.org/2000/svg.evil.example"></svg>', "CH505:1"),
    ("docs/zh/a.md", "text\n\n[x]: https://evil.example", "CH506:3"),
    ("docs/en/deep/b.md", "   [X y]: b.md 'title'", "CH506:1"),
]


@each_row(("name", "text", "found"), FILES)
def test_files(name: str, text: str, found: str) -> None:
    assert places({name: text}) == found


@each_row(
    ("text", "unused"),
    [
        ("[a][x]\n\n[x]: b.md", 0),
        ("[x][]\n\n[X]: b.md", 0),
        ("[x]\n\n[x]: b.md", 0),
        ("[a][two\nwords]\n\n[two  words]: b.md", 0),
        ("![a][x]\n\n[x]: b.png", 0),
        ("[x]: b.md\n[x]: c.md", 1),
        ("[x]: b.md\n[y]: c.md", 2),
        ("[^1]: <https://evil.example/>", 1),
        ("a[^1]\n\n[^1]: note", 0),
        ("```\n[x]: b.md\n```", 0),
        ("~~~~\n[x]: b.md\n~~~\n[y]: c.md\n~~~~\n[z]: d.md\n[w]: e.md", 2),
        ("    [x]: code", 0),
        ("- [x]: is text", 0),
    ],
)
def test_unused_definitions(text: str, unused: int) -> None:
    assert len(unused_definitions("a.md", text)) == unused


def test_no_settings_is_no_pass(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        check_sources(tmp_path)


def test_what_an_editor_of_text_leaves_beside_an_open_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for lock in ("docs/.#facts.yml", "docs/zh/.#a.md", "overrides/.#main.html"):
        (tmp_path / lock).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / lock).symlink_to("somebody@a-machine.example:4711")
    assert check_sources(tmp_path) == []


@pytest.mark.parametrize(
    ("files", "fix"),
    [
        ({"docs/facts.yml": "a: open https://help.imwallet.example"}, "channel:help-center"),
        ({"overrides/main.html": "<p>suport@imwallet.example</p>"}, "channel:support-email"),
        ({"docs/zh/a.md": "x\n\n[k]: https://chat.imwallet.example"}, "channel:live-chat"),
        ({"docs/facts.yml": "a: TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"}, "name a channel"),
    ],
)
def test_a_fix_names_the_nearest_channel(tmp_path: Path, files: dict[str, str], fix: str) -> None:
    for name, content in {"mkdocs.yml": SETTINGS, **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    [finding] = check_sources(tmp_path, LIST)
    assert fix in finding.fix


def test_what_has_no_fault_is_known_with_any_list(tmp_path: Path) -> None:
    """An operator changes a contact: only files with a finding, whose fix may name it, are read again."""
    for name, content in {
        "mkdocs.yml": SETTINGS,
        "docs/facts.yml": "a: b",
        "docs/x.yml": "a: https://e.example",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    kept: dict[str, list[Finding]] = {}

    class Kept:
        get, put = kept.get, kept.__setitem__

    for many, host in (3, "e"), (4, "f"):
        help_center = SimpleNamespace(id="help-center", kind="origin", value=f"https://{host}.imwallet.example")
        listed = SimpleNamespace(channels=[help_center], revoked=[])
        [finding] = check_sources(tmp_path, listed, Kept())
        assert len(kept) == many and check_sources(tmp_path, listed, Kept()) == [finding]


def test_a_finding_prints_no_link() -> None:
    [finding] = judge_repository({"docs/facts.yml": "a: https://evil.example/x"})
    assert "https://" not in str(finding) and "docs/facts.yml:1 CH505" in str(finding)
