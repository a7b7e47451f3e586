"""The colours that pictures are dithered to, where a terminal does not show all."""

from __future__ import annotations

from itertools import product
from typing import Final

from reader.screen.appearance import Depth

Colour = tuple[int, int, int]
"""Red, green and blue, each 0 to 255."""

_CUBE: Final = (0, 95, 135, 175, 215, 255)
"""The levels of the 216 colours that xterm's palette of 256 has from 16 on; after them come 24 greys."""

_GREYS: Final = range(8, 248, 10)

MANY: Final[tuple[Colour, ...]] = (
    *product(_CUBE, _CUBE, _CUBE),
    *((level, level, level) for level in _GREYS),
)

FEW: Final[tuple[Colour, ...]] = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
    *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
    *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
)
"""The sixteen colours as VGA had them: what each terminal makes of them is its own affair."""


def palette_of(depth: Depth) -> tuple[Colour, ...]:
    """Return the colours that a terminal can show; none where it can show all."""
    return {Depth.MANY: MANY, Depth.FEW: FEW}.get(depth, ())


def colour_codes(colour: Colour, depth: Depth, *, behind: bool = False) -> str:
    """Return the parameters of SGR for a colour of the palette of a depth, of text or ``behind`` it."""
    if depth is Depth.MANY and colour in MANY:
        return f"{48 if behind else 38};5;{16 + MANY.index(colour)}"
    if depth is Depth.FEW and colour in FEW:
        number = FEW.index(colour)
        bright = number >= len(FEW) // 2
        return str((40 if behind else 30) + number % 8 + (60 if bright else 0))
    red, green, blue = colour
    return f"{48 if behind else 38};2;{red};{green};{blue}"
