"""Ask the search of a built site, without a browser: the engine's own modules run in Deno, on the site's own files."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from scripts import ROOT

DENO = Path(sysconfig.get_path("scripts")) / ("deno.exe" if os.name == "nt" else "deno")
# Everything is there before the first question is asked, as in a browser a moment after the box was opened.
_PROGRAM = """
const { scripts, data: files, asked, limit } = JSON.parse(await new Response(Deno.stdin.readable).text());
const load = (name) => import(`${scripts}/search/${name}.js`);
const get = async (name) => JSON.parse(await Deno.readTextFile(new URL(`${files}/${name}`)));
const [{ makeEngine }, { makeSounds }, { learn }, beyond] =
  await Promise.all(["search", "sounds", "learn", "answers"].map(load));
const answers = {};
for (const [lang, queries] of Object.entries(asked)) {
  const data = await get(`${lang}.json`);
  const engine = await makeEngine(data);
  for (const name of data.next) await engine.addTexts(await get(name), makeSounds);
  engine.answer(beyond);
  await engine.learn(learn);
  answers[lang] = queries.map((query) => {
    const { hits, subject } = engine.search(query, limit ?? Infinity);
    const shown = hits.map(({ doc, score, near, parts }) => ({ id: doc.id, url: doc.url, score, near, parts }));
    return { subject: subject?.id ?? "", hits: shown };
  });
}
console.log(JSON.stringify(answers));
"""


class NoDeno(Exception):
    """There is no Deno in this environment, though requirements.txt names it."""


@dataclass(frozen=True)
class Hit:
    """A page that was found: its id and address, its score, whether it only shares characters with the query."""

    id: str
    url: str
    score: float
    near: bool
    parts: Mapping[str, float]


@dataclass(frozen=True)
class Found:
    """What the search gives for a query: the subject without a page that it is about, or "", and pages, best first."""

    subject: str
    hits: tuple[Hit, ...]


def search(site: Path, asked: Mapping[str, Sequence[str]], limit: int | None = 8) -> dict[str, list[Found]]:
    """Ask the queries of each language; `limit` None gives every page that has anything of the query.

    Raises NoDeno, and CalledProcessError when the modules fail.
    """
    told = run_in_deno(_PROGRAM, site, {"asked": asked, "limit": limit})
    return {lang: [_found(one) for one in answers] for lang, answers in json.loads(told).items()}


def run_in_deno(program: str, site: Path, given: Mapping[str, object]) -> str:
    """Run a program that gets, as JSON on its input, what is given and where a built site's scripts and search files
    lie; return what it prints.

    Raises NoDeno, and CalledProcessError when it fails.
    """
    if not DENO.exists():
        raise NoDeno(NoDeno.__doc__)
    scripts, data = (published(site.resolve(), name).as_uri() for name in ("assets", "search"))
    done = subprocess.run(
        [DENO, "run", "--quiet", "--no-lock", "--no-config", "--no-remote", "--allow-read", _as_address(program)],
        input=json.dumps({"scripts": scripts, "data": data, **given}),
        env=os.environ | {"DENO_DIR": str(ROOT / ".build" / "deno"), "DENO_NO_UPDATE_CHECK": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def _as_address(program: str) -> str:
    return "data:application/javascript," + quote(program)


def published(site: Path, name: str) -> Path:
    """Return a built site's folder of scripts ("assets") or of search files ("search"): named by its content."""
    return next(iter(sorted(site.glob(f"{name}-*"))), site / name)


def _found(given: Mapping[str, object]) -> Found:
    hits = given["hits"]
    assert isinstance(hits, list)
    return Found(str(given["subject"]), tuple(Hit(**hit) for hit in hits))
