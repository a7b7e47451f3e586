"""Composing of the widgets of a screen only those lines that have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region
from textual.strip import Strip


class RowPiece(NamedTuple):
    """A part of a row of the screen, 0-based."""

    y: int
    x: int
    strip: Strip


class PiecesUpdate(CompositorUpdate):
    """What has changed of the screen, piece by piece, in the order of its rows."""

    def __init__(self, pieces: Iterable[RowPiece]) -> None:
        self.pieces = sorted(pieces, key=lambda piece: piece[:2])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for y, x, strip in self.pieces:
            yield Control.move_to(x, y).segment
            yield from strip

    def render_segments(self, console: Console) -> str:
        """Return all pieces as sequences, each at its place. For terminals that something else drives."""
        return "".join(f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for y, x, strip in self.pieces)


Span = tuple[int, int]
"""Columns of a row: the first, 0-based, and the one after the last."""


class PieceCompositor(Compositor):
    """Has widgets draw just what has changed of them.

    Textual has each widget draw all its lines, and cuts all rows of the screen at every edge of a widget, to
    take what has changed of them. That is most of what a key costs.
    """

    def render_partial_update(self) -> PiecesUpdate | None:  # type: ignore[override]
        """Draw what has changed; None when nothing has. Textual takes any update here."""
        screen = self.size.region
        regions = [region for dirty in self._dirty_regions if (region := dirty.intersection(screen))]
        self._dirty_regions.clear()
        if not regions:
            return None
        unseen: dict[int, list[Span]] = {}
        """What is still to be drawn, by row."""
        for y, left, right in self._regions_to_spans(regions):
            unseen.setdefault(y, []).append((left, right))
        return PiecesUpdate(self._draw(unseen))

    def _draw(self, unseen: dict[int, list[Span]]) -> Iterator[RowPiece]:
        """Draw with each widget, from the front to the back, what no other one covers."""
        for widget, (region, clip) in self.visible_widgets.items():
            seen = _take(unseen, region.intersection(clip))
            for first, spans in _stretches(seen):
                lines = Region(0, first - region.y, region.width, len(spans))
                for y, strip in enumerate(widget.render_lines(lines), start=first):
                    for left, right in spans[y - first]:
                        yield RowPiece(y, left, strip.crop(left - region.x, right - region.x))
            if not unseen:
                return


def _take(unseen: dict[int, list[Span]], region: Region) -> dict[int, list[Span]]:
    """Take what lies in a region out of what is still to be drawn, and return it."""
    seen: dict[int, list[Span]] = {}
    start, stop = region.column_span
    for y in [y for y in region.line_range if y in unseen]:
        inside, outside = _divide(unseen[y], start, stop)
        if inside:
            seen[y] = inside
            if outside:
                unseen[y] = outside
            else:
                del unseen[y]
    return seen


def _divide(spans: Iterable[Span], start: int, stop: int) -> tuple[list[Span], list[Span]]:
    """Return what of some columns lies between two, and what does not."""
    inside: list[Span] = []
    outside: list[Span] = []
    for left, right in spans:
        if (first := max(left, start)) >= (end := min(right, stop)):
            outside.append((left, right))
            continue
        inside.append((first, end))
        if left < first:
            outside.append((left, first))
        if end < right:
            outside.append((end, right))
    return inside, outside


def _stretches(rows: dict[int, list[Span]]) -> Iterator[tuple[int, list[list[Span]]]]:
    """Yield the rows that follow each other: the first, and what is seen in it and in those after it."""
    first = -1
    spans: list[list[Span]] = []
    for y, seen in rows.items():
        if y != first + len(spans):
            if spans:
                yield first, spans
            first, spans = y, []
        spans.append(seen)
    if spans:
        yield first, spans
