"""Topic pages: /go/<lang>/<id>/ leads to a topic in a fixed language, /go/<id>/ chooses the language. The same for the
app's screens and error codes: /go/<lang>/ctx/<name>/ and /go/ctx/<name>/.

They are whole pages of their own, free of the theme, so that an old app's link opens at once. Without JavaScript a
fixed one goes on by itself and a choosing one shows every language; with it, query and hash go along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from content.links import relative
from incidents import Incident
from incidents.render import banner
from languages import Edition
from publish.data import HelpLinks, TopicLinks
from publish.web import folder_of

CONTEXTS = "ctx/"
_SCRIPT = "assets/javascripts/redirect.js"
_SLASH = "assets/javascripts/slash.js"
_POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"


def keys(links: HelpLinks) -> dict[str, TopicLinks]:
    """Return what may stand behind /go/ and /go/<lang>/, without slashes around: topic ids, and ctx/ with a context."""
    contexts = {CONTEXTS + name: links.topics[topic_id] for name, topic_id in links.contexts.items()}
    return {**links.topics, **contexts}


def paths(topic: TopicLinks, base: str) -> dict[str, str]:
    """Return where a topic leads in each language, below the site's root ("en/fees/swap/#limits")."""
    return {tag: link.url.removeprefix(base) for tag, link in topic.links.items()}


def redirect_pages(
    links: HelpLinks, editions: Mapping[str, Edition], base: str, incidents: Sequence[Incident] = ()
) -> dict[str, bytes]:
    """Return the topic pages by site path ("go/en/account-locked/index.html"). `incidents` are those that have not
    ended: a reader without scripts sees them here already.
    """
    files: dict[str, bytes] = {}
    for key, topic in keys(links).items():
        targets = paths(topic, base)
        topic_id = links.contexts.get(key.removeprefix(CONTEXTS), key)
        concerning = [incident for incident in incidents if incident.concerns((topic_id,))]
        for tag, path in targets.items():
            at = f"go/{tag}/{key}/"
            page = _fixed(editions[tag], topic.links[tag].title, _link(path, at), base + path, _scripts(at, base))
            notes = "".join(banner(incident, editions[tag], None) for incident in concerning)
            files[f"{at}index.html"] = page.replace("</body>", f"{notes}</body>").encode()
        at = f"go/{key}/"
        files[f"{at}index.html"] = _choosing(topic, editions, targets, at, _scripts(at, base)).encode()
    return files


def moved_page_redirects(
    links: HelpLinks, moved: Mapping[str, str], editions: Mapping[str, Edition], base: str
) -> dict[str, bytes]:
    """Return a page for each address that a page once had: it leads to where its topic is now. `moved` are paths below
    the folder of a language ("fees/swap.md"), each with the id of its topic.
    """
    files: dict[str, bytes] = {}
    for path, topic_id in moved.items():
        topic = links.topics[topic_id]
        for tag, target in paths(topic, base).items():
            at = f"{editions[tag].language.path}{path.removesuffix('.md').removesuffix('index').strip('/')}/"
            page = _fixed(editions[tag], topic.links[tag].title, _link(target, at), base + target, _scripts(at, base))
            files[f"{at}index.html"] = page.encode()
    return files


def _link(path: str, at: str) -> str:
    page, hash_sign, heading = path.partition("#")
    return relative(page, at) + hash_sign + heading


def _scripts(at: str, base: str) -> str:
    """The elements of the scripts. At the root of a host every `../` ends at the root, with and without the address's
    final slash; in a folder a script that counts from the host's root has to put the slash right.
    """
    slash = f'<script src="/{folder_of(base)}{_SLASH}"></script>\n' if folder_of(base) else ""
    return f'{slash}<script src="{relative("", at)}{_SCRIPT}" defer></script>\n'


def _fixed(edition: Edition, title: str, target: str, canonical: str, scripts: str) -> str:
    # The refresh would drop the query: it is for readers without scripts alone.
    more = (
        f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>\n'
        f'<link rel="canonical" href="{canonical}">\n'
    )
    link = f'<a href="{target}" data-lang="{edition.tag}">{escape(title)}</a>'
    opening = escape(edition.words.redirect.opening, quote=False)
    return _page(edition, title, scripts, more, f"<p>{opening}</p>\n<p>{link}</p>\n")


def _choosing(
    topic: TopicLinks, editions: Mapping[str, Edition], targets: Mapping[str, str], at: str, scripts: str
) -> str:
    """The first link is the one for readers of none of the languages; data-reads tells the script who reads which."""
    links = "".join(
        f'<p lang="{html}"{edition.language.dir_attribute}><a href="{_link(targets[tag], at)}" hreflang="{html}" '
        f'data-lang="{tag}" data-reads="{" ".join(edition.language.reads)}">{escape(topic.links[tag].title)}</a></p>\n'
        for tag, edition in editions.items()
        for html in [edition.language.html]
    )
    first = next(iter(editions.values()))
    return _page(first, topic.links[first.tag].title, scripts, "", links)


def _page(edition: Edition, title: str, scripts: str, more: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{edition.language.html}"{edition.language.dir_attribute}>\n'
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="robots" content="noindex">\n'
        f"{more}<title>{escape(title)}</title>\n"
        f"{scripts}</head>\n<body>\n{body}</body>\n</html>\n"
    )
