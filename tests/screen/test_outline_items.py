"""Sections of an article, as they stand in the outline."""

from __future__ import annotations

from textwrap import dedent

from reader.screen.outline_items import section_line
from tests.screen.frames import frame, roles

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
    assert roles(section_line("Paper", 0, 14, matches=2)) == "[mark]   []Paper[]   [mark] 2 "
