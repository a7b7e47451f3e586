"""Lines of the screen as runs of text with roles: cut and padded to cells, headers, text for few cells."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, takewhile
from typing import Final

from rich.cells import cell_len, set_cell_size

from reader.page.rows import Run

SHORTEST_SUBJECT: Final = 8
"""Cells of the subject that are worth showing."""

_GAP: Final = "  "
"""Stands between what a heading says."""

BAR: Final = "bar"
"""The role of the bar beside what is highlighted in a list."""

QUIET_BAR: Final = "quiet-bar"
"""The role that it has where a person is elsewhere."""

SELECTED: Final = "selected"
"""The role of what is highlighted in a list where a person is."""

BAR_COLUMN: Final = 0
"""The cell of a row, 0-based, that the bar stands in."""

Line = tuple[Run, ...]
"""What stands in one row of a pane, from the left."""


def bar(highlighted: bool, *, quiet: bool = False) -> Run:
    """Return the first two cells of an item of a list: a bar where it is highlighted.

    It is ``quiet`` where a person is elsewhere.
    """
    return Run("▌ ", QUIET_BAR if quiet else BAR) if highlighted else Run("  ")


def lit(line: Line, width: int) -> Line:
    """Return a row of what is highlighted in a list of ``width`` cells, on the background of the highlight.

    It reaches from the bar to the cell before the last.
    """
    band = fit(line, width - 1)
    return (*(run._replace(roles=f"{run.roles} {SELECTED}".strip()) for run in band), Run(" "))


_INDENT: Final = Run("  ")
"""Stands before a remark, where the items of a list have their bar."""


def drawn(line: Line, draw: Callable[[Run], Line]) -> Line:
    """Return a line with what ``draw`` makes of each run that is a part of a picture, in its place."""
    if not any(run.picture for run in line):
        return line
    return tuple(chain.from_iterable(draw(run) if run.picture else (run,) for run in line))


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


def cells_alike(before: Line, after: Line) -> int:
    """Return how many cells at the beginning of two lines look the same."""
    cells = 0
    for one, other in zip(before, after, strict=False):
        if one.roles != other.roles:
            break
        if one.text != other.text:
            pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one.text, other.text, strict=False))
            return cells + cell_len("".join(character for character, _ in pairs))
        cells += cell_len(one.text)
    return cells


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into rows of at most ``width`` cells, between words where that can be done."""
    rows = [""]
    for word in text.split(" "):
        joined = f"{rows[-1]} {word}" if rows[-1] else word
        if cell_len(joined) <= width:
            rows[-1] = joined
            continue
        if rows[-1]:
            rows.append("")
        for character in word:
            if cell_len(rows[-1] + character) > width and rows[-1]:
                rows.append("")
            rows[-1] += character
    return rows


def remark_lines(remark: str, width: int) -> list[Line]:
    """Return what stands in the place of a list in ``width`` cells: the first line of it is what happened.

    The others say why, and which keys go on.
    """
    rows: list[Line] = []
    for index, text in enumerate(remark.splitlines()):
        role = "fact" if index else ""
        rows += ((_INDENT, Run(row, role)) for row in wrapped(text, max(1, width - len(_INDENT.text) - 1)))
    return rows


def percent(share: float) -> int:
    """Return a share of 0 to 1 in percent; 100 only for all of it."""
    return 100 if share >= 1 else max(0, min(99, round(100 * share)))


def header_line(subject: str, facts: str, width: int, *, place: str = "", active: bool = False) -> Line:
    """Return the heading of a pane in at most ``width`` cells, with the ``place`` in it at the right end.

    The place gives way to the facts, and the subject to both. The heading of the ``active`` pane stands out.
    """
    role = "heading-active" if active else "heading-muted"
    least = min(SHORTEST_SUBJECT, cell_len(subject))
    if least + len(_GAP) + cell_len(facts) + len(_GAP) + cell_len(place) > width:
        place = ""
    room = width - (cell_len(place) + len(_GAP) if place else 0)
    shown = shorten(subject, room - cell_len(facts) - len(_GAP)) if facts else shorten(subject, room)
    if facts and cell_len(shown) < least:
        shown, facts = "", shorten(facts, room)
    left = [Run(shown, role), Run((_GAP if shown and facts else "") + facts, "hint")]
    used = sum(cell_len(run.text) for run in left)
    right = [Run(" " * (width - used - cell_len(place))), Run(place, "hint")] if place else []
    return tuple(run for run in (*left, *right) if run.text)
