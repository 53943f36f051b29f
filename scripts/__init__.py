"""What the make commands run; each is `python -m scripts.NAME`."""
