"""Judging a whole tree: every file by its kind, then every same-site address against what the tree holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from guard.policy.advice import HERE, Advice
from guard.policy.baseline import Baseline
from guard.policy.exceptions import Exceptions
from guard.policy.file_results import fallen
from guard.policy.files import check_file
from guard.policy.listing import Allowed, Listing
from guard.policy.lock import check_pin, is_pinned
from guard.policy.minisign import SUFFIX
from guard.policy.page_check import Linked, PageCheck
from guard.policy.pictures_check import judged_codes
from guard.policy.same_site import SiteFiles
from guard.policy.signature import check_signature, is_signature
from guard.policy.unpinned import check_unpinned
from guard.policy.verdict_cache import Kept
from guard.read.archives import PACKED, opened
from guard.read.events import Unreadable
from guard.read.mosaics import codes_in_parts
from guard.read.pictures import RASTER
from guard.read.tree import MAX_BYTES, Tree, walk
from guard.report.faults import Fault, shown
from guard.report.findings import Finding
from guard.report.formats import Report
from guard.report.places import Places
from guard.text.memory import Keeper


class CannotCheck(Exception):
    """There is nothing to check: no folder, or no HTML page in it. A missing tree is never a pass."""


@dataclass(frozen=True)
class Options:
    """What a tree is judged by besides the list.

    `sources` maps a site path ("account/index.html") to a Markdown path relative to `repository`
    ("docs/zh/account/index.md"); a finding then names the Markdown and the line where the value stands, or
    the published file if it does not stand there. `assets` maps the paths of scripts, styles, fonts and raster
    pictures to their SHA-256, the current one first; without it they are let through by kind, and the addresses
    that stand in scripts are judged if `scripts` says so. `copied` is the same
    for scripts that the offline copy may hold besides, because they are made of these. `exceptions` are what a
    person has reviewed; those that nothing needed are findings. `folder` is where the site will stand on its host:
    "help/", or "" for the root. `keeper` keeps what judging a file gave, for the next time that the same file is judged
    by the same code: it must give nothing that other code has put into it. `advice` is what findings tell the publisher
    to do.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    repository: Path | None = None
    assets: Mapping[str, Sequence[str]] | None = None
    scripts: bool = False
    copied: Mapping[str, str] = field(default_factory=dict)
    exceptions: Exceptions | Baseline | None = None
    folder: str = ""
    keeper: Keeper | None = None
    advice: Advice = HERE


_NO_OPTIONS = Options()


def check_tree(root: Path, channels: Listing, options: Options = _NO_OPTIONS) -> Report:
    """Check every file below `root` against the channel list; all faults at once, sorted.

    Raises `CannotCheck` for a missing folder or one without pages, and `ValueError` for a list that cannot be
    compared.
    """
    if not root.is_dir():
        raise CannotCheck(f"{root} is no folder")
    tree = walk(root)
    if not tree.pages:
        raise CannotCheck(f"{root} holds no HTML page")
    keeper, exceptions = options.keeper, options.exceptions
    key = getattr(channels, "signing_key", None)
    allowed = replace(Allowed.of(channels, options.folder), named=options.advice.channel)
    tree_check = _TreeCheck(
        options,
        PageCheck(allowed, key),
        Places(options.sources, options.repository),
        Kept.against(keeper, allowed, key) if keeper else None,
        key,
    )
    findings = tree_check.tree(tree)
    findings |= set(exceptions.unused()) if exceptions else set()
    return Report(tuple(sorted(findings)), len(tree.pages), len(tree.files))


@dataclass(frozen=True)
class _TreeCheck:
    """What a tree is judged by; see `check_tree`."""

    options: Options
    check: PageCheck
    places: Places
    kept: Kept | None = None
    key: str | None = None
    inside: bool = False

    def tree(self, tree: Tree) -> set[Finding]:
        """Judge a tree, and each page of the offline copy right after the page that it is a copy of: what both carry is
        then remembered, and nothing need be remembered for long.
        """
        walk = _Walk(self, tree)
        copy = self.packed(tree) if PACKED in tree.files and not self.inside else None
        for name in tree.files:
            if copy and name == PACKED:
                continue
            walk.file(name)
            if copy:
                copy.up_to(name)
        return walk.end() | (copy.end() if copy else set())

    def parts(self, tree: Tree, site: SiteFiles, linked: Sequence[Linked]) -> dict[Fault, None]:
        """Return what is wrong with the codes that pictures of a page show side by side."""
        loaded = [one for one in linked if one.loads]
        shown_files = (site.file_at(one.path) for one in loaded if one.place.startswith("img "))
        names = [name for name in shown_files if name and name.rpartition(".")[2].lower() in {*RASTER, "svg"}]
        pictures = [(name.rpartition(".")[2].lower(), tree.read(name)) for name in names] if len(names) > 1 else []
        return judged_codes(codes_in_parts(pictures), "a row of pictures", self.check)

    def signature(self, tree: Tree, name: str, content: bytes) -> Fault | None:
        signed = name.removesuffix(SUFFIX)
        return check_signature(content, tree.read(signed) if signed in tree.files else None, self.key)

    def packed(self, tree: Tree) -> _Copy:
        """Return the files of the offline copy, to be judged as a site of their own.

        Its pages come from the same Markdown. A browser loads no module from a file, so most of its scripts are not
        the site's own, but made of them.
        """
        options = self.options
        if options.assets is not None:
            made = {name: (checksum,) for name, checksum in options.copied.items()}
            options = replace(options, assets={**options.assets, **made})
        # The copy's files stand in no folder of any host.
        here = self.check
        check = PageCheck(replace(here.allowed, folder=""), self.key) if here.allowed.folder else here
        kept = replace(self.kept, list=f"{self.kept.list} packed", copies=True) if self.kept else None
        return _Copy(replace(self, options=options, check=check, kept=kept, inside=True), tree.read(PACKED))


