from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.content.discovery.errors import LibraryError
from reader.content.post import Post
from reader.content.posts import index as index_module
from reader.content.posts.index import ContentIndex, Order
from tests.content.folders import load, write


def _dated(day: str, title: str = "A") -> str:
    return f"---\ntitle: {title}\ndate: {day}\n---\nbody\n"


def _loaded(folder: Path) -> ContentIndex:
    index = ContentIndex(folder)
    index.load_all()
    return index


def _paths(index: ContentIndex) -> list[str]:
    return [post.path for post in index.posts]


def test_posts_are_newest_first_and_equal_instants_go_by_path(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.md": _dated("2024-01-02"),
            "c.md": _dated("2024-01-03 00:00"),
            "b.md": _dated("2024-01-02T02:00:00+02:00"),
            "d.md": _dated("2024-01-02T01:00:00+02:00"),
        },
    )
    assert list(load(tmp_path)) == ["c.md", "a.md", "b.md", "d.md"]


def test_posts_without_a_date_come_last_however_new_their_files_are(tmp_path: Path) -> None:
    write(tmp_path, {"undated.md": "text", "old.md": _dated("1999-01-01"), "odd.md": _dated("2024-02-30")})
    os.utime(tmp_path / "odd.md", (10, 10))
    os.utime(tmp_path / "old.md", (5_000, 5_000))
    assert list(load(tmp_path)) == ["old.md", "undated.md", "odd.md"]


def test_weight_orders_only_folders_without_dates(tmp_path: Path) -> None:
    files = {
        "a.md": "---\nweight: 3\n---\n",
        "b.md": "---\nweight: 1\n---\n",
        "c.md": "---\nnav_order: 2\n---\n",
    }
    assert list(load(write(tmp_path, files))) == ["b.md", "c.md", "a.md"]
    assert next(iter(load(write(tmp_path, {"d.md": _dated("2024-01-01")})))) == "d.md"


def _library_with_all_kinds_of_posts(folder: Path) -> Path:
    write(
        folder,
        {
            "pinned.md": "---\npin: true\ndate: 2020-01-01\n---\n",
            "pinned-later.md": "---\nsticky: 1\ndate: 2020-02-02\n---\n",
            "older.md": _dated("2021-01-01"),
            "newer.md": _dated("2022-01-01"),
            "undated.md": "text",
            "draft.md": "---\ndraft: true\ndate: 2022-06-01\nupdated: 2023-06-01\n---\n",
            "future.md": _dated("2931-01-01"),
            "pinned-ahead.md": "---\npin: true\ndate: 2930-01-01\n---\n",
        },
    )
    os.utime(folder / "undated.md", (10, 10))
    return folder


def test_pinned_posts_come_first_and_what_is_not_out_yet_comes_last(tmp_path: Path) -> None:
    assert list(load(_library_with_all_kinds_of_posts(tmp_path))) == [
        *("pinned-later.md", "pinned.md"),
        *("newer.md", "older.md", "undated.md"),
        *("draft.md", "future.md", "pinned-ahead.md"),
    ]


def test_the_reverse_keeps_pinned_posts_first_and_what_is_not_out_yet_last(tmp_path: Path) -> None:
    index = _loaded(_library_with_all_kinds_of_posts(tmp_path))
    index.sort(Order.DATE, reverse=True)
    assert _paths(index) == [
        *("pinned.md", "pinned-later.md"),
        *("older.md", "newer.md", "undated.md"),
        *("draft.md", "pinned-ahead.md", "future.md"),
    ]


def test_by_their_last_change_drafts_and_pinned_posts_stand_where_it_belongs(tmp_path: Path) -> None:
    index = _loaded(_library_with_all_kinds_of_posts(tmp_path))
    index.sort(Order.UPDATED)
    assert _paths(index) == [
        *("draft.md", "newer.md", "older.md", "pinned-later.md", "pinned.md", "undated.md"),
        *("future.md", "pinned-ahead.md"),
    ]


