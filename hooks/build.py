"""The build's events from top to bottom. The only file that MkDocs loads, and the only one that knows MkDocs.

The languages plugin builds the default language, then the others inside its own `on_post_build`; so events run once
per language, and what concerns the whole site runs once, after the last language, on the outermost call.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure import pages as page_module
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.config import I18nPluginLanguage  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from publish.variables import CACHE, KEEP  # noqa: E402

# A site is many objects that stay: to look through them again and again for what can go takes a tenth of a build, and
# as much of what comes before it, the imports. What is drawn from earlier builds is less, and all of it stays.
_OFTEN = 50_000, 20, 50
gc.set_threshold(1_000_000 if os.environ.get(CACHE) else _OFTEN[0], *_OFTEN[1:])

from guard import compiled  # noqa: E402

# Before the imports, which compile hundreds.
compiled.draw_on(Path(os.environ[CACHE]) if os.environ.get(CACHE) else None)

from content.markup.quick import Engine  # noqa: E402
from content.sources import Source  # noqa: E402
from content.translation_lag import left_behind, no_history  # noqa: E402
from guard import Report  # noqa: E402
from guard.prepared import of_environment, version_of  # noqa: E402
from guard.report.findings import Finding, Refused  # noqa: E402
from guard.report.formats import write_report  # noqa: E402
from guard.text import derived  # noqa: E402
from helpcenter.cache import Cache, Known, cache_of_preview, key_of, open_cache  # noqa: E402
from helpcenter.checks import rendering_findings  # noqa: E402
from helpcenter.context import not_found_view, page_view, reading_order  # noqa: E402
from helpcenter.engine_warnings import Listener, listen_anew, warning_findings  # noqa: E402
from helpcenter.finish import finish, finish_preview  # noqa: E402
from helpcenter.folder import Folder  # noqa: E402
from helpcenter.judging import judge_site, locked_checksums, source_findings  # noqa: E402
from helpcenter.kept_pages import KeptPages, Made  # noqa: E402
from helpcenter.later import Later  # noqa: E402
from helpcenter.load import Site, load_site  # noqa: E402
from helpcenter.messages import in_words, unknown_language  # noqa: E402
from helpcenter.outputs import sources_by_site_path  # noqa: E402
from helpcenter.render import Rendering  # noqa: E402
from helpcenter.repeated import without_repeated  # noqa: E402
from helpcenter.rules import all_rules  # noqa: E402
from helpcenter.templates import Compiled, passing_by  # noqa: E402
from helpcenter.unexpected import findings_of  # noqa: E402
from publish.joined import GONE as JOINED  # noqa: E402
from publish.last_release import kept_files  # noqa: E402
from publish.preview_errors import show_bar  # noqa: E402

log = logging.getLogger("mkdocs.hooks.build")

# MkDocs makes an engine of Markdown for each page; ours is made once, and gives the same.
vars(page_module)["markdown"] = SimpleNamespace(Markdown=Engine())

# What decides what is made of the files in docs/, besides the installed packages.
_CODE = ("hooks", "overrides", "mkdocs.yml")

# How MkDocs writes files, which is another during a build.
_WRITING = {name: getattr(utils, name) for name in ("write_file", "copy_file", "clean_directory")}

# What MkDocs writes in the place of a page that is written later.
_LATER = "\0"


@dataclass
class _Build:
    """What a build keeps from one event to the next; while serving, one build after another has it.

    `begun_with` is the version of the code that a build, which is no preview, began with. `started` is when it began,
    in CPU seconds of this process. `pages` are those of a build that draws on others.
    """

    serving: bool = False
    begun_with: str = ""
    started: float = 0.0
    listener: Listener = field(default_factory=Listener)
    cache: Cache | None = None
    compiled: Compiled | None = None
    folder: Folder | None = None
    rendering: Rendering | None = None
    pages: KeptPages | None = None


_build = _Build()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember how the build was called; refuse a dirty one, which would leave pages of an older list in the site."""
    _build.serving = command == "serve"
    if hint := unknown_language():
        log.info(hint)
    if reason := no_history(ROOT):
        log.info(f"How far pages are behind their translations is not known, and no page says it: {reason}.")
    folder = os.environ.get(CACHE)
    if _build.serving:
        _build.cache = cache_of_preview()
        if folder:
            # The code alone: a template or a setting may change while serving, and each page is found by them as well.
            _build.cache.draw_on(Path(folder), version_of([ROOT / "hooks"]))
    else:
        # Builds of one process share this module: what one draws on is not the next one's.
        _build.begun_with = _version() if folder else ""
        _build.cache = open_cache(Path(folder), _build.begun_with) if folder else None
    if _build.cache and _build.cache.is_empty():
        gc.set_threshold(*_OFTEN)  # there is nothing to draw on: everything is made, and much of that goes
    derived.keep_in(*[_build.cache] if _build.cache else [], of_environment())
    _build.compiled = Compiled(_build.cache or Cache())
    listen_anew(logging.getLogger("mkdocs"), _build.listener)
    if dirty:
        raise Abort("--dirty keeps pages that were not judged; build without it")


