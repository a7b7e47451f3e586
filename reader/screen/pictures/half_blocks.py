"""Pixels as lines of the screen: each cell holds two, one above the other."""

from __future__ import annotations

from itertools import groupby
from typing import Final, NamedTuple

from reader.page.rows import Run
from reader.screen.lines import Line
from reader.screen.roles import ink

_UPPER_HALF: Final = "▀"
_BYTES: Final = 3


class Pixels(NamedTuple):
    """Colours in rows from the top, three bytes a pixel: red, green and blue."""

    width: int
    height: int
    """Twice the rows of cells that they are for."""
    data: bytes


def half_blocks(pixels: Pixels) -> list[Line]:
    """Return pixels as lines: the upper one of two in the colour of a half block, the lower one behind it."""
    colours = pixels.data.hex()
    row_length = pixels.width * _BYTES * 2
    rows = [colours[start : start + row_length] for start in range(0, len(colours), row_length)]
    return [_line(upper, lower) for upper, lower in zip(rows[::2], rows[1::2], strict=True)]


def _line(upper: str, lower: str) -> Line:
    length = _BYTES * 2
    pairs = [
        (upper[start : start + length], lower[start : start + length])
        for start in range(0, len(upper), length)
    ]
    runs = []
    for (above, below), alike in groupby(pairs):
        cells = sum(1 for _ in alike)
        glyph = " " if above == below else _UPPER_HALF
        runs.append(Run(glyph * cells, ink(f"#{above}", f"#{below}")))
    return tuple(runs)
