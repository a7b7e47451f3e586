"""The quiet line at the head of a pane: what it is about, and facts about that."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from reader.page.rows import Run
from reader.screen.lines import Line, shorten

SHORTEST_SUBJECT: Final = 8
"""Cells of the subject that are worth showing."""

_SEPARATOR: Final = " · "


def header_line(subject: str, facts: str, width: int, *, message: str = "") -> Line:
    """Return the header in at most ``width`` cells: the subject gives way to the facts, all to a message."""
    if message:
        return (Run(shorten(message, width), "mark"),)
    room = width - cell_len(facts) - len(_SEPARATOR)
    if not facts:
        text = shorten(subject, width)
    elif room >= min(SHORTEST_SUBJECT, cell_len(subject)):
        text = shorten(subject, room) + _SEPARATOR + facts
    else:
        text = shorten(facts, width)
    return (Run(text, "fact"),)
