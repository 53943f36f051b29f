"""The build's events from top to bottom. The only file that MkDocs loads, and the only one that knows MkDocs.

The languages plugin builds the default language, then the others inside its own `on_post_build`; so events run once
per language, and what concerns the whole site runs once, after the last language, on the outermost call.
"""

from __future__ import annotations

import gc
import hashlib
import json
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
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

from publish.variables import CACHE, COMMITTED, KEEP, SECRET  # noqa: E402

# A site is many objects that stay: to look through them again and again for what can go takes a tenth of a build, and
# as much of what comes before it, the imports. What is drawn from earlier builds is less, and all of it stays.
_OFTEN = 50_000, 20, 50
gc.set_threshold(1_000_000 if os.environ.get(CACHE) else _OFTEN[0], *_OFTEN[1:])

from helpcenter import patterns  # noqa: E402

if os.environ.get(CACHE):
    patterns.draw_on(Path(os.environ[CACHE]))  # before the imports, which compile hundreds

from content.markup.quick import Engine  # noqa: E402
from content.sources import Source  # noqa: E402
from content.translation_lag import left_behind, no_history  # noqa: E402
from guard import Report, check_sources, check_tree  # noqa: E402
from guard.policy.exceptions import Exceptions, load_exceptions  # noqa: E402
from guard.policy.lock import Pin, allowed_checksums, read_lock  # noqa: E402
from guard.report.findings import Finding, Refused  # noqa: E402
from guard.report.formats import write_report  # noqa: E402
from guard.text import derived  # noqa: E402
from helpcenter.cache import Cache, Known, cache_of_preview, key_of, open_cache, version_of  # noqa: E402
from helpcenter.checks import rendering_findings  # noqa: E402
from helpcenter.context import not_found_view, page_view, reading_order  # noqa: E402
from helpcenter.folder import Folder  # noqa: E402
from helpcenter.later import Later  # noqa: E402
from helpcenter.load import Site, load_site  # noqa: E402
from helpcenter.messages import in_words, unknown_language  # noqa: E402
from helpcenter.outputs import nothing_kept, offline_list, published_files, sources_by_site_path  # noqa: E402
from helpcenter.render import Article, Rendering  # noqa: E402
from helpcenter.repeated import without_repeated  # noqa: E402
from helpcenter.rules import all_rules  # noqa: E402
from helpcenter.unexpected import findings_of  # noqa: E402
from offline.browser_list import NAME as OFFLINE_LIST  # noqa: E402
from offline.make import make_copy  # noqa: E402
from offline.tree import made_scripts  # noqa: E402
from publish import signature  # noqa: E402
from publish.hashed import Hashed, Pieces, Plain, as_before, hashed_folders, in_pieces  # noqa: E402
from publish.joined import GONE as JOINED  # noqa: E402
from publish.last_release import kept_files  # noqa: E402
from publish.preview_errors import show_bar  # noqa: E402
from publish.web import headers  # noqa: E402

log = logging.getLogger("mkdocs.hooks.build")

# MkDocs makes an engine of Markdown for each page; ours is made once, and gives the same.
vars(page_module)["markdown"] = SimpleNamespace(Markdown=Engine())

# What decides what is made of the files in docs/, besides the installed packages.
_CODE = ("hooks", "overrides", "mkdocs.yml")

# Findings about the lock, which somebody who edits a script meets until the lock is written again.
_PINNING = {"CH407", "CH408"}

# How MkDocs writes files, which is another during a build.
_WRITING = {name: getattr(utils, name) for name in ("write_file", "copy_file", "clean_directory")}

