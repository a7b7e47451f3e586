"""The figures as one table: what was measured beside the budget that it must keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_HEADINGS = ("what", "floor", "MarkdownViewer", "reader", "figure", "budget", "")


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement."""

    what: str
    floor: str
    viewer: str
    reader: str
    figure: float
    """What the budget is about: a ratio, milliseconds, megabytes, posts a second. NaN when not measured."""
    budget: float
    unit: str
    at_least: bool = False
    """Whether more is better."""

    @property
    def verdict(self) -> str:
        """Whether the budget is kept."""
        if self.figure != self.figure:
            return "not measured"
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
            f"{sign} {_number(self.budget)}{self.unit}",
            self.verdict,
        )


def _number(value: float) -> str:
    if value != value:
        return "–"
    return f"{value:,.0f}" if value >= 20 else f"{value:.2f}"


def as_table(lines: Sequence[Line]) -> str:
    """All lines, the columns aligned."""
    rows = [_HEADINGS, *(line.cells for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def milliseconds(seconds: float | None) -> str:
    """A time for a cell; a dash when there is none."""
    return "–" if seconds is None else f"{seconds * 1000:,.0f} ms"
