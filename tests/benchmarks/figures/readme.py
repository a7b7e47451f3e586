"""The part of the table that the README shows, between two comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.benchmarks.figures.printing import amount, budget_text
from tests.benchmarks.figures.rows import FLOOR, GLOW, HIKE, READER, VIEWER, Row

BEGIN: Final = "<!-- measured by python -m tests.benchmarks --readme -->"
END: Final = "<!-- end of what was measured -->"

SHOWN: Final = (
    *("start-50KB", "start-5MB", "start-folder", "page-50KB-three", "page-5MB-alone"),
    *("page-bytes-50KB-three", "resize-50KB-start", "titles", "texts", "memory-article", "cat"),
)
"""The names of the rows, in their order."""

_PROGRAMS: Final = (READER, FLOOR, GLOW, HIKE, VIEWER)
_HEADINGS: Final = ("what", READER, "blank Textual", GLOW, HIKE, VIEWER, "budget")


def shown_rows(rows: Iterable[Row]) -> list[Row]:
    """Return the rows that the README shows."""
    by_name = {row.name: row for row in rows}
    return [by_name[name] for name in SHOWN if name in by_name]


def as_markdown(rows: Sequence[Row], machine: str) -> str:
    """Return rows as a table of Markdown, and below it what they were measured on."""
    lines = [_line(_HEADINGS), "|---" * len(_HEADINGS) + "|", *(_line(_cells(row)) for row in rows)]
    return "\n".join([*lines, "", f"Medians, on {machine}."])


def replaced(readme: str, shown: str) -> str:
    """Return the text of a README with something else between the two comments.

    Raises `ValueError` when it has not both.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the README needs the lines {BEGIN} and {END}")
    return f"{before}{begin}\n\n{shown}\n\n{end}{after}"


def write_into(path: Path, shown: str) -> None:
    """Put something between the two comments of a README."""
    path.write_text(replaced(path.read_text(encoding="utf-8"), shown), encoding="utf-8")


def _cells(row: Row) -> tuple[str, ...]:
    budgets = ", ".join(budget_text(budget, row.unit) for budget in row.budgets)
    figures = (amount(row.figure(program), row.unit) for program in _PROGRAMS)
    return (row.what, *figures, f"{budgets}: {row.verdict}" if budgets else "")


def _line(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"
