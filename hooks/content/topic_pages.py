"""Compare docs/topics.yml with the pages: what apps have been promised, and what is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from content.sources import HOME, Source
from guard.report.findings import Finding, nearest
from topics.registry import NAME, TopicRegistry


def check_pages(registry: TopicRegistry, sources: Iterable[Source], tags: Collection[str]) -> list[Finding]:
    """Compare the registry with the pages: every page has a published id, every id a page in each of the
    languages `tags`.
    """
    found: list[Finding] = []
    pages = {(source.lang, source.path): source for source in sources}
    by_id = {(source.lang, source.meta.id): source for source in pages.values()}
    for source in pages.values():
        if source.meta.id != HOME and source.meta.id not in registry.topics:
            hint = nearest(source.meta.id, registry.topics)
            fix = f"add it to {NAME}" + (f"; {hint}" if hint else "")
            found.append(Finding(source.file, 2, "TP006", f"topic {source.meta.id} is not in the registry", fix))
        elif source.meta.id != HOME and registry.topics[source.meta.id].replaced_by:
            message = f"topic {source.meta.id} is retired, and no link of an app leads to this page"
            found.append(Finding(source.file, 2, "TP013", message, "remove the page, or give it an id of its own"))
        if source.section not in registry.sections and source.meta.id != HOME:
            fix = "move the page, or add the section"
            message = f"folder {source.section} is no section" if source.section else "lies in the folder of no section"
            found.append(Finding(source.file, 0, "TP009", message, fix if source.section else "move the page into one"))
    for topic_id, topic in registry.topics.items():
        for lang in tags:
            target = pages.get((lang, topic.page or ""))
            if topic.page and target is None:
                elsewhere = by_id.get((lang, topic_id))
                fix = "write that page; a topic that ended has replaced_by: instead of page:"
                if elsewhere and not topic.heading:
                    fix = f"write page: {elsewhere.path}; the address of a released page goes on working"
                message = f"{topic_id}: docs/{lang}/{topic.page} does not exist"
                found.append(Finding(NAME, registry.line("topics", topic_id), "TP007", message, fix))
            elif target and not topic.heading and target.meta.id != topic_id:
                message = f"{topic_id}: {target.file} has id {target.meta.id}"
                at = registry.line("topics", topic_id)
                found.append(Finding(NAME, at, "TP008", message, "an id leads to its own page, or to a heading of one"))
    return found
