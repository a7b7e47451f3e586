"""A picture as sixels: six rows of pixels at a time (DEC STD 070, chapter 9)."""

from __future__ import annotations

import re
from typing import Final

from PIL import Image

COLOURS: Final = 256
"""Colours of a picture: as many as terminals with sixels have registers for."""

_FULL: Final = 255
_ROWS: Final = 6
_CHARACTERS: Final = bytes((0x3F + lit) & 0xFF for lit in range(_FULL + 1))
"""The character for each set of lit pixels among six, the lowest bit at the top."""
_ALIKE: Final = re.compile(r"(.)\1{3,}")
"""Characters that are shorter as a number and one of them."""


def sixel(picture: Image.Image) -> bytes:
    """Return the sequence that draws a picture where the cursor is."""
    width, height = picture.size
    reduced = picture.quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    palette = reduced.getpalette() or []
    pixels = reduced.tobytes()
    out = [f'\x1bP0;1q"1;1;{width};{height}']
    for number in range(len(palette) // 3):
        levels = ";".join(str(round(level * 100 / _FULL)) for level in palette[3 * number : 3 * number + 3])
        out.append(f"#{number};2;{levels}")
    for top in range(0, height, _ROWS):
        band = [pixels[y * width : (y + 1) * width] for y in range(top, min(top + _ROWS, height))]
        out.append("$".join(_stretches(band)))
        out.append("-")
    out.append("\x1b\\")
    return "".join(out).encode()


def _stretches(band: list[bytes]) -> list[str]:
    """Return up to six rows, one colour after the other."""
    stretches = []
    for colour in sorted(set().union(*band)):
        lit = bytes(number == colour for number in range(_FULL + 1))
        # All columns at once: a row is a number whose bytes are 0 or 1, so that no bit reaches the next byte.
        columns = 0
        for index, row in enumerate(band):
            columns |= int.from_bytes(row.translate(lit), "big") << index
        characters = columns.to_bytes(len(band[0]), "big").translate(_CHARACTERS).decode()
        stretches.append(f"#{colour}" + _ALIKE.sub(_count, characters))
    return stretches


def _count(alike: re.Match[str]) -> str:
    return f"!{len(alike[0])}{alike[1]}"
