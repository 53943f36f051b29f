"""What support needs to hear: docs/case.yml, as a list on a page and as a form that makes a text of it."""

from cases.model import Case, Field, Kind, load_case

__all__ = ["Case", "Field", "Kind", "load_case"]
