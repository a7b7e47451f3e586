"""The heading of a pane."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.screen.lines import header_line, text_of
from tests.screen.frames import frame, roles


@pytest.mark.parametrize(
    "drawn",
    [
        "│sample_posts  25 posts · by title                  2024│",
        "│sample_posts  25 posts · by title  2024│",
        "│sample_p…  25 posts · by title  2024│",
        "│sample_posts  25 posts · by title │",
        "│sample_posts  25 posts · by title│",
        "│sample_p…  25 posts · by title│",
        "│sample_…  25 posts · by title│",
        "│25 posts · by title         │",
        "│25 posts · by title│",
        "│25 posts…│",
        "││",
    ],
)
def test_the_place_gives_way_to_the_facts_and_the_subject_to_both(drawn: str) -> None:
    width = len(drawn) - 2
    assert (
        frame([header_line("sample_posts", "25 posts · by title", width, place="2024")], width)
        == f"{drawn}\n"
    )


def test_a_short_subject_is_not_cut_for_the_place() -> None:
    assert text_of(header_line("blog", "3 posts", 27, place="2024")) == "blog  3 posts          2024"


def test_without_facts_the_subject_has_the_line_to_itself() -> None:
    assert text_of(header_line("sample_posts", "", 10)) == "sample_po…"
    assert text_of(header_line("sample_posts", "", 20, place="2024")) == "sample_posts    2024"


def test_the_heading_of_the_active_pane_stands_out_and_facts_do_not() -> None:
    assert roles(header_line("blog", "3 posts", 20)) == "[heading-muted]blog[hint]  3 posts"
    active = header_line("blog", "3 posts", 30, place="2024", active=True)
    assert roles(active) == "[heading-active]blog[hint]  3 posts[]             [hint]2024"


@given(
    st.text("aé日", min_size=1, max_size=20),
    st.text("b本 ", max_size=20),
    st.text("4年", max_size=6),
    st.integers(0, 60),
)
def test_a_heading_is_never_wider_than_its_pane(subject: str, facts: str, place: str, width: int) -> None:
    assert cell_len(text_of(header_line(subject, facts, width, place=place))) <= width
