"""Which section is being read, and which one the keys lead to."""

from __future__ import annotations

import pytest

from reader.app.article.reading_pane import ReadingPane
from reader.app.article.section_navigation import SectionNavigation
from reader.app.article.viewport import View
from reader.app.widgets.effects import NoEffectError
from reader.document.model import Place, Section
from reader.document.parse import parse
from reader.page.options import PageOptions
from reader.page.rows import RowPosition

SECTIONS = [
    Section(level, title, title.lower(), line=line, place=Place(leaf))
    for level, title, line, leaf in (
        (2, "One", 3, 2),
        (3, "Two", 9, 4),
        (2, "Three", 20, 9),
        (2, "Last", 22, 11),
    )
]


class Article:
    """An article that is not laid out: the place at its top is the one being read."""

    def __init__(self, *, last_top: int = 100) -> None:
        """No leaf after ``last_top`` can be brought to the top."""
        self._last_top = last_top
        pane = ReadingPane(options=PageOptions())
        pane.viewport.document = parse("")
        self._pane = pane
        self.sections = SectionNavigation(pane, self._go_to, lambda: None)
        self.sections.show(SECTIONS)

    def scroll_to(self, place: Place) -> None:
        self._pane.viewport.place = place
        self._pane.view = View(RowPosition(*place), rows=1, total=100)

    def press(self, command: str) -> Place:
        """Carry out a command, and return the place that is at the top then."""
        self.sections.commands[command]()
        return self._pane.place

    def _go_to(self, place: Place, rows_above: int) -> None:
        self.scroll_to(min(place, Place(self._last_top)))


def test_there_is_no_section_before_the_first() -> None:
    article = Article()
    article.scroll_to(Place(1))
    assert article.sections.current is None
    assert article.sections.next == 0
    assert article.sections.path(None) == ()
    with pytest.raises(NoEffectError, match="No section above"):
        article.press("previous-section")


def test_the_section_being_read_is_the_one_that_holds_the_place() -> None:
    article = Article()
    article.scroll_to(Place(4))
    assert article.sections.current == 1
    article.scroll_to(Place(8, 40))
    assert article.sections.current == 1
    assert article.sections.path(1) == ("One", "Two")


def test_a_section_that_was_jumped_to_stays_current_until_the_article_moves() -> None:
    article = Article(last_top=5)
    article.sections.jump(3)
    assert article.sections.current == 3
    article.scroll_to(Place(6))
    assert article.sections.current == 1
    article.scroll_to(Place(5))
    assert article.sections.current == 1


def test_previous_leads_to_the_start_of_a_section_first() -> None:
    article = Article()
    article.scroll_to(Place(10, 5))
    assert article.press("previous-section") == Place(9)
    assert article.press("previous-section") == Place(4)


def test_siblings_pass_over_what_stands_below_a_section() -> None:
    article = Article()
    article.scroll_to(Place(1))
    assert article.press("previous-sibling") == Place(2)
    assert article.press("next-sibling") == Place(9)
    assert article.press("previous-sibling") == Place(2)
    assert article.press("section-3") == Place(11)


@pytest.mark.parametrize("command", ["next-section", "next-sibling", "section-4"])
def test_there_is_no_section_after_the_last(command: str) -> None:
    article = Article()
    article.scroll_to(Place(11))
    assert article.sections.next is None
    with pytest.raises(NoEffectError):
        article.press(command)
