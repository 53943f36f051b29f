"""Topic pages: /go/<lang>/<id>/ leads to a topic in a fixed language, /go/<id>/ chooses the language.

They are whole pages of their own, free of the theme, so that an old app's link opens at once, without JavaScript
where the language is fixed.
"""

from __future__ import annotations

from html import escape

from published.data import HelpLinks
from shortcodes.library import relative

_HTML_LANG = {"zh": "zh-Hans", "en": "en"}
_NAME = {"zh": "IM钱包帮助中心", "en": "IM Wallet help center"}
_OPENING = {"zh": "正在打开：", "en": "Opening: "}
_GO = "assets/javascripts/go.js"


def stubs(links: HelpLinks, base: str) -> dict[str, bytes]:
    """Return the topic pages by site path ("go/zh/account-locked/index.html")."""
    files: dict[str, bytes] = {}
    for topic_id, topic in links.topics.items():
        paths = {"zh": topic.zh.url.removeprefix(base), "en": topic.en.url.removeprefix(base)}
        titles = {"zh": topic.zh.title, "en": topic.en.title}
        for lang, path in paths.items():
            at = f"go/{lang}/{topic_id}/"
            files[f"{at}index.html"] = _fixed(lang, titles[lang], _link(path, at), base + path).encode()
        at = f"go/{topic_id}/"
        targets = {lang: _link(path, at) for lang, path in paths.items()}
        files[f"{at}index.html"] = _choosing(titles, targets, relative("", at) + _GO).encode()
    return files


def _link(path: str, at: str) -> str:
    page, hash_sign, heading = path.partition("#")
    return relative(page, at) + hash_sign + heading


def _fixed(lang: str, title: str, target: str, canonical: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{_HTML_LANG[lang]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={target}">\n'
        f'<link rel="canonical" href="{canonical}">\n'
        f"<title>{escape(title)} - {_NAME[lang]}</title>\n</head>\n<body>\n"
        f'<p>{_OPENING[lang]}<a href="{target}">{escape(title)}</a></p>\n</body>\n</html>\n'
    )


def _choosing(titles: dict[str, str], targets: dict[str, str], script: str) -> str:
    links = "".join(
        f'<p lang="{_HTML_LANG[lang]}"><a href="{targets[lang]}" hreflang="{_HTML_LANG[lang]}" data-lang="{lang}">'
        f"{escape(titles[lang])}</a></p>\n"
        for lang in targets
    )
    return (
        '<!doctype html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(titles['zh'])} / {escape(titles['en'])} - {_NAME['zh']}</title>\n"
        f'<script src="{script}" defer></script>\n</head>\n<body>\n{links}</body>\n</html>\n'
    )