_serving = False
_folder: Folder | None = None
_cache: Cache | None = None
_compiled: _Compiled | None = None
_rendering: Rendering | None = None
# The code that a build, which is no preview, began with.
_begun_with = ""
# What any page may depend on besides its own text: a template may change while serving.
_around = ""
_started = 0.0
_warnings: list[str] = []
# The pages of a build that draws on others, before the names of folders come into them; and what MkDocs writes in the
# place of each.
_later = Later()
_LATER = "\0"
# The SHA-256 of each, which tells a preview that it lies there already.
_digests: dict[str, bytes] = {}
# How MkDocs tells of a link that leads nowhere: the page, what stands in it, what is wrong.
_DEAD_LINK = re.compile(
    r"Doc file '(?P<page>[^']+)' contains (?:a|an \w+) link '(?P<link>[^']+)', (?P<fault>.*)", re.DOTALL
)


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember how the build was called; refuse a dirty one, which would leave pages of an older list in the site."""
    global _serving, _cache, _compiled, _begun_with
    _serving = command == "serve"
    if hint := unknown_language():
        log.info(hint)
    if reason := no_history(ROOT):
        log.info(f"How far pages are behind their translations is not known, and no page says it: {reason}.")
    folder = os.environ.get(CACHE)
    if _serving:
        _cache = cache_of_preview()
        if folder:
            # The code alone: a template or a setting may change while serving, and each page is found by them as well.
            _cache.draw_on(Path(folder), version_of([ROOT / "hooks"]))
    elif folder:
        _begun_with = _version()
        _cache = open_cache(Path(folder), _begun_with)
    if _cache and _cache.is_empty():
        gc.set_threshold(*_OFTEN)  # there is nothing to draw on: everything is made, and much of that goes
    derived.keep_in(_cache)
    _compiled = _Compiled(_cache or Cache())
    logger = logging.getLogger("mkdocs")
    for handler in [one for one in logger.handlers if one.__class__.__name__ == _Listener.__name__]:
        logger.removeHandler(handler)  # of an earlier build in this process
    logger.addHandler(_Listener(logging.WARNING))
    if dirty:
        raise Abort("--dirty keeps pages that were not judged; build without it")


def _version() -> str:
    return version_of(map(ROOT.joinpath, _CODE))


@event_priority(100)  # before the languages plugin, which asks for its languages here
def _load_first(config: MkDocsConfig) -> MkDocsConfig:
    """Load the site before the first language, and tell the languages plugin which there are."""
    global _rendering, _folder, _started, _around, _later
    plugin: Any = config.plugins["i18n"]
    if not plugin.building:
        _folder = Folder(Path(config.site_dir), over=_cache is not None, hold=_cache is not None)
        _later = Later(_cache)
        vars(utils).update(write_file=_folder.write_file, copy_file=_folder.copy_file)
        if _cache:
            vars(utils).update(clean_directory=lambda _: None)
        _started = time.process_time()
        _warnings.clear()
        _rendering = _load(_rendering)
        if _cache:
            _around = key_of(_version() if _serving else _begun_with, _rendering.site.surroundings, _serving)
            _rendering.known = Known(_cache, _around)
        plugin.config.languages = _plugin_languages(_rendering.site)
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
        site = load_site(ROOT, _cache)
        behind = left_behind(site.sources, site.languages, ROOT)
        return Rendering(replace(site, moment=moment, behind=behind))
    except Refused as refused:
        if _serving and previous:
            return Rendering(previous.site, refused.findings)
        _report(Report(refused.findings, 0, 0))
        raise _stop(list(refused.findings)) from None


def _now() -> Rendering:
    assert _rendering is not None, "on_config comes first"
    return _rendering


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


class _Made(NamedTuple):
    """What was made of a page: its article, the whole of it in pieces (publish/hashed.py) and the SHA-256 of that, and
    what MkDocs asks of it to check links to headings.
    """

    article: Article
    output: Pieces
    digest: bytes
    ids: frozenset[str]
    links: tuple[tuple[str, dict[str, str]], ...]


class _Page(Page):
    """A page that need not be made again if it was `made` before. `key` is what it is found by; `warned` tells that
    MkDocs had something to say of it, which it must say each time.
    """

    key = ""
    made: _Made | None = None
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
    if _cache:
        page.__class__ = _Page
        assert isinstance(page, _Page)
        source = _source(page)
        page.key = key_of("page", _around, source.file, source.mark)
        found = _cache.get(page.key)
        page.made, page.warned = found and _Made(*found), -len(_warnings)
        if page.made:
            _write_later(page, page.made.output, page.made.digest, is_kept=True)
            page.made = page.made._replace(output=())
    return page


def _made(page: Page) -> _Made | None:
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
        page.warned += len(_warnings)
    return _now().content(_source(page), html)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Let templates pass by a page that was made before; compile each but once for all languages."""
    env.bytecode_cache = _compiled
    if _cache:
        env.get_template = _passing_by(env.get_template)  # type: ignore[method-assign]
    return env


