"""Pictures of a terminal in which every glyph stands in its own cells, whatever font a browser has for it.

Textual exports a row as runs of text, and trusts that every glyph is as wide as its cells. Glyphs of other
scripts seldom are: they come from other fonts, and push what follows to the side.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from html import escape, unescape
from typing import Final, NamedTuple

from reader.page.cells import MeasuredText

CELL: Final = 12.2
"""Units from one cell to the next, as Textual exports them."""

FONTS: Final = 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace'
"""Fonts that systems have. Nothing is loaded from elsewhere."""

_TEXT: Final = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" textLength="[^"]*"'
    r"(?: clip-path=\"[^\"]*\")?(?: lengthAdjust=\"[^\"]*\")?>(?P<text>[^<]*)</text>"
)
_FONT_FACES: Final = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_ROW_CLIPS: Final = re.compile(r'<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*', re.DOTALL)
_WORDS: Final = re.compile(r"\S+(?: \S+)*")


class Piece(NamedTuple):
    """Text that is drawn by itself, from a column on; columns and cells count from 0."""

    column: int
    cells: int
    text: str


def with_fixed_glyphs(picture: str) -> str:
    """Return a picture from Textual with every piece of text at its own place, as wide as its cells."""
    picture = _FONT_FACES.sub("", picture).replace("Fira Code, monospace", FONTS)
    picture = picture.replace("font-family: arial", "font-family: Arial, sans-serif")
    return _TEXT.sub(_placed, _ROW_CLIPS.sub("", picture))


def pieces_of(picture: str) -> dict[float, list[Piece]]:
    """Return the pieces of each row of a picture, by how far down the row is."""
    rows: dict[float, list[Piece]] = defaultdict(list)
    for found in _TEXT.finditer(picture):
        text = MeasuredText(unescape(found["text"]))
        cells = text.cells(0, len(text.text))
        rows[float(found["y"])].append(Piece(round(float(found["x"]) / CELL), cells, text.text))
    return rows


def text_of(picture: str) -> str:
    """Return what a picture says, row by row, each piece at its column."""
    rows = []
    for _, pieces in sorted(pieces_of(picture).items()):
        row, column = "", 0
        for piece in sorted(pieces):
            row += " " * (piece.column - column) + piece.text
            column = piece.column + piece.cells
        rows.append(row)
    return "\n".join(rows)


def _placed(found: re.Match[str]) -> str:
    start = float(found["x"])
    return "".join(
        f'<text class="{found["style"]}" x="{start + piece.column * CELL:g}" y="{found["y"]}" '
        f'textLength="{piece.cells * CELL:g}" lengthAdjust="spacingAndGlyphs">{escape(piece.text)}</text>'
        for piece in _pieces(unescape(found["text"]).replace("\N{NO-BREAK SPACE}", " "))
    )


def _pieces(text: str) -> Iterator[Piece]:
    """Yield the words of a run, taken apart where another font may draw them."""
    measured = MeasuredText(text)
    for words in _WORDS.finditer(text):
        start = words.start()
        while start < words.end():
            end = _piece_end(measured, start, words.end())
            # Blanks at the ends of a piece are not drawn by all viewers.
            if piece := text[start:end].strip(" "):
                before = measured.cells(0, text.index(piece, start))
                yield Piece(before, MeasuredText(piece).cells(0, len(piece)), piece)
            start = end


def _piece_end(measured: MeasuredText, start: int, limit: int) -> int:
    """Return where the piece from ``start`` ends: letters of one kind, or one grapheme of any other."""
    kind = _kind(measured.text[start])
    end = measured.grapheme_end(start)
    while kind and end < limit and (measured.text[end] == " " or _kind(measured.text[end]) == kind):
        end = measured.grapheme_end(end)
    return end


def _kind(character: str) -> str:
    """Return what kind of piece a character is part of; nothing for one that stands alone."""
    if character.isascii():
        return "left"
    if "\N{BOX DRAWINGS LIGHT HORIZONTAL}" <= character <= "\N{BOX DRAWINGS HEAVY UP AND LIGHT DOWN}":
        return "line"
    return "right" if unicodedata.bidirectional(character) in ("R", "AL", "NSM") else ""
