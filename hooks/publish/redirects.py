"""Real redirects for hosts that can: the same way as the topic pages, one answer sooner and without a script.

A host sees `?lang=` and Accept-Language; the choice that a reader saved is known to the browser alone, so it counts
only where the topic pages answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from languages import Language, Languages
from publish.data import HelpLinks
from publish.redirect_pages import keys, paths
from publish.web import APPLE, APPLE_TYPE, FOREVER, folder_of, security_headers

# A language that a browser names with q=0 is one that its reader cannot read.
_ENTRY = r"(?:{tags})(?:[-_][a-z0-9]+)*\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)"


def nginx_maps(links: HelpLinks, languages: Languages, base: str, feedback: str | None = None) -> str:
    """Return what nginx reads at the level of http: where each key leads, which language a reader wants, and where
    readers' answers are counted (`feedback`), what is written down of one.
    """
    found = {key: paths(topic, base) for key, topic in keys(links).items()}
    root = "/" + folder_of(base)
    targets = "\n".join(_map(f"$help_key {_variable(tag)}", _targets(found, tag, root)) for tag in languages)
    headings = _map("$help_key $help_heading", _headings(found, languages.default.tag))
    answers = _NGINX_DAY if feedback else ""
    return _NGINX_HEADER + targets + headings + _language_maps(languages) + _NGINX_QUERY + answers


def _variable(tag: str) -> str:
    """The variable that holds a topic's page in one language; nginx knows letters, digits and underscores."""
    return f"$help_{tag.replace('-', '_')}"


def _language_maps(languages: Languages) -> str:
    """Which language a reader wants, and the page in it."""
    patterns = {tag: _reading(language, languages) for tag, language in languages.items()}
    ours = _ENTRY.format(tags="|".join(patterns.values()))
    # Everything before the first language that the site speaks, and that the reader did not refuse.
    before = rf"(?:(?!{ours})[^,]*,\s*)*"
    default = languages.default
    fixed = [(f'"~^{tag}:"', tag) for tag in languages]
    asked = [(f'"~^:{tag}$"', tag) for tag in languages]
    accepted = [(f'"~*^\\s*{before}{_ENTRY.format(tags=tags)}"', tag) for tag, tags in patterns.items()]
    asks = [(f'"~*^(?:{tags})(?:[-_]|$)"', tag) for tag, tags in patterns.items()]
    fallback = default.locale.get_language_name("en")
    return (
        f"\n# ?lang= decides, then Accept-Language in its order, then {fallback}.\n"
        + _rules("$arg_lang $help_asked", [("default", '""'), *asks])
        + _rules("$http_accept_language $help_accepted", [("default", default.tag), *accepted])
        + _rules("$help_lang:$help_asked $help_chosen", [("default", "$help_accepted"), *fixed, *asked])
        + _rules("$help_chosen $help_page", [(tag, _variable(tag)) for tag in languages])
    )


def _reading(language: Language, languages: Languages) -> str:
    """A pattern for the beginnings of tags that lead to a language, those left out that lead to another sooner."""
    own = [read.lower() for read in language.reads]
    longer = [
        prefix
        for prefix, tag in languages.prefixes.items()
        if tag != language.tag and any(prefix.startswith(f"{read}-") for read in own)
    ]
    except_for = f"(?!(?:{'|'.join(map(_joined, longer))})(?![a-z0-9]))" if longer else ""
    return except_for + (f"(?:{'|'.join(map(_joined, own))})" if longer else "|".join(map(_joined, own)))


def _joined(prefix: str) -> str:
    return prefix.replace("-", "[-_]")


def _rules(head: str, lines: list[tuple[str, str]]) -> str:
    return f"map {head} {{\n" + "".join(f"    {key} {value};\n" for key, value in lines) + "}\n"


def _targets(found: dict[str, dict[str, str]], lang: str, root: str) -> Iterator[tuple[str, str]]:
    for key, targets in found.items():
        yield key, root + targets[lang].partition("#")[0]


