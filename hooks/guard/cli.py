"""The command `channel-guard DIR`, also `python -m guard DIR`: `channel-guard init DIR` drafts a list from a site that
exists, `channel-guard explain CODE` says what a finding means, `channel-guard pin DIR` writes a lock of scripts that
somebody has looked at. To judge a folder there are `--channels FILE`, `--baseline FILE`, `--assets FILE`,
`--sources REPOSITORY`, `--format text|json|sarif|github` and others that `--help` tells.

Exit 0: nothing found. 1: findings. 2: could not judge (bad list or lock, no folder, no HTML pages).
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from guard.api import CannotCheck, Options, check_tree
from guard.policy.advice import ALONE
from guard.policy.baseline import Baseline, load_baseline
from guard.policy.drawn_texts import drawn_findings, installed_reader, unread
from guard.policy.listing import Listing
from guard.policy.lock import Pin, allowed_checksums, read_lock, remember, write_lock
from guard.policy.official_list import NAME, OfficialList, load_official_list
from guard.policy.unpinned import pins_of, told_unpinned
from guard.read.tree import walk
from guard.report.findings import Finding, Refused, spelled
from guard.report.formats import FORMATS, Report
from guard.rules.rulebook import explained, known_codes
from guard.sources.draft import Draft, draft, number_left
from guard.sources.repository import check_sources

# That of the repository which the guard lies in; where it is installed alone, that of the folder it is called from.
_OWN = Path(__file__).resolve().parents[2] / NAME
_CHANNELS = _OWN if _OWN.exists() else Path(NAME)
_OTHERS = """\
other commands, each with its own --help:
  channel-guard init DIR                 draft a list and a baseline from a site that exists
  channel-guard pin DIR --assets FILE    write a lock of scripts, styles, fonts and pictures, once looked at
  channel-guard explain CODE             say what the code of a finding means

exit codes: 0 nothing found, 1 findings, 2 could not judge
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a folder and print what was found, or do what `init` or `explain` ask; return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["init"]:
        return _init(given[1:])
    if given[:1] == ["explain"]:
        return _explain(given[1:])
    if given[:1] == ["pin"]:
        return _pin(given[1:])
    return _check(given)


def _init(arguments: Sequence[str]) -> int:
    """Write the draft of a list for a site that exists."""
    parser = argparse.ArgumentParser(prog="channel-guard init", description="Draft a list from a site that exists.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the built site")
    parser.add_argument("--channels", metavar="FILE", type=Path, help="where to write it; default: printed")
    parser.add_argument(
        "--baseline", metavar="FILE", type=Path, help="where to write what no list can hold; default: below the list"
    )
    parser.add_argument("--path", metavar="PATH", default="/", help="where the site will stand on its host; default: /")
    options = parser.parse_args(arguments)
    try:
        folder = _folder(options.path)
        _may_be_written([path for path in (options.channels, options.baseline) if path])
        drafted = draft(options.folder)
        text = drafted.as_list(baseline=bool(options.baseline))
        texts = {options.channels: text, options.baseline: drafted.as_baseline()}
        _write_new({path: text for path, text in texts.items() if path})
        if options.baseline:
            print(f"guard: {len(drafted.held)} findings are in the baseline, to be reviewed", file=sys.stderr)
        if not options.channels:
            print(text, end="")
        if left := number_left(text):
            print(f"guard: {left} findings are not on the list but named below it, to be decided", file=sys.stderr)
        _tell_rest(drafted, options.folder, folder, reviewed=bool(options.baseline))
    except (CannotCheck, OSError, ValueError) as error:
        print(f"guard: {error}", file=sys.stderr)
        return 2
    return 0


def _tell_rest(drafted: Draft, root: Path, folder: str, *, reviewed: bool) -> None:
    """Say what the next command will find with the drafts, once they are reviewed: how often, and where first."""
    exceptions = drafted.reviewed() if reviewed else None
    report = check_tree(root, drafted.listed, Options(exceptions=exceptions, folder=folder, advice=ALONE))
    counted = Counter(finding.code for finding in report.findings)
    for code, many in sorted(counted.items()):
        first = next(finding for finding in report.findings if finding.code == code)
        print(f"guard: {many} of {code} will be found until the pages are mended, the first {first}", file=sys.stderr)
    if counted and not reviewed:
        print("guard: what leads nobody astray can be kept in a baseline: init with --baseline FILE", file=sys.stderr)


