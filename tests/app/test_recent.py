"""Going on with what was read last."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reader.app.recent_screen import ago, matching, progress_of
from reader.memory.recent import Recent

DAY = 86_400


def entry(
    title: str, library: str = "/home/blog", percent: float = 0.42, *, finished: bool = False
) -> Recent:
    return Recent(Path(library), f"{title}.md", title, percent, finished, time.time())


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "today"),
        (-5, "today"),
        (DAY - 1, "today"),
        (DAY, "1 day ago"),
        (6 * DAY, "6 days ago"),
        (7 * DAY, "1 week ago"),
        (29 * DAY, "4 weeks ago"),
        (30 * DAY, "1 month ago"),
        (364 * DAY, "12 months ago"),
        (800 * DAY, "2 years ago"),
    ],
)
def test_how_long_ago_something_was_is_said_in_one_unit(seconds: float, words: str) -> None:
    assert ago(seconds) == words


def test_a_finished_post_has_a_mark_and_another_one_how_far_it_was_read() -> None:
    assert progress_of(entry("A", finished=True)) == "✓"
    assert progress_of(entry("A", percent=0.424)) == "42 %"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Café au Lait", "The Long Road"]),
        ("cafe", ["Café au Lait"]),
        ("road long", ["The Long Road"]),
        ("travel", ["The Long Road"]),
        ("long nothing", []),
    ],
)
def test_entries_are_found_by_words_of_title_and_folder(query: str, found: list[str]) -> None:
    entries = [entry("Café au Lait"), entry("The Long Road", "/home/travel")]
    assert [one.title for one in matching(entries, query)] == found