def test_by_title_a_pinned_post_stands_where_its_name_belongs(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\ntitle: A\n---\n", "b.md": "---\ntitle: B\npin: true\n---\n"})
    index = _loaded(tmp_path)
    index.sort(Order.TITLE)
    assert _paths(index) == ["a.md", "b.md"]


def test_a_pinned_post_comes_first_where_posts_are_ordered_by_weight(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\nweight: 1\n---\n", "b.md": "---\nweight: 2\npin: true\n---\n"})
    assert list(load(tmp_path)) == ["b.md", "a.md"]


def test_what_is_dated_today_where_the_day_has_begun_is_no_future(tmp_path: Path) -> None:
    in_ten_hours = datetime.now(UTC) + timedelta(hours=10)
    write(tmp_path, {"today.md": _dated(f"{in_ten_hours:%Y-%m-%d %H:%M}"), "old.md": _dated("2021-01-01")})
    assert list(load(tmp_path)) == ["today.md", "old.md"]


@pytest.mark.parametrize(
    ("order", "reverse", "paths"),
    [
        (Order.DATE, False, ["b.md", "a.md", "c.md", "n.md"]),
        (Order.DATE, True, ["c.md", "a.md", "b.md", "n.md"]),
        (Order.UPDATED, False, ["c.md", "b.md", "a.md", "n.md"]),
        (Order.TITLE, False, ["c.md", "b.md", "a.md", "n.md"]),
        (Order.TITLE, True, ["n.md", "a.md", "b.md", "c.md"]),
        (Order.PATH, False, ["a.md", "b.md", "c.md", "n.md"]),
        (Order.PATH, True, ["n.md", "c.md", "b.md", "a.md"]),
    ],
)
def test_posts_can_be_put_in_another_order(
    tmp_path: Path, order: Order, reverse: bool, paths: list[str]
) -> None:
    write(
        tmp_path,
        {
            "a.md": _dated("2022-01-01", "École"),
            "b.md": _dated("2023-01-01", "`apple`"),
            # Sorted as if it had no accent: before the others.
            "c.md": "---\ntitle: Äpfel\ndate: 2021-01-01\nupdated: 2024-01-01\n---\n",
            "n.md": "---\ntitle: none\n---\n",
        },
    )
    index = _loaded(tmp_path)
    index.sort(order, reverse)
    assert _paths(index) == paths


def test_the_order_does_not_depend_on_the_batches(tmp_path: Path) -> None:
    write(tmp_path, {f"{n:02}.md": _dated(f"2024-01-{n % 9 + 1:02}") for n in range(40)})
    write(tmp_path, {f"u{n}.md": "text" for n in range(5)})
    index = _loaded(tmp_path)
    again = ContentIndex(tmp_path)
    for post in index.posts[::-1]:
        again.add([post])
    assert _paths(again) == _paths(index)


def test_loading_streams_in_batches_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "BATCH_POSTS", 10)
    write(tmp_path, {f"{n}.md": "text" for n in range(35)})
    index = ContentIndex(tmp_path)
    batches = list(index.load())
    assert max(map(len, batches)) <= 10
    assert sum(map(len, batches)) == 35
    assert len(index) == 0


def test_a_post_that_comes_again_takes_its_place(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "one", "b.md": "two"})
    index = _loaded(tmp_path)
    index.add([post for post in index.posts if post.path == "a.md"])
    assert sorted(_paths(index)) == ["a.md", "b.md"]
    assert index.find("a.md") in index.posts
    assert index.find("missing.md") is None


def test_refresh_tells_what_was_added_changed_and_removed(tmp_path: Path) -> None:
    write(tmp_path, {"same.md": _dated("2024-01-01"), "edit.md": _dated("2024-01-02"), "gone.md": "x"})
    index = _loaded(tmp_path)
    assert not index.refresh()
    write(tmp_path, {"new.md": _dated("2024-01-04"), "edit.md": _dated("2024-01-03", "Longer title")})
    (tmp_path / "gone.md").unlink()
    changes = index.refresh()
    assert [post.path for post in changes.added] == ["new.md"]
    assert [post.title for post in changes.changed] == ["Longer title"]
    assert changes.removed == ("gone.md",)
    assert "gone.md" in _paths(index)
    index.apply(changes)
    assert _paths(index) == ["new.md", "edit.md", "same.md"]
    assert not index.refresh()


def test_a_file_that_becomes_a_folder_is_gone(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "x", "b.md": "y"})
    index = _loaded(tmp_path)
    (tmp_path / "a.md").unlink()
    write(tmp_path, {"a.md/inner.md": "z"})
    index.apply(index.refresh())
    assert sorted(_paths(index)) == ["a.md/inner.md", "b.md"]


def test_files_that_vanish_while_loading_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, {f"{n}.md": "text" for n in range(9)})
    index = ContentIndex(tmp_path)
    assert len(index.site.files) == 9
    (tmp_path / "4.md").unlink()
    assert len(index.load_all()) == 8


def test_a_folder_that_vanishes_costs_a_message_and_can_come_back(tmp_path: Path) -> None:
    folder = write(tmp_path / "library", {"a.md": "text"})
    index = _loaded(folder)
    shutil.rmtree(folder)
    with pytest.raises(LibraryError, match="is not there"):
        index.refresh()
    article = index.read(index.posts[0])
    assert "gone" in article.problems[0].message
    assert article.post == index.posts[0]
    write(folder, {"a.md": "text", "b.md": "more"})
    index.apply(index.refresh())
    assert len(index) == 2


def test_an_article_is_read_fresh_from_the_disk(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\ntitle: A\n---\n\n    code\n"})
    index = _loaded(tmp_path)
    article = index.read(index.posts[0])
    assert (article.body, article.body_line, article.problems) == ("    code\n", 5, ())
    write(tmp_path, {"a.md": "---\ntitle: B: C\n---\nnew body\n"})
    article = index.read(index.posts[0])
    assert (article.body, article.post.title) == ("new body\n", "B: C")
    assert "line 2" in str(article.problems[0])


def test_bad_files_are_listed_with_their_problem(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "empty.md": "",
            "binary.md": b"\x7fELF\0\0\0",
            "latin.md": b"caf\xe9",
            "yaml.md": "---\ntitle: a: b\n---\nbody",
            "good.md": "text",
        },
    )
    posts = load(tmp_path)
    assert {path: bool(post.problems) for path, post in posts.items()} == {
        **{"empty.md": False, "binary.md": True, "latin.md": True, "yaml.md": True, "good.md": False}
    }


