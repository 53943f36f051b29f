"""What changed between two states of the registry of topics, for a reviewer."""

from __future__ import annotations

from topics.released import Promise, Released


def changes(before: Released, after: Released) -> list[str]:
    """Return one line per change: `+` added, `~` leads elsewhere, `-` retired, `!` gone (which breaks apps)."""
    topics = [_topic(name, before.topics.get(name), after.topics.get(name)) for name in _names(before, after)]
    names = sorted({*before.contexts, *after.contexts})
    contexts = [_context(name, before.contexts.get(name), after.contexts.get(name)) for name in names]
    return [line for line in [*topics, *contexts] if line]


def summary(lines: list[str]) -> str:
    """Return the number of changes by kind: "+ 1 id, ~ 2 contexts", or "no change"."""
    counts = {
        (sign, kind): sum(line.startswith(f"{sign} {kind} ") for line in lines)
        for sign in "+~-!"
        for kind in ("id", "context")
    }
    said = [f"{sign} {count} {kind}{'s' * (count > 1)}" for (sign, kind), count in counts.items() if count]
    return ", ".join(said) or "no change"


def noted(history: str, before: Released | None, after: Released) -> str:
    """Return TOPICS.md with what this release changed: newest release first, a line for each id and context.

    `before` is the release that was promised until now, None for the first one.
    """
    lines = changes(before, after) if before else [_first(after)]
    if not lines:
        return history
    said = "".join(f"- {line}\n" for line in lines)
    _, _, entries = history.partition(_HISTORY)
    title, _, rest = entries.partition("\n\n")
    if title == f"## {after.release}":
        return f"{_HISTORY}{title}\n\n{said}{rest}"
    return f"{_HISTORY}## {after.release}\n\n{said}" + (f"\n{entries}" if entries else "")


_HISTORY = """\
# Topic ids and contexts

What each release changed for apps, newest first: `+` new, `~` leads elsewhere, `-` ended, with what took its place.
Written by `make topics-release`, never by hand; a bot can post what stands under the first heading.

"""


def _first(released: Released) -> str:
    return f"the first {len(released.topics)} ids and {len(released.contexts)} contexts"


def _names(before: Released, after: Released) -> list[str]:
    return [*after.topics, *(name for name in before.topics if name not in after.topics)]


def _topic(name: str, old: Promise | None, new: Promise | None) -> str:
    if new is None:
        return f"! id {name} is gone: every app that links to it breaks"
    if old is None:
        return f"+ id {name} -> {_target(new)} (since {new.since})"
    if new.replaced_by and not old.replaced_by:
        return f"- id {name} retired: {_target(old)} -> {_target(new)}"
    if (old.page, old.heading, old.replaced_by) != (new.page, new.heading, new.replaced_by):
        return f"~ id {name}: {_target(old)} -> {_target(new)}"
    return f"~ id {name}: since {old.since} -> since {new.since}" if old.since != new.since else ""


def _context(name: str, old: str | None, new: str | None) -> str:
    if new is None:
        return f"! context {name} is gone: every app that links to it breaks"
    if old is None:
        return f"+ context {name} -> {new}"
    return f"~ context {name}: {old} -> {new}" if old != new else ""


def _target(promise: Promise) -> str:
    if promise.replaced_by:
        return f"topic {promise.replaced_by}"
    return f"{promise.page}#{promise.heading}" if promise.heading else str(promise.page)
