"""Measure the search at today's size and with 200 and 2,000 pages per language: bytes, time, what is found.

    python -m scripts.search_bench [--site DIR]

The pages that are added are invented (search_filler.py) and compress better than real ones would. Times are of this
machine, without a network; the bytes are those of a host that compresses with gzip.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, CDPSession, Page, Response

from scripts import ROOT
from scripts import browser as chromium
from scripts.made_site import build
from scripts.search_eval import FULL, LANGUAGES, NOT_COVERED, ask, read_queries, tally
from scripts.search_filler import filled
from scripts.static_server import served

SIZES = (0, 200, 2000)  # pages per language; 0: as it is
QUERIES = ROOT / "tests/live/queries.tsv"
QUESTIONS = [query for query in read_queries(QUERIES) if NOT_COVERED not in query.accepted]
# The question that each language is asked first: the first of the table.
FIRST = {query.lang: query.text for query in reversed(QUESTIONS)}

# Time of each query in the box, results drawn and laid out.
_TIMES = """
queries => {
  const input = document.querySelector("input[role=combobox]");
  return queries.map((query) => {
    const began = performance.now();
    input.value = query;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.dispatchEvent(new CompositionEvent("compositionend")); // brings the results at once, not in the next frame
    document.querySelector(".hs-list").offsetHeight;
    return performance.now() - began;
  });
}
"""
SLOWER = 4  # times, of a processor as cheap phones have it
# The longest time that the page had no turn while the rest was fetched and indexed.
_WATCH = """
() => {
  let last = performance.now();
  window.longest = 0;
  setInterval(() => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
  });
}
"""


HEADER = "pages lang    KB first    KB all  first ms  block ms   full ms  query ms     p95  4x p95  4x max   R@1 / R@3"


@dataclass(frozen=True)
class Figures:
    """What one language of a served site costs and finds; None where a search has no such thing.

    Bytes are compressed: until the first result, and all that one query took. Times in ms: to the first result, the
    longest time without a turn for the page, until everything is indexed, and of each query (`times`, sorted); `slow`
    are those of each key of questions that are typed, drawn and laid out, on a processor that is four times slower:
    four times what the page's thread computes for it.
    `first`, `three`: questions with the right page first and in the first three, of `asked`; `empty`: with no result.
    """

    first_bytes: int | None
    all_bytes: int
    first_ms: float
    block_ms: float | None
    full_ms: float | None
    times: Sequence[float]
    slow: Sequence[float]
    first: int
    three: int
    empty: int
    asked: int

    def line(self) -> str:
        """The figures in the columns of HEADER."""
        values = (self.first_bytes, self.all_bytes, self.first_ms, self.block_ms, self.full_ms)
        shown = ("-" if value is None else f"{value / 1000:.1f}" if at < 2 else f"{value:.0f}"
                 for at, value in enumerate(values))  # fmt: skip
        return (
            "".join(f"{text:>10}" for text in shown)
            + f"{statistics.median(self.times):10.1f}{_late(self.times):8.1f}"
            + (f"{_late(self.slow):8.1f}{self.slow[-1]:8.1f}" if self.slow else f"{'-':>8}{'-':>8}")
            + f"   {self.first / self.asked:.3f} / {self.three / self.asked:.3f}"
        )


def _late(times: Sequence[float]) -> float:
    """Of sorted times the one that all but a twentieth stay below."""
    return times[int(len(times) * 0.95)]


def measure(browser: Browser, address: str, lang: str) -> Figures:
    """Return the figures of our own search for one language of a served site."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address + LANGUAGES[lang].path, wait_until="networkidle")
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.evaluate(_WATCH)
    first = page.evaluate(
        """async (query) => {
          const input = document.querySelector("input[role=combobox]");
          const began = performance.now();
          input.value = query;
          input.click();
          while (!document.querySelector("[role=option] mark")) await new Promise(requestAnimationFrame);
          return performance.now() - began;
        }""",
        FIRST[lang],
    )
    page.wait_for_selector("[data-hs=full]", state="attached", timeout=FULL)
    full = page.evaluate("performance.now()")
    longest = page.evaluate("window.longest")
    later = (".more.json", ".text", "sounds.js", "/secrets/", "warning.js", "/learn", "meanings.js", "answers.js")
    before = compressed([response for response in responses if not any(part in response.url for part in later)])
    everything = compressed(responses)
    loader = len(gzip.compress((ROOT / "overrides/assets/search/loader.js").read_bytes(), 9))
    queries = [query for query in QUESTIONS if query.lang == lang]
    page.evaluate(_TIMES, [query.text for query in queries])
    times = sorted(page.evaluate(_TIMES, [query.text for query in queries]))
    slow = typed(page, [query.text for query in queries])
    counts = tally(ask(page, queries))[(lang,)]
    page.close()
    return Figures(
        before + loader, everything + loader, first, longest, full, times, slow,
        counts[0], counts[1], counts[2], counts[4],
    )  # fmt: skip


def typed(page: Page, questions: Sequence[str]) -> list[float]:
    """Return the sorted times of each key of the longest questions, on a processor SLOWER times slower.

    Counted is what the page's own thread computes, so that other work of this machine is none of it. Each question is
    typed twice and the shorter time of a key stays: the browser clears its memory at some key or other.
    """
    longest = sorted(questions, key=len)[-10:]
    keys = [text[:at] for text in longest for at in range(1, len(text) + 1)]
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def computed(key: str) -> float:
        before = _thread_time(session)
        page.evaluate(_TIMES, [key])
        return (_thread_time(session) - before) * 1000 * SLOWER

    first = [computed(key) for key in keys]
    return sorted(min(times) for times in zip(first, map(computed, keys), strict=True))


def _thread_time(session: CDPSession) -> float:
    """Seconds that the page's main thread has computed."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "ThreadTime"))


def compressed(responses: Sequence[Response]) -> int:
    """Return the bytes of these files, each once, as a host sends them that compresses with gzip. They are fetched
    anew: of a page that was left, and of a worker that has ended, the browser keeps none.
    """
    return sum(len(gzip.compress(_fetched(url), 9)) for url in {response.url for response in responses})


def _fetched(url: str) -> bytes:
    with urlopen(url) as answer:  # the server of this program
        return bytes(answer.read())


def main(arguments: list[str]) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--site", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name, chromium.started() as browser:
        folder = Path(name)
        site = options.site or build(folder / "site")
        print(HEADER)
        for size in SIZES:
            at = filled(site, size, folder / str(size)) if size else site
            with served(at) as address:
                for lang in LANGUAGES:
                    print(f"{size or 'now':>5} {lang:>4} {measure(browser, address, lang).line()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
