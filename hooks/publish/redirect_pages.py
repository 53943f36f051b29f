"""Topic pages: /go/<lang>/<id>/ leads to a topic in a fixed language, /go/<id>/ chooses the language. The same for the
app's screens and error codes: /go/<lang>/ctx/<name>/ and /go/ctx/<name>/.

They are whole pages of their own, free of the theme, so that an old app's link opens at once. Without JavaScript a
fixed one goes on by itself and a choosing one shows both languages; with it, query and hash go along.
"""

from __future__ import annotations

from html import escape

from content.shortcodes.library import relative
from publish.data import HelpLinks, TopicLinks

CONTEXTS = "ctx/"
_HTML_LANG = {"zh": "zh-Hans", "en": "en"}
_NAME = {"zh": "IM钱包帮助中心", "en": "IM Wallet help center"}
_OPENING = {"zh": "正在打开：", "en": "Opening: "}
_GO = "assets/javascripts/go.js"
_POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"


def keys(links: HelpLinks) -> dict[str, TopicLinks]:
    """Return what may stand behind /go/ and /go/<lang>/, without slashes around: topic ids, and ctx/ with a context."""
    contexts = {CONTEXTS + name: links.topics[topic_id] for name, topic_id in links.contexts.items()}
    return {**links.topics, **contexts}


def paths(topic: TopicLinks, base: str) -> dict[str, str]:
    """Return where a topic leads in each language, below the site's root ("en/fees/swap/#limits")."""
    return {"zh": topic.zh.url.removeprefix(base), "en": topic.en.url.removeprefix(base)}


def stubs(links: HelpLinks, base: str) -> dict[str, bytes]:
    """Return the topic pages by site path ("go/zh/account-locked/index.html")."""
    files: dict[str, bytes] = {}
    for key, topic in keys(links).items():
        targets = paths(topic, base)
        titles = {"zh": topic.zh.title, "en": topic.en.title}
        for lang, path in targets.items():
            at = f"go/{lang}/{key}/"
            files[f"{at}index.html"] = _fixed(lang, titles[lang], _link(path, at), base + path, _script(at)).encode()
        at = f"go/{key}/"
        found = {lang: _link(path, at) for lang, path in targets.items()}
        files[f"{at}index.html"] = _choosing(titles, found, _script(at)).encode()
    return files


def _link(path: str, at: str) -> str:
    page, hash_sign, heading = path.partition("#")
    return relative(page, at) + hash_sign + heading


def _script(at: str) -> str:
    return relative("", at) + _GO


def _fixed(lang: str, title: str, target: str, canonical: str, script: str) -> str:
    # The refresh would drop the query: it is for readers without scripts alone.
    more = (
        f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>\n'
        f'<link rel="canonical" href="{canonical}">\n'
    )
    link = f'<a href="{target}" data-lang="{lang}">{escape(title)}</a>'
    return _page(lang, title, script, more, f"<p>{_OPENING[lang]}{link}</p>\n")


def _choosing(titles: dict[str, str], targets: dict[str, str], script: str) -> str:
    links = "".join(
        f'<p lang="{_HTML_LANG[lang]}"><a href="{targets[lang]}" hreflang="{_HTML_LANG[lang]}" data-lang="{lang}">'
        f"{escape(titles[lang])}</a></p>\n"
        for lang in targets
    )
    return _page("zh", f"{titles['zh']} / {titles['en']}", script, "", links)


def _page(lang: str, title: str, script: str, more: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{_HTML_LANG[lang]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="robots" content="noindex">\n'
        f"{more}<title>{escape(title)} - {_NAME[lang]}</title>\n"
        f'<script src="{script}" defer></script>\n</head>\n<body>\n{body}</body>\n</html>\n'
    )
