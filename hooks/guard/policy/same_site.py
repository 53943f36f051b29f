"""The judged tree as a site: which paths exist and which anchors their pages have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from guard.policy.page_check import Linked
from guard.report.faults import Fault, shown

# Browsers scroll to the top for these without any anchor (HTML, "scroll to the fragment").
_ALWAYS_THERE = frozenset({"", "top"})


@dataclass
class SiteFiles:
    """All files of the tree by path, and the anchors of those that were parsed.

    `folder` is where the site stands on its host: "help/", or "" for the root.
    """

    files: frozenset[str]
    folder: str = ""
    anchors: dict[str, set[str]] = field(default_factory=dict)
    _found: dict[str, str | None] = field(default_factory=dict)

    def file_at(self, path: str) -> str | None:
        """Return the file that a static server answers with for a decoded path of its host ("/zh/faq/"), or None.

        What lies outside the site's folder on the host is none of its files. Most addresses stand on many pages.
        """
        if path not in self._found:
            self._found[path] = self._file_at(path)
        return self._found[path]

    def open_links(self, links: Iterable[Linked]) -> list[Linked]:
        """Return the addresses that want a closer look: nearly all lead to a whole file that is there."""
        found = self._found
        return [one for one in links if one.fragment or not (found.get(one.path) or self.file_at(one.path))]

    def _file_at(self, path: str) -> str | None:
        if not f"{path}/".startswith(f"/{self.folder}"):
            return None
        name = path.removeprefix("/").removeprefix(self.folder) if path.startswith(f"/{self.folder}") else ""
        if name in self.files:
            return name
        index = f"{name.removesuffix('/')}/index.html".removeprefix("/")
        return index if index in self.files else None

    def awaits(self, linked: Linked) -> bool:
        """Tell whether the address can only be judged when the page that it leads to has been read."""
        name = self.file_at(linked.path)
        return name is not None and _needs_anchor(linked) and name not in self.anchors

    def missing(self, linked: Linked) -> Fault | None:
        """Return the fault of a same-site address that leads nowhere, or None."""
        name, raw = self.file_at(linked.path), linked.raw
        if name is None:
            return Fault("CH108", f"{linked.place}={shown(raw)} leads to no file of this site", raw)
        if not _needs_anchor(linked) or (linked.loads and name not in self.anchors):
            return None
        fragment = linked.fragment
        if fragment in self.anchors.get(name, ()):
            return None
        return Fault("CH109", f"{linked.place}={shown(raw)}: {shown(name)} has no id {shown(fragment)}", raw)


def _needs_anchor(linked: Linked) -> bool:
    fragment = linked.fragment
    return bool(fragment) and fragment.lower() not in _ALWAYS_THERE
