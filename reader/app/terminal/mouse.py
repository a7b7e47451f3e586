"""What the mouse reports of terminals mean, in each of their three encodings, as the events of Textual.

They are described in xterm's control sequences, "Mouse Tracking".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textual import events

_SGR: Final = re.compile(r"<(\d{1,4});(-?\d{1,7});(-?\d{1,7})")
"""Mode 1006: ``CSI < buttons ; column ; row`` and M, or m when a button is let go."""

_URXVT: Final = re.compile(r"(\d{1,4});(\d{1,7});(\d{1,7})")
"""Mode 1015: ``CSI buttons ; column ; row M``, the buttons counted from 32."""

_MOVED: Final = 32
_WHEEL: Final = 64
_MORE_BUTTONS: Final = 128
"""Buttons beyond the wheel, which do nothing."""

_NO_BUTTON: Final = 3
"""Stands for none, or in the older encodings for one that is let go, whichever it was."""

_WHEELS: Final = (
    events.MouseScrollUp,
    events.MouseScrollDown,
    events.MouseScrollLeft,
    events.MouseScrollRight,
)


class MouseReports:
    """Turns reports into events, of which each knows how far the mouse has come since the one before."""

    def __init__(self) -> None:
        self._columns = self._rows = 0
        self._x = self._y = 0
        self._pressed = 1
        """The button that was pressed last, from 1."""

    def resize(self, columns: int, rows: int) -> None:
        """Take the size of the terminal in cells."""
        self._columns, self._rows = columns, rows

    def report(self, parameters: str, final: str) -> Iterator[events.MouseEvent]:
        """Return what ``CSI parameters final`` reports, or nothing."""
        if (sgr := _SGR.fullmatch(parameters)) is not None:
            buttons, column, row = map(int, sgr.groups())
            yield from self._event(buttons, column, row, let_go=final == "m")
        elif final == "M" and (urxvt := _URXVT.fullmatch(parameters)) is not None:
            buttons, column, row = map(int, urxvt.groups())
            yield from self._older_event(buttons, column, row)

    def bytes_report(self, buttons: int, column: int, row: int) -> Iterator[events.MouseEvent]:
        """Return what the three bytes after ``CSI M`` report, each of which is counted from 32."""
        yield from self._older_event(buttons, column - 32, row - 32)

    def _older_event(self, buttons: int, column: int, row: int) -> Iterator[events.MouseEvent]:
        buttons -= 32
        if buttons < 0:
            return
        let_go = buttons & _NO_BUTTON == _NO_BUTTON and not buttons & (_MOVED | _WHEEL)
        if let_go:
            buttons += self._pressed - 1 - _NO_BUTTON
        yield from self._event(buttons, column, row, let_go=let_go)

    def _event(self, buttons: int, column: int, row: int, *, let_go: bool) -> Iterator[events.MouseEvent]:
        """Return the event at a column and a row, both from 1."""
        is_outside = not (1 <= column <= self._columns and 1 <= row <= self._rows)
        if buttons & _MORE_BUTTONS or not self._columns:
            return
        kind: type[events.MouseEvent]
        button = 0
        if buttons & _WHEEL:
            kind = _WHEELS[buttons & 3]
        elif buttons & _MOVED or buttons & _NO_BUTTON == _NO_BUTTON:
            kind = events.MouseMove
            button = (buttons + 1) & 3
        else:
            kind = events.MouseUp if let_go else events.MouseDown
            button = (buttons + 1) & 3
            self._pressed = button
        if is_outside and kind not in (events.MouseMove, events.MouseUp):
            return
        # What is dragged out of the window stays at its edge.
        x = min(max(column, 1), self._columns) - 1
        y = min(max(row, 1), self._rows) - 1
        yield kind(
            None,
            x,
            y,
            x - self._x,
            y - self._y,
            button,
            bool(buttons & 4),
            bool(buttons & 8),
            bool(buttons & 16),
            screen_x=x,
            screen_y=y,
        )
        self._x, self._y = x, y