class _Compiled(BytecodeCache):
    """Compiled templates, by their text."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self._cache.get(key_of("template", bucket.key, bucket.checksum))
        if found:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(key_of("template", bucket.key, bucket.checksum), bucket.bytecode_to_string())


def _passing_by(get_template: Callable[..., Any]) -> Callable[..., Any]:
    def get(name: str, *rest: Any, **options: Any) -> Any:
        template = get_template(name, *rest, **options)
        return template if rest or options or name != "main.html" else _Passing(template)

    return get


class _Passing:
    """The template of pages, for those that were not made before."""

    def __init__(self, template: Template) -> None:
        self._template = template

    def render(self, context: dict[str, Any]) -> str:
        made = _made(context["page"])
        return _LATER if made else self._template.render(context)


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the templates what they know of a page."""
    if not _made(page):
        context["view"] = page_view(_now().site, _source(page), _serving)
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Keep what was made of the page; `_finish` writes it then."""
    if _cache and isinstance(page, _Page) and not page.made:
        pieces = _in_pieces(page.file.dest_uri, output)
        if pieces is not None:
            digest = hashlib.sha256(as_before(pieces)).digest()
            _write_later(page, pieces, digest, is_kept=not page.warned)
            output = _LATER
            if not page.warned:
                links = tuple((file.src_uri, dict(there)) for file, there in (page.links_to_anchors or {}).items())
                ids = frozenset(page.present_anchor_ids or ())
                _cache.put(page.key, (_now().made(_source(page)), pieces, digest, ids, links))
    # MkDocs holds every page until the build ends, and asks for neither again.
    page.content = page.markdown = ""
    return output


def _write_later(page: _Page, pieces: Pieces, digest: bytes, *, is_kept: bool) -> None:
    """Let `_finish` write a page; of one that is kept by its key it can be taken from there."""
    name = page.file.dest_uri
    _digests[name] = digest
    _later.add(name, pieces, (page.key, _Made._fields.index("output")) if is_kept else None)


def _before(name: str) -> bytes:
    return as_before(_later[name])


def _in_pieces(name: str, output: str) -> Pieces | None:
    """Return a page in pieces; None of one of which `_finish` will say what is wrong."""
    try:
        return in_pieces(name, output)
    except ValueError:
        return None


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The 404 page is one file for all languages."""
    context["view"], context["parts"] = not_found_view(_now().site, _serving)
    return context


@event_priority(-1000)  # after the languages plugin, which builds the second language in this very event
def on_post_build(*, config: MkDocsConfig) -> None:
    """Finish the whole tree, then judge it. Nothing writes to the site after the guard."""
    if not _outermost(config):
        return
    vars(utils).update(_WRITING)
    assert _folder is not None, "on_config comes first"
    rendering, site = _now(), _now().site
    _say("render", f"{len(rendering.pages)} pages", _started)
    began = time.process_time()
    findings = [*rendering_findings(rendering, date.today()), *_source_findings(rendering), *_heard()]
    written = _finish(rendering, _folder, bool(config.extra.get("offline", True)), findings)
    rendering.forget()
    _say("finish", f"{written} files", began)
    began = time.process_time()
    exceptions = _exceptions(findings)
    assets = allowed_checksums(_lock())
    report = check_tree(
        _folder.root,
        site.channels,
        sources=sources_by_site_path(site),
        repository=ROOT,
        assets=assets,
        copied={} if _serving else made_scripts(_folder.root, _cache),  # a preview has no copy for apps
        exceptions=exceptions,
        folder=site.folder,
        keeper=_cache,
    )
    derived.keep_in(None)
    if _cache:
        _cache.close()
        patterns.keep()
    found = f"{len(report.findings)} findings, {len(exceptions.entries)} exceptions"
    _say("guard", f"{report.pages} pages, {report.files} files, {found}", began)
    findings = sorted(without_repeated([*findings, *map(_eased, report.findings)], sources_by_site_path(site)))
    _report(replace(report, findings=tuple(findings)))
    _conclude(_folder.root, findings)


def _source_findings(rendering: Rendering) -> list[Finding]:
    """What the guard says of the sources. A file that cannot be read is told before, while serving."""
    try:
        return check_sources(ROOT, rendering.site.channels, _cache)
    except (OSError, UnicodeDecodeError) as error:
        return [] if rendering.first else list(findings_of(error, ROOT))


