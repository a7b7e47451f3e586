"""Moving through an article by keys and the wheel, and what counts as read. No terminal is needed."""

from __future__ import annotations

import pytest

from reader.app.article.scrolling import Scrolling
from reader.app.article.viewport import Viewport
from reader.app.widgets.motions import Motion
from reader.document.model import Place
from reader.document.parse import parse
from reader.page.options import PageOptions

LINES = "\n\n".join(f"Line {number}." for number in range(50))
"""50 paragraphs of one row, with blank rows between: 99 rows."""


def open_viewport(text: str = LINES) -> Viewport:
    viewport = Viewport(PageOptions())
    viewport.fit(40, 10)
    viewport.show(parse(text))
    return viewport


@pytest.mark.parametrize(
    ("motions", "first"),
    [
        ([Motion.LINE_DOWN], 1),
        ([Motion.LINE_DOWN, Motion.LINE_UP], 0),
        ([Motion.PAGE_DOWN], 8),
        ([Motion.PAGE_DOWN, Motion.PAGE_UP], 0),
        ([Motion.HALF_PAGE_DOWN], 5),
        ([Motion.HALF_PAGE_DOWN, Motion.HALF_PAGE_UP], 0),
        ([Motion.BOTTOM], 89),
        ([Motion.BOTTOM, Motion.TOP], 0),
    ],
)
def test_motions_scroll_by_rows(motions: list[Motion], first: int) -> None:
    viewport = open_viewport()
    scrolling = Scrolling(viewport)
    assert all(scrolling.scroll(motion) for motion in motions)
    assert viewport.page is not None
    assert viewport.page.row_number(viewport.position) == first


@pytest.mark.parametrize(
    ("text", "motion", "reason"),
    [
        (LINES, Motion.LINE_UP, "This is the beginning"),
        (LINES, Motion.TOP, "This is the beginning"),
        (LINES, Motion.PAGE_DOWN, "This is the end"),
        (LINES, Motion.BOTTOM, "This is the end"),
        ("Short.", Motion.LINE_DOWN, "All of it is in view"),
    ],
)
def test_a_motion_that_leads_nowhere_is_explained(text: str, motion: Motion, reason: str) -> None:
    scrolling = Scrolling(open_viewport(text))
    if motion.is_down:
        scrolling.scroll(Motion.BOTTOM)
    assert not scrolling.scroll(motion)
    assert scrolling.describe_edge(motion) == reason


def test_without_an_article_there_is_nowhere_to_go() -> None:
    scrolling = Scrolling(Viewport(PageOptions()))
    assert not scrolling.scroll(Motion.PAGE_DOWN)
    assert scrolling.describe_edge(Motion.PAGE_DOWN) == "No post is open"


def test_a_jump_is_told_before_it_is_made_and_reading_after() -> None:
    viewport, told = open_viewport(), list[object]()
    scrolling = Scrolling(viewport)
    scrolling.before_jump = lambda: told.append(viewport.place)
    scrolling.after_reading = lambda start, end: told.append((start, end))
    scrolling.scroll(Motion.HALF_PAGE_DOWN)
    scrolling.scroll(Motion.LINE_UP)
    scrolling.scroll(Motion.TOP)
    assert told == [(Place(0), Place(3)), Place(2)]
