"""Judging a whole tree: every file by its kind, then every same-site address against what the tree holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from guard.policy.exceptions import Exceptions
from guard.policy.files import check_file, judged_codes
from guard.policy.kept import Keeper, Kept
from guard.policy.listing import Allowed, Listing
from guard.policy.lock import check_pin, is_pinned
from guard.policy.minisign import SUFFIX
from guard.policy.page_check import Linked, PageCheck
from guard.policy.same_site import SiteFiles
from guard.policy.signature import check_signature, is_signature
from guard.read.archives import PACKED, opened
from guard.read.events import Unreadable
from guard.read.mosaics import codes_in_parts
from guard.read.pictures import RASTER
from guard.read.tree import MAX_BYTES, Tree, walk
from guard.report.faults import Fault, shown
from guard.report.findings import Finding
from guard.report.formats import Report
from guard.report.places import Places


class CannotCheck(Exception):
    """There is nothing to check: no folder, or no HTML page in it. A missing tree is never a pass."""


def check_tree(
    root: Path,
    channels: Listing,
    *,
    sources: Mapping[str, str] | None = None,
    repository: Path | None = None,
    assets: Mapping[str, Sequence[str]] | None = None,
    copied: Mapping[str, str] | None = None,
    exceptions: Exceptions | None = None,
    folder: str = "",
    keeper: Keeper | None = None,
) -> Report:
    """Check every file below `root` against the channel list; all faults at once, sorted.

    `sources` maps a site path ("account/index.html") to a Markdown path relative to `repository`
    ("docs/zh/account/index.md"); a finding then names the Markdown and the line where the value stands, or
    the published file if it does not stand there. `assets` maps the paths of scripts, styles, fonts and raster
    pictures to their SHA-256, the current one first; without it they are let through by kind. `copied` is the same
    for scripts that the offline copy may hold besides, because they are made of these. `exceptions` are what a
    person has reviewed; those that nothing needed are findings. `folder` is where the site will stand on its host:
    "help/", or "" for the root. `keeper` keeps what judging a file gave, for the next time that the same file is judged
    by the same code: it must give nothing that other code has put into it.

    Raises `CannotCheck` for a missing folder or one without pages, and `ValueError` for a list that cannot be
    compared.
    """
    if not root.is_dir():
        raise CannotCheck(f"{root} is no folder")
    tree = walk(root)
    if not tree.pages:
        raise CannotCheck(f"{root} holds no HTML page")
    key = getattr(channels, "signing_key", None)
    tree_check = _TreeCheck(
        PageCheck(Allowed.of(channels, folder), key),
        Places(sources, repository),
        sources or {},
        assets,
        copied or {},
        exceptions,
        Kept.against(keeper, channels, folder) if keeper else None,
        key,
    )
    findings = tree_check.tree(tree)
    findings |= set(exceptions.unused()) if exceptions else set()
    return Report(tuple(sorted(findings)), len(tree.pages), len(tree.files))


@dataclass(frozen=True)
class _TreeCheck:
    """What a tree is judged by; see `check_tree`."""

    check: PageCheck
    places: Places
    sources: Mapping[str, str]
    assets: Mapping[str, Sequence[str]] | None
    copied: Mapping[str, str]
    exceptions: Exceptions | None
    kept: Kept | None = None
    key: str | None = None
    inside: bool = False

    def tree(self, tree: Tree) -> set[Finding]:
        site, pages = SiteFiles(frozenset(tree.files), self.check.allowed.folder), frozenset(tree.pages)
        findings = {Finding(name, 0, "CH404", f"is a symbolic link ({shown(name)})") for name in tree.links}
        findings |= {Finding(name, 0, "CH404", "is a pipe, a socket or a device, not a file") for name in tree.odd}
        findings |= {Finding(name, 0, "CH413", f"is larger than {MAX_BYTES:,} bytes") for name in tree.large}
        awaiting: dict[str, list[Linked]] = {}
        for name in tree.files:
            content = tree.read(name)
            if name == PACKED and not self.inside:
                findings |= self.packed(name, content)
                continue
            result = (self.kept.check if self.kept else check_file)(name, content, self.check)
            if name in pages or name.endswith(".svg"):
                site.anchors[name] = result.anchors
            if self.assets is not None and is_pinned(name) and (unpinned := check_pin(name, content, self.assets)):
                result.faults[unpinned] = None
            if is_signature(name) and (unsigned := self.signature(tree, name, content)):
                result.faults[unsigned] = None
            if self.exceptions:
                page = self.sources.get(name, "") if name in pages else None
                result.faults = self.exceptions.remaining(result.faults, page)
            faults = result.faults
            for linked in result.linked:
                if site.awaits(linked):
                    awaiting.setdefault(name, []).append(linked)
                elif fault := site.missing(linked):
                    faults[fault] = None
            if name in pages:
                faults |= self.parts(tree, site, result.linked)
            findings |= self.places.findings(name, content, faults)
        for name, later in awaiting.items():
            faults = dict.fromkeys(fault for linked in later if (fault := site.missing(linked)))
            if faults:
                findings |= self.places.findings(name, tree.read(name), faults)
        return findings

    def parts(self, tree: Tree, site: SiteFiles, linked: Sequence[Linked]) -> dict[Fault, None]:
        """Return what is wrong with the codes that pictures of a page show side by side."""
        shown_files = (site.file_at(one.target.path) for one in linked if one.loads and one.place.startswith("img "))
        names = [name for name in shown_files if name and name.rpartition(".")[2].lower() in {*RASTER, "svg"}]
        pictures = [(name.rpartition(".")[2].lower(), tree.read(name)) for name in names] if len(names) > 1 else []
        return judged_codes(codes_in_parts(pictures), "a row of pictures", self.check)

    def signature(self, tree: Tree, name: str, content: bytes) -> Fault | None:
        signed = name.removesuffix(SUFFIX)
        return check_signature(content, tree.read(signed) if signed in tree.files else None, self.key)

    def packed(self, name: str, content: bytes) -> set[Finding]:
        """Check the files of the offline copy as a site of their own.

        Its pages come from the same Markdown. A browser loads no module from a file, so most of its scripts are not
        the site's own, but made of them.
        """
        assets = (
            None if self.assets is None else {**self.assets, **{name: (made,) for name, made in self.copied.items()}}
        )
        # The copy's files stand in no folder of any host.
        here = self.check
        check = PageCheck(replace(here.allowed, folder=""), self.key) if here.allowed.folder else here
        kept = replace(self.kept, list=f"{self.kept.list} packed") if self.kept else None
        try:
            inside = opened(content)
            findings = replace(self, check=check, kept=kept, assets=assets, inside=True).tree(inside)
        except Unreadable as error:
            return self.places.findings(name, b"", {Fault("CH403", str(error)): None})
        names = frozenset(inside.files)
        return {
            replace(finding, file=f"{name}/{finding.file}") if finding.file in names else finding
            for finding in findings
        }
