"""Figures of several programs, as they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tests.benchmarks.figures.rows import Budget, Row, Unit
from tests.benchmarks.sittings.timed_terminal import Answer


class Collected:
    """The figures of programs by what was measured, each with a name, a sentence and a unit."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))

    def add(self, name: str, program: str, *figures: float) -> None:
        """Add figures of a program to what has a name."""
        self._values[name][program].extend(figures)

    def add_answers(self, name: str, program: str, answers: Iterable[Answer]) -> None:
        """Add what the answers to a key took, and, to ``NAME bytes``, how large they were."""
        for answer in answers:
            self.add(name, program, answer.milliseconds)
            self.add(f"{name} bytes", program, float(answer.sent))

    def of(self, name: str) -> Mapping[str, Sequence[float]]:
        """Return the figures of every program."""
        return self._values[name]

    def row(self, name: str, what: str, unit: Unit, *budgets: Budget) -> Row:
        """Return a row of what has a name."""
        return Row(name, what, unit, self.of(name), budgets)
