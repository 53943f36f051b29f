"""Measure real builds of this project at several sizes, beside MkDocs with Material and Zensical on the same pages, and
write BENCH.md: python -m scripts.bench_build [sizes], where a size is how many pages a language are added.

What is counted is CPU time and the greatest memory of the process, which a busy machine changes less than the clock.
Sizes that are not asked for keep what was measured before.
"""

from __future__ import annotations

import gzip
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scripts import ROOT
from scripts.bench_pages import WORDS, add_to_site, write_plain

RESULTS = ROOT / "scripts" / "bench_build.json"
TABLE = ROOT / "BENCH.md"
SIZES = (0, 200)
PARTS = ("hooks", "overrides", "docs", "mkdocs.yml", "guard-exceptions.yml")
# Compiled modules are kept, as on anybody's machine.
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "0",
    "PYTHONPATH": "hooks",
    "BUILD_CACHE": "",
    "CI": "",
    "PYTHONDONTWRITEBYTECODE": "",
}
ZENSICAL = "0.0.73"
_PHASE = re.compile(r"(render|finish|guard) .*?([\d.]+) CPU s")
# The settings of the peers: what a help center of two languages needs, the navigation cut to what is near.
_MATERIAL = """site_name: Help
site_url: https://help.example.com/
theme: {{ name: material, font: false, features: [navigation.prune] }}
markdown_extensions: [admonition, attr_list, tables, toc, pymdownx.details, pymdownx.superfences]
plugins:
  - search
  - i18n: {{ docs_structure: folder, languages: [{languages}] }}
"""
_ZENSICAL = """site_name: Help
site_url: https://help.example.com/
docs_dir: docs/{lang}
site_dir: site-{lang}
theme: {{ name: material, variant: classic, font: false, features: [navigation.prune] }}
markdown_extensions: [admonition, attr_list, tables, toc, pymdownx.details, pymdownx.superfences]
plugins: [search]
"""


@dataclass(frozen=True)
class Run:
    """What a command cost: CPU seconds, greatest memory in MB, and all that it said."""

    cpu: float
    memory: float
    said: str


def run(folder: Path, *command: str, **environment: str) -> Run:
    """Run a command. Raises `RuntimeError` with what it said when it fails."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **ENVIRONMENT, **environment}, stdout=output, stderr=output
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", errors="replace")
    if process.returncode:
        raise RuntimeError(said[-2000:])
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def ours(folder: Path, size: int) -> dict[str, Any]:
    """Measure this project: a build from nothing, and `make build` after an edit of one page in each language, when it
    has built before. Set-up has come before both, as it has for the peers, whose packages are compiled.
    """
    run(ROOT, sys.executable, "-m", "scripts.prepare")
    for name in (*PARTS, "scripts"):
        _copy(ROOT / name, folder / name)
    add_to_site(folder, size)
    pages = len(list((folder / "docs" / next(iter(WORDS))).rglob("*.md")))
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "site"))
    cold = run(folder, *command)
    sizes = _sizes(folder / "site")
    again = (sys.executable, "-m", "scripts.build")
    run(folder, *again)
    for _ in range(2):
        _edit(folder)
        edit = run(folder, *again)
    phases = {phase: float(seconds) for phase, seconds in _PHASE.findall(cold.said)}
    return {"pages": pages, "cpu": cold.cpu, "memory": cold.memory, "phases": phases, "edit": edit.cpu, **sizes}


def _edit(folder: Path) -> None:
    for lang in WORDS:
        edited = next((folder / "docs" / lang).rglob("p*.md"), folder / "docs" / lang / "fees" / "network.md")
        edited.write_text(edited.read_text(encoding="utf-8") + "\n```\none more\n```\n", encoding="utf-8")


def _sizes(site: Path) -> dict[str, float]:
    """The bytes of the first search file and of the navigation of a page, compressed, in KB."""
    index = max(site.glob("search*/*.json"), key=lambda path: ("." not in path.stem, path.stat().st_size))
    page = next(iter(sorted(site.glob("s00/t000/*/index.html"))), site / "fees" / "network" / "index.html")
    chrome = re.sub(r"(?s)<article.*?</article>", "", page.read_text(encoding="utf-8"))
    return {
        "index": len(gzip.compress(index.read_bytes())) / 1024,
        "chrome": len(gzip.compress(chrome.encode())) / 1024,
    }


def material(folder: Path, pages: int) -> dict[str, Any]:
    """Measure MkDocs with Material, the plugin for languages and its search."""
    write_plain(folder / "docs", pages)
    languages = [f"{{ locale: {lang}, name: {lang}, default: {str(not at).lower()} }}" for at, lang in enumerate(WORDS)]
    (folder / "mkdocs.yml").write_text(_MATERIAL.format(languages=", ".join(languages)), encoding="utf-8")
    made = run(folder, sys.executable, "-m", "mkdocs", "build", "--quiet")
    return {"cpu": made.cpu, "memory": made.memory}


def zensical(folder: Path, pages: int) -> dict[str, Any]:
    """Measure Zensical, which has a project for each language."""
    program = ROOT / ".build" / "zensical" / "bin" / "zensical"
    if not program.exists():
        run(ROOT, sys.executable, "-m", "venv", str(program.parent.parent))
        run(ROOT, str(program.with_name("pip")), "install", "--quiet", f"zensical=={ZENSICAL}")
    write_plain(folder / "docs", pages)
    costs = []
    for lang in WORDS:
        (folder / f"{lang}.yml").write_text(_ZENSICAL.format(lang=lang), encoding="utf-8")
        costs.append(run(folder, str(program), "build", "--clean", "--config-file", f"{lang}.yml"))
    return {"cpu": sum(one.cpu for one in costs), "memory": max(one.memory for one in costs)}


def measure(size: int) -> dict[str, Any]:
    """Measure one size: this project and its peers one after the other."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("ours", "material", "zensical"):
            (folder / part).mkdir()
        mine = ours(folder / "ours", size)
        found: dict[str, Any] = {"date": str(date.today()), "ours": mine}
        found["material"] = material(folder / "material", mine["pages"])
        try:
            found["zensical"] = zensical(folder / "zensical", mine["pages"])
        except (RuntimeError, OSError) as error:
            print(f"Zensical was not measured: {str(error)[-300:]}", file=sys.stderr)
    return found


