"""Rows of a page as strips of a pane: in the colours of a theme, with what is lit or selected in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.app.widgets.roles import RoleStyles
from reader.page.rows import Row, Run
from reader.screen.lines import Line, drawn
from reader.screen.match_highlights import Light, lit_line

if TYPE_CHECKING:
    from reader.page.layout import Page

STRIPS_KEPT: Final = 600
"""Painted rows that are kept."""


class HintLabel(NamedTuple):
    """Letters that stand over a character of a leaf and the cells after it. Nothing moves for them."""

    character: int
    text: str


class Painter:
    """Paints rows of one page, and keeps those in which nothing is lit."""

    def __init__(self, styles: RoleStyles, page: Page, draw: Callable[[Run], Line] | None = None) -> None:
        """``draw`` returns what stands in the place of a run that is a part of a picture."""
        self.styles = styles
        self._draw = draw
        self.page = page
        self._margin = page.margin
        """Blank cells to the left of the column, which stands in the middle of the pane."""
        self._width = page.width
        self._strips: dict[int, tuple[Row, Strip]] = {}

    def paint(self, row: Row, lights: Sequence[Light] = (), labels: Sequence[HintLabel] = ()) -> Strip:
        """Paint a row; of lights that shine on the same characters, the later ones win."""
        if labels:
            return self._labelled(row, self.paint(row, lights), labels)
        if lights:
            return self._strip(row, lights)
        kept = self._strips.get(id(row))
        if kept is None:
            if len(self._strips) >= STRIPS_KEPT:
                self._strips.clear()
            # The row is kept as well, so that its identity is not given to another.
            kept = self._strips[id(row)] = (row, self._strip(row, ()))
        return kept[1]

    def forget_pictures(self) -> None:
        """Paint rows with pictures anew: they have come."""
        self._strips = {
            key: kept for key, kept in self._strips.items() if not any(run.picture for run in kept[0].runs)
        }

    def _strip(self, row: Row, lights: Sequence[Light]) -> Strip:
        base = self.styles.style("")
        segments = [Segment(" " * self._margin, base)]
        runs = row.runs if self._draw is None else drawn(row.runs, self._draw)
        segments += self.styles.segments(lit_line(runs, lights) if lights else runs)
        return Strip(list(Segment.simplify(segments))).adjust_cell_length(self._width, base)

    def _labelled(self, row: Row, strip: Strip, labels: Sequence[HintLabel]) -> Strip:
        """Return a painted row with labels over it."""
        style = self.styles.style("letter")
        for character, text in labels:
            cell = _cell_of(row, character)
            if cell is None:
                continue
            start = max(0, min(self._margin + cell, self._width - len(text)))
            label = Strip([Segment(text, style)], len(text))
            strip = Strip.join([strip.crop(0, start), label, strip.crop(start + len(text))])
        return strip.crop(0, self._width)


def _cell_of(row: Row, character: int) -> int | None:
    """Return the cell of a row, 0-based, in which a character of its leaf starts; None if it is not shown."""
    cell = 0
    for run in row.runs:
        if run.start >= 0 and run.start <= character < run.start + len(run.text):
            return cell + cell_len(run.text[: character - run.start])
        cell += cell_len(run.text)
    return None
