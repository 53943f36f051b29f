"""The judged tree as a site: which paths exist and which anchors their pages have."""

from __future__ import annotations

from dataclasses import dataclass, field

from guard.faults import Fault, shown
from guard.judge import Linked

# Browsers scroll to the top for these without any anchor (HTML, "scroll to the fragment").
_ALWAYS_THERE = frozenset({"", "top"})


@dataclass
class Site:
    """All files of the tree by path, and the anchors of those that were parsed."""

    files: frozenset[str]
    anchors: dict[str, set[str]] = field(default_factory=dict)

    def file_at(self, path: str) -> str | None:
        """Return the file that a static server answers with for a decoded site path ("/zh/faq/"), or None."""
        name = path.removeprefix("/")
        if name in self.files:
            return name
        folder = name.rstrip("/")
        if name and not name.endswith("/") or not name or name == folder + "/":
            index = f"{folder}/index.html" if folder else "index.html"
            return index if index in self.files else None
        return None

    def missing(self, linked: Linked) -> Fault | None:
        """Return the fault of a same-site address that leads nowhere, or None."""
        name = self.file_at(linked.target.path)
        raw = linked.raw
        if name is None:
            return Fault("CH108", f"{linked.place}={shown(raw)} leads to no file of this site", raw)
        fragment = linked.target.fragment
        if fragment.lower() in _ALWAYS_THERE or linked.loads and name not in self.anchors:
            return None
        if name in self.anchors and fragment in self.anchors[name]:
            return None
        return Fault("CH109", f"{linked.place}={shown(raw)}: {shown(name)} has no id {shown(fragment)}", raw)
