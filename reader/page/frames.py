"""What stands around a leaf: bars of quotes, markers of items and notes, indents of definitions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from reader.document.model import Frame, Leaf, Quote
from reader.page.cells import cell_len
from reader.page.rows import Run

DEEPEST_LEVEL: Final = 8
"""Levels of nesting that are drawn; what is nested deeper stands at this one."""

COMFORTABLE_CELLS: Final = 10
"""Frames shrink before the text has fewer cells than this, or than half of a narrow page."""

QUOTE_BAR: Final = "│"
CALLOUT_BAR: Final = "┃"
BAR_CELLS: Final = 2
DEFINITION_CELLS: Final = 4


class Prefixes(NamedTuple):
    """What the rows of a leaf begin with."""

    first: tuple[Run, ...]
    """Of its first row: with the markers of the frames that open there."""
    rest: tuple[Run, ...]
    gap: tuple[Run, ...]
    """Of the blank rows above it: the bars that run through from the leaf before."""
    cells: int
    """How wide ``first`` and ``rest`` are."""


_NONE: Final = Prefixes((), (), (), 0)


def prefixes(leaf: Leaf, width: int) -> Prefixes:
    """What stands before the rows of a leaf on a page of ``width`` cells; at least one is left for text."""
    if not leaf.frames:
        return _NONE
    frames = list(leaf.frames)
    first_rows = [_plain] * (len(frames) - leaf.opens) + [_marked] * leaf.opens
    if len(frames) > DEEPEST_LEVEL:
        del frames[DEEPEST_LEVEL - 1 : -1], first_rows[DEEPEST_LEVEL - 1 : -1]
    widths = _shrunk([_natural_cells(frame) for frame in frames], width)
    first = [draw(frame, cells) for draw, frame, cells in zip(first_rows, frames, widths, strict=True)]
    rest = list(map(_plain, frames, widths))
    return Prefixes(
        first=_joined(first),
        rest=_joined(rest),
        gap=_joined(rest[: leaf.gap_frames]),
        cells=sum(widths),
    )


def _natural_cells(frame: Frame) -> int:
    if frame.kind == "quote":
        return BAR_CELLS
    if frame.kind == "definition":
        return DEFINITION_CELLS
    return max(frame.marker_width, cell_len(frame.marker)) + 1


def _shrunk(widths: list[int], page: int) -> list[int]:
    """Widths of frames that leave room for text: the outer ones shrink first, to one cell, then to none."""
    room = page - min(COMFORTABLE_CELLS, (page + 1) // 2)
    for least in (1, 0):
        for index, cells in enumerate(widths):
            excess = sum(widths) - room
            if excess > 0:
                widths[index] = max(least, cells - excess) if cells > least else cells
    return widths


def _marked(frame: Frame, cells: int) -> Run:
    """The frame on the row where it begins."""
    marker = frame.marker.strip()
    marker_cells = cell_len(marker)
    if not marker or marker_cells > cells:
        return _plain(frame, cells)
    after = " " if marker_cells < cells else ""
    return Run(" " * (cells - marker_cells - len(after)) + marker + after, "marker")


def _plain(frame: Frame, cells: int) -> Run:
    """The frame on any other row."""
    if frame.kind == "quote" and cells:
        callout = frame.container.kind if isinstance(frame.container, Quote) else ""
        bar = CALLOUT_BAR if callout else QUOTE_BAR
        return Run(bar + " " * (cells - 1), f"callout-{callout}" if callout else "quote-bar")
    return Run(" " * cells)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)
