"""What readers of single files share."""

from __future__ import annotations

import re
import traceback
from pathlib import Path, PurePosixPath

from guard.policy.addresses import SameSite, resolve_address
from guard.policy.page_check import CheckResult, PageCheck
from guard.read.facts import Destination, PageFacts
from guard.report.faults import Fault

# The code of a fault of the guard itself: what gave it is not kept, for the next time may be better.
FALLEN = "CH414"
_REPORT = "this is a fault of the guard: report it with the file, and write the file in another way until it is mended"


class Binary(ValueError):
    """The file is not UTF-8 text."""


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name, in small letters and without its dot."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def only(*faults: Fault) -> CheckResult:
    """Return the result of a file of which nothing else is read."""
    return CheckResult(dict.fromkeys(faults))


def fallen(error: Exception) -> Fault:
    """Return the fault for a file over which the code of the guard itself has fallen: it was not judged to its end."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = "".join(f" at {Path(frame.filename).name}:{frame.lineno}" for frame in last)
    return Fault(FALLEN, f"was not judged: the guard fell over it ({type(error).__name__}{place})", fix=_REPORT)


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises `Binary`."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Binary(f"is not UTF-8 (byte {error.start})") from error


def check_address(
    address: str, name: str, check: PageCheck, result: CheckResult, place: str, *, lookup: bool = True
) -> None:
    """Check an address of a file without markup; patterns with * or :placeholder are not looked up in the
    tree.
    """
    pattern = "*" in address or re.search(r"/:\w", address) is not None
    plain = re.sub(r"/:\w+|\*", "", address) if pattern else address
    facts = PageFacts(destinations={Destination(plain, "link", place): None})
    inner = check.facts(facts, name)
    result.faults |= inner.faults
    if lookup and not pattern and isinstance(resolve_address(plain, name, check.allowed), SameSite):
        result.linked += [link._replace(raw=address, place=place, loads=True) for link in inner.linked]
