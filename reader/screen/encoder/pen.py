"""Where the terminal writes next and in which look, and the shortest way to get elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.screen.encoder.cells import BLANK, CONTINUED, is_unsure
from reader.screen.encoder.look import PLAIN, CellLook, change_of_look, look_of_blank

if TYPE_CHECKING:
    from reader.screen.encoder.row import ScreenRow
    from reader.screen.encoder.screen_encoder import Abilities
    from reader.screen.encoder.scrolling import Scroll

_WORTH_ERASING: Final = 10
"""Blanks that take more bytes than to erase them and to move on."""


class Pen:
    """Writes rows of cells, and knows what the terminal was left with."""

    def __init__(self, abilities: Abilities) -> None:
        self._abilities = abilities
        self._look: CellLook | None = None
        """None when it is not known."""
        self._place: tuple[int, int] | None = None
        """Row and column, 0-based; None when it is not known."""

    def forget(self) -> None:
        """Know nothing of the terminal any more."""
        self._look = self._place = None

    def rest(self) -> str:
        """Return what ends a frame: others write in the terminal's own look."""
        self._place = None
        return self._change(PLAIN)

    def scroll(self, scroll: Scroll, columns: int) -> str:
        """Return what moves rows; those that come into view are blank, in the terminal's own look."""
        self._place = None
        look = self._change(PLAIN)
        return look + scroll.sequence(columns)

    def write(self, parts: list[str], y: int, start: int, stop: int, row: ScreenRow) -> None:
        """Add what writes the cells from ``start`` to before ``stop`` of a row."""
        cells = row.cells
        parts.append(self._move(y, start))
        x = start
        while x < stop:
            begin, (glyph, look) = x, cells[x]
            if glyph == BLANK and self._look is not None and look_of_blank(self._look) is look:
                look = self._look
            blank = look_of_blank(look)
            while x < stop and (cells[x].look is look or cells[x] == (BLANK, blank)):
                x += 1
            parts.append(self._change(look))
            self._write_in_one_look(parts, begin, x, row)
        # A wide or unsure character, or the last column, leaves the cursor somewhere else in some terminals.
        self._place = (y, stop) if stop < len(cells) and stop <= row.unsure else None

    def _write_in_one_look(self, parts: list[str], start: int, stop: int, row: ScreenRow) -> None:
        text = "".join([cell.glyph for cell in row.cells[start:stop]])
        letters = text.rstrip(BLANK)
        blanks = len(text) - len(letters)
        if blanks >= _WORTH_ERASING and self._can_erase(row.cells[stop - 1].look):
            if stop == len(row.cells):
                parts.append(f"{letters}\x1b[K")
                return
            if self._abilities.erases_cells:
                parts.append(f"{letters}\x1b[{blanks}X\x1b[{blanks}C")
                return
        if stop - 1 <= row.unsure:
            parts.append(text)
        else:
            self._write_unsure(parts, start, stop, row)

    def _write_unsure(self, parts: list[str], start: int, stop: int, row: ScreenRow) -> None:
        """Write what terminals count otherwise, and say after each such piece where one is."""
        for x in range(start, stop):
            glyph = row.cells[x].glyph
            parts.append(glyph)
            if is_unsure(glyph):
                following = x + 1
                while following < len(row.cells) and row.cells[following].glyph == CONTINUED:
                    following += 1
                parts.append(f"\x1b[{following + 1}G")

    def _can_erase(self, look: CellLook) -> bool:
        plain = look.background == "" or self._abilities.coloured_blanks
        return plain and not look.attributes and not look.link

    def _change(self, look: CellLook) -> str:
        before, self._look = self._look, look
        if before is look:
            return ""
        if before is None:
            return "\x1b]8;;\x1b\\\x1b[m" + change_of_look(PLAIN, look)
        return change_of_look(before, look)

    def _move(self, y: int, x: int) -> str:
        place, self._place = self._place, (y, x)
        if place == (y, x):
            return ""
        absolute = f"\x1b[{y + 1}{f';{x + 1}' if x else ''}H"
        if place is None:
            return absolute
        row, column = place
        if row == y and x > column:
            relative = f"\x1b[{x - column if x - column > 1 else ''}C"
            return min(relative, absolute, key=len)
        if y == row + 1 and x == 0:
            return "\r\n"
        return absolute
