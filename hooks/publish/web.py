"""What crawlers and hosts read: sitemap, robots, response headers, structured data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TypedDict

from content.pages import Page
from languages import Languages

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)


def folder_of(base: str) -> str:
    """Return where a site with the absolute address `base` stands on its host: "help/", or "" for the root."""
    return base.split("/", 3)[3]


# A year is the longest that caches are told; a file of another content has another address.
FOREVER = "public, max-age=31536000, immutable"
# Two years, as preload lists ask for. Subdomains are the operator's to decide.
_HTTPS_ALONE = "max-age=63072000"
# The file by which Apple's phones know an app. Its name tells no host what it is, and the phone takes nothing else.
APPLE, APPLE_TYPE = ".well-known/apple-app-site-association", "application/json"


class Alternate(TypedDict):
    """A translation of a page: its language as hreflang says it, its absolute address."""

    hreflang: str
    href: str


def alternates(urls: Mapping[str, str], languages: Languages, base: str) -> list[Alternate]:
    """Return the translations of a page, with x-default for readers of any other language.

    `urls` holds the page's address below the site's root by language, `base` is the address of that root.
    """
    found: list[Alternate] = [
        {"hreflang": language.html, "href": base + urls[tag]} for tag, language in languages.items() if tag in urls
    ]
    return [*found, {"hreflang": "x-default", "href": base + urls[languages.default.tag]}]


def sitemap(pages: Sequence[Page], languages: Languages, base: str) -> bytes:
    """Return sitemap.xml: every page with its alternates, dated by the day on which its content was reviewed."""
    by_id: dict[str, dict[str, str]] = {}
    for page in pages:
        by_id.setdefault(page.id, {})[page.lang] = page.url
    entries = []
    for page in sorted(pages, key=lambda page: page.url):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{link["hreflang"]}" href="{escape(link["href"])}"/>'
            for link in alternates(by_id[page.id], languages, base)
        )
        entries.append(
            f"<url><loc>{escape(base + page.url)}</loc><lastmod>{page.reviewed.isoformat()}</lastmod>{links}</url>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "\n".join(entries)
        + "\n</urlset>\n"
    ).encode()


def search_description(brand: str, name: str, address: str, html_lang: str) -> bytes:
    """Return an OpenSearch description: with it a browser can ask the site's search from its own address bar.

    `brand` has at most 16 characters and `name`, which tells what it is, at most 48 (OpenSearch 1.1). `address` is the
    language's home page. The question stands in the fragment, which a browser sends to nobody.
    """
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{escape(brand)}</ShortName><LongName>{escape(name)}</LongName>"
        f"<Description>{escape(name)}</Description>"
        f"<Language>{html_lang}</Language><InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="text/html" template="{escape(address)}#q={{searchTerms}}"/>'
        "</OpenSearchDescription>\n"
    ).encode()


def robots(base: str) -> bytes:
    """Return robots.txt: everything may be read; topic pages say noindex themselves."""
    return f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode()


def headers(immutable: Iterable[str], base: str, of_apple: bool = False) -> bytes:
    """Return the `_headers` file that Netlify and Cloudflare Pages read.

    `immutable` are the folders named by their content, with a final slash. Both hosts let everything else be asked for
    again at each visit. `base` is the site's absolute address; of a host that has other pages beside it they keep their
    own headers. `of_apple`: the host has the file that names an app of Apple.
    """
    root = "/" + folder_of(base)
    own = "".join(f"  {name}: {value}\n" for name, value in security_headers().items())
    forever = "".join(f"{root}{folder}*\n  Cache-Control: {FOREVER}\n" for folder in immutable)
    typed = f"/{APPLE}\n  Content-Type: {APPLE_TYPE}\n" if of_apple else ""
    return f"{root}*\n{own}{forever}{typed}".encode()


def security_headers() -> dict[str, str]:
    """Return what every answer of a host should say, whatever host it is."""
    return {
        "Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
        "Strict-Transport-Security": _HTTPS_ALONE,
    }


def structured_data(
    title: str, description: str, html_lang: str, trail: Sequence[tuple[str, str]], is_topic: bool
) -> list[str]:
    """Return JSON-LD: the trail to the page, and for a topic its question with the short answer.

    `trail` holds (title, absolute address) from the home page to this page.
    """
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(trail, 1)
    ]
    found: list[dict[str, object]] = []
    if len(items) > 1:
        found.append({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})
    if is_topic:
        answer = {"@type": "Answer", "text": description}
        question = {"@type": "Question", "name": title, "acceptedAnswer": answer}
        page = {"@type": "FAQPage", "inLanguage": html_lang, "mainEntity": [question]}
        found.append({"@context": "https://schema.org", **page})
    return [_for_script(entry) for entry in found]


def _for_script(value: dict[str, object]) -> str:
    # Inside <script>, "</" and "<!--" would end or change the element.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
