"""The head of an article: its title, facts that are kept whole, a rule over the measure, its cover."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from reader.document.model import Card
from reader.page.picture_captions import wrap_with_captions
from reader.page.pictures import PictureBoxes
from reader.page.rows import Run
from reader.page.wrap import Line, cells_of, runs_of, wrap

_RULE: Final = "─"


def card_lines(card: Card, column: int, boxes: PictureBoxes | None = None) -> list[Line]:
    """Set the head of an article within ``column`` cells, with its cover if there are ``boxes``."""
    runs = runs_of(card.title, "title")
    lines = wrap(runs, column)
    end = _length(runs)
    for fact in card.facts:
        runs = runs_of(fact, "fact", end + 1)
        lines += _rows_of_facts(runs, column) or [Line(end + 1, ())]
        end += 1 + _length(runs)
    lines.append(Line(end, (Run(_RULE * column, "heading-rule"),)))
    if card.cover:
        lines.append(Line(end + 1, ()))
        lines += wrap_with_captions(runs_of(card.cover, "fact", end + 1), column, boxes)
    return lines


def _rows_of_facts(runs: Sequence[Run], column: int) -> list[Line]:
    """Fill rows with facts. A row ends between two of them, and what parts them vanishes there."""
    rows: list[list[Run]] = []
    between: list[Run] = []
    for parts_facts, together in groupby(runs, lambda run: "separator" in run.roles):
        part = list(together)
        if parts_facts:
            between = part
        elif rows and cells_of((*rows[-1], *between, *part)) <= column:
            rows[-1] += (*between, *part)
        else:
            # One that no row can hold is wrapped as any text.
            rows += (list(line.runs) for line in wrap(part, column))
    return [Line(row[0].start, tuple(row)) for row in rows]


def _length(runs: Sequence[Run]) -> int:
    return sum(len(run.text) for run in runs)