def _may_be_written(paths: Sequence[Path]) -> None:
    """Raise `ValueError` unless each is the path of a file that is not there yet: what a person has reviewed is never
    written over.
    """
    for path in paths:
        if os.path.lexists(path):
            raise ValueError(f"{path} is there already, and is not written over; name another file, or delete it")
        if not path.parent.is_dir():
            raise ValueError(f"{path} cannot be written: {path.parent} is no folder; make it first")
    if len({path.resolve() for path in paths}) < len(paths):
        raise ValueError(f"{paths[0]} cannot be the list and the baseline; name two files")


def _write_new(texts: Mapping[Path, str]) -> None:
    """Write files that are not there yet: all of them, or none if one cannot be written."""
    begun: list[Path] = []
    try:
        for path, text in texts.items():
            with path.open("x", encoding="utf-8") as file:
                begun.append(path)
                file.write(text)
    except (OSError, ValueError):
        for path in begun:
            path.unlink(missing_ok=True)
        raise


def _explain(arguments: Sequence[str]) -> int:
    """Say what a code of a finding means: when it speaks, why, how to mend it, with examples."""
    parser = argparse.ArgumentParser(prog="channel-guard explain", description="Say what a code means.")
    parser.add_argument("code", metavar="CODE", help="such as CH203")
    code = parser.parse_args(arguments).code.upper()
    text = explained(code)
    if not text:
        print(f"guard: there is no rule {code}; codes are {known_codes()}", file=sys.stderr)
        return 2
    print(text, end="")
    return 0


def _pin(arguments: Sequence[str]) -> int:
    """Write a lock of the scripts, styles, fonts and pictures of a site; print what is new for the person who looks."""
    parser = argparse.ArgumentParser(prog="channel-guard pin", description="Pin the scripts of a site, once looked at.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the built site")
    parser.add_argument("--assets", metavar="FILE", type=Path, required=True, help="the lock that is written")
    options = parser.parse_args(arguments)
    try:
        if not options.folder.is_dir():
            raise ValueError(f"{options.folder} is no folder")
        before = read_lock(options.assets) if options.assets.exists() else {}
        pins = pins_of(walk(options.folder), before)
        options.assets.write_text(write_lock(remember(before, pins)), encoding="utf-8")
    except (OSError, ValueError) as error:
        print(f"guard: {error}", file=sys.stderr)
        return 2
    for name in sorted(name for name in {*before, *pins} if before.get(name, Pin("", "")).sha256 != _sum(pins, name)):
        print(f"{'gone' if name not in pins else 'changed' if name in before else 'new'}: {spelled(name)}")
    return 0


def _sum(pins: Mapping[str, Pin], name: str) -> str:
    return pins[name].sha256 if name in pins else ""


