"""Items of the list of posts and of the outline, as they stand there."""

from __future__ import annotations

from textwrap import dedent

import pytest

from reader.screen.list_items import READ, STAR, PostMarks, facts_line, section_line, title_line
from tests.screen.frames import frame, roles

TITLE = "A Field Guide to Front Matter"
FACTS = ("12 Jan 2024", "reference, yaml")


def item(width: int, *marks: str, highlighted: bool = False) -> str:
    """What an item looks like in a list of so many cells."""
    title = title_line(TITLE, width, highlighted=highlighted)
    return frame([title, facts_line(FACTS, marks, width, highlighted=highlighted)], width)


def test_an_item_has_its_title_above_its_facts() -> None:
    assert item(36) == dedent("""\
        │  A Field Guide to Front Matter     │
        │  12 Jan 2024 · reference, yaml     │
    """)


def test_the_highlighted_item_has_a_bar() -> None:
    assert item(36, highlighted=True) == dedent("""\
        │▌ A Field Guide to Front Matter     │
        │▌ 12 Jan 2024 · reference, yaml     │
    """)


def test_marks_stand_on_the_right_and_the_facts_give_way() -> None:
    assert item(36, STAR, "42%") == dedent("""\
        │  A Field Guide to Front Matter     │
        │  12 Jan 2024 · reference, y… ★ 42% │
    """)
    assert item(24, "draft", STAR) == dedent("""\
        │  A Field Guide to Fro… │
        │  12 Jan 2024…  draft ★ │
    """)
    assert item(11, "draft", STAR) == dedent("""\
        │  A Field… │
        │   draft ★ │
    """)


def test_marks_that_have_no_room_are_left_away() -> None:
    assert item(8, "draft", STAR) == dedent("""\
        │  A Fi… │
        │        │
    """)


def test_no_row_is_wider_than_the_list() -> None:
    for width in range(3, 50):
        assert {len(row) for row in item(width, "draft", STAR).splitlines()} == {width + 2}


def test_a_title_is_strong_where_it_is_highlighted_and_quiet_where_it_was_read() -> None:
    assert roles(title_line("Tea", 20)) == "[mark]  []Tea"
    assert roles(title_line("Tea", 20, highlighted=True)) == "[mark]▌ [strong]Tea"
    assert roles(title_line("Tea", 20, read=True)) == "[mark]  [fact]Tea"


def test_what_was_searched_for_is_lit_in_the_title() -> None:
    line = title_line("Tea for two", 20, matched={0, 1, 2, 8}, highlighted=True)
    assert roles(line) == "[mark]▌ [strong match]Tea[strong] for [strong match]t[strong]wo"


def test_a_post_with_a_problem_is_marked_also_where_its_title_is_cut() -> None:
    assert roles(title_line("Tea for two", 20, problem=True)) == "[mark]  []Tea for two[problem] !"
    assert roles(title_line("Tea for two", 11, problem=True)) == "[mark]  []Tea f…[problem] !"


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ("starred.md", (STAR,)),
        ("read.md", (READ,)),
        ("both.md", (STAR, READ)),
        ("begun.md", ("42%",)),
        ("nearly.md", ("99%",)),
        ("hardly.md", ()),
        ("new.md", ()),
        ("now.md", ("60%",)),
    ],
)
def test_what_a_person_made_of_a_post_is_marked(path: str, marks: tuple[str, ...]) -> None:
    made = PostMarks()
    made.starred = {"starred.md", "both.md"}
    made.read = {"read.md", "both.md"}
    made.furthest = {"begun.md": 0.42, "nearly.md": 1.0, "hardly.md": 0.001, "now.md": 0.1, "read.md": 0.5}
    made.being_read = ("now.md", 0.6)
    assert made.of(path) == marks


SECTIONS = (
    ("Reconnecting with paper", 0, None),
    ("Clarity", 1, 3),
    ("Checking in", 1, None),
    ("", 0, None),
    ("Weighing the cost of it all", 2, 1_234),
    ("Deep", 9, None),
)
"""Titles, depths, and how many matches there are; the second one is being read."""


def outline(width: int) -> str:
    lines = (
        section_line(title, depth, width, current=index == 1, matches=matches)
        for index, (title, depth, matches) in enumerate(SECTIONS)
    )
    return frame(lines, width)


def test_sections_are_indented_and_the_one_being_read_is_marked() -> None:
    assert outline(28) == dedent("""\
        │   Reconnecting with paper  │
        │ ▸   Clarity              3 │
        │     Checking in            │
        │   (no title)               │
        │       Weighing the…  1,234 │
        │               Deep         │
    """)


def test_titles_give_way_to_the_matches_in_them() -> None:
    assert outline(20) == dedent("""\
        │   Reconnecting wit…│
        │ ▸   Clarity      3 │
        │     Checking in    │
        │   (no title)       │
        │       Weigh… 1,234 │
        │               Deep │
    """)


def test_sections_below_others_are_quieter_and_the_one_being_read_is_strong() -> None:
    assert roles(section_line("Paper", 0, 20)) == "[mark]   []Paper"
    assert roles(section_line("Paper", 1, 20)) == "[mark]   [fact]  Paper"
    assert roles(section_line("Paper", 1, 20, current=True)) == "[mark] ▸ [strong]  Paper"
    assert roles(section_line("Paper", 1, 20, current=True, highlighted=True)) == "[mark]▌▸ [strong]  Paper"
    assert roles(section_line("Paper", 0, 14, matches=2)) == "[mark]   []Paper[]   [mark] 2 "
