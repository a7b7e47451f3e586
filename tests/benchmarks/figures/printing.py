"""Rows as a table, for a terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from tests.benchmarks.figures.rows import (
    FLOOR,
    GLOW,
    HIKE,
    READER,
    VIEWER,
    Budget,
    Row,
    Statistic,
    Unit,
)

DASH: Final = "–"
COLUMNS: Final = (READER, FLOOR, GLOW, HIKE, VIEWER)
"""The programs that have a column each. Others stand in the last one, by name."""

_HEADINGS: Final = ("what", READER, "99 %", *COLUMNS[1:], "budget", "is", "", "beside")


def as_table(rows: Sequence[Row]) -> str:
    """Return all rows below their headings, the columns aligned."""
    lines = [_HEADINGS, *(cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def cells(row: Row) -> tuple[str, ...]:
    """Return the texts of a row, in the order of the headings."""
    many = len(row.values.get(READER, ())) > 1
    return (
        row.what,
        amount(row.figure(READER), row.unit),
        amount(row.figure(READER, Statistic.MOST_OF_ALL), row.unit) if many else "",
        *(amount(row.figure(program), row.unit) for program in COLUMNS[1:]),
        ", ".join(budget_text(budget, row.unit) for budget in row.budgets),
        ", ".join(figure_text(budget, row) for budget in row.budgets),
        row.verdict,
        _beside(row),
    )


def budget_text(budget: Budget, unit: Unit) -> str:
    """Return a budget in signs: ``≤ 0.6 × floor``, ``99 % ≤ 16 ms``."""
    sign = "≥" if budget.at_least else "≤"
    limit = f"{budget.limit:.3g} × {budget.beside}" if budget.beside else amount(budget.limit, unit)
    return " ".join(filter(None, (budget.statistic.value, sign, limit)))


def figure_text(budget: Budget, row: Row) -> str:
    """Return what a budget is compared with."""
    figure = budget.figure(row.values)
    return f"{number(figure)} ×" if budget.beside and not math.isnan(figure) else amount(figure, row.unit)


def amount(value: float, unit: Unit) -> str:
    """Return a figure with its unit; a dash when there is none."""
    return DASH if math.isnan(value) else number(value) + unit.value


def number(value: float) -> str:
    """Return a number with as many digits as say something; a dash when there is none."""
    if math.isnan(value):
        return DASH
    if value >= 20 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 3 else f"{value:.2f}"


def _beside(row: Row) -> str:
    others = [
        f"{program} {amount(row.figure(program), row.unit)}"
        for program in row.values
        if program not in COLUMNS
    ]
    return ", ".join([*others, *filter(None, [row.note])])
