"""Which section is being read, and which comes next."""

from reader.app.article.section_walk import SectionWalk
from reader.document.model import Place, Section

SECTIONS = [
    Section(level, title, title.lower(), line=line, place=Place(leaf))
    for level, title, line, leaf in (
        (2, "One", 3, 2),
        (3, "Two", 9, 4),
        (2, "Three", 20, 9),
        (2, "Last", 22, 11),
    )
]


def test_there_is_no_section_before_the_first() -> None:
    walk = SectionWalk(SECTIONS)
    assert walk.current(Place(0), Place(1)) is None
    assert walk.next(None) == 0
    assert walk.previous(None, Place(0)) is None
    assert walk.path(None) == ()


def test_the_section_being_read_is_the_one_that_holds_the_place() -> None:
    walk = SectionWalk(SECTIONS)
    assert walk.current(Place(4), Place(4)) == 1
    assert walk.current(Place(8, 40), Place(8, 40)) == 1
    assert walk.path(1) == ("One", "Two")


def test_a_section_that_was_jumped_to_stays_current_until_the_article_moves() -> None:
    walk = SectionWalk(SECTIONS)
    walk.pin(3, top=Place(5))
    assert walk.current(Place(5), Place(5)) == 3
    assert walk.current(Place(6), Place(6)) == 1
    assert walk.current(Place(5), Place(5)) == 1


def test_previous_leads_to_the_start_of_a_section_first() -> None:
    walk = SectionWalk(SECTIONS)
    assert walk.previous(2, top=Place(10, 5)) == 2
    assert walk.previous(2, top=Place(9)) == 1
    assert walk.previous(0, top=Place(2)) is None


def test_there_is_no_section_after_the_last() -> None:
    assert SectionWalk(SECTIONS).next(3) is None
    assert SectionWalk().next(None) is None
