"""Write the constants for apps into .build/constants: ids and links of topics, and what official links look like. With
--compile: compile them with every compiler at hand, run their functions, and say which language was not compiled.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from channels import HELP_CENTER, load_channels
from channels.values import href
from publish.constants import files
from publish.official_constants import list_files
from scripts import ROOT
from scripts.links import read_links

FOLDER = ROOT / ".build" / "constants"
TOOLS = ROOT / ".build" / "compilers"
# What npm has: TypeScript, and Kotlin's compiler (which needs Java). Swift's and Dart's come with their own kits only.
PACKAGES = ("typescript@7.0.2", "kotlin-compiler@2.4.20")
# id, language, theme, embed, search, heading; the part of the link after /go/
LINKS = [
    ("account-locked", "", "", False, "", "", "account-locked/"),
    ("account-locked", "zh-Hant-TW", "dark", False, "", "", "zh/account-locked/?theme=dark"),
    ("account-locked", "EN_gb", "light", True, "", "now", "en/account-locked/?embed=1&theme=light#now"),
    ("ctx/ERR_TX_FAILED", "fr", "", True, "gas & 费", "", "ctx/ERR_TX_FAILED/?embed=1&q=gas%20%26%20%E8%B4%B9"),
]

# A link, and the channel that it is of: the first address of the list, and one that only begins like it.
JUDGED = ("{link}", "{link}.evil.example/")

_NAMED = "language: {language}, theme: {theme}, embed: {embed}, search: {search}, heading: {heading}"


@dataclass(frozen=True)
class Trial:
    """How one language is compiled and run: its file, a program that prints the links above, its commands."""

    name: str
    needs: tuple[str, ...]
    sources: tuple[str, str]
    program: str
    commands: tuple[tuple[str, ...], ...]


def _call(template: str, none: str) -> list[str]:
    def text(value: str) -> str:
        return f'"{value}"' if value else none

    return [
        template.format(
            id=topic,
            language=text(language),
            theme=text(theme),
            embed=str(embed).lower(),
            search=f'"{search}"',
            heading=f'"{heading}"',
        )
        for topic, language, theme, embed, search, heading, _ in LINKS
    ]


def _body(template: str, none: str) -> str:
    return "\n".join(_call(template, none))


def _judged(template: str) -> str:
    return "".join(f"{template.replace('{link}', link)}\n" for link in JUDGED)


TRIALS = (
    Trial(
        "TypeScript",
        ("node", "tsc"),
        ("help-links.ts", "official-channels.ts"),
        'import { helpLink } from "./help-links.js";\nimport { officialChannel } from "./official-channels.js";\n'
        + "declare const console: { log(text: string | null): void };\n"
        + _judged('console.log(officialChannel("{link}"));')
        + _body('console.log(helpLink("{id}", {language}, {theme}, {embed}, {search}, {heading}));', "undefined"),
        (
            ("tsc", "--strict", "--target", "es2020", "--module", "es2020", "--moduleResolution", "bundler",
             "--types", "", "main.ts", "help-links.ts", "official-channels.ts"),
            ("node", "main.js"),
        ),
    ),
    Trial(
        "Kotlin",
        ("java", "kotlinc"),
        ("HelpLinks.kt", "OfficialChannels.kt"),
        "fun main() {\n"
        + _judged('println(officialChannel("{link}"))')
        + _body('println(helpLink("{id}", {language}, {theme}, {embed}, {search}, {heading}))', "null")
        + "\n}",
        (
            ("kotlinc", "-Werror", "HelpLinks.kt", "OfficialChannels.kt", "main.kt", "-include-runtime",
             "-d", "main.jar"),
            ("java", "-jar", "main.jar"),
        ),
    ),
    Trial(
        "Swift",
        ("swiftc",),
        ("HelpLinks.swift", "OfficialChannels.swift"),
        _judged('print(officialChannel("{link}") ?? "null")')
        + _body(f'print(helpLink("{{id}}", {_NAMED}))', "nil"),
        (("swiftc", "HelpLinks.swift", "OfficialChannels.swift", "main.swift", "-o", "main"), ("./main",)),
    ),
    Trial(
        "Dart",
        ("dart",),
        ("help_links.dart", "official_channels.dart"),
        "import 'help_links.dart';\nimport 'official_channels.dart';\nvoid main() {\n"
        + _judged('print(officialChannel("{link}"));')
        + _body(f'print(helpLink("{{id}}", {_NAMED}));', "null")
        + "\n}",
        (("dart", "run", "main.dart"),),
    ),
)  # fmt: skip


def write(folder: Path) -> str:
    """Write every source into `folder`; return the site's address."""
    links, languages, base = read_links()
    folder.mkdir(parents=True, exist_ok=True)
    channels = load_channels(ROOT / "docs" / "channels.yml")
    for name, text in {**files(links, languages.prefixes, base), **list_files(channels)}.items():
        (folder / name).write_text(text, encoding="utf-8")
        print((folder / name).relative_to(ROOT), file=sys.stderr)
    return base


def fetch() -> None:
    """Fetch the compilers that npm has, once; a machine without npm does without."""
    if shutil.which("npm") and not (TOOLS / "node_modules").is_dir():
        TOOLS.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(TOOLS), *PACKAGES]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def compile_all(base: str) -> int:
    """Compile and run; return 1 if a compiler refused or a link was wrong, else 0."""
    fetch()
    modules = TOOLS / "node_modules"
    folders = [str(modules / ".bin"), str(modules / "kotlin-compiler" / "bin"), os.environ.get("PATH", "")]
    path = os.pathsep.join(folders)
    first = load_channels(ROOT / "docs" / "channels.yml").by_id(HELP_CENTER)
    assert first is not None, "read_links has its address"
    link = href(first.kind, first.value).removesuffix("/")
    expected = [first.id, "null", *(f"{base}go/{tail}" for *_, tail in LINKS)]
    failed = 0
    for trial in TRIALS:
        missing = [tool for tool in trial.needs if shutil.which(tool, path=path) is None]
        if missing:
            print(f"{trial.name:<12} not compiled: there is no {' and no '.join(missing)} here")
            continue
        said = _run(trial, path, link)
        good = said.splitlines() == expected
        failed |= not good
        print(
            f"{trial.name:<12} compiled, {len(expected)} answers right" if good else f"{trial.name:<12} FAILED\n{said}"
        )
    return int(failed)


def _run(trial: Trial, path: str, link: str) -> str:
    folder = FOLDER / trial.name.lower()
    folder.mkdir(exist_ok=True)
    for source in trial.sources:
        shutil.copy(FOLDER / source, folder)
    program = trial.program.replace("{link}", link)
    (folder / f"main{Path(trial.sources[0]).suffix}").write_text(program + "\n", encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}\n', encoding="utf-8")
    said = ""
    for command in trial.commands:
        tool = shutil.which(command[0], path=path) or command[0]
        done = subprocess.run(
            [tool, *command[1:]],
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout
        if done.returncode:
            return done.stdout + done.stderr
    return said


if __name__ == "__main__":
    address = write(FOLDER)
    sys.exit(compile_all(address) if "--compile" in sys.argv else 0)