class _Walk:
    """The files of a tree as they are judged one by one; see `_TreeCheck`."""

    def __init__(self, by: _TreeCheck, tree: Tree) -> None:
        self.by, self.tree = by, tree
        self.site = SiteFiles(frozenset(tree.files), by.check.allowed.folder)
        self.pages = frozenset(tree.pages)
        self.kept = by.kept.within(tree.files) if by.kept else None
        self.awaiting: dict[str, list[Linked]] = {}
        self.findings = {Finding(name, 0, "CH404", f"is a symbolic link ({shown(name)})") for name in tree.links}
        self.findings |= {Finding(name, 0, "CH404", "is a pipe, a socket or a device, not a file") for name in tree.odd}
        self.findings |= {Finding(name, 0, "CH413", f"is larger than {MAX_BYTES:,} bytes") for name in tree.large}

    @contextmanager
    def _falls_alone(self, name: str) -> Iterator[None]:
        """Say of a file over which the guard's own code falls that it was not judged, and go on with the next one."""
        try:
            yield
        except (OSError, Unreadable):
            raise  # the tree cannot be read
        except Exception as error:
            fault = fallen(error)
            self.findings.add(Finding(name, 0, fault.code, fault.message, fault.fix))

    def file(self, name: str) -> None:
        """Judge one file. Raises `OSError`, and `Unreadable` for one of an archive that is broken."""
        with self._falls_alone(name):
            self._file(name)

    def _file(self, name: str) -> None:
        by, options, site, content = self.by, self.by.options, self.site, cache(partial(self.tree.read, name))
        if self.kept:
            result = self.kept.check(name, content, by.check, self.tree.packed_mark(name), self.tree.digest)
        else:
            result = check_file(name, content(), by.check)
        if name in self.pages or name.endswith(".svg"):
            site.anchors[name] = result.anchors
        if options.assets is not None and is_pinned(name):
            unpinned = check_pin(name, content(), options.assets, options.advice.pin)
            result.faults |= {unpinned: None} if unpinned else {}
        if options.scripts and options.assets is None:
            result.faults |= check_unpinned(name, content(), by.check.allowed)
        if is_signature(name) and (unsigned := by.signature(self.tree, name, content())):
            result.faults[unsigned] = None
        if options.exceptions:
            page = options.sources.get(name, "") if name in self.pages else None
            result.faults = options.exceptions.remaining(result.faults, page, name)
        faults = result.faults
        for linked in site.open_links(result.linked):
            if site.awaits(linked):
                self.awaiting.setdefault(name, []).append(linked)
            elif fault := site.missing(linked):
                faults[fault] = None
        if name in self.pages:
            faults |= by.parts(self.tree, site, result.linked)
        if faults:
            self.findings |= by.places.findings(name, content(), faults)

    def end(self) -> set[Finding]:
        """Judge what had to wait for other files; return all that was found."""
        for name, later in self.awaiting.items():
            faults = dict.fromkeys(fault for linked in later if (fault := self.site.missing(linked)))
            if faults:
                with self._falls_alone(name):
                    self.findings |= self.by.places.findings(name, self.tree.read(name), faults)
        return self.findings


class _Copy:
    """The files of the offline copy as they are judged, in their order. Of a copy that cannot be read, that is all that
    is said.
    """

    def __init__(self, by: _TreeCheck, content: bytes) -> None:
        self.by = by
        self.broken: set[Finding] = set()
        self.names: list[str] = []
        try:
            tree = opened(content)
            self.walk, self.files = _Walk(by, tree), frozenset(tree.files)
            self.names = list(reversed(tree.files))
        except Unreadable as error:
            self._break(error)

    def up_to(self, last: str | None) -> None:
        """Judge the files that are not judged yet and do not come behind this name; all of them for None."""
        try:
            while self.names and (last is None or self.names[-1] <= last):
                self.walk.file(self.names.pop())
        except Unreadable as error:
            self._break(error)

    def _break(self, error: Unreadable) -> None:
        self.names = []
        self.broken = self.by.places.findings(PACKED, b"", {Fault("CH403", str(error)): None})

    def end(self) -> set[Finding]:
        """Judge the rest; return all that was found."""
        self.up_to(None)
        try:
            found = set() if self.broken else self.walk.end()
        except Unreadable as error:
            self._break(error)
        if self.broken:
            return self.broken
        return {
            replace(finding, file=f"{PACKED}/{finding.file}") if finding.file in self.files else finding
            for finding in found
        }
