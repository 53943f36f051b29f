"""What must hold of any site, asked of the fixture site."""

from tests.support.any_site import *  # noqa: F403 - every test there, and the fixtures that they use
