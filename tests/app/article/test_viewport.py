"""The viewport: where one is in an article, after every kind of move and change. No terminal is needed."""

from __future__ import annotations

import pytest

from reader.app.article.progress import place_being_read, scrolled
from reader.app.article.scrolling import Scrolling
from reader.app.article.viewport import Spot, View, Viewport
from reader.app.widgets.motions import Motion
from reader.document.model import Document, Image, Place
from reader.document.parse import parse
from reader.page.options import PageOptions
from reader.page.pictures import PictureBox
from reader.page.rows import RowPosition

LINES = "\n\n".join(f"Line {number}." for number in range(50))
"""50 paragraphs of one row, with blank rows between: 99 rows."""

FOLDED = "Before.\n\n> [!note]- Label\n> Hidden.\n\nAfter.\n"


def open_viewport(text: str = LINES, width: int = 40, height: int = 10) -> Viewport:
    viewport = Viewport(PageOptions())
    viewport.fit(width, height)
    viewport.show(parse(text))
    return viewport


def shown(viewport: Viewport) -> list[str]:
    """The rows in view that have text."""
    return [row.text.strip() for row in viewport.rows if row.text.strip()]


def test_it_shows_an_article_from_its_top() -> None:
    viewport = open_viewport()
    assert shown(viewport) == [f"Line {number}." for number in range(5)]
    assert viewport.view == View(RowPosition(0, 0), 10, 99)
    assert scrolled(viewport) == 0.0


def test_it_shows_an_article_from_a_place_with_the_rows_above_it() -> None:
    viewport = Viewport(PageOptions())
    viewport.fit(40, 10)
    viewport.show(parse(LINES), Place(20), rows_above=1)
    assert [row.text for row in viewport.rows[:2]] == ["", "Line 20."]
    assert viewport.spot == Spot(Place(20), 1)


def test_nothing_is_laid_out_before_its_size_is_known() -> None:
    viewport = Viewport(PageOptions())
    viewport.show(parse(LINES), Place(7))
    assert (viewport.page, viewport.view, list(viewport.rows)) == (None, None, [])
    viewport.resize(40, 10)
    assert shown(viewport)[0] == "Line 7."


@pytest.mark.parametrize("width", [1, 12, 40, 200])
def test_another_width_keeps_the_words_at_the_top(width: int) -> None:
    viewport = open_viewport("\n\n".join(f"{number}: {'some words ' * 20}" for number in range(20)))
    viewport.go_to(Place(9))
    viewport.resize(width, 5)
    assert viewport.place == Place(9)
    viewport.resize(40, 10)
    assert shown(viewport)[0].startswith("9: some words")


def test_an_edge_of_the_article_stays_at_the_edge_of_the_viewport() -> None:
    viewport = open_viewport()
    Scrolling(viewport).scroll(Motion.BOTTOM)
    viewport.resize(40, 20)
    assert shown(viewport)[-1] == "Line 49."
    assert viewport.is_at_end
    assert scrolled(viewport) == 1.0


def test_a_place_in_view_is_not_gone_to() -> None:
    viewport = open_viewport()
    viewport.go_near(Place(3))
    assert viewport.position == RowPosition(0, 0)
    viewport.go_near(Place(30))
    assert viewport.has_in_view(Place(30))
    assert shown(viewport)[0] == "Line 29."


def test_what_is_added_moves_nothing_and_is_waited_for() -> None:
    whole = parse(LINES)
    viewport = Viewport(PageOptions())
    viewport.fit(40, 10)
    viewport.show(Document(whole.inlines), Place(30))
    assert shown(viewport) == []
    assert Scrolling(viewport).describe_edge(Motion.PAGE_DOWN) == "Still reading this post"


def test_the_reader_is_at_the_last_row_when_the_end_is_in_view() -> None:
    viewport = open_viewport()
    assert place_being_read(viewport) == Place(0)
    Scrolling(viewport).scroll(Motion.BOTTOM)
    assert place_being_read(viewport) == Place(49)


def test_what_hides_a_place_is_opened_for_it() -> None:
    viewport = open_viewport(FOLDED)
    assert "Hidden." not in " ".join(shown(viewport))
    viewport.go_near(Place(2))
    assert "Hidden." in " ".join(shown(viewport))


def test_it_says_when_the_rows_in_view_may_be_others() -> None:
    told: list[bool] = []
    viewport = Viewport(PageOptions(), told.append)
    viewport.fit(40, 10)
    assert told == []
    viewport.show(parse(LINES))
    told.clear()
    Scrolling(viewport).move(1)
    assert told == [True]


class _Boxes:
    """Shows every picture ten rows high."""

    def box(self, image: Image, columns: int) -> PictureBox | None:
        return PictureBox(10, 20)

    def remark(self, image: Image) -> str:
        return ""


def test_a_row_of_a_picture_stays_the_first_in_view_when_the_article_is_laid_out_anew() -> None:
    viewport = Viewport(PageOptions())
    viewport.boxes = _Boxes()
    viewport.resize(60, 20)
    viewport.show(parse("Above\n\n![A](a.png)\n\n" + "Below\n\n" * 60))
    viewport.go(RowPosition(1, 5))
    seen = viewport.rows[0]
    assert seen.runs[0].picture is not None
    viewport.refit_pictures()
    assert viewport.rows[0] == seen
    viewport.resize(50, 20)
    assert viewport.rows[0].runs[0].picture == seen.runs[0].picture
