"""Links between pages, which count from the page that they stand on: so a site may lie in any folder of a host."""

from __future__ import annotations


def to_root(at: str) -> str:
    """Return the way from the page at the site address `at` to the site's root, "" where it is there."""
    return "../" * at.count("/")


def relative(url: str, at: str) -> str:
    """Return the link from the page at site address `at` to the page at `url` (both end in / or are "")."""
    to, here = url.split("/")[:-1], at.split("/")[:-1]
    common = 0
    for one, other in zip(to, here, strict=False):
        if one != other:
            break
        common += 1
    return "/".join([*[".."] * (len(here) - common), *to[common:], ""]) or "./"
