"""The redirects in a real nginx: every id and context, in every language, asked over HTTP."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from publish.data import HelpLinks, read_help_links
from publish.redirect_pages import keys
from publish.redirects import cloudflare, netlify, nginx_maps, nginx_server
from publish.web import APPLE
from scripts import nginx
from scripts.compressed import compress
from scripts.feedback import count
from tests.made import ZH_EN
from tests.support.fixture_site import BASE
from tests.support.paths import ROOT
from tests.support.ports import free_port

pytestmark = pytest.mark.nginx

PATIENCE = 30  # seconds until the server must answer, on any machine
# Where Debian's package libnginx-mod-http-brotli-static puts it.
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
CONFIGURATION = """
{modules}
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr notice;
events {{ worker_connections 64; }}
http {{
    error_log {folder}/error.log;
    types {{ text/html html; text/javascript js; application/json json; text/xml xml; }}
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/maps.conf;
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include {folder}/server.conf;
    }}
}}
"""


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    headers: dict[str, str]
    body: str


class Host:
    """One kept connection to a server, and the folder of its files."""

    def __init__(self, port: int, folder: Path) -> None:
        self.folder = folder
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(self, path: str, accept: str | None = None) -> Answer:
        headers = {} if accept is None else {"Accept-Language": accept}
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found.get("location", ""), found, answer.read().decode())


def start(
    program: str, site: Path, folder: Path, links: HelpLinks, brotli: bool = False
) -> tuple[subprocess.Popen[str], int]:
    """Start nginx on a free port of 127.0.0.1; return once it listens. `brotli`: its line too."""
    port = free_port()
    (folder / "maps.conf").write_text(nginx_maps(links, ZH_EN, BASE, "/feedback"), encoding="utf-8")
    server = nginx_server(ZH_EN, BASE, "/feedback", str(folder / "feedback.log"))
    assert "\n#brotli_static on;\n" in server
    server = server.replace("#brotli_static", "brotli_static") if brotli else server
    (folder / "server.conf").write_text(server, encoding="utf-8")
    modules = f"load_module {BROTLI};" if brotli else ""
    text = CONFIGURATION.format(folder=folder, port=port, site=site, modules=modules)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [program, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    said = []
    # It opens its sockets before it says how it waits for events.
    for line in process.stderr:
        said.append(line)
        if "event method" in line:
            return process, port
    pytest.fail(f"nginx did not start: {''.join(said)}")


@pytest.fixture(scope="module")
def links(site: Path) -> HelpLinks:
    """The published list, and beside it "default", a word of nginx itself."""
    found = read_help_links((site / "help-links.json").read_bytes(), ZH_EN)
    topics = {**found.topics, "default": found.topics["two-factor-no-code"]}
    return replace(found, topics=topics)


@pytest.fixture(scope="module")
def host(site: Path, links: HelpLinks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    program = nginx.find()
    if program is None:
        pytest.fail(nginx.NONE_FOUND)
    folder = tmp_path_factory.mktemp("nginx")
    process, port = start(program, site, folder, links)
    yield Host(port, folder)
    process.terminate()
    process.wait()


# What a reader's browser may say, and the language that is read.
WISHES = [
    ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
    ("", "en-GB,en;q=0.9,zh;q=0.1", "en"),
    ("", "fr-FR,fr;q=0.9", "zh"),
    ("", None, "zh"),
    ("lang=en", "zh-CN", "en"),
    ("lang=zh-Hant-TW", "en-GB", "zh"),
    ("lang=zh-CN", "en-GB", "zh"),
    ("lang=en-GB", None, "en"),
    ("lang=fr", "en-US,en", "en"),
    ("lang=fr", None, "zh"),
]


def target(links: HelpLinks, key: str, lang: str, query: str = "") -> str:
    """Where a key must lead: the query stands before the heading."""
    topic = keys(links)[key]
    url = topic.links[lang].url
    page, sign, heading = url.removeprefix(BASE).partition("#")
    return f"/{page}{'?' if query else ''}{query}{sign}{heading}"


def test_every_key_in_every_language(host: Host, links: HelpLinks) -> None:
    wrong: list[str] = []
    asked = 0

    def check(path: str, accept: str | None, expected: str, varies: bool) -> None:
        nonlocal asked
        asked += 1
        answer = host.get(path, accept)
        vary = "Accept-Language" in answer.headers.get("vary", "")
        seen = (answer.status, answer.location, answer.headers.get("cache-control"), vary)
        if seen != (302, expected, "no-cache", varies):
            wrong.append(f"{path} ({accept}): {seen}, not {expected}")

    for key in keys(links):
        for lang in ("zh", "en"):
            for accept in ("zh-CN", "en-GB", None):
                check(f"/go/{lang}/{key}/", accept, target(links, key, lang), False)
            check(f"/go/{lang}/{key}?lang=fr&embed=1", None, target(links, key, lang, "embed=1"), False)
        for query, accept, lang in WISHES:
            check(f"/go/{key}/?{query}", accept, target(links, key, lang), True)
            check(f"/go/{key}/?a=1&{query}&b=%20+", accept, target(links, key, lang, _rest(query)), True)
    assert not wrong, "\n".join(wrong[:20])
    assert asked == len(keys(links)) * 28


def _rest(query: str) -> str:
    return "a=1&b=%20+" if query else "a=1&&b=%20+"


@pytest.mark.parametrize(
    ("accept", "lang"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("zh-Hant-TW", "zh"),
        ("zh-Hans-CN,en", "zh"),
        ("yue-HK,en;q=0.9", "zh"),
        ("cmn", "zh"),
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "en"),
        ("de , en ; q=0.5", "en"),
        ("ja,zh-TW;q=0.8,en;q=0.5", "zh"),
        ("zh;q=0, en;q=0.1", "en"),
        ("zh;q=0.0,en", "en"),
        ("en;q=0", "zh"),
        ("zh;q=0.001,en", "zh"),
        ("*", "zh"),
        ("english", "zh"),
        ("eng,zha", "zh"),
        ("", "zh"),
        ("," * 50 + "en", "en"),
        ("fr;" * 40 + ",en", "en"),
        ('en"; return 200', "zh"),
    ],
)
def test_what_a_browser_accepts(host: Host, accept: str, lang: str) -> None:
    assert host.get("/go/account-locked/", accept).location == {"zh": "/account/", "en": "/en/account/"}[lang]


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("", ""),
        ("lang=en", ""),
        ("lang", ""),
        ("x=1", "?x=1"),
        ("lang=en&x=1", "?x=1"),
        ("x=1&lang=en", "?x=1"),
        ("x=1&lang=en&y=2", "?x=1&y=2"),
        ("slang=x", "?slang=x"),
        ("language=x", "?language=x"),
        ("x=lang=en", "?x=lang=en"),
        ("q=%E8%BD%AC%20x+y", "?q=%E8%BD%AC%20x+y"),
    ],
)
def test_the_rest_of_the_query_is_kept(host: Host, asked: str, kept: str) -> None:
    assert host.get(f"/go/zh/phishing/?{asked}").location == "/security/phishing/" + kept


HOSTILE = [
    "/go/zh/phishing/?lang=//evil.example",
    "/go/phishing/?lang=https://evil.example",
    "/go/phishing/?//evil.example",
    "/go/phishing/?url=https://evil.example",
    "/go/phishing/?x=%0d%0aLocation:%20https://evil.example",
    "/go/phishing/?\\evil.example",
    "//go/zh/phishing/",
    "/go/zh/../zh/phishing/",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_nothing_chooses_another_page(host: Host, path: str) -> None:
    answer = host.get(path)
    assert answer.status == 302
    assert answer.location.partition("?")[0] == "/security/phishing/"
    assert not set(answer.headers) & {"set-cookie", "refresh"}


@pytest.mark.parametrize(
    "path",
    [
        "/go/",
        "/go/zh/",
        "/go/zh",
        "/go/ctx/",
        "/go/en/ctx/",
        "/go/acount-locked/",
        "/go/zh/ctx/no_such/",
        "/go/fr/phishing/",
        "/go//evil.example/",
        "/go/zh//evil.example/",
        "/go/zh/%2F%2Fevil.example/",
        "/go/en/zh/phishing/",
        "/go/zh/hostnames/",
    ],
)
def test_what_is_unknown_shows_the_helpful_page(host: Host, path: str) -> None:
    answer = host.get(path)
    assert answer.status == 404 and not answer.location
    assert "not-found.js" in answer.body and 'class="emergencies"' in answer.body


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_redirect_leads_to_a_page_of_the_site(host: Host, links: HelpLinks, lang: str) -> None:
    for key in keys(links):
        page = host.get(host.get(f"/go/{lang}/{key}/").location.partition("#")[0])
        assert page.status == 200
        html_lang = {"zh": "zh-Hans", "en": "en"}[lang]
        assert f'<html lang="{html_lang}"' in page.body


@pytest.mark.parametrize(("write", "status"), [(netlify, "302!"), (cloudflare, "302")])
def test_redirects_files(links: HelpLinks, write: object, status: str) -> None:
    lines = write(links, BASE).splitlines()  # type: ignore[operator]
    rules = [line.split() for line in lines if not line.startswith("#")]
    assert rules == [
        [f"/go/{lang}/{key}/", target(links, key, lang), status] for key in keys(links) for lang in ("zh", "en")
    ]
    assert len(rules) <= 2000 and all(len(line) <= 1000 for line in lines), "the hosts' limits"


# Asked over HTTP: path, Accept-Encoding, status, Cache-Control, and whether it comes compressed.
ANSWERS = [
    ("/", "gzip", 200, "no-cache", True),
    ("/en/fees/swap/", "", 200, "no-cache", False),
    ("/en/fees/swap", "", 301, "no-cache", False),
    ("/no/such/page/", "gzip", 404, "no-cache", True),
    ("/go/en/fees-swap/", "", 302, "no-cache", False),
    ("/help-links.json", "gzip", 200, "no-cache", True),
    ("/sitemap.xml", "gzip", 200, "no-cache", True),
    ("/sw.js", "", 200, "no-cache", False),
    ("{assets}javascripts/page.js", "gzip", 200, "public, max-age=31536000, immutable", True),
    ("{search}en.json", "gzip", 200, "public, max-age=31536000, immutable", True),
    ("{assets}javascripts/none.js", "", 404, "no-cache", False),
    ("/_headers", "", 404, "no-cache", False),
]


@pytest.mark.parametrize(("path", "encoding", "status", "cache", "compressed"), ANSWERS)
def test_every_answer_carries_the_policy_and_how_long_it_may_be_kept(
    host: Host, site: Path, path: str, encoding: str, status: int, cache: str, compressed: bool
) -> None:
    folders = {name: f"/{folder.name}/" for name in ("assets", "search") for folder in site.glob(f"{name}-*")}
    host.connection.request("GET", path.format(**folders), headers={"Accept-Encoding": encoding})
    answer = host.connection.getresponse()
    answer.read()
    assert answer.status == status
    assert answer.getheader("Cache-Control") == cache
    assert (answer.getheader("Content-Encoding") == "gzip") == compressed
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "no-referrer"
    assert "max-age=" in (answer.getheader("Strict-Transport-Security") or "")
    names = [name for name, _ in answer.getheaders()]
    assert len(names) == len(set(names)), "each header once"


def test_the_file_that_names_an_app_of_apple_is_json(links: HelpLinks, tmp_path: Path) -> None:
    program = nginx.find()
    if program is None:
        pytest.fail(nginx.NONE_FOUND)
    (tmp_path / "site" / ".well-known").mkdir(parents=True)
    (tmp_path / "site" / APPLE).write_text("{}", encoding="utf-8")
    process, port = start(program, tmp_path / "site", tmp_path, links)
    try:
        answer = Host(port, tmp_path).get(f"/{APPLE}")
    finally:
        process.terminate()
        process.wait()
    assert (answer.body, answer.headers["content-type"]) == ("{}", "application/json")
    assert answer.headers["cache-control"] == "no-cache" and "max-age=" in answer.headers["strict-transport-security"]


def test_what_was_compressed_before_is_sent_as_it_is(links: HelpLinks, tmp_path: Path) -> None:
    program = nginx.find()
    if program is None:
        pytest.fail(nginx.NONE_FOUND)
    root, folder = tmp_path / "site", tmp_path / "run"
    folder.mkdir()
    root.mkdir()
    (root / "index.html").write_text("<p>words</p>" * 100, encoding="utf-8")
    (root / "404.html").write_text("none", encoding="utf-8")
    tool = shutil.which("brotli") if BROTLI.exists() else None  # a machine without Debian's package tries gzip alone
    compress(root, tmp_path / "compressed", tool)
    shutil.copytree(tmp_path / "compressed", root, dirs_exist_ok=True)
    wishes = [("gzip", "gzip", ".gz"), ("identity", None, ""), ("br;q=0, gzip", "gzip", ".gz")]
    wishes += [("gzip, deflate, br", "br", ".br"), ("br", "br", ".br")] if tool else []
    process, port = start(program, root, folder, links, brotli=bool(tool))
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        for asked, encoding, suffix in wishes:
            connection.request("GET", "/", headers={"Accept-Encoding": asked})
            answer = connection.getresponse()
            assert answer.read() == (root / f"index.html{suffix}").read_bytes()
            assert answer.getheader("Content-Encoding") == encoding
            assert answer.getheader("Content-Type") == "text/html" and answer.getheader("Vary") == "Accept-Encoding"
            assert "default-src 'none'" in (answer.getheader("Content-Security-Policy") or "")
    finally:
        process.terminate()
        process.wait()


def test_an_answer_is_written_down_without_the_reader(host: Host) -> None:
    """The day and the answer, and `make feedback` counts it."""
    answer = host.get("/feedback?v=1&lang=en&topic=fees-swap&checked=2026-11-22&helped=no")
    assert (answer.status, answer.body, answer.headers["cache-control"]) == (204, "", "no-store")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    host.get("/feedback/more?helped=no")  # one process: the answer before is written down by now
    [line] = (host.folder / "feedback.log").read_text(encoding="ascii").splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d /feedback\?v=1&lang=en&topic=fees-swap&checked=2026-11-22&helped=no", line)
    assert count([line], "/feedback", ["fees-swap"], ["en"]).pages == {("fees-swap", "en", "2026-11-22", "no"): 1}


def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    program = nginx.find()
    if program is None:
        pytest.fail(nginx.NONE_FOUND)
    text = (ROOT / "hosts" / "nginx.conf").read_text(encoding="utf-8")
    assert " text/plain " in text.partition("charset_types")[2].partition(";")[0], "of security.txt"
    assert text.count("/tmp/") == 6, "a read-only file system has no other folder to write to"
    for name in ("maps.conf", "server.conf"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "mime.types").write_text("types { text/html html; }\n", encoding="utf-8")
    own = text.replace("/tmp/", f"{tmp_path}/").replace("/etc/nginx/help/", f"{tmp_path}/")
    (tmp_path / "nginx.conf").write_text(own.replace("/etc/nginx/", f"{tmp_path}/"), encoding="utf-8")
    command = [program, "-t", "-e", "stderr", "-c", str(tmp_path / "nginx.conf")]
    tried = subprocess.run(command, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
