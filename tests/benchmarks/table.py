"""The figures as one table: what was measured beside the budget that it must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement."""

    what: str
    floor: str
    viewer: str
    """What the reader is compared with."""
    reader: str
    figure: float
    """What the budget is about: a ratio, milliseconds, megabytes, posts a second. NaN when not measured."""
    budget: float | None
    """None when there is none: then the figure is for comparison."""
    unit: str
    at_least: bool = False
    """Whether more is better."""

    @property
    def verdict(self) -> str:
        """Whether the budget is kept."""
        if self.figure != self.figure:
            return "not measured"
        if self.budget is None:
            return ""
        kept = self.figure >= self.budget if self.at_least else self.figure <= self.budget
        return "ok" if kept else "OVER" if not self.at_least else "UNDER"

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of the columns."""
        sign = "≥" if self.at_least else "≤"
        figure = _number(self.figure) + self.unit
        return (
            self.what,
            self.floor,
            self.viewer,
            self.reader,
            figure,
            "" if self.budget is None else f"{sign} {_number(self.budget)}{self.unit}",
            self.verdict,
        )


def _number(value: float) -> str:
    if value != value:
        return "–"
    return f"{value:,.0f}" if value >= 20 else f"{value:.2f}"


def as_table(lines: Sequence[Line], beside: str = "MarkdownViewer") -> str:
    """All lines, the columns aligned. ``beside`` is what the reader is compared with in the third column."""
    rows = [("what", "floor", beside, "reader", "figure", "budget", ""), *(line.cells for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def milliseconds(seconds: float | None) -> str:
    """A time for a cell; a dash when there is none."""
    return "–" if seconds is None else f"{seconds * 1000:,.0f} ms"