@pytest.mark.parametrize("seconds", [-(2**31), 0, 4_102_444_800, 15_000_000_000])
def test_files_of_any_age_are_listed(tmp_path: Path, seconds: int) -> None:
    write(tmp_path, {"a.md": "text"})
    os.utime(tmp_path / "a.md", (seconds, seconds))
    (post,) = load(tmp_path).values()
    assert post.date is None or post.date.instant == seconds


def test_nothing_is_written_into_the_folder(tmp_path: Path) -> None:
    write(tmp_path, {"_posts/2024-01-01-a.md": "text", "_config.yml": "title: x"})
    before = sorted(path.stat().st_mtime_ns for path in tmp_path.rglob("*"))
    index = _loaded(tmp_path)
    index.refresh()
    index.read(index.posts[0])
    assert sorted(path.stat().st_mtime_ns for path in tmp_path.rglob("*")) == before


def test_loading_works_in_a_thread(tmp_path: Path) -> None:
    write(tmp_path, {f"{n}.md": _dated(f"2024-01-{n + 1:02}") for n in range(20)})
    index = ContentIndex(tmp_path)
    batches: list[tuple[Post, ...]] = []
    thread = threading.Thread(target=lambda: batches.extend(index.load()))
    thread.start()
    thread.join()
    for batch in batches:
        index.add(batch)
    assert _paths(index)[0] == "19.md"


PROGRAM = """
import sys
from reader.content.posts.index import ContentIndex
for post in ContentIndex(sys.argv[1]).load_all():
    print(post.path, post.date.day, post.date.iso)
"""


def test_a_folder_reads_the_same_under_every_time_zone(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.md": _dated("2024-01-01"),
            "b.md": _dated("2023-12-31 23:30:00"),
            "c.md": _dated("2024-01-01 03:14:00 +0400"),
            "2024-02-02-d.md": "text",
            "e.md": "text",
        },
    )
    os.utime(tmp_path / "e.md", (1_700_000_000, 1_700_000_000))
    printed = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path)],
            env={**os.environ, "TZ": zone, "PYTHONPATH": str(Path(__file__).parents[3])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone in ("Pacific/Honolulu", "Asia/Tokyo")
    }
    assert len(printed) == 1
    assert "c.md 1 Jan 2024 2024-01-01T03:14:00+04:00" in printed.pop()


def test_an_order_can_be_found_in_a_worker_and_taken_over_later(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": _dated("2024-01-01"), "b.md": _dated("2024-01-02")})
    index = _loaded(tmp_path)
    arrangement = index.arrange(Order.PATH)
    assert _paths(index) == ["b.md", "a.md"]
    write(tmp_path, {"0.md": _dated("2024-01-03")})
    index.apply(index.refresh())
    index.adopt(arrangement)
    assert _paths(index) == ["0.md", "a.md", "b.md"]
    assert index.order is Order.PATH


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("reverse", [False, True])
def test_what_came_went_and_changed_while_posts_were_ordered_finds_its_place(
    tmp_path: Path, order: Order, reverse: bool
) -> None:
    write(tmp_path, {f"{number}.md": _dated(f"2024-01-{number:02}", f"T{number}") for number in range(1, 20)})
    index = _loaded(tmp_path)
    arrangement = index.arrange(order, reverse)
    changed = {"3.md": _dated("2025-03-03", "A changed one"), "25.md": _dated("2023-05-05", "M")}
    write(tmp_path, changed)
    (tmp_path / "7.md").unlink()
    index.apply(index.refresh())
    index.adopt(arrangement)
    fresh = _loaded(tmp_path)
    fresh.sort(order, reverse)
    assert index.posts == fresh.posts
    index.add([fresh.posts[4]])
    assert index.posts == fresh.posts


def test_an_order_found_before_any_post_had_a_date_is_not_that_of_dates(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\nweight: 1\n---\nx", "b.md": "---\nweight: 2\n---\nx"})
    index = _loaded(tmp_path)
    arrangement = index.arrange(Order.DATE)
    write(tmp_path, {"c.md": _dated("2024-01-03")})
    index.apply(index.refresh())
    index.adopt(arrangement)
    fresh = _loaded(tmp_path)
    assert _paths(index) == _paths(fresh)


@pytest.mark.parametrize("order", Order)
def test_posts_sorted_in_parts_stand_as_if_sorted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    days = [number * 7 % 28 + 1 for number in range(40)]
    write(tmp_path, {f"{n}.md": _dated(f"2024-02-{day:02}", f"T{day}") for n, day in enumerate(days)})
    index = _loaded(tmp_path)
    at_once = index.arrange(order).posts
    monkeypatch.setattr(index_module, "SORTED_AT_ONCE", 3)
    assert index.arrange(order).posts == at_once
