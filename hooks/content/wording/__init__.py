"""How pages speak: one word for one thing, what no page may promise, and the tone (docs/wording/<tag>.yml)."""

from content.wording.findings import unused_allowances, wording_findings
from content.wording.judge import Wording
from content.wording.load import load_wording, load_wordings

__all__ = ["Wording", "load_wording", "load_wordings", "unused_allowances", "wording_findings"]