def _headings(found: dict[str, dict[str, str]], lang: str) -> Iterator[tuple[str, str]]:
    # Heading ids are equal in every language; the build compares them.
    for key, targets in found.items():
        heading = targets[lang].partition("#")[2]
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
_NGINX_QUERY = r"""# The query without lang, which has been heard.
map $args $help_query {
    default "?$args";
    "" "";
    "~^lang(?:=[^&]*)?$" "";
    "~^lang(?:=[^&]*)?&(?<help_after>.+)$" "?$help_after";
    "~^(?<help_before>.+?)&lang(?:=[^&]*)?$" "?$help_before";
    "~^(?<help_first>.+?)&lang(?:=[^&]*)?&(?<help_rest>.+)$" "?$help_first&$help_rest";
}
map $help_lang $help_vary {
    default "";
    "" "Accept-Language";
}
"""
# A reader's address, browser and time of day are nobody's business.
_NGINX_DAY = r"""# What is written down of an answer to "did this help?": the day and the answer.
map $time_iso8601 $help_day {
    default "";
    "~^(?<help_date>\d{4}-\d\d-\d\d)" $help_date;
}
log_format help_feedback "$help_day $request_uri";
"""
_NGINX_FEEDBACK = r"""# Answers to "did this help?", for `make feedback`.
location = %(path)s {
    access_log %(log)s help_feedback;
%(inner)s
    add_header Cache-Control "no-store" always;
    return 204;
}
"""
FEEDBACK_LOG = "/var/log/nginx/help-feedback.log"
_NGINX_SERVER = r"""# Written by `make redirects`. Include in the server that serves the site over https:
#     include /etc/nginx/help/server.conf;
absolute_redirect off;
error_page 404 %(root)s404.html;
gzip on;
# What `make compressed` wrote, where it lies beside the site's own files; the other line wants a module (on Debian
# libnginx-mod-http-brotli-static).
gzip_static on;
#brotli_static on;
gzip_vary on;
gzip_min_length 1000;
# nginx's own list of types calls a sitemap and a feed text/xml, others application/xml.
gzip_types text/css text/javascript application/javascript application/json text/xml application/xml image/svg+xml;

# Everything is asked for again at each visit, which costs a few bytes where nothing has changed.
%(headers)s
add_header Cache-Control "no-cache" always;

# Scripts, styles and search data, whose folders name their content.
location ~ "^%(root)s(?:assets|search)-[a-p]+/" {
%(inner)s
    add_header Cache-Control "%(forever)s";
}
# Folders without a page: whoever comes here meant a topic.
location ~ "^%(root)sgo/(?:(?:%(tags)s)/)?(?:ctx/)?$" {
    return 404;
}
location ~ "^%(root)sgo/(?:(?<help_lang>%(tags)s)/)?(?<help_key>(?:ctx/)?[A-Za-z0-9_-]+)/?$" {
    if ($help_page = "") {
        return 404;
    }
%(inner)s
    add_header Cache-Control "no-cache" always;
    add_header Vary $help_vary always;
    add_header X-Robots-Tag "noindex" always;
    return 302 $help_page$help_query$help_heading;
}
# A name without an ending, of which nginx would say application/octet-stream.
location = /%(apple)s {
    default_type %(apple_type)s;
}
%(answers)s# What other hosts read is no page.
location = %(root)s_headers {
    return 404;
}
"""


def nginx_server(languages: Languages, base: str, feedback: str | None = None, log: str = FEEDBACK_LOG) -> str:
    """Return what nginx reads inside the server: headers, caching, compression, and the location that redirects; with
    `feedback`, the path at which readers' answers are counted, one that writes them into `log`.
    """
    lines = [f'add_header {name} "{value}" always;' for name, value in security_headers().items()]
    # nginx takes no header from outside into a place that adds one of its own.
    inner = "\n".join(f"    {line}" for line in lines)
    answers = _NGINX_FEEDBACK % {"path": feedback, "log": log, "inner": inner} if feedback else ""
    return _NGINX_SERVER % {
        "tags": "|".join(languages),
        "root": "/" + folder_of(base),
        "headers": "\n".join(lines),
        "inner": inner,
        "forever": FOREVER,
        "answers": answers,
        "apple": APPLE,
        "apple_type": APPLE_TYPE,
    }


def netlify(links: HelpLinks, base: str) -> str:
    """Return a `_redirects` file for Netlify, where `!` redirects although there is a page; the query goes along.

    Only the fixed languages: a rule for /go/<id>/ could not hear ?lang=, the topic page does.
    """
    return _redirects(links, base, "Netlify", "302!")


def cloudflare(links: HelpLinks, base: str) -> str:
    """Return a `_redirects` file for Cloudflare Pages: the fixed languages, for it knows no conditions."""
    return _redirects(links, base, "Cloudflare Pages", "302")


def _redirects(links: HelpLinks, base: str, host: str, status: str) -> str:
    root = "/" + folder_of(base)
    lines = [f"# Written by `make redirects` for {host}: put it into the site's root as _redirects."]
    for key, topic in keys(links).items():
        lines += [f"{root}go/{lang}/{key}/ {root}{path} {status}" for lang, path in paths(topic, base).items()]
    return "\n".join(lines) + "\n"
