"""Judging a file by its kind: which kinds there are, and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from guard.policy.file_results import Binary, fallen, only, suffix_of
from guard.policy.html_check import check_html
from guard.policy.json_check import check_json
from guard.policy.lines_check import check_headers, check_redirects, check_text
from guard.policy.lock import is_asset
from guard.policy.page_check import CheckResult, PageCheck
from guard.policy.pictures_check import check_css, check_picture, check_svg
from guard.policy.vectors import NAME as VECTORS
from guard.policy.vectors import check_vectors
from guard.policy.xml_check import check_packed_xml, check_xml
from guard.read.bounds import OutOfBounds
from guard.read.events import NotAllowed, Unreadable
from guard.read.pictures import RASTER
from guard.report.faults import Fault, shown

_REFUSED = frozenset("pdf xhtml xht mht mhtml shtml zip gz tar 7z rar apk ipa exe dmg swf htc hta xsl xslt".split())
_TEXT = frozenset({"txt", "md", "minisig", "csv"})
_JSON = frozenset({"json", "webmanifest"})
_XML = frozenset({"xml", "rss", "atom"})


def check_file(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check one file of the tree; `name` is its path below the root. Never raises for what a file
    holds: one over which the guard's own code falls is refused for that."""
    reader = _reader(name)
    if reader is None:
        return _refused(name)
    try:
        return reader(name, content, check)
    except Binary as error:
        return only(Fault("CH308" if suffix_of(name) in ("html", "htm") else "CH403", str(error)))
    except OutOfBounds as error:
        return only(Fault("CH413", str(error), error.needle))
    except Unreadable as error:
        return only(Fault("CH405" if isinstance(error, NotAllowed) else "CH403", str(error)))
    except Exception as error:  # the last net: what one file holds keeps no other from being judged
        return only(fallen(error))


Reader = Callable[[str, bytes, PageCheck], CheckResult]


def _reader(name: str) -> Reader | None:
    base, suffix = PurePosixPath(name).name, suffix_of(name)
    if name == VECTORS:
        return check_vectors
    by_name: dict[str, Reader] = {
        "_redirects": check_redirects,
        "_headers": check_headers,
        "CNAME": check_text,
        ".nojekyll": check_text,
        "sitemap.xml.gz": check_packed_xml,
        "apple-app-site-association": check_json,
    }
    if base in by_name:
        return by_name[base]
    if suffix in ("html", "htm"):
        return check_html
    if suffix == "svg":
        return check_svg
    if suffix in _JSON:
        return check_json
    if suffix in _XML:
        return check_xml
    if suffix in _TEXT:
        return check_text
    if suffix == "css":
        return check_css
    if suffix in RASTER:
        return check_picture
    return _unread if is_asset(suffix) else None


def _refused(name: str) -> CheckResult:
    if suffix_of(name) in _REFUSED:
        return only(Fault("CH402", f"is a {suffix_of(name)} file, which the guard refuses"))
    return only(Fault("CH401", f"is of a kind that the guard does not know ({shown(PurePosixPath(name).name)})"))


def _unread(_name: str, _content: bytes, _judge: PageCheck) -> CheckResult:
    return CheckResult()
