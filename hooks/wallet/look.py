"""The colours of the site: the wallet's own in docs/operator.yml, all others in the first lines of site.css.

What a reader has to read keeps the contrast that WCAG 2 asks for, in the light and in the dark palette; the build
measures it, wherever a colour was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from guard.read.data_files import Closed
from guard.report.findings import Finding

STYLE = "overrides/assets/stylesheets/site.css"

Mode = Literal["light", "dark"]
MODES: tuple[Mode, ...] = ("light", "dark")
Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]

# One line of the palette: --ink: var(--light, #1b2a33) var(--dark, #e4ebef);
_HEX = "#[0-9a-f]{6}"
_LINE = re.compile(
    rf"^(?P<head> *--(?P<name>[a-z-]+): var\(--light, )(?P<light>{_HEX})\) var\(--dark, (?P<dark>{_HEX})\);$",
    re.MULTILINE,
)
# WCAG 2.2: 1.4.3 for text, 1.4.11 for what one has to see to use a page.
_TEXT, _EDGE = 4.5, 3.0
# What is read or seen on what. Grounds of boxes carry the usual ink and links too.
_GROUNDS = ("ground", "raised", "brand-tint", "danger-tint", "warn-tint", "ok-tint")
_PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("ink", ground, _TEXT) for ground in _GROUNDS),
    *(("brand", ground, _TEXT) for ground in _GROUNDS),
    *(("quiet", ground, _TEXT) for ground in ("ground", "raised", "brand-tint")),
    *(("brand-strong", ground, _TEXT) for ground in ("ground", "raised", "brand-tint")),
    ("on-brand", "brand", _TEXT),
    ("on-brand", "brand-strong", _TEXT),
    *((f"{tone}-ink", ground, _TEXT) for tone in ("danger", "warn", "ok") for ground in ("ground", f"{tone}-tint")),
    *(("focus", ground, _EDGE) for ground in ("ground", "raised")),
    *(("edge", ground, _EDGE) for ground in ("ground", "raised")),
)
# The colours that are made of the wallet's own: mixed with another one, and how much of that.
_WHITE, _BLACK = "#ffffff", "#000000"
_STRONGER = {"light": (_BLACK, 0.28), "dark": (_WHITE, 0.32)}
_TINT, _BORDER, _INK = 0.93, 0.7, 0.88
_STEPS = 100


class BrandColour(Closed):
    """The wallet's colour in both palettes: links, buttons and the mark have it."""

    light: Colour = Field(description="on white, such as #0f5c7a")
    dark: Colour = Field(description="on nearly black, such as #7cc4dd")

    def of(self, mode: Mode) -> str:
        """The colour in one palette."""
        return self.light if mode == "light" else self.dark


class Look(Closed):
    """How the site looks."""

    brand: BrandColour


def painted(style: str, look: Look) -> str:
    """Return the style sheet with the wallet's colour, and those that are made of it, in the place of its own."""
    made = {mode: made_of(look.brand.of(mode), _read(style, mode)["ground"], mode) for mode in MODES}

    def line(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in made["light"]:
            return match[0]
        return f"{match['head']}{made['light'][name]}) var(--dark, {made['dark'][name]});"

    return _LINE.sub(line, style)


def style_of(root: Path) -> str:
    """Return the style sheet of a checkout, in which the palette stands; "" where there is none."""
    path = root / STYLE
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def look_findings(root: Path, look: Look | None, operator: str, lines: Mapping[Mode, int]) -> list[Finding]:
    """Measure the colours of the checkout `root`: one finding for each that cannot be read on what it stands on.

    `operator` is the file of the wallet's own colours, `lines` is where each of them stands in it.
    """
    style = style_of(root)
    own = look.brand if look else None
    return [
        *(_style_findings(style, own is not None)),
        *(found for mode in MODES if own for found in _own_finding(own.of(mode), mode, style, (operator, lines[mode]))),
    ]


def _style_findings(style: str, owned: bool) -> Iterator[Finding]:
    """The colours of the style sheet; those that the operator's takes the place of (`owned`) are not in use."""
    lines = {match["name"]: style.count("\n", 0, match.start("name")) + 1 for match in _LINE.finditer(style)}
    replaced = set(made_of(_BLACK, _WHITE, "light")) if owned else set()
    for mode in MODES:
        colours = {name: colour for name, colour in _read(style, mode).items() if name not in replaced}
        told: set[str] = set()
        for name, said in _too_weak(colours, mode):
            if name not in told:
                told.add(name)
                tried = _further(colours[name], mode, partial(_reads, name, colours))
                yield Finding(STYLE, lines[name], "OP004", said, _fix(tried))


def _own_finding(brand: str, mode: Mode, style: str, place: tuple[str, int]) -> Iterator[Finding]:
    usual = _read(style, mode)

    def whole(colour: str) -> dict[str, str]:
        return usual | made_of(colour, usual["ground"], mode)

    # What the style sheet does wrong by itself is told there.
    replaced = made_of(brand, usual["ground"], mode)
    others = {name for name, _ in _too_weak({name: usual[name] for name in usual.keys() - replaced.keys()}, mode)}

    def faults(colour: str) -> list[str]:
        return [said for name, said in _too_weak(whole(colour), mode) if name not in others]

    if said := faults(brand):
        yield Finding(*place, "OP004", said[0], _fix(_further(brand, mode, lambda colour: not faults(colour))))


def _too_weak(colours: Mapping[str, str], mode: Mode) -> Iterator[tuple[str, str]]:
    """Yield each colour that is too near to one that it stands on, and what is to be said of it."""
    for name, ground, least in _PAIRS:
        if name in colours and ground in colours:
            reached = contrast(colours[name], colours[ground])
            if reached < least:
                pair = f"{name} {colours[name]} on {ground} {colours[ground]} ({mode})"
                yield name, f"{pair} has a contrast of {reached:.1f}, {least} is the least"


def _reads(name: str, colours: Mapping[str, str], colour: str) -> bool:
    grounds = [(ground, least) for pair, ground, least in _PAIRS if pair == name and ground in colours]
    return all(contrast(colour, colours[ground]) >= least for ground, least in grounds)


def _further(colour: str, mode: Mode, fits: Callable[[str], bool]) -> str:
    """The nearest colour of the same hue that fits, away from the palette's ground; "" if there is none."""
    end = _BLACK if mode == "light" else _WHITE
    tried = (_mixed(colour, end, step / _STEPS) for step in range(1, _STEPS + 1))
    return next(filter(fits, tried), "")


def _fix(colour: str) -> str:
    return f"take {colour}, or one further from the ground" if colour else "choose one further from what it stands on"


def made_of(brand: str, ground: str, mode: Mode) -> dict[str, str]:
    """Return the colours that a palette with this `ground` makes of the wallet's colour, by name."""
    strong, share = _STRONGER[mode]
    return {
        "brand": brand,
        "brand-strong": _mixed(brand, strong, share),
        "brand-tint": _mixed(brand, ground, _TINT),
        "brand-edge": _mixed(brand, ground, _BORDER),
        "on-brand": _WHITE if mode == "light" else _mixed(brand, _BLACK, _INK),
    }


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _read(style: str, mode: Mode) -> dict[str, str]:
    return {match["name"]: match[mode] for match in _LINE.finditer(style)}


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _mixed(one: str, other: str, share: float) -> str:
    """A colour between two others, `share` of the second."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
