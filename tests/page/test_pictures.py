"""Pictures on a page: rows of their own above their captions, which no text moves into."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.model import Card, Image, Inline, Place
from reader.document.parse import parse
from reader.page.layout import Page
from reader.page.pictures import CellSize, PictureBox, PictureSize, picture_box, picture_in_view, size_on_page
from reader.page.rows import RowPosition

CELL = CellSize(10, 20)


class Boxes:
    """Shows pictures of known sizes."""

    def __init__(
        self, sizes: Mapping[str, tuple[int, int]], remarks: Mapping[str, str] | None = None
    ) -> None:
        self._sizes = sizes
        self._remarks = remarks or {}

    def box(self, image: Image, columns: int) -> PictureBox | None:
        size = self._sizes.get(image.source)
        return picture_box(PictureSize(*size), columns, 10, CELL) if size else None

    def remark(self, image: Image) -> str:
        return self._remarks.get(image.source, "")


def drawn(source: str, width: int = 24, boxes: Boxes | None = None, card: Card | None = None) -> list[str]:
    """Return the rows of an article, with the number of each row of a picture in its place."""
    page = Page(parse(source, card=card), width, boxes=boxes)
    rows = page.rows(RowPosition(0, 0), 100)
    return [
        "".join(str(run.picture.row) * run.picture.cells if run.picture else run.text for run in row.runs)
        for row in rows
    ]


def test_a_picture_stands_above_its_caption_in_its_own_shape() -> None:
    assert drawn("Before\n\n![A cat](cat.png)\n\nAfter", boxes=Boxes({"cat.png": (120, 80)})) == [
        "Before",
        "",
        "0" * 12,
        "1" * 12,
        "2" * 12,
        "3" * 12,
        "▣ A cat — cat.png",
        "",
        "After",
    ]


def test_in_a_quote_it_stands_behind_the_bar() -> None:
    rows = drawn("> ![A](a.png)", boxes=Boxes({"a.png": (60, 60)}))
    assert rows == ["│ 000000", "│ 111111", "│ 222222", "│ ▣ A — a.png"]


def test_the_cover_stands_below_the_title() -> None:
    cover = (Inline("▣ cover", "cover", None, Image("c.png")),)
    card = Card(1, (Inline("Title"),), (), cover)
    rows = drawn("Text", 10, Boxes({"c.png": (60, 60)}), card)
    assert rows == ["Title", "─" * 10, "", "000000", "111111", "222222", "▣ cover", "", "Text"]


@pytest.mark.parametrize(
    "source", ["Words ![A](a.png) around", "| ![A](a.png) |\n|---|\n| x |", "# ![A](a.png)"]
)
def test_within_words_it_stays_a_caption(source: str) -> None:
    boxes = Boxes({"a.png": (60, 60)})
    assert drawn(source, boxes=boxes) == drawn(source)


def test_a_badge_stays_a_caption() -> None:
    source = "![build](badge.png) ![docs](badge.png)"
    assert drawn(source, boxes=Boxes({"badge.png": (120, 20)})) == drawn(source)


def test_why_a_picture_is_not_shown_stands_below_its_caption() -> None:
    boxes = Boxes({}, {"a.png": "Not shown: it is damaged, and more words"})
    assert drawn("![A](a.png)", 24, boxes) == [
        "▣ A — a.png",
        "  Not shown: it is",
        "  damaged, and more",
        "  words",
    ]


def test_two_on_one_line_stand_one_above_the_other() -> None:
    rows = drawn("![A](a.png) ![B](b.png)", boxes=Boxes({"a.png": (60, 60), "b.png": (80, 60)}))
    assert rows == [
        *("000000", "111111", "222222", "▣ A — a.png"),
        *("00000000", "11111111", "22222222", "▣ B — b.png"),
    ]


def test_one_that_is_a_link_is_one_all_over() -> None:
    page = Page(parse("[![A](a.png)](https://example.org)"), 24, boxes=Boxes({"a.png": (60, 60)}))
    assert all(row.runs[0].link is not None for row in page.rows(RowPosition(0, 0), 4))


def test_places_and_the_order_of_rows_are_those_of_the_captions() -> None:
    page = Page(parse("Above\n\n![A](a.png)\n\nBelow"), 24, boxes=Boxes({"a.png": (60, 100)}))
    rows = page.rows(RowPosition(0, 0), 100)
    starts = [(row.leaf, row.start) for row in rows]
    assert starts == sorted(starts)
    assert rows[page.position_of(Place(1, 0)).row].leaf == 1 or page.position_of(Place(1, 0)).leaf == 1
    assert all(run.start == -1 for row in rows for run in row.runs if run.picture)
    assert page.place_of(page.position_of(Place(2))) == Place(2)


def test_the_picture_nearest_to_the_middle_is_the_one_in_view() -> None:
    boxes = Boxes({"a.png": (60, 60), "b.png": (60, 60)})
    page = Page(parse("![A](a.png)\n\n![B](b.png)\n\nText"), 24, boxes=boxes)
    near = picture_in_view(page.rows(RowPosition(0, 0), 12))
    assert near is not None
    assert near.source == "b.png"
    assert picture_in_view(page.rows(RowPosition(2, 0), 3)) is None


@given(
    width=st.integers(1, 20_000),
    height=st.integers(1, 20_000),
    columns=st.integers(1, 160),
    most_rows=st.integers(0, 60),
    cell=st.tuples(st.floats(5, 20), st.floats(8, 40)),
)
def test_a_picture_is_never_larger_than_its_room_nor_than_it_is(
    width: int, height: int, columns: int, most_rows: int, cell: tuple[float, float]
) -> None:
    box = picture_box(PictureSize(width, height), columns, most_rows, CellSize(*cell))
    if box is not None:
        assert 1 <= box.cells <= columns
        assert 1 <= box.rows <= most_rows
        assert box.cells <= width / cell[0] + 1
        assert box.rows <= height / cell[1] + 1


@given(st.floats(0.4, 2.5), st.integers(40, 100), st.integers(16, 40))
def test_its_shape_is_kept_within_three_in_a_hundred(shape: float, columns: int, most_rows: int) -> None:
    size = PictureSize(round(2_000 * shape), 2_000)
    box = picture_box(size, columns, most_rows, CELL)
    assert box is not None
    shown = box.cells * CELL.width / (box.rows * CELL.height)
    assert abs(shown / (size.width / size.height) - 1) <= 0.03


def test_one_with_words_below_it_stands_by_itself() -> None:
    page = Page(parse("![A](a.png)\\\nWords below"), 24, boxes=Boxes({"a.png": (60, 60)}))
    texts = [row.text for row in page.rows(RowPosition(0, 0), 9)]
    assert texts == [" " * 6] * 3 + ["▣ A — a.png", "Words below"]


def test_what_would_be_a_line_stays_a_caption() -> None:
    for size in ((1, 20_000), (20_000, 1), (5, 5_000)):
        assert picture_box(PictureSize(*size), 80, 20, CELL) is None


@pytest.mark.parametrize(
    ("width", "size"),
    [("", (400, 300)), ("200", (200, 150)), ("800", (800, 600)), ("50%", (100, 75)), ("1", (1, 1))],
)
def test_the_width_that_its_author_gives_it_keeps_its_shape(width: str, size: tuple[int, int]) -> None:
    assert size_on_page(PictureSize(400, 300), width, columns=20, cell=CELL) == size
