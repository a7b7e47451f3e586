"""Rows of a page as strips of a pane: in the colours of a theme, with what is lit or selected in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.widgets.roles import RoleStyles
from reader.page.cells import MeasuredText, is_simple
from reader.page.rows import Row, Run

if TYPE_CHECKING:
    from reader.page.find import Match, Matches
    from reader.page.layout import Page

STRIPS_KEPT: Final = 600
"""Painted rows that are kept."""


class Light(NamedTuple):
    """Some characters of a leaf that look otherwise than they are set."""

    start: int
    end: int
    """The offset after the last of them; -1 for the end of the leaf."""
    style: Style
    """What is added to the style of the text."""


class Label(NamedTuple):
    """Letters that stand over a character of a leaf and the cells after it. Nothing moves for them."""

    character: int
    text: str
    style: Style
    """What is added to the style of text."""


class MatchLights:
    """Matches as lights on rows: all of them quietly, the current one so that the eye finds it."""

    def __init__(self, matches: Matches, current: Match | None = None) -> None:
        self.matches = matches
        self.current = current

    def on(self, row: Row, styles: RoleStyles) -> list[Light]:
        """Return the lights on a row."""
        spans = self.matches.spans(row.leaf)
        if spans is None:
            return []
        lights = {
            start: Light(start, end, self._style(row.leaf, start, styles))
            for run in row.runs
            if run.start >= 0
            for start, end in spans.within(run.start, run.start + len(run.text))
        }
        return list(lights.values())

    def _style(self, leaf: int, start: int, styles: RoleStyles) -> Style:
        current = self.current
        is_current = current is not None and (current.leaf, current.start) == (leaf, start)
        return styles.added("found-current" if is_current else "found")


class Painter:
    """Paints rows of one page, and keeps those in which nothing is lit."""

    def __init__(self, styles: RoleStyles, page: Page) -> None:
        self.styles = styles
        self.page = page
        self._margin = page.margin
        """Blank cells to the left of the column, which stands in the middle of the pane."""
        self._width = page.width
        self._strips: dict[int, tuple[Row, Strip]] = {}

    def paint(self, row: Row, lights: Sequence[Light] = (), labels: Sequence[Label] = ()) -> Strip:
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

    def _strip(self, row: Row, lights: Sequence[Light]) -> Strip:
        base = self.styles.style("")
        segments = [Segment(" " * self._margin, base)]
        for run in row.runs:
            style = self.styles.style(run.roles)
            if not lights or run.start < 0:
                segments.append(Segment(run.text, style))
            else:
                segments += [Segment(text, sum(lit, style)) for text, lit in split_at_lights(run, lights)]
        return Strip(list(Segment.simplify(segments))).adjust_cell_length(self._width, base)

    def _labelled(self, row: Row, strip: Strip, labels: Sequence[Label]) -> Strip:
        """Lay labels over a painted row."""
        base = self.styles.style("")
        for character, text, style in labels:
            cell = _cell_of(row, character)
            if cell is None:
                continue
            start = max(0, min(self._margin + cell, self._width - len(text)))
            label = Strip([Segment(text, base + style)], len(text))
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


def split_at_lights(run: Run, lights: Sequence[Light]) -> Iterator[tuple[str, list[Style]]]:
    """Split a run into pieces with what is added to the style of each. No grapheme is parted."""
    spans = [span for light in lights if (span := _span_within(run, light))]
    cuts = sorted({0, len(run.text), *(cut for start, end, _ in spans for cut in (start, end))})
    for start, end in pairwise(cuts):
        yield run.text[start:end], [style for first, last, style in spans if first < end and last > start]


def _span_within(run: Run, light: Light) -> tuple[int, int, Style] | None:
    """Return what a light shines on, as offsets into the text of the run."""
    length = len(run.text)
    start = max(0, light.start - run.start)
    end = length if light.end < 0 else min(length, light.end - run.start)
    if start >= end:
        return None
    if not is_simple(run.text):
        measured = MeasuredText(run.text)
        while not measured.is_boundary(start):
            start -= 1
        end = measured.next_boundary(end)
    return start, end, light.style
