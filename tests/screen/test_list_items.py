"""Items of the list of posts and of the outline, as they stand there."""

from __future__ import annotations

from textwrap import dedent

import pytest

from reader.screen.lines import Line
from reader.screen.list_items import (
    READ,
    STAR,
    UNREAD,
    PostMarks,
    dense_line,
    dense_title_cells,
    facts_line,
    section_line,
    text_cells,
    title_line,
)
from reader.screen.titles import title_rows
from tests.screen.frames import frame, roles

TITLE = "A Field Guide to Front Matter"
FACTS = ("12 Jan 2024", "reference, yaml")


def item(width: int, *marks: str, highlighted: bool = False, title: str = TITLE) -> str:
    """What an item looks like in a list of so many cells."""
    rows = title_rows(title, text_cells(width))
    titles = [title_line(row, highlighted=highlighted) for row in rows]
    return frame([*titles, facts_line(FACTS, marks, width, highlighted=highlighted)], width)


def dense(width: int, *posts: tuple[str, str, str]) -> str:
    """What posts look like in a dense list: their dates, titles and marks."""
    lines = []
    for date, title, mark in posts:
        marks = (mark,) if mark else ()
        (row,) = title_rows(
            title, dense_title_cells(width, marks), rows=1, beside=[other for _, other, _ in posts]
        )
        lines.append(dense_line(date, row, marks, width))
    return frame(lines, width)


def one_row(title: str, width: int, *, problem: bool = False, **options: bool | set[int]) -> Line:
    """The title of a post that has one row."""
    row = title_rows(title, width, rows=1)[0]
    return title_line(row, problem=problem, **options)  # type: ignore[arg-type]


def test_an_item_has_its_title_above_its_facts() -> None:
    assert item(36) == dedent("""\
        │  A Field Guide to Front Matter     │
        │  12 Jan 2024 · reference, yaml     │
    """)


def test_a_long_title_has_two_rows() -> None:
    assert item(29) == dedent("""\
        │  A Field Guide to Front     │
        │  Matter                     │
        │  12 Jan 2024 · reference, … │
    """)


def test_a_bar_as_high_as_its_text_stands_beside_the_highlighted_item() -> None:
    assert item(29, highlighted=True) == dedent("""\
        │▌ A Field Guide to Front     │
        │▌ Matter                     │
        │▌ 12 Jan 2024 · reference, … │
    """)


def test_marks_stand_on_the_right_and_the_facts_give_way() -> None:
    assert item(36, STAR, "42%") == dedent("""\
        │  A Field Guide to Front Matter     │
        │  12 Jan 2024 · reference, …  ★ 42% │
    """)
    assert item(24, "draft", STAR) == dedent("""\
        │  A Field Guide to      │
        │  Front Matter          │
        │  12 Jan 2024…  draft ★ │
    """)
    assert item(11, "draft", STAR) == dedent("""\
        │  A Field  │
        │  Guide t… │
        │   draft ★ │
    """)


def test_marks_that_have_no_room_are_left_away() -> None:
    assert item(8, "draft", STAR, title="Tea") == dedent("""\
        │  Tea   │
        │        │
    """)


def test_no_row_is_wider_than_the_list_and_none_touches_its_edge() -> None:
    for width in range(3, 60):
        rows = item(width, "draft", STAR).splitlines()
        assert {len(row) for row in rows} == {width + 2}
        assert {row[-2] for row in rows} == {" "}


def test_topics_are_left_out_whole_where_one_stays() -> None:
    facts = ("17 Feb 2025", "history, essays, margins")
    lines = [facts_line(facts, (), width) for width in (42, 38, 28, 24, 20)]
    assert frame(lines, 42) == dedent("""\
        │  17 Feb 2025 · history, essays, margins  │
        │  17 Feb 2025 · history, essays, …        │
        │  17 Feb 2025 · history, …                │
        │  17 Feb 2025 · histor…                   │
        │  17 Feb 2025 · hi…                       │
    """)


