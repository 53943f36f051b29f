"""What the make commands run; each is `python -m scripts.NAME`, with PYTHONPATH=hooks."""

from pathlib import Path

# The checkout.
ROOT = Path(__file__).resolve().parent.parent
