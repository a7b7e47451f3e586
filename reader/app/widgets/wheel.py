"""The wheel of the mouse over an article: it turns rows, and sideways or with shift cells."""

from __future__ import annotations

from typing import Final, NamedTuple

from textual import events

from reader.app.widgets.motions import WHEEL_ROWS

PAN_CELLS: Final = 8
"""Cells that one notch or one key pans."""

WheelEvent = events.MouseScrollDown | events.MouseScrollUp | events.MouseScrollRight | events.MouseScrollLeft


class Turn(NamedTuple):
    """How far one notch goes: one of the two is 0."""

    rows: int
    """Down, if positive."""
    cells: int
    """To the right, if positive."""


def turn_of(event: WheelEvent) -> Turn:
    """Return how far a notch goes, and keep Textual from scrolling by it, too."""
    event.prevent_default().stop()
    forward = isinstance(event, events.MouseScrollDown | events.MouseScrollRight)
    sideways = event.shift or isinstance(event, events.MouseScrollRight | events.MouseScrollLeft)
    notches = 1 if forward else -1
    return Turn(0, notches * PAN_CELLS) if sideways else Turn(notches * WHEEL_ROWS, 0)
