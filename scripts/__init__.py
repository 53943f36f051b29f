"""What the make commands run; each is `python -m scripts.NAME`, with PYTHONPATH=hooks."""

from pathlib import Path

from guard import compiled

# Before the imports of any command: those of the guard alone compile for more than a second.
compiled.draw_on()

# The checkout.
ROOT = Path(__file__).resolve().parent.parent
