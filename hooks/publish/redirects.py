"""Real redirects for hosts that can: the same way as the topic pages, one answer sooner and without a script.

A host sees `?lang=` and Accept-Language; the choice that a reader saved is known to the browser alone, so it counts
only where the topic pages answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from publish.data import HelpLinks
from publish.redirect_pages import keys, paths

# First subtags that read Chinese: the macrolanguage, and members of it that some phones send (ISO 639-3).
_CHINESE = "zh|cmn|yue|wuu|hak|nan"
_READS = {"zh": _CHINESE, "en": "en"}
# A language that a browser names with q=0 is one that its reader cannot read.
_ENTRY = r"(?:{tags})(?:[-_][a-z0-9]+)*\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)"


def nginx_maps(links: HelpLinks, base: str) -> str:
    """Return what nginx reads at the level of http: where each key leads, and which language a reader wants."""
    found = {key: paths(topic, base) for key, topic in keys(links).items()}
    targets = "\n".join(_map(f"$help_key $help_{lang}", _targets(found, lang)) for lang in ("zh", "en"))
    headings = _map("$help_key $help_heading", _headings(found))
    return _NGINX_HEADER + targets + headings + _NGINX_LANGUAGE.format(**_patterns())


def _patterns() -> dict[str, str]:
    any_tag = "|".join(_READS.values())
    ours = _ENTRY.format(tags=any_tag)
    # Everything before the first language that the site speaks, and that the reader did not refuse.
    before = rf"(?:(?!{ours})[^,]*,\s*)*"
    accepts = {f"accepts_{lang}": f'"~*^\\s*{before}{_ENTRY.format(tags=tags)}"' for lang, tags in _READS.items()}
    return {**accepts, **{f"asks_{lang}": f'"~*^(?:{tags})(?:[-_]|$)"' for lang, tags in _READS.items()}}


def _targets(found: dict[str, dict[str, str]], lang: str) -> Iterator[tuple[str, str]]:
    for key, targets in found.items():
        yield key, "/" + targets[lang].partition("#")[0]


def _headings(found: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    # Heading ids are equal in both languages; the build compares them.
    for key, targets in found.items():
        heading = targets["zh"].partition("#")[2]
        if heading:
            yield key, f'"#{heading}"'


def _map(head: str, lines: Iterator[tuple[str, str]]) -> str:
    body = "".join(f"    {_plain(key)} {target};\n" for key, target in lines)
    return f'map {head} {{\n    default "";\n{body}}}\n'


def _plain(key: str) -> str:
    # These words command something at the beginning of a line of a map.
    return "\\" + key if key in {"default", "hostnames", "include", "volatile"} else key


_NGINX_HEADER = """\
# Written by `make redirects` from docs/topics.yml. Include at the level of http:
#     include /etc/nginx/help/maps.conf;
map_hash_bucket_size 128;
"""
_NGINX_LANGUAGE = r"""
# ?lang= decides, then Accept-Language in its order, then Chinese.
map $arg_lang $help_asked {{
    default "";
    {asks_zh} zh;
    {asks_en} en;
}}
map $http_accept_language $help_accepted {{
    default zh;
    {accepts_zh} zh;
    {accepts_en} en;
}}
map $help_lang:$help_asked $help_chosen {{
    default $help_accepted;
    "~^zh:" zh;
    "~^en:" en;
    "~^:zh$" zh;
    "~^:en$" en;
}}
map $help_chosen $help_page {{
    zh $help_zh;
    en $help_en;
}}
# The query without lang, which has been heard.
map $args $help_query {{
    default "?$args";
    "" "";
    "~^lang(?:=[^&]*)?$" "";
    "~^lang(?:=[^&]*)?&(?<help_after>.+)$" "?$help_after";
    "~^(?<help_before>.+?)&lang(?:=[^&]*)?$" "?$help_before";
    "~^(?<help_first>.+?)&lang(?:=[^&]*)?&(?<help_rest>.+)$" "?$help_first&$help_rest";
}}
map $help_lang $help_vary {{
    default "";
    "" "Accept-Language";
}}
"""
_NGINX_SERVER = r"""# Written by `make redirects`. Include in the server that serves the site:
#     include /etc/nginx/help/server.conf;
absolute_redirect off;
error_page 404 /404.html;

# Folders without a page: whoever comes here meant a topic.
location ~ "^/go/(?:(?:zh|en)/)?(?:ctx/)?$" {
    return 404;
}
location ~ "^/go/(?:(?<help_lang>zh|en)/)?(?<help_key>(?:ctx/)?[A-Za-z0-9_-]+)/?$" {
    if ($help_page = "") {
        return 404;
    }
    add_header Cache-Control "no-cache" always;
    add_header Vary $help_vary always;
    add_header X-Robots-Tag "noindex" always;
    return 302 $help_page$help_query$help_heading;
}
"""


def nginx_server() -> str:
    """Return what nginx reads inside the server: the location that redirects."""
    return _NGINX_SERVER


def netlify(links: HelpLinks, base: str) -> str:
    """Return a `_redirects` file for Netlify, where `!` redirects although there is a page; the query goes along.

    Only the fixed languages: a rule for /go/<id>/ could not hear ?lang=, the topic page does.
    """
    return _redirects(links, base, "Netlify", "302!")


def cloudflare(links: HelpLinks, base: str) -> str:
    """Return a `_redirects` file for Cloudflare Pages: the fixed languages, for it knows no conditions."""
    return _redirects(links, base, "Cloudflare Pages", "302")


def _redirects(links: HelpLinks, base: str, host: str, status: str) -> str:
    lines = [f"# Written by `make redirects` for {host}: put it into the site's root as _redirects."]
    for key, topic in keys(links).items():
        lines += [f"/go/{lang}/{key}/ /{path} {status}" for lang, path in paths(topic, base).items()]
    return "\n".join(lines) + "\n"
