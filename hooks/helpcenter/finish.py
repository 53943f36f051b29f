"""The files that know the whole site, written into its folder when every page is made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping

from guard.report.findings import Finding, Refused
from helpcenter.cache import Cache
from helpcenter.folder import Folder
from helpcenter.kept_pages import KeptPages
from helpcenter.later import Later
from helpcenter.outputs import nothing_kept, offline_list, published_files
from helpcenter.render import Rendering
from offline.browser_list import NAME as OFFLINE_LIST
from offline.make import make_copy
from publish import signature
from publish.hashed import Hashed, Plain, hashed_folders
from publish.variables import COMMITTED, SECRET
from publish.web import APPLE, headers


def finish_preview(rendering: Rendering, folder: Folder, pages: KeptPages) -> int:
    """Write what a preview has; return how many files. It is no site for apps, and no browser keeps its files."""
    files = published_files(rendering.site, rendering.pages, rendering.known, rendering.said)
    folder.take_others()
    pages.write_anew(folder)
    folder.write(files)
    folder.sweep()
    folder.write({OFFLINE_LIST: nothing_kept(rendering.site)})
    return len(files) + 1


def finish(
    rendering: Rendering,
    folder: Folder,
    later: Later,
    findings: list[Finding],
    *,
    offline: bool,
    cache: Cache | None,
    of_last_release: Callable[[Iterable[str]], Mapping[str, bytes]],
) -> int:
    """Write what a site has; return how many files. `offline`: browsers keep pages. `of_last_release` gives
    what is kept of that, of which nothing is among the names that it is given.
    """
    site = rendering.site
    files = published_files(site, rendering.pages, rendering.known, rendering.said)
    count = len(files)
    folder.take_others()
    hashed = Hashed(folder, files)
    hashed.rewrite(folder, files, later)
    later.clear()
    folder.write(hashed.moved(files))
    files.clear()  # of a large site they are large, and a copy of it is made next
    folder.write({"_headers": headers(hashed_folders(folder), site.base, APPLE in folder)})
    # Last of all, because they know every other file: what a browser keeps, then the copy for apps.
    folder.write({OFFLINE_LIST: offline_list(site, folder, offline, folder.digests)})
    seconds = int(os.environ.get(COMMITTED, "0"))
    last: dict[str, bytes] = {}
    try:
        last |= make_copy(Plain(folder), site.languages, seconds, site.base, cache).published
    except Refused as refused:
        findings += refused.findings
    # Not among what they know: other builds of this commit have neither signature nor files of the last release.
    secret = os.environ.get(SECRET)
    if secret:
        last[signature.PATH] = signature.signature(folder[signature.LIST], secret, seconds)
    last |= of_last_release(folder)
    folder.write(last)
    folder.sweep()
    return count + 2 + len(last)