def _lock() -> dict[str, Pin]:
    """The lock of scripts, styles, fonts and pictures; without a readable one, each of them is a finding."""
    try:
        return read_lock(ROOT / "docs" / "assets.lock.json")
    except (OSError, ValueError) as error:
        log.info(f"assets.lock.json cannot be read ({error.__class__.__name__})")
        return {}


def _exceptions(findings: list[Finding]) -> Exceptions:
    """Read the reviewed exceptions; of a file with faults none counts."""
    try:
        return load_exceptions(ROOT / "guard-exceptions.yml", date.today())
    except Refused as refused:
        findings += refused.findings
        return Exceptions()


def _eased(finding: Finding) -> Finding:
    """While serving, a file of our own that differs from the lock is only a warning: somebody is at work on it."""
    ours = (ROOT / "overrides" / finding.file).exists() and "/vendor/" not in finding.file
    return replace(finding, severity="warning") if _serving and ours and finding.code in _PINNING else finding


def _finish(rendering: Rendering, folder: Folder, offline: bool, findings: list[Finding]) -> int:
    """Write the files that know the whole site into its folder; return how many. `offline`: browsers keep pages."""
    site = rendering.site
    files = published_files(site, rendering.pages, rendering.known, rendering.said)
    count = len(files)
    if _serving:
        folder.take_others()
        for name in _later:
            folder.write_anew(name, partial(_before, name), _digests[name])
        folder.write(files)
        folder.sweep()
        # A preview is no site for apps, and no cache keeps its files.
        folder.write({OFFLINE_LIST: nothing_kept(site)})
        return count + 1
    folder.take_others()
    hashed = Hashed(folder, files)
    hashed.rewrite(folder, files, _later)
    _later.clear()
    folder.write(hashed.moved(files))
    files.clear()  # of a large site they are large, and a copy of it is made next
    folder.write({"_headers": headers(hashed_folders(folder))})
    # Last of all, because they know every other file: what a browser keeps, then the copy for apps.
    folder.write({OFFLINE_LIST: offline_list(site, folder, offline, folder.digests)})
    seconds = int(os.environ.get(COMMITTED, "0"))
    last: dict[str, bytes] = {}
    try:
        last |= make_copy(Plain(folder), site.languages, seconds, site.base, _cache).published
    except Refused as refused:
        findings += refused.findings
    # Not among what they know: other builds of this commit have neither signature nor files of the last release.
    secret = os.environ.get(SECRET)
    if secret:
        last[signature.PATH] = signature.signature(folder[signature.LIST], secret, seconds)
    last |= _kept(folder, site)
    folder.write(last)
    folder.sweep()
    return count + 2 + len(last)


def _kept(now: Iterable[str], site: Site) -> Mapping[str, bytes]:
    """What a release keeps of the one before: files that pages of then still load, if the guard lets them through."""
    before = os.environ.get(KEEP)
    if not before:
        return {}
    began = time.process_time()
    kept, left_out = kept_files(Path(before), now, site.channels, allowed_checksums(_lock()), site.folder)
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
    elif _serving:
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
    derived.keep_in(None)
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


class _Listener(logging.Handler):
    """Hears what MkDocs itself warns of (dead links and headings), so that it can stand on the page too."""

    def emit(self, record: logging.LogRecord) -> None:
        _warnings.append(record.getMessage())


def _heard() -> list[Finding]:
    return [_as_finding(message) for message in dict.fromkeys(_warnings)]


def _as_finding(message: str) -> Finding:
    """A warning of MkDocs, with the line of the link that it names."""
    match = _DEAD_LINK.match(message)
    file = f"docs/{match['page']}" if match else "docs"
    if match is None or _rendering is None or file not in _rendering.site.sources:
        return Finding(file, 0, "MK001", message)
    source = _rendering.site.sources.of_file(file)
    said = f"link {match['link']} leads nowhere: {match['fault'].removeprefix('but ').rstrip('.')}"
    fix = "name the Markdown file as seen from this one, ../fees/index.md, and a heading of it behind #"
    return Finding(file, source.line_of(f"({match['link']}"), "MK001", said, fix)
