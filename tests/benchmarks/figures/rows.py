"""A row of the table: one thing that was measured of several programs, and the budgets that it must keep."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from tests.benchmarks.figures.numbers import percentile

READER: Final = "reader"
FLOOR: Final = "floor"
GLOW: Final = "glow"
HIKE: Final = "hike"
VIEWER: Final = "MarkdownViewer"

MET: Final = "met"
MISSED: Final = "MISSED"
UNKNOWN: Final = "not measured"


class Unit(Enum):
    """What figures are counted in; the value stands behind each."""

    MILLISECONDS = " ms"
    SECONDS = " s"
    BYTES = " B"
    FRAMES = " frames"
    MEGABYTES = " MB"
    RATE = " /s"
    POWER = ""


class Statistic(Enum):
    """Which one figure stands for many; the value is what a table calls it."""

    MEDIAN = ""
    MOST_OF_ALL = "99 %"
    LARGEST = "most"

    def of(self, values: Sequence[float]) -> float:
        """Return the figure; NaN when nothing was measured."""
        known = [value for value in values if not math.isnan(value)]
        if not known:
            return math.nan
        match self:
            case Statistic.MEDIAN:
                return statistics.median(known)
            case Statistic.MOST_OF_ALL:
                return percentile(known, 0.99)
            case Statistic.LARGEST:
                return max(known)


@dataclass(frozen=True, slots=True)
class Budget:
    """What a figure of the reader may be at most."""

    limit: float
    beside: str = ""
    """The program whose figure the limit is a multiple of; empty when it is a figure itself."""
    at_least: bool = False
    """Whether it is the least, because more is better."""
    statistic: Statistic = Statistic.MEDIAN

    def figure(self, values: Mapping[str, Sequence[float]]) -> float:
        """Return what the limit is compared with; NaN when it was not measured."""
        own = self.statistic.of(values.get(READER, ()))
        if not self.beside:
            return own
        other = self.statistic.of(values.get(self.beside, ()))
        return own / other if other else math.nan

    def verdict(self, values: Mapping[str, Sequence[float]]) -> str:
        """Tell whether the budget is met."""
        figure = self.figure(values)
        if math.isnan(figure):
            return UNKNOWN
        return MET if (figure >= self.limit if self.at_least else figure <= self.limit) else MISSED


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was measured."""

    name: str
    """By which the README chooses it: one word."""
    what: str
    unit: Unit
    values: Mapping[str, Sequence[float]]
    """All figures of each program; NaN for what never came. A program that was not measured is missing."""
    budgets: tuple[Budget, ...] = ()
    note: str = field(default="", kw_only=True)

    def figure(self, program: str, statistic: Statistic = Statistic.MEDIAN) -> float:
        """Return the figure of a program; NaN when there is none."""
        return statistic.of(self.values.get(program, ()))

    @property
    def verdict(self) -> str:
        """Tell whether all budgets are met; empty when there is none."""
        verdicts = [budget.verdict(self.values) for budget in self.budgets]
        return next((worst for worst in (MISSED, UNKNOWN, MET) if worst in verdicts), "")
