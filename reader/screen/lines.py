"""Lines of the screen as runs of text with roles: cut and padded to cells, headers, text for few cells."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len, set_cell_size

from reader.page.rows import Run

SHORTEST_SUBJECT: Final = 8
"""Cells of the subject that are worth showing."""

_SEPARATOR: Final = " · "

_PLACE_GAP: Final = 2
"""Cells between what a header says and the place at its end, at least."""

BAR: Final = "bar"
"""The role of the bar beside what is highlighted in a list."""

QUIET_BAR: Final = "quiet-bar"
"""The role that it has where a person is elsewhere."""

BAR_COLUMN: Final = 1
"""The cell of a row, 0-based, that the bar stands in: one blank cell from the edge."""

Line = tuple[Run, ...]
"""What stands in one row of a pane, from the left."""


def bar(highlighted: bool) -> Run:
    """Return the first two cells of an item of a list: a bar where it is highlighted."""
    return Run(" ▌", BAR) if highlighted else Run("  ")


def text_of(line: Line) -> str:
    """Return a line without its roles."""
    return "".join(run.text for run in line)


def fit(line: Line, width: int) -> Line:
    """Return a line in exactly ``width`` cells: cut, or with blanks after it."""
    room = width
    fitted = []
    for run in line:
        cells = cell_len(run.text)
        fitted.append(run if cells <= room else run._replace(text=set_cell_size(run.text, room)))
        room = max(0, room - cells)
    return (*(run for run in fitted if run.text), *([Run(" " * room)] if room else ()))


def blanks_between(width: int, *texts: str) -> str:
    """Return the blanks that are left of ``width`` cells beside some texts."""
    return " " * (width - sum(map(cell_len, texts)))


def shorten(text: str, width: int) -> str:
    """Return the text in at most ``width`` cells, ending in an ellipsis where it had to be cut."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…"


def percent(share: float) -> int:
    """Return a share of 0 to 1 in percent; 100 only for all of it."""
    return 100 if share >= 1 else max(0, min(99, round(100 * share)))


def header_line(subject: str, facts: str, width: int, *, place: str = "", message: str = "") -> Line:
    """Return the header in at most ``width`` cells: the subject gives way to the facts, all to a message.

    The ``place`` stands at the right end, where there is room for it beside the facts.
    """
    if message:
        return (Run(shorten(message, width), "mark"),)
    at_end = shorten(place, width // 3)
    room = width - cell_len(at_end) - _PLACE_GAP
    if not at_end or room < cell_len(facts):
        return (Run(_subject_and_facts(subject, facts, width), "fact"),)
    left = _subject_and_facts(subject, facts, room)
    return (Run(left + blanks_between(width, left, at_end) + at_end, "fact"),)


def _subject_and_facts(subject: str, facts: str, width: int) -> str:
    room = width - cell_len(facts) - len(_SEPARATOR)
    if not facts:
        return shorten(subject, width)
    if room >= min(SHORTEST_SUBJECT, cell_len(subject)):
        return shorten(subject, room) + _SEPARATOR + facts
    return shorten(facts, width)
