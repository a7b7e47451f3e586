"""What stands beside a leaf: bars of quotes, markers of items and notes, indents of definitions.

All of it stands to the left of the text, but for text that is set from the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reader.document.model import Frame, Leaf, Quote
from reader.page.cells import cell_len
from reader.page.direction import mirrored
from reader.page.rows import Run
from reader.page.wrap import cells_of

DEEPEST_LEVEL: Final = 8
"""Levels of nesting that are drawn; what is nested deeper stands at this one."""

COMFORTABLE_CELLS: Final = 10
"""Frames shrink before the text has fewer cells than this, or than half of a narrow page."""

QUOTE_BAR: Final = "│"
CALLOUT_BAR: Final = "┃"
BAR_CELLS: Final = 2
DEFINITION_CELLS: Final = 4


class Gutter(NamedTuple):
    """What stands on both sides of one row."""

    left: tuple[Run, ...]
    right: tuple[Run, ...]

    def surround(self, runs: tuple[Run, ...], cells: int) -> tuple[Run, ...]:
        """Return a row with ``runs`` in its middle, where ``cells`` are between the sides."""
        if not self.right:
            return (*self.left, *runs)
        missing = cells - cells_of(runs)
        return (*self.left, *runs, *((Run(" " * missing),) if missing > 0 else ()), *self.right)


class Gutters(NamedTuple):
    """What stands beside the rows of a leaf."""

    first: Gutter
    """Around its first row: with the markers of the frames that open there."""
    rest: Gutter
    gap: tuple[Run, ...]
    """The blank rows above it: the bars that run through from the leaf before."""
    cells: int
    """How wide both sides of ``first`` and ``rest`` are together."""


_NO_GUTTERS: Final = Gutters(Gutter((), ()), Gutter((), ()), (), 0)


def gutters_of(leaf: Leaf, width: int, rtl: Sequence[bool]) -> Gutters:
    """Return what stands beside a leaf on a page of ``width`` cells; at least one is left for text.

    ``rtl`` says of each frame that is drawn whether it stands on the right.
    """
    if not leaf.frames:
        return _NO_GUTTERS
    drawn = drawn_frames(leaf)
    inherited = len(leaf.frames) - leaf.opens
    # The innermost frame is drawn whatever lies between it and the others.
    opens = len(drawn) - min(inherited, len(drawn) - bool(leaf.opens))
    return _around(tuple(map(_shape, drawn)), opens, leaf.gap_frames, width, tuple(rtl))


def drawn_frames(leaf: Leaf) -> Sequence[Frame]:
    """Return the frames around a leaf that are drawn, outermost first."""
    frames = leaf.frames
    return frames if len(frames) <= DEEPEST_LEVEL else (*frames[: DEEPEST_LEVEL - 1], frames[-1])


class _Shape(NamedTuple):
    """What is drawn of a frame. The items of a long list are drawn alike."""

    kind: str
    marker: str
    marker_width: int
    callout: str
    """The kind of a callout, for the bar of a quote."""


def _shape(frame: Frame) -> _Shape:
    callout = frame.container.kind if isinstance(frame.container, Quote) else ""
    return _Shape(frame.kind, frame.marker, frame.marker_width, callout)


@lru_cache(maxsize=1024)
def _around(
    shapes: tuple[_Shape, ...], opens: int, through: int, width: int, rtl: tuple[bool, ...]
) -> Gutters:
    first_rows = [_further_run] * (len(shapes) - opens) + [_first_run] * opens
    widths = _shrink([_natural_cells(shape) for shape in shapes], width)
    first = [draw(shape, cells) for draw, shape, cells in zip(first_rows, shapes, widths, strict=True)]
    rest = list(map(_further_run, shapes, widths))
    return Gutters(
        first=_gutter(first, rtl),
        rest=_gutter(rest, rtl),
        gap=_gutter(rest[:through], rtl[:through]).surround((), width - sum(widths[:through])),
        cells=sum(widths),
    )


def _natural_cells(frame: _Shape) -> int:
    if frame.kind == "quote":
        return BAR_CELLS
    if frame.kind == "definition":
        return DEFINITION_CELLS
    return max(frame.marker_width, cell_len(frame.marker)) + 1


def _shrink(widths: list[int], page: int) -> list[int]:
    """Make room for text: the outer frames shrink first, to one cell, then to none."""
    room = page - min(COMFORTABLE_CELLS, (page + 1) // 2)
    for least in (1, 0):
        for index, cells in enumerate(widths):
            excess = sum(widths) - room
            if excess > 0:
                widths[index] = max(least, cells - excess) if cells > least else cells
    return widths


def _first_run(frame: _Shape, cells: int) -> Run:
    """Draw the frame on the row where it begins."""
    marker = frame.marker.strip()
    marker_cells = cell_len(marker)
    if not marker or marker_cells > cells:
        return _further_run(frame, cells)
    after = " " if marker_cells < cells else ""
    return Run(" " * (cells - marker_cells - len(after)) + marker + after, "marker")


def _further_run(frame: _Shape, cells: int) -> Run:
    """Draw the frame on any other row."""
    if frame.kind == "quote" and cells:
        bar = CALLOUT_BAR if frame.callout else QUOTE_BAR
        return Run(bar + " " * (cells - 1), f"callout-{frame.callout}" if frame.callout else "quote-bar")
    return Run(" " * cells)


def _gutter(runs: Sequence[Run], rtl: Sequence[bool]) -> Gutter:
    """Put frames, from the outermost inwards, on the sides where they stand."""
    if not any(rtl):
        return Gutter(tuple(run for run in runs if run.text), ())
    pairs = list(zip(runs, rtl, strict=True))
    left = [run for run, on_right in pairs if run.text and not on_right]
    right = [mirrored(run) for run, on_right in reversed(pairs) if run.text and on_right]
    return Gutter(tuple(left), tuple(right))
