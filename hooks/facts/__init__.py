"""Operator facts, names of buttons, and boxes: what many pages quote and nobody types twice."""

from facts.model import Box, Boxes, Facts, load_boxes, load_facts

__all__ = ["Box", "Boxes", "Facts", "load_boxes", "load_facts"]
