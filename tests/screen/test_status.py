"""The line at the foot of the screen: what it says, what gives way first, and where its buttons are."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from reader.screen.lines import text_of
from reader.screen.status import CLOSES, Hint, Status, shorten_place, status_rows
from tests.screen.frames import frame, roles

PLACE = ("Reconnecting with paper", "Clarity", "Checking in")

SECTION, FIND, KEYS = (
    Hint("right_square_bracket", "]", "section"),
    Hint("slash", "/", "find"),
    Hint("question_mark", "?", "keys"),
)

READING = Status(PLACE, (SECTION, FIND, KEYS), progress="31% · 3 min left")


def drawn(status: Status, *widths: int) -> str:
    """The line at each width, between the edges of the screen."""
    return "".join(frame(status_rows(status, width).rows, width) for width in widths)


def pressed(status: Status, width: int) -> dict[str, str]:
    """What stands where a click is a key, by that key."""
    rows, buttons = status_rows(status, width)
    cells = [f"{text_of(row)}{' ' * width}" for row in rows]
    return {button.key: cut(cells[button.row], button.cells.start, button.cells.stop) for button in buttons}


def cut(text: str, start: int, stop: int) -> str:
    """What stands in some cells of a text."""
    return set_cell_size(text, stop)[len(set_cell_size(text, start)) :]


def test_where_one_is_stands_on_the_left_and_keys_and_progress_on_the_right() -> None:
    assert drawn(READING, 100) == dedent("""\
        │Reconnecting with paper › Clarity › Checking in       ] section   / find   ? keys   31% · 3 min left│
    """)


def test_the_place_gives_way_from_the_outermost_title_on() -> None:
    assert drawn(READING, 96, 86, 70) == dedent("""\
        │Reconnecting with paper › Clarity › Checking in   ] section   / find   ? keys   31% · 3 min left│
        │… › Clarity › Checking in               ] section   / find   ? keys   31% · 3 min left│
        │… › Checking in         ] section   / find   ? keys   31% · 3 min left│
    """)


def test_the_time_left_gives_way_before_hints_and_the_share_only_before_the_last_of_them() -> None:
    assert drawn(READING, 60, 54, 40, 30, 20) == dedent("""\
        │… › Checking in            ] section   / find   ? keys   31%│
        │… › Checking in      ] section   / find   ? keys   31%│
        │Checking in     ] section   ? keys   31%│
        │… › Checking in   ? keys   31%│
        │Checking in   ? keys│
    """)


def test_at_last_the_innermost_title_is_what_is_left() -> None:
    assert drawn(READING, 12, 6, 3, 0) == dedent("""\
        │Checking in │
        │Check…│
        │Ch…│
        ││
    """)


def test_of_several_hints_those_at_the_end_give_way_and_the_last_one_stays() -> None:
    assert drawn(Status(PLACE, (SECTION, FIND, KEYS)), 60, 44, 30) == dedent("""\
        │… › Clarity › Checking in        ] section   / find   ? keys│
        │Checking in      ] section   / find   ? keys│
        │… › Checking in         ? keys│
    """)


def test_without_a_place_the_hints_stand_on_the_left() -> None:
    assert drawn(READING._replace(place=()), 60) == dedent("""\
        │] section   / find   ? keys                 31% · 3 min left│
    """)


def test_how_a_search_stands_is_said_before_the_progress_and_stays_longer() -> None:
    found = Status(("Clarity",), (KEYS,), found="4 of 14", progress="31% · 3 min left")
    assert drawn(found, 48, 38, 28) == dedent("""\
        │Clarity      ? keys   4 of 14 · 31% · 3 min left│
        │Clarity         ? keys   4 of 14 · 31%│
        │Clarity     ? keys   4 of 14│
    """)


def test_without_hints_the_facts_give_way_too() -> None:
    told = Status(("Clarity",), progress="31% · 3 min left")
    assert drawn(told, 30, 14) == dedent("""\
        │Clarity       31% · 3 min left│
        │Clarity    31%│
    """)


def test_what_leads_back_stands_before_all_else() -> None:
    back = Status(("Clarity",), (KEYS,), Hint("escape", "esc", "posts"), progress="31%")
    assert drawn(back, 38, 20) == dedent("""\
        │‹ posts   Clarity         ? keys   31%│
        │‹ posts   Clarity   │
    """)
    assert pressed(back, 38) == {"escape": "‹ posts", "question_mark": "? keys"}


def test_a_message_takes_the_place_of_place_and_hints() -> None:
    assert drawn(READING._replace(message="Copied 4 lines of code"), 60, 30) == dedent("""\
        │Copied 4 lines of code                      31% · 3 min left│
        │Copied 4 lines of code        │
    """)


def test_a_long_message_has_as_many_rows_as_it_needs() -> None:
    message = "There is no program that opens https://example.org/a/very/long/address here"
    assert drawn(READING._replace(message=message), 30) == dedent("""\
        │There is no program that opens│
        │https://example.org/a/very/lon│
        │g/address here                │
    """)


def test_a_question_stands_with_the_keys_that_answer_it() -> None:
    question = READING._replace(
        message="copy", choices=(Hint("c", "c", "code"), Hint("a", "a", "all"), CLOSES)
    )
    assert drawn(question, 60, 20) == dedent("""\
        │copy   c code   a all   esc closes          31% · 3 min left│
        │copy   c code       │
        │a all   esc closes  │
    """)
    assert pressed(question, 20) == {"c": "c code", "a": "a all", "escape": "esc closes"}


def test_keys_stand_out_from_what_they_do_and_messages_from_the_place() -> None:
    assert roles(status_rows(Status(("Clarity",), (KEYS,), progress="31%"), 30).rows[0]) == (
        "[status]Clarity[]           [key]?[hint] keys[]   [hint]31%"
    )
    assert roles(status_rows(Status(message="Copied"), 6).rows[0]) == "[mark]Copied"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "Reconnecting with paper › Clarity › Checking in"),
        (30, "… › Clarity › Checking in"),
        (15, "… › Checking in"),
        (14, "Checking in"),
        (9, "Checking…"),
        (0, ""),
    ],
)
def test_outer_titles_of_a_place_give_way_first(width: int, shown: str) -> None:
    assert shorten_place(PLACE, width) == shown


WORDS = st.text("abé日 ", min_size=1, max_size=24)

EFFECTS = st.text("abé日", min_size=1, max_size=5)

HINTS = st.lists(
    st.builds(Hint, st.sampled_from(["slash", "escape", "enter", "f", "ctrl+f", "alt+left"]), EFFECTS),
    unique_by=lambda hint: hint.key,
).map(tuple)

STATUSES = st.builds(
    Status,
    place=st.lists(WORDS, max_size=4).map(tuple),
    hints=HINTS,
    back=st.none() | st.builds(Hint, st.just("backspace"), st.just("posts")),
    found=st.sampled_from(["", "4 of 14", "not found"]),
    progress=st.sampled_from(["", "100%", "31% · 3 min left"]),
    message=st.just("") | WORDS,
    choices=st.just(()) | HINTS,
)


@settings(max_examples=300, deadline=None)
@given(STATUSES, st.integers(20, 120))
def test_no_row_is_wider_than_the_line(status: Status, width: int) -> None:
    rows = status_rows(status, width).rows
    assert all(cell_len(text_of(row)) <= width for row in rows)
    assert len(rows) == 1 or status.message or status.choices


@settings(max_examples=300, deadline=None)
@given(STATUSES, st.integers(40, 120))
def test_every_button_stands_where_its_text_does(status: Status, width: int) -> None:
    shown = pressed(status, width)
    for hint in status.choices if status.message or status.choices else status.hints:
        if hint.key in shown:
            assert shown[hint.key] == f"{hint.shown_key} {hint.does}"
    assert all(button.cells.stop <= width for button in status_rows(status, width).buttons)


@settings(max_examples=300, deadline=None)
@given(STATUSES, st.integers(40, 120))
def test_every_choice_is_a_button_and_no_message_is_cut(status: Status, width: int) -> None:
    rows, buttons = status_rows(status, width)
    if status.message or status.choices:
        assert {button.key for button in buttons} == {hint.key for hint in status.choices}
        said = "".join("".join(text_of(row).split()) for row in rows)
        assert "".join(status.message.split()) in said


@settings(max_examples=300, deadline=None)
@given(STATUSES, st.integers(20, 120))
def test_a_wider_line_names_no_fewer_keys(status: Status, width: int) -> None:
    if not (status.message or status.choices):
        here, wider = status_rows(status, width).buttons, status_rows(status, width + 1).buttons
        assert len(here) <= len(wider)