def test_a_dense_list_has_date_and_title_in_one_row() -> None:
    posts = (
        ("28 Jan 2024", "Should You Write It Down?", ""),
        ("3 Apr 2023", TITLE, "42%"),
        ("", "Tea", READ),
    )
    assert dense(44, *posts) == dedent("""\
        │  28 Jan 2024  Should You Write It Down?    │
        │   3 Apr 2023  A Field Guide to Front…  42% │
        │               Tea                        ✓ │
    """)


def test_titles_that_begin_alike_differ_in_a_dense_list() -> None:
    posts = [("13 Aug 2026", f"Refactoring English: Month {month}", "") for month in (20, 19)]
    assert dense(36, *posts) == dedent("""\
        │  13 Aug 2026  Refactori … Month 20 │
        │  13 Aug 2026  Refactori … Month 19 │
    """)


def test_a_dense_list_that_is_very_narrow_leaves_the_dates_away() -> None:
    assert dense(26, ("28 Jan 2024", "A Field Guide to Front Matter", STAR)) == dedent("""\
        │  A Field Guide to Fro… ★ │
    """)


def test_no_row_of_a_dense_list_is_wider_than_the_list() -> None:
    for width in range(3, 60):
        rows = dense(width, ("28 Jan 2024", TITLE, "draft")).splitlines()
        assert {(len(row), row[-2]) for row in rows} == {(width + 2, " ")}


def test_a_title_is_strong_where_it_is_highlighted_and_quiet_where_it_was_read() -> None:
    assert roles(one_row("Tea", 20)) == "[]  []Tea"
    assert roles(one_row("Tea", 20, highlighted=True)) == "[bar]▌ [strong]Tea"
    assert roles(one_row("Tea", 20, read=True)) == "[]  [fact]Tea"


def test_what_was_searched_for_is_lit_in_the_title() -> None:
    line = one_row("Tea for two", 20, matched={0, 1, 2, 8}, highlighted=True)
    assert roles(line) == "[bar]▌ [strong match]Tea[strong] for [strong match]t[strong]wo"


def test_what_was_searched_for_is_lit_in_both_rows_and_beyond_a_cut() -> None:
    title, other = (
        "Announcing the results of the survey of 2024",
        "Announcing the results of the survey of 2023",
    )
    rows = title_rows(title, 18, beside=[other])
    matched = {0, 16, *range(len(title) - 4, len(title))}
    assert [roles(title_line(row, matched=matched)) for row in rows] == [
        "[]  [ match]A[]nnouncing the",
        "[]  []… survey of [ match]2024",
    ]


def test_a_post_with_a_problem_is_marked() -> None:
    assert roles(one_row("Tea for two", 20, problem=True)) == "[]  []Tea for two[problem] !"


@pytest.mark.parametrize(
    ("path", "marks"),
    [
        ("starred.md", (STAR, UNREAD)),
        ("read.md", (READ,)),
        ("both.md", (STAR, READ)),
        ("begun.md", ("42%",)),
        ("nearly.md", ("99%",)),
        ("hardly.md", (UNREAD,)),
        ("new.md", (UNREAD,)),
        ("now.md", ("60%",)),
    ],
)
def test_what_a_person_made_of_a_post_is_marked(path: str, marks: tuple[str, ...]) -> None:
    made = PostMarks()
    furthest = {"begun.md": 0.42, "nearly.md": 1.0, "hardly.md": 0.001, "now.md": 0.1, "read.md": 0.5}
    made.take({"starred.md", "both.md"}, {"read.md", "both.md"}, furthest)
    made.being_read = ("now.md", 0.6)
    assert made.of(path) == marks


def test_unread_posts_have_no_sign_where_nothing_was_read() -> None:
    made = PostMarks()
    made.take({"starred.md"}, set(), {"opened.md": 0.0})
    assert made.of("starred.md") == (STAR,)
    assert made.of("new.md") == ()


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
