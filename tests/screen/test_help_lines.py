"""The sheet of keys, as it stands in panes of several sizes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from reader.screen.help_lines import KeySheet, SheetEntry, SheetGroup
from reader.screen.lines import text_of
from tests.screen.frames import frame, roles

MOVING = SheetGroup(
    "Moving",
    [
        SheetEntry("j ↓", "One line down"),
        SheetEntry("backspace alt+←", "Back to where you were before a link"),
        SheetEntry("", "To the end"),
    ],
)
POSTS = SheetGroup(
    "Posts",
    [
        SheetEntry("J", "Next post"),
        SheetEntry("H", "Go on with what you read last, here or in another folder"),
    ],
)
LOOK = SheetGroup("Look", [SheetEntry("t", "Choose a theme"), SheetEntry("+", "Wider lines")])
PROGRAM = SheetGroup("Program", [SheetEntry("q ctrl+q", "Quit")])
GROUPS = (MOVING, POSTS, LOOK, PROGRAM)


def sheet(width: int, height: int = 50) -> str:
    """All rows of the sheet, in a pane of so many cells and rows."""
    laid_out = KeySheet(GROUPS, width, height)
    return frame((laid_out.line(row) for row in range(laid_out.height)), width)


def test_at_80_columns_all_keys_stand_in_one_column() -> None:
    assert sheet(74) == dedent("""\
        │Moving                                                                    │
        │j ↓              One line down                                            │
        │backspace alt+←  Back to where you were before a link                     │
        │no key           To the end                                               │
        │                                                                          │
        │Posts                                                                     │
        │J                Next post                                                │
        │H                Go on with what you read last, here or in another folder │
        │                                                                          │
        │Look                                                                      │
        │t                Choose a theme                                           │
        │+                Wider lines                                              │
        │                                                                          │
        │Program                                                                   │
        │q ctrl+q         Quit                                                     │
    """)


def test_at_40_columns_keys_and_what_they_do_go_on_in_the_next_row() -> None:
    assert sheet(32) == dedent("""\
        │Moving                          │
        │j ↓         One line down       │
        │backspace   Back to where you   │
        │alt+←       were before a link  │
        │no key      To the end          │
        │                                │
        │Posts                           │
        │J           Next post           │
        │H           Go on with what you │
        │            read last, here or  │
        │            in another folder   │
        │                                │
        │Look                            │
        │t           Choose a theme      │
        │+           Wider lines         │
        │                                │
        │Program                         │
        │q ctrl+q    Quit                │
    """)


EVEN_COLUMNS = """\
│Moving                                               Look                                             │
│j ↓              One line down                       t                Choose a theme                  │
│backspace alt+←  Back to where you were before a     +                Wider lines                     │
│                 link                                                                                 │
│no key           To the end                          Program                                          │
│                                                     q ctrl+q         Quit                            │
│Posts                                                                                                 │
│J                Next post                                                                            │
│H                Go on with what you read last,                                                       │
│                 here or in another folder                                                            │
"""


def test_at_120_columns_keys_stand_in_two_even_columns_of_one_alignment() -> None:
    assert sheet(102) == EVEN_COLUMNS


def test_at_240_columns_each_group_has_a_column_where_there_are_as_few() -> None:
    first, second = sheet(232).splitlines()[:2]
    starts = [first.index(group.heading) for group in GROUPS]
    columns = [second[start:end].rstrip(" │") for start, end in zip(starts, [*starts[1:], None], strict=True)]
    assert columns == [
        "j ↓              One line down",
        "J                Next post",
        "t                Choose a theme",
        "q ctrl+q         Quit",
    ]


TWO_PAGES = """\
│Moving                                               Posts                                            │
│j ↓              One line down                       J                Next post                       │
│backspace alt+←  Back to where you were before a     H                Go on with what you read last,  │
│                 link                                                 here or in another folder       │
│no key           To the end                                                                           │
│                                                                                                      │
│Look                                                                                                  │
│t                Choose a theme                                                                       │
│+                Wider lines                                                                          │
│                                                                                                      │
│Program                                                                                               │
│q ctrl+q         Quit                                                                                 │
"""


def test_what_does_not_fit_goes_on_in_a_second_page_of_columns_below() -> None:
    assert sheet(102, height=6) == TWO_PAGES


@pytest.mark.parametrize("height", [1, 2, 5, 30])
def test_every_key_stands_there_at_every_size_and_no_row_is_wider_than_the_pane(height: int) -> None:
    for width in range(1, 200):
        laid_out = KeySheet(GROUPS, width, height)
        rows = [text_of(laid_out.line(row)) for row in range(laid_out.height)]
        assert {len(row) for row in rows} == {width}
        seen = {laid_out.entry_at(column, row) for row in range(len(rows)) for column in range(width)}
        assert seen >= set(range(8))
        if width >= 40:
            words = " ".join(rows).split()
            assert all(
                word in words for group in GROUPS for entry in group.entries for word in entry.keys.split()
            )


def test_a_cell_tells_the_entry_that_stands_there() -> None:
    laid_out = KeySheet(GROUPS, 102, 50)
    assert [laid_out.entry_at(0, row) for row in range(7)] == [None, 0, 1, 1, 2, None, None]
    assert laid_out.entry_at(60, 1) == 5
    assert laid_out.entry_at(50, 1) is None
    assert laid_out.entry_at(60, 9) is None
    assert laid_out.entry_at(0, 99) is None


def test_headings_are_strong_and_keys_have_the_accent() -> None:
    laid_out = KeySheet((POSTS, MOVING), 40, 50)
    assert roles(laid_out.line(0)).startswith("[strong]Posts")
    assert roles(laid_out.line(1)).startswith("[mark]J")
    missing = next(row for row in range(20) if "no key" in text_of(laid_out.line(row)))
    assert roles(laid_out.line(missing)).startswith("[fact]no key")


def test_without_any_keys_there_is_nothing() -> None:
    assert KeySheet((), 40, 10).height == 0
