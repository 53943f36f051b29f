"""Make, once for the environment, what every build and every test run would make of the code again: set-up calls it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

from guard import compiled

compiled.draw_on(compiled.PREPARED)  # before the imports, which compile hundreds

from checker import Names, read_lasting  # noqa: E402
from guard.prepared import Prepared  # noqa: E402
from guard.sources.repository import data_texts  # noqa: E402
from guard.text import derived  # noqa: E402
from guard.text.detect import find_contacts  # noqa: E402
from guard.text.lasting import keep_nameless, nameless  # noqa: E402
from guard.text.learned import reads_like_a_thief  # noqa: E402
from languages import load_languages  # noqa: E402
from scripts import ROOT  # noqa: E402
from wallet import load_wallet  # noqa: E402
from wallet.model import NAME as OPERATOR  # noqa: E402

# The guard derives what it needs of each reader when it first asks it, and most are asked of such texts; numbers in
# words are looked for in all languages.
_TEXTS = (
    "Add our agent on Telegram: chat_42, call +1 202-555-0142 and send your recovery phrase to help@mail.example.",
    "call two zero two five five five zero one four two",
)
# The data files are read by so many processes, since set-up has nothing else to do meanwhile.
_PROCESSES = 2


def main() -> int:
    """Import what a build imports, let the guard read a few texts, and keep what was compiled and derived for that;
    what it finds in the texts that are published for apps; and in which texts of data files it finds nothing.
    """
    spec = importlib.util.spec_from_file_location("build", ROOT / "hooks" / "build.py")
    assert spec is not None and spec.loader is not None, "a file that is there"
    sys.modules["build"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["build"])
    prepared = Prepared()
    derived.keep_in(prepared)
    for text in _TEXTS:
        find_contacts(text)
        reads_like_a_thief(text)
    keep_nameless(nameless_beside(list(dict.fromkeys(data_texts(ROOT))), lambda: read_lasting(_names())))
    derived.keep_in()
    prepared.write()
    compiled.keep()
    return 0


def nameless_beside(texts: list[str], work: Callable[[], None]) -> frozenset[bytes]:
    """Return the marks of the texts in which nothing is found. Other processes read them while this one does its work,
    unless the machine lets processes share nothing, as some containers do: then this one reads them first.
    """
    try:
        with ProcessPoolExecutor(_PROCESSES) as pool:
            parts = [pool.submit(nameless, texts[at::_PROCESSES]) for at in range(_PROCESSES)]
            work()
            return frozenset().union(*(part.result() for part in parts))
    except OSError:
        found = nameless(texts)
        work()
        return found


def _names() -> Names:
    languages = load_languages(ROOT / "docs" / "languages.yml")
    wallet = load_wallet(ROOT / OPERATOR, languages)
    return Names(wallet.app, {tag: wallet.name[tag] for tag in languages})


if __name__ == "__main__":
    sys.exit(main())
