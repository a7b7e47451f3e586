"""Posts whose only date is that of a checkout."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.commands.list import as_record
from reader.content.discovery.checkouts import checkouts_among
from reader.content.posts.index import Changes, ContentIndex, Order
from tests.content.folders import write

CLONED = 1_700_000_000
"""Seconds since 1970."""

MINUTE = 60
DAY = 86_400


def library(folder: Path, times: Mapping[str, int], text: str = "Text.") -> ContentIndex:
    """Posts whose files have these times, in seconds."""
    write(folder, dict.fromkeys(times, text))
    for path, seconds in times.items():
        os.utime(folder / path, (seconds, seconds))
    index = ContentIndex(folder)
    index.load_all()
    return index


def paths(index: ContentIndex) -> list[str]:
    return [post.path for post in index.posts]


def test_posts_of_one_checkout_stand_by_path_and_show_their_folder(tmp_path: Path) -> None:
    names = ("b/part-10.md", "b/part-2.md", "a/x.md", "top.md")
    index = library(tmp_path, {name: CLONED + MINUTE * place for place, name in enumerate(names)})
    assert paths(index) == ["a/x.md", "b/part-2.md", "b/part-10.md", "top.md"]
    assert [post.when for post in index.posts] == ["a", "b", "b", ""]
    index.sort(Order.DATE, reverse=True)
    assert paths(index) == ["top.md", "b/part-10.md", "b/part-2.md", "a/x.md"]


def test_what_was_written_since_shows_its_date_and_comes_first(tmp_path: Path) -> None:
    cloned = {f"{number}.md": CLONED + number for number in range(30)}
    index = library(tmp_path, {**cloned, "note.md": CLONED + DAY})
    assert paths(index)[:3] == ["note.md", "0.md", "1.md"]
    assert index.posts[0].when == "modified 15 Nov 2023"


def test_posts_written_on_many_days_stand_by_date(tmp_path: Path) -> None:
    index = library(tmp_path, {f"{number}.md": CLONED + number * DAY for number in range(5)})
    assert paths(index) == ["4.md", "3.md", "2.md", "1.md", "0.md"]


def test_dates_of_authors_are_never_doubted(tmp_path: Path) -> None:
    index = library(tmp_path, {"a.md": CLONED, "b.md": CLONED}, "---\ndate: 2020-01-01\n---\n")
    assert [post.when for post in index.posts] == ["1 Jan 2020"] * 2


def test_what_programs_read_stays_as_it_is(tmp_path: Path) -> None:
    index = library(tmp_path, {"a.md": CLONED, "b.md": CLONED})
    record = as_record(index.posts[0])
    assert (record["date"], record["date_source"]) == ("2023-11-14T22:13:20+00:00", "modified")


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ([], 0),
        ([CLONED], 0),
        ([CLONED, CLONED + 4 * MINUTE], 1),
        ([CLONED, CLONED + DAY], 0),
        ([CLONED, CLONED, CLONED + DAY, CLONED + 2 * DAY], 1),
        ([CLONED, CLONED, *(CLONED + day * DAY for day in range(1, 4))], 0),
        ([*[CLONED] * 20, *(CLONED + day * DAY for day in range(1, 90))], 1),
        ([*[CLONED] * 30, *[CLONED + DAY] * 30], 2),
    ],
)
def test_a_checkout_holds_half_of_the_files_or_very_many(times: list[int], found: int) -> None:
    assert len(checkouts_among(seconds * 1_000_000_000 for seconds in times)) == found


def test_a_checkout_that_is_found_later_moves_the_posts_that_were_listed(tmp_path: Path) -> None:
    index = library(tmp_path, {f"{number}.md": CLONED + number * DAY for number in range(3)})
    assert paths(index) == ["2.md", "1.md", "0.md"]
    again = library(tmp_path, {f"{number}.md": CLONED for number in range(3)})
    assert index.apply(Changes(again.site))
    assert index.apply(Changes(again.site, changed=tuple(again.posts)))
    assert paths(index) == ["0.md", "1.md", "2.md"]