def _version() -> str:
    return version_of(map(ROOT.joinpath, _CODE))


@event_priority(100)  # before the languages plugin, which asks for its languages here
def _load_first(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site before the first language, and tell the languages plugin which there are."""
    plugin: Any = config.plugins["i18n"]
    if not plugin.building:
        _build.folder = Folder(Path(config.site_dir), over=_build.cache is not None, hold=_build.cache is not None)
        vars(utils).update(write_file=_build.folder.write_file, copy_file=_build.folder.copy_file)
        if _build.cache:
            vars(utils).update(clean_directory=lambda _: None)
        _build.pages = None
        _build.started = time.process_time()
        _build.listener.heard.clear()
        _build.rendering = _load(_build.rendering)
        if _build.cache:
            # A template may change while serving.
            around = key_of(
                _version() if _build.serving else _build.begun_with, _build.rendering.site.surroundings, _build.serving
            )
            _build.rendering.known, _build.pages = Known(_build.cache, around), KeptPages(_build.cache, around)
        plugin.config.languages = _plugin_languages(_build.rendering.site)
        # For a sitemap of the plugin's own, in the place of which ours is written.
        vars(plugin)["reconfigure_files_alternates"] = lambda *_: None
    return config


def _plugin_languages(site: Site) -> list[I18nPluginLanguage]:
    """The languages of docs/languages.yml as the plugin wants them: mkdocs.yml names none."""
    found = []
    for tag, language in site.languages.items():
        entry = I18nPluginLanguage()
        default = language is site.languages.default
        name = site.editions[tag].site_name
        entry.load_dict({"locale": tag, "name": language.name, "default": default, "site_name": name})
        entry.validate()
        found.append(entry)
    return found


@event_priority(-200)  # after the languages plugin has chosen the language
def _set_language(config: MkDocsConfig) -> MkDocsConfig:
    """Give MkDocs what it needs in this language."""
    site, tag = _now().site, _language(config)
    config.site_url = site.base
    config.theme["language"] = tag
    config.nav = reading_order(site, tag)
    config.theme.static_templates.discard("sitemap.xml")  # ours knows the other languages
    # Every warning is a finding of ours, with its line: MkDocs would end the second language before they are told.
    config.strict = False
    return config


on_config = CombinedEvent(_load_first, _set_language)


def _load(previous: Rendering | None) -> Rendering:
    """Read the site; while serving, one with faults is shown as it last was, with the faults on every page."""
    try:
        moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
        site = load_site(ROOT, _build.cache)
        behind = left_behind(site.sources, site.languages, ROOT)
        return Rendering(replace(site, moment=moment, behind=behind))
    except Refused as refused:
        if _build.serving and previous:
            return Rendering(previous.site, refused.findings)
        _report(Report(refused.findings, 0, 0))
        raise _stop(list(refused.findings)) from None


def _now() -> Rendering:
    assert _build.rendering is not None, "on_config comes first"
    return _build.rendering


@event_priority(100)  # before the languages plugin sorts the files
def _put_back(files: Files, *, config: MkDocsConfig) -> Files:
    """While serving, a site with faults is shown as it last was: pages that have gone in between are put back. What
    lies in the folders of other languages is left out, as the plugin does after a longer look.
    """
    others = tuple(f"{tag}/" for tag in _now().site.languages if tag != _language(config))
    for file in [one for one in files if one.src_uri.startswith(others)]:
        files.remove(file)
    for source in _now().site.sources:
        path = source.file.partition("/")[2]
        if not path.startswith(others) and files.get_file_from_path(path) is None:
            # on_page_read_source has its text.
            files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-200)  # after the languages plugin has sorted the files
def _leave_out(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out the pages that were not read, and files that are published as parts of others."""
    for file in list(files):
        if _unread(file) or file.src_uri in JOINED:
            files.remove(file)
    return files


on_files = CombinedEvent(_put_back, _leave_out)


def _unread(file: File) -> bool:
    """A page that was not read, because it came while another page has faults (only while serving)."""
    return file.is_documentation_page() and f"docs/{file.src_uri}" not in _now().site.sources


class _Page(Page):
    """A page that need not be made again if it was `made` before. `key` is what it is found by; `warned` tells that
    MkDocs had something to say of it, which it must say each time.
    """

    key = ""
    made: Made | None = None
    warned = 0

    def read_source(self, config: MkDocsConfig) -> None:
        if self.made:
            self.markdown, self.meta = "", {"title": self.made.article.page.title}
        else:
            super().read_source(config)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if self.made:
            self.content, self.present_anchor_ids = "", set(self.made.ids)
            self.links_to_anchors = {files.src_uris[name]: links for name, links in self.made.links}
        else:
            super().render(config, files)


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Look up what was made of the page before."""
    if _build.pages:
        page.__class__ = _Page
        assert isinstance(page, _Page)
        page.key, page.made = _build.pages.find(_source(page), page.file.dest_uri)
        page.warned = -len(_build.listener.heard)
    return page


def _made(page: Page) -> Made | None:
    return page.made if isinstance(page, _Page) else None


def on_page_read_source(*, page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs the page as it was read already: front matter that it reads itself would fail in its own way."""
    source = _source(page)
    return f"---\ntitle: {json.dumps(source.meta.title)}\n---\n{source.body}"


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Expand the shortcodes of a page."""
    if _made(page):
        return ""
    page.meta["title"] = _source(page).meta.title  # where the wallet's name has come into it
    return _now().markdown(_source(page), markdown)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Finish the article of a page, and remember it for what is made of all pages."""
    made = _made(page)
    if made:
        _now().recall(_source(page), made.article)
        return html
    if isinstance(page, _Page):
        page.warned += len(_build.listener.heard)
    return _now().content(_source(page), html)


def _instead(page: Page) -> str:
    return _LATER if _made(page) else ""


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Let templates pass by a page that was made before; compile each but once for all languages."""
    env.bytecode_cache = _build.compiled
    if _build.pages:
        env.get_template = passing_by(env.get_template, "main.html", _instead)  # type: ignore[method-assign]
    return env


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates what they know of a page."""
    if not _made(page):
        context["view"] = page_view(_now().site, _source(page), _build.serving)
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Keep what was made of the page; `_finish` writes it then."""
    if _build.pages and isinstance(page, _Page) and not page.made:
        name = page.file.dest_uri
        taken = _build.pages.take(name, output)
        if taken:
            output = _LATER
            if page.warned:
                _build.pages.add(name, *taken)
            else:
                links = tuple((file.src_uri, dict(there)) for file, there in (page.links_to_anchors or {}).items())
                ids = frozenset(page.present_anchor_ids or ())
                _build.pages.keep(name, page.key, Made(_now().made(_source(page)), *taken, ids, links))
    # MkDocs holds every page until the build ends, and asks for neither again.
    page.content = page.markdown = ""
    return output


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The 404 page is one file for all languages."""
    context["view"], context["parts"] = not_found_view(_now().site, _build.serving)
    return context


@event_priority(-1000)  # after the languages plugin, which builds the second language in this very event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Finish the whole tree, then judge it. Nothing writes to the site after the guard."""
    if not _outermost(config):
        return
    vars(utils).update(_WRITING)
    assert _build.folder is not None, "on_config comes first"
    rendering, site = _now(), _now().site
    _say("render", f"{len(rendering.pages)} pages", _build.started)
    began = time.process_time()
    findings = [
        *rendering_findings(rendering, date.today()),
        *source_findings(site, _build.cache, told_before=bool(rendering.first)),
        *warning_findings(_build.listener.heard, site.sources),
    ]
    written = _finish(rendering, _build.folder, bool(config.extra.get("offline", True)), findings)
    rendering.forget()
    _say("finish", f"{written} files", began)
    began = time.process_time()
    report, exceptions, faults = judge_site(_build.folder.root, site, _build.cache, preview=_build.serving)
    derived.keep_in()
    if _build.cache:
        _build.cache.close()
        compiled.keep()
    found = f"{len(report.findings)} findings, {exceptions} exceptions"
    _say("guard", f"{report.pages} pages, {report.files} files, {found}", began)
    findings = sorted(without_repeated([*findings, *faults, *report.findings], sources_by_site_path(site)))
    _report(replace(report, findings=tuple(findings)))
    _conclude(_build.folder.root, findings)


def _finish(rendering: Rendering, folder: Folder, offline: bool, findings: list[Finding]) -> int:
    """Write the files that know the whole site; return how many. `offline`: browsers keep pages."""
    if _build.serving:
        assert _build.pages is not None, "a preview has a cache"
        return finish_preview(rendering, folder, _build.pages)
    later = _build.pages.later if _build.pages else Later()
    before = partial(_of_last_release, site=rendering.site)
    return finish(rendering, folder, later, findings, offline=offline, cache=_build.cache, of_last_release=before)


def _of_last_release(now: Iterable[str], site: Site) -> Mapping[str, bytes]:
    """What a release keeps of the one before: files that pages of then still load, if the guard lets them through."""
    before = os.environ.get(KEEP)
    if not before:
        return {}
    began = time.process_time()
    kept, left_out = kept_files(Path(before), now, site.channels, locked_checksums(ROOT), site.folder)
    for finding in left_out:
        log.info(f"not kept of the last release: {finding}")
    _say("keep", f"{len(kept)} files of the last release", began)
    return kept


def _conclude(folder: Path, findings: list[Finding]) -> None:
    told = in_words(findings)
    errors = [finding for finding in told if finding.severity == "error"]
    if not errors:
        for warning in told:
            log.info(str(warning))
    elif _build.serving:
        # An editor at work must see the fault, on the page too, and go on editing.
        _print(told)
        show_bar(folder, errors, {file: url for url, file in _addresses().items()}, ROOT)
    else:
        raise _stop(findings)


def _addresses() -> dict[str, str]:
    """The Markdown file behind each address of the preview, which begins where the site does."""
    return {url.removesuffix("index.html"): file for url, file in sources_by_site_path(_now().site).items()}


def on_build_error(*, error: Exception) -> None:
    """End a build that nobody foresaw with a sentence: what has ended it is said in a finding already, or now."""
    vars(utils).update(_WRITING)
    derived.keep_in()
    if not isinstance(error, Abort | BuildError):
        raise _stop(list(findings_of(error, ROOT))) from error


def _report(report: Report) -> None:
    """Write the findings of every package for programs, where the environment variable FINDINGS asks for them.

    RULES_URL may say where this folder's RULES.md is to be read on the web.
    """
    if wanted := os.environ.get("FINDINGS"):
        try:
            write_report(wanted, replace(report, rules=all_rules(), rules_url=os.environ.get("RULES_URL", "")))
        except (OSError, ValueError) as error:
            raise Abort(f"FINDINGS: {error}") from None


class Stopped(Abort):
    """The end of a build with findings, which are printed already."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}: nothing is published")
        self.findings = tuple(findings)


def _stop(findings: list[Finding]) -> Stopped:
    told = in_words(findings)
    _print(told)
    return Stopped(told)


def _print(findings: list[Finding]) -> None:
    for finding in sorted(findings):
        print(finding, file=sys.stderr)


def _say(phase: str, what: str, began: float) -> None:
    log.info(f"{phase:<7} {what}, {time.process_time() - began:.1f} CPU s")


def _outermost(config: MkDocsConfig) -> bool:
    return not config.plugins["i18n"].building  # type: ignore[attr-defined]


def _language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


def _source(page: Page) -> Source:
    """The page as it was written."""
    return _now().site.sources.of_file(f"docs/{page.file.src_uri}")
