"""What a run found, and the four ways to print it; also for findings of other rooms, in a build's report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from guard.report.findings import Finding
from guard.rules.registry import RULES, Rule

# A terminal shows so many places of one and the same fault (a footer is on every page); the data formats show
# all.
_PLACES_SHOWN = 3


@dataclass(frozen=True)
class Report:
    """The outcome of judging a tree: `findings` sorted, the number of HTML `pages` and of all `files`.

    `rules` describe the codes of the findings; `rules_url` is the folder in which their pages lie on the web, with a
    closing slash, or "".
    """

    findings: tuple[Finding, ...]
    pages: int
    files: int
    rules: tuple[Rule, ...] = RULES
    rules_url: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def text(report: Report) -> str:
    """Render for a terminal: one line per fault, repeated ones folded, then a summary."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.code, finding.message), []).append(finding)
    lines: list[str] = []
    for found in groups.values():
        lines += map(str, found[:_PLACES_SHOWN])
        if len(found) > _PLACES_SHOWN:
            lines.append(f"    … {found[0].code} the same in {len(found) - _PLACES_SHOWN} more places")
    lines.append(f"guard: {report.pages} pages, {report.files} files, {len(report.findings)} findings")
    return "\n".join(lines)


def as_json(report: Report) -> str:
    """Render as JSON: `pages`, `files`, and `findings` with all their fields and the name of the rule, "" where the
    report knows none.
    """
    names = {rule.code: rule.name for rule in report.rules}
    findings = [{**_record(finding), "rule": names.get(finding.code, "")} for finding in report.findings]
    return json.dumps(
        {"pages": report.pages, "files": report.files, "findings": findings}, ensure_ascii=False, indent=2
    )


def _record(finding: Finding) -> dict[str, object]:
    """A finding as programs have known it from the first: how to mend it is called its cure."""
    return {"cure" if key == "fix" else key: value for key, value in asdict(finding).items()}


def sarif(report: Report) -> str:
    """Render as SARIF 2.1.0. A code that the report knows no rule of is described in a few words."""
    rules = [_described(rule, report.rules_url) for rule in report.rules]
    others = sorted({finding.code for finding in report.findings} - {rule.code for rule in report.rules})
    rules += [{"id": code, "shortDescription": {"text": "A fault in a page or a data file"}} for code in others]
    numbers = {str(rule["id"]): number for number, rule in enumerate(rules)}
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": numbers[finding.code],
            "level": finding.severity,
            "message": {"text": finding.message + (f"; {finding.fix}" if finding.fix else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(finding.file)},
                        "region": {"startLine": max(1, finding.line)},
                    }
                }
            ],
        }
        for finding in report.findings
    ]
    driver = {"name": "guard", "version": "1.0.0", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _described(rule: Rule, url: str) -> dict[str, object]:
    """A rule as SARIF has it; `helpUri` must be a whole address, so there is none without `url`."""
    described: dict[str, object] = {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.when},
        "fullDescription": {"text": f"{rule.when}: {rule.why}"},
        "help": {"text": rule.fix, "markdown": f"{rule.fix}\n\n```text\n{rule.good}\n```"},
        "defaultConfiguration": {"level": rule.severity},
    }
    return {**described, "helpUri": url + rule.address} if url else described


def _uri(path: str) -> str:
    kept = "-._~/"
    return "".join(char if char.isascii() and (char.isalnum() or char in kept) else _percent(char) for char in path)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogateescape"))


def github(report: Report) -> str:
    """Render as GitHub workflow commands, one annotation per finding."""
    lines = []
    for finding in report.findings:
        place = f"file={_property(finding.file)},line={max(1, finding.line)},title={finding.code}"
        message = finding.message + (f"; {finding.fix}" if finding.fix else "")
        lines.append(f"::{finding.severity} {place}::{_data(message)}")
    return "\n".join(lines)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}


def write_report(wanted: str, report: Report) -> None:
    """Write the report that somebody asked for: into a file by its suffix (.json, .sarif, .txt), or for the word
    "github" as annotations on standard output.

    Raises `ValueError` for another suffix, and `OSError`.
    """
    if wanted == "github":
        print(github(report))
        return
    suffixes = {".json": as_json, ".sarif": sarif, ".txt": text}
    path = Path(wanted)
    if path.suffix not in suffixes:
        raise ValueError(f"{wanted}: name a file that ends in {', '.join(suffixes)}, or github")
    path.write_text(suffixes[path.suffix](report) + "\n", encoding="utf-8", errors="backslashreplace")
