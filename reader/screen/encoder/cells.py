"""Text as the cells that it takes on the terminal: nothing in it is obeyed there."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import split_graphemes

from reader.screen.encoder.look import CellLook, look_of_blank, once

BLANK: Final = " "
CONTINUED: Final = ""
"""What stands in the second cell of a wide character."""


CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would obey, or could not be sent (see the Unicode standard, 23.1 and 23.2)."""


class ScreenCell(NamedTuple):
    """One cell. Cells that are alike are one object, so that they can be compared by identity."""

    glyph: str
    look: CellLook


class Cells(NamedTuple):
    """A piece of a row."""

    cells: tuple[ScreenCell, ...]
    unsure: int
    """The first cell whose width terminals disagree about; the number of cells when there is none."""


def cell_of(glyph: str, look: CellLook) -> ScreenCell:
    """Return the one cell with a glyph and a look. Of a blank only that counts which can be seen."""
    return _cell(glyph, look_of_blank(look) if glyph == BLANK else once(look))


@lru_cache(65_536)
def _cell(glyph: str, look: CellLook) -> ScreenCell:
    return ScreenCell(glyph, look)


@lru_cache(16_384)
def cells_of(text: str, look: CellLook) -> Cells:
    """Return the cells of a text in one look, with a sign for each control character in it."""
    if not text.isprintable():
        text = CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
    if text.isascii():
        glyphs, unsure = tuple(text), len(text)
    else:
        glyphs, unsure = _glyphs(text)
    return Cells(tuple([cell_of(glyph, look) for glyph in glyphs]), unsure)


def _glyphs(text: str) -> tuple[tuple[str, ...], int]:
    glyphs: list[str] = []
    unsure = -1
    for start, end, width in split_graphemes(text)[0]:
        glyph = text[start:end]
        if width == 0:
            # It belongs to what stands before it, or to nothing.
            if glyphs and glyphs[-1]:
                glyphs[-1] += glyph
            continue
        if unsure < 0 and is_unsure(glyph):
            unsure = len(glyphs)
        glyphs += [glyph, *(CONTINUED for _ in range(width - 1))]
    return tuple(glyphs), len(glyphs) if unsure < 0 else unsure


PLACEHOLDER: Final = "\U0010eeee"
"""In the place of this character a terminal shows a part of a picture (kitty graphics protocol)."""


def is_unsure(glyph: str) -> bool:
    """Tell whether terminals disagree how wide a character is: those of several parts, and pictures."""
    if glyph.startswith(PLACEHOLDER):
        # It is sent only to those that know it.
        return False
    return len(glyph) > 1 or glyph >= _PICTURES or glyph in _SIGNS


_PICTURES: Final = chr(0x1F000)
_SIGNS: Final = frozenset(map(chr, (*range(0x2300, 0x2400), *range(0x2600, 0x27C0), *range(0x2B00, 0x2C00))))
"""Blocks of Unicode in which some signs are wide in one version and narrow in another."""
