"""What must hold of any site, asked of the fixture site."""

from pathlib import Path

from helpcenter.load import load_site
from tests.support.any_site import *  # noqa: F403 - every test there, and the fixtures that they use
from topics.registry import FOLDERS


def test_a_section_is_kept_from_every_folder_that_the_build_writes(composed: Path, site: Path) -> None:
    loaded = load_site(composed)
    sections = {section.partition("/")[0] for section in loaded.library.registry.sections}
    own = {path.name for path in site.iterdir() if path.is_dir() and not path.name.startswith(".")} - sections
    assert {"go", "en", "offline"} < own and sections.isdisjoint(loaded.languages)
    assert not [name for name in own - set(loaded.languages) if not FOLDERS.fullmatch(name)]
