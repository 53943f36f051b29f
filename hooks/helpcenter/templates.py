"""Templates: each is compiled but once for all languages and builds, and passed by for a page that was made before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache, Template
from jinja2.bccache import Bucket

from helpcenter.cache import Cache, key_of


class Compiled(BytecodeCache):
    """Compiled templates, by their text."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the template from where it is kept."""
        found = self._cache.get(key_of("template", bucket.key, bucket.checksum))
        if found:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template."""
        self._cache.put(key_of("template", bucket.key, bucket.checksum), bucket.bytecode_to_string())


def passing_by(get_template: Callable[..., Any], name: str, instead: Callable[[Any], str]) -> Callable[..., Any]:
    """Return a way to get templates of which the one called `name` gives what stands `instead` of a page, if anything
    does.
    """

    def get(wanted: str, *rest: Any, **options: Any) -> Any:
        template = get_template(wanted, *rest, **options)
        return template if rest or options or wanted != name else _Passing(template, instead)

    return get


class _Passing:
    """The template of pages, for those that were not made before."""

    def __init__(self, template: Template, instead: Callable[[Any], str]) -> None:
        self._template, self._instead = template, instead

    def render(self, context: dict[str, Any]) -> str:
        return self._instead(context["page"]) or self._template.render(context)