def _check(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="channel-guard",
        description="Check a built site against the official-channel list.",
        epilog=_OTHERS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the built site")
    told = f"the list; default: {_CHANNELS}".replace("%", "%%")
    parser.add_argument("--channels", metavar="FILE", type=Path, default=_CHANNELS, help=told)
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="findings that a person has reviewed (init)")
    parser.add_argument("--assets", metavar="FILE", type=Path, help="lock of scripts, styles, fonts, pictures")
    parser.add_argument("--scripts", action="store_true", help="without a lock: judge the addresses in scripts, too")
    parser.add_argument(
        "--sources", metavar="REPOSITORY", type=Path, help="judge its mkdocs.yml, docs and overrides too"
    )
    parser.add_argument(
        "--derive",
        metavar="MODULE:FUNCTION",
        help="with --assets: called with DIR, tells the SHA-256 by path of scripts that an archive may hold besides",
    )
    parser.add_argument(
        "--path", metavar="PATH", default="/", help="where the site will stand on its host, such as /help/; default: /"
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    options = parser.parse_args(arguments)
    # What is read mostly stays: to look for what can go after every 700 objects, as is usual, takes a twentieth more.
    gc.set_threshold(50_000, 20, 50)
    try:
        assets = _locked(options.assets) if options.assets else None
        channels = _listed(options.channels)
        copied = _derived(options.derive, options.folder, locked=assets is not None) if options.derive else {}
        reviewed = _reviewed(options.baseline) if options.baseline else None
        how = Options(
            assets=assets,
            scripts=options.scripts,
            copied=copied,
            exceptions=reviewed,
            folder=_folder(options.path),
            advice=ALONE,
        )
        report = check_tree(options.folder, channels, how)
        if assets is None:
            report = _with_drawn_texts(report, options.folder, channels, _folder(options.path))
        report = replace(report, findings=tuple(_of_list(finding, options.channels) for finding in report.findings))
        if options.sources:
            found = {*report.findings, *check_sources(options.sources, channels)}
            report = replace(report, findings=tuple(sorted(found)))
    except Refused as error:
        print(*error.findings, sep="\n", file=sys.stderr)
        return 2
    except (CannotCheck, OSError, ValueError) as error:
        print(f"guard: {error}", file=sys.stderr)
        return 2
    output = FORMATS[options.format](report)
    if output:
        print(output)
    return 1 if report.findings else 0


def _listed(path: Path) -> OfficialList:
    """Load the list. Raises `Refused`; of one that is missing it tells how to come by one."""
    if not os.path.lexists(path):
        fix = f"draft one: channel-guard init DIR --channels {path}, or name yours: --channels FILE"
        raise Refused([Finding(str(path), 0, "CL001", "is missing", fix)])
    return load_official_list(path, str(path))


def _locked(path: Path) -> dict[str, tuple[str, ...]]:
    """Load the checksums of a lock; of one that is missing tell how to come by one."""
    if not os.path.lexists(path):
        raise ValueError(f"{path} is missing; look at the files, then write it: channel-guard pin DIR --assets {path}")
    return allowed_checksums(read_lock(path))


def _reviewed(path: Path) -> Baseline:
    """Load the baseline. Raises `Refused`; of one that is missing it tells how to come by one."""
    if not os.path.lexists(path):
        fix = f"draft one: channel-guard init DIR --baseline {path}, or name yours: --baseline FILE"
        raise Refused([Finding(str(path), 0, "CH601", "is missing", fix)])
    return load_baseline(path, str(path))


def _with_drawn_texts(report: Report, root: Path, channels: Listing, folder: str) -> Report:
    """Return the report with what is wrong with texts that are drawn in pictures, or say that nobody has read them.
    Where there is a lock, a person has looked at each picture.
    """
    if unpinned := told_unpinned(walk(root).files):
        print(unpinned, file=sys.stderr)
    if read := installed_reader():
        found = {*report.findings, *drawn_findings(report, root, channels, folder, read)}
        return replace(report, findings=tuple(sorted(found)))
    if told := unread(root):
        print(told, file=sys.stderr)
    return report


def _of_list(finding: Finding, channels: Path) -> Finding:
    """Return a finding that calls the list by the name of the file that was given."""
    if channels.parts[-2:] == Path(NAME).parts:
        return finding
    name = str(channels)
    return replace(finding, message=finding.message.replace(NAME, name), fix=finding.fix.replace(NAME, name))


def _folder(path: str) -> str:
    """Return a path of a host as the guard has it: "/help/" is "help/". Raises `ValueError` for one that is none."""
    if not re.fullmatch(r"/(?:[A-Za-z0-9._~-]+/)*", path):
        raise ValueError(f"--path {path} is no path such as /help/")
    return path.removeprefix("/")


def _function(name: str) -> Callable[[Path], object]:
    """Return the function that `name` ("offline.tree:made_scripts") leads to. Raises `ValueError` if there is none."""
    module, _, function = name.partition(":")
    try:
        found = getattr(import_module(module), function)
    except Exception as error:  # to import a module runs it, and that may raise anything
        raise ValueError(f"--derive {name}: {type(error).__name__}: {error}") from error
    if not callable(found):
        raise ValueError(f"--derive {name}: is no function")
    call: Callable[[Path], object] = found
    return call


def _derived(name: str, folder: Path, *, locked: bool) -> Mapping[str, str]:
    """Call the function that `name` leads to with the folder; not where nothing is `locked`, for then it is not needed.

    Raises `ValueError` if there is none, or if it falls or returns anything but one text for each path.
    """
    function = _function(name)
    if not locked:
        return {}
    try:
        made = function(folder)
    except Exception as error:  # the code of others
        raise ValueError(f"--derive {name}: {type(error).__name__}: {error}") from error
    if not isinstance(made, Mapping) or not all(isinstance(text, str) for pair in made.items() for text in pair):
        raise ValueError(f"--derive {name}: returns no SHA-256 by path")
    return made


def run_and_exit() -> None:
    """The command `channel-guard`: `main`, whose result is the exit code. What a terminal cannot show is spelled. A
    fault of the guard itself is no finding of the site: its traceback is told, and the code is "could not judge".
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has closed, as `head` does: what was found is not told whole
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    except Exception:
        traceback.print_exc()
        print("guard: this is a fault of the guard; nothing was judged to its end", file=sys.stderr)
        code = 2
    sys.exit(code)
