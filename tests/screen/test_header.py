"""The line at the head of a pane."""

from __future__ import annotations

import pytest

from reader.screen.lines import header_line
from tests.screen.frames import frame, roles


@pytest.mark.parametrize(
    "drawn",
    [
        "│sample_posts · 25 posts · by title    │",
        "│sample_posts · 25 posts · by title│",
        "│sample_p… · 25 posts · by title│",
        "│sample_… · 25 posts · by title│",
        "│25 posts · by title          │",
        "│25 posts · by title│",
        "│25 posts…│",
        "││",
    ],
)
def test_the_subject_gives_way_to_the_facts(drawn: str) -> None:
    width = len(drawn) - 2
    assert frame([header_line("sample_posts", "25 posts · by title", width)], width) == f"{drawn}\n"


def test_without_facts_the_subject_has_the_whole_line() -> None:
    assert roles(header_line("sample_posts", "", 10)) == "[fact]sample_po…"


def test_a_message_takes_the_place_of_all_that() -> None:
    assert roles(header_line("Outline", "3 of 7", 30, message="Copied")) == "[mark]Copied"