def table(results: Mapping[str, Any]) -> str:
    """Return BENCH.md."""
    rows, phases = [], []
    for found in sorted(results.values(), key=lambda one: float(one["ours"]["pages"])):
        mine, stock, other = found["ours"], found["material"], found.get("zensical")
        guard = mine["phases"]["guard"]
        share = guard / mine["cpu"]
        rows.append(
            f"| {mine['pages']} | {mine['cpu']:.1f} | {stock['cpu']:.1f} | {mine['cpu'] / stock['cpu']:.2f} × |"
            f" {(mine['cpu'] - guard) / stock['cpu']:.2f} × | {_cost(other, 'cpu')} | {share:.0%} |"
            f" {mine['edit']:.1f} | {mine['memory']:.0f} | {stock['memory']:.0f} | {_cost(other, 'memory')} |"
            f" {mine['index']:.0f} | {mine['chrome']:.1f} | {found['date']} |"
        )
        each = [f"{seconds / mine['pages'] / len(WORDS) * 1000:.1f}" for seconds in mine["phases"].values()]
        phases.append(f"| {mine['pages']} | {' | '.join(each)} |")
    return _PAGE.format(
        columns=_COLUMNS.replace("|", " | "),
        lines=" --: |" * (_COLUMNS.count("|") + 1),
        rows="\n".join(rows),
        phases="\n".join(phases),
        names=" | ".join(next(iter(results.values()))["ours"]["phases"]),
        python=platform.python_version(),
        cores=os.cpu_count(),
        mkdocs=version("mkdocs"),
        material=version("mkdocs-material"),
        i18n=version("mkdocs-static-i18n"),
        zensical=ZENSICAL,
    )


_COLUMNS = (
    "pages a language|CPU s|Material|beside it|without the guard|Zensical|guard's share|after an edit, CPU s|memory, MB"
    "|Material|Zensical|search file, KB|page without its article, KB|measured"
)
_PAGE = """# What a build costs

`make bench` writes this page: real builds, from nothing, of this site with pages added (`scripts/bench_pages.py`, about
1,000 words each), beside MkDocs {mkdocs} with Material {material}, static-i18n {i18n} and its search, and Zensical
{zensical} with a project for each language, on as many pages of the same kind. The peers judge nothing, and make
neither a copy for apps nor data for them. CPU seconds and the greatest memory of the process, one run each, one after
the other; Python {python}, {cores} cores, shared with other work: compare the columns of a row, not rows of other days.

The aims: 1.5 × Material at 275 pages a language and 0.6 × at 2,075, three CPU seconds after an edit, a quarter for the
guard, 700 MB. A size without a row was not measured to its end. "Without the guard" still holds what the guard's own
reading of texts costs elsewhere: the data files, and the vectors for apps that judge contacts.

| {columns} |
|{lines}
{rows}

Search file: what is fetched before the first answer, compressed. Page: compressed, too.

## Milliseconds of CPU for each page

| pages a language | {names} |
| --: | --: | --: | --: |
{phases}
"""


def _cost(found: Mapping[str, float] | None, what: str) -> str:
    return f"{found[what]:.{0 if what == 'memory' else 1}f}" if found else "–"


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)  # with what Python compiled of it
    else:
        shutil.copy(source, target)


def main(arguments: list[str]) -> int:
    """Measure and write the page; return 0."""
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for size in map(int, arguments) if arguments else SIZES:
        results[str(size)] = measure(size)
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
        TABLE.write_text(table(results), encoding="utf-8")
        print(f"{size} pages a language added: {json.dumps(results[str(size)])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
