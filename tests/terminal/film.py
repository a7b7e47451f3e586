"""A film of what a program writes: what stood in each cell of the screen, one after the other.

It is made of the bytes and not of moments, so that it does not depend on how they came in pieces: each text
is shown before the cursor is moved on, as on a terminal that shows at once what it gets.
"""

from __future__ import annotations

import re
from typing import Final

from tests.emulated_terminal import EmulatedTerminal
from tests.terminal.pseudo_terminal import UNKNOWN_TO_EMULATOR

Cell = tuple[object, ...]

_OTHER_SCREEN: Final = b"\x1b[?1049h"
_END_FRAME: Final = b"\x1b[?2026l"
_BEFORE_MOVING: Final = re.compile(rb"(?=\x1b\[[0-9;]*[A-HJKLMSTXf])")


class Film:
    """All that was seen from the moment at which a program took a screen of its own."""

    def __init__(self, written: bytes, columns: int, rows: int, message: str = "") -> None:
        """``message`` may stand in a row until something better is known; the row counts as empty then."""
        before, _, after = written.partition(_OTHER_SCREEN)
        assert after, f"it took no screen of its own: {before!r}"
        terminal = EmulatedTerminal(columns, rows)
        self._message = message
        self._told: set[int] = set()
        """The rows that the message stands in, or stood in when the present frame began."""
        self.cells: list[list[list[Cell]]] = [[[cell] for cell in row] for row in terminal.cells]
        """What stood in each cell of each row; what came twice in a row is there once."""
        for piece in _BEFORE_MOVING.split(UNKNOWN_TO_EMULATOR.sub(b"", after)):
            terminal.take(piece.decode())
            self._note(terminal, is_whole=_END_FRAME in piece)
        self.last = terminal.text
        """The text of each row in the end."""

    def _note(self, terminal: EmulatedTerminal, *, is_whole: bool) -> None:
        texts, changed = terminal.text if self._message else [], terminal.changed_cells()
        telling = {y for y, text in enumerate(texts) if self._message in text}
        self._told |= telling
        if is_whole:
            changed |= {y: row for y, row in enumerate(terminal.cells) if y in self._told - telling}
            self._told = telling
        for y in changed.keys() - self._told:
            for seen, cell in zip(self.cells[y], changed[y], strict=True):
                if seen[-1] != cell:
                    seen.append(cell)

    def wrong_cells(self) -> list[str]:
        """Return each cell that did not go from empty to what stands in it in the end, and no other way.

        Whatever flickers, is emptied again or shows something wrong does not.
        """
        return [
            f"row {y}, column {x}: {' → '.join(map(str, seen))}"
            for y, row in enumerate(self.cells)
            for x, seen in enumerate(row)
            if not _is_filled_once(seen)
        ]


def _is_filled_once(seen: list[Cell]) -> bool:
    *before, last = seen
    return last not in before and all(_is_empty(cell) or _is_line_of_bar(cell, last) for cell in before)


def _is_empty(cell: Cell) -> bool:
    return cell[0] == " " and not any(cell[2:])


def _is_line_of_bar(cell: Cell, last: Cell) -> bool:
    """Tell whether it is the line on which a bar stands as soon as the length of the article is known."""
    return (cell[0], last[0]) == ("│", "┃") and cell[1:] == last[1:]
