"""Which pictures a browser keeps before their pages were visited."""

from __future__ import annotations

from helpcenter.outputs import MOST_KEPT, _pictures


def test_pictures_of_kept_pages_are_kept_as_far_as_they_fit() -> None:
    shows = '<img src="../%s" class="picture" width="1">'
    page = "".join(shows % name for name in ("a.png", "heavy.png", "a.png", "b.svg", "gone.png"))
    files = {
        "en/fees/swap/index.html": (page + '<img src="https://x.example/c.png" class="picture">').encode(),
        "en/fees/a.png": b"a" * 1000,
        "en/fees/heavy.png": b"h" * MOST_KEPT,
        "en/fees/b.svg": b"b",
    }
    assert _pictures(files, ["en/fees/swap/"]) == ["en/fees/a.png", "en/fees/b.svg"]
