"""What must hold for every page, and the reader of the fixture files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from reader.document.model import CodeBlock, Document, Leaf, Place, Table
from reader.page.cells import STAND_IN, cell_len
from reader.page.fold_state import FoldState
from reader.page.layout import Page, PageOptions
from reader.page.line_breaks import BLANKS
from reader.page.options import Spacing
from reader.page.rows import Row, RowPosition
from reader.page.typesetter import Typesetter
from reader.page.wrap import Line

FIXTURES: Final = Path(__file__).parent / "fixtures"

_BLANK: Final = frozenset(BLANKS + "\n")


class Example(NamedTuple):
    """One case of a fixture file."""

    title: str
    width: int
    source: str
    rows: list[str]

    def __str__(self) -> str:
        return f"{self.title}, {self.width}"


def examples(name: str) -> list[Example]:
    """The cases of a fixture file: ``title, width``, the Markdown, the rows; a line ``.`` after each.

    A row shows blanks at its end as nothing.
    """
    parts = (FIXTURES / name).read_text("utf-8").split("\n.\n")
    found = []
    for heading, source, rows in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        title, _, width = heading.strip().rpartition(", ")
        found.append(Example(title, int(width), source, rows.split("\n")))
    return found


def rows_of(page: Page) -> list[Row]:
    """All rows of a page."""
    return [row for leaf in range(len(page.document.leaves)) for row in page.leaf_rows(leaf)]


def shown(page: Page) -> list[str]:
    """A page as it looks, without blanks at the ends of rows."""
    return [row.text.rstrip() for row in rows_of(page)]


def count_laid_out(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows with the index of each leaf that is laid out from now on."""
    laid_out: list[int] = []
    lines = Typesetter.lines

    def note(typesetter: Typesetter, leaf: Leaf, column: int, available: int) -> list[Line]:
        laid_out.append(leaf.index)
        return lines(typesetter, leaf, column, available)

    monkeypatch.setattr(Typesetter, "lines", note)
    return laid_out


def check_page(
    document: Document, width: int, fold_state: FoldState | None = None, spacing: Spacing = Spacing.NORMAL
) -> None:
    """Assert all that must hold for a document at some width."""
    page = Page(document, width, PageOptions(highlight=width % 2 == 0, spacing=spacing), fold_state)
    for leaf in document.leaves:
        rows = page.leaf_rows(leaf.index)
        if page.fold_state.hides(leaf.index):
            assert not rows, "what is folded away has no rows"
            continue
        assert rows, "a leaf that is seen has a row at least"
        _check_widths(page, leaf, rows)
        check_text(document.text(leaf), rows, in_order=not isinstance(leaf.block, Table))
        _check_places(page, leaf, rows)


def _check_widths(page: Page, leaf: Leaf, rows: tuple[Row, ...]) -> None:
    wide = isinstance(leaf.block, CodeBlock | Table)
    room = page.width - page.margin if wide else page.column_width
    for row in rows:
        assert cell_len(row.text) <= room, f"{row.text!r} is wider than {room}"
        assert sum(cell_len(run.text) for run in row.runs) == cell_len(row.text)
        assert "\t" not in row.text
        assert "\n" not in row.text


def check_text(text: str, rows: Sequence[Row], *, in_order: bool = True) -> None:
    """Every run shows the text at its offset, and all together show every character that is not blank."""
    runs = [run for row in rows for run in row.runs if run.start >= 0]
    if not in_order:
        runs.sort(key=lambda run: run.start)
    end = 0
    for run, following in zip_longest(runs, runs[1:]):
        assert run.start >= end, f"{run} overlaps what stands before it"
        assert _is_blank(text[end : run.start]), f"{text[end : run.start]!r} is lost"
        end = run.start + len(run.text)
        original = text[run.start : end].replace("\t", " ")
        if run.text == STAND_IN != original:
            end = following.start if following else len(text)
            assert cell_len(text[run.start : end].rstrip()) == 2, "a stand-in is for one wide character"
        else:
            assert run.text == original
    assert _is_blank(text[end:]), f"{text[end:]!r} is lost at the end"


def _is_blank(text: str) -> bool:
    return _BLANK.issuperset(text)


def _check_places(page: Page, leaf: Leaf, rows: tuple[Row, ...]) -> None:
    starts = [row.start for row in rows]
    assert starts == sorted(starts), "rows never go backwards"
    assert all(row.leaf == leaf.index for row in rows)
    for number, row in enumerate(rows):
        if any(run.start >= 0 and run.text for run in row.runs):
            position = RowPosition(leaf.index, number)
            assert page.position_of(page.place_of(position)) == position
    for run in (run for row in rows for run in row.runs if run.start >= 0 and run.text):
        found = page.position_of(Place(leaf.index, run.start))
        assert run in rows[found.row].runs


def words(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return re.findall(r"\w+", text)
