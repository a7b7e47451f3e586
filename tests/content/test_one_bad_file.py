"""What one file does to the reading, the index or the search costs its own row, and says so there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.app.lists.library_search import LibrarySearch
from reader.cli import main
from reader.commands.list import as_record
from reader.content.discovery.site import Kind, Site
from reader.content.discovery.text_files import FileText
from reader.content.front_matter.split import FrontMatter
from reader.content.post import Post, PostHeading
from reader.content.posts import fields
from reader.content.posts.fields import make_post
from reader.content.posts.index import ContentIndex
from reader.content.posts.order import Order
from reader.content.search.query import NOTHING_READ
from reader.content.store import database as store_module
from reader.content.store import post_rows as store_rows
from reader.content.store import writer as store_writer
from reader.content.store.database import Store
from reader.content.store.errors import DamagedStoreError
from reader.content.store.open_store import memory_store
from reader.content.store.post_rows import IndexedText, PreparedPost, prepare_post
from tests.content.folders import write
from tests.content.followed import follow, found

POSTS = {f"{name}.md": f"# {name.title()}\n\nFruit called {name}.\n" for name in ("apple", "bad", "pear")}
GOOD = ["apple.md", "pear.md"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write(tmp_path / "library", POSTS)


# Times that file systems know, and SQLite or Python do not.

LONG_AGO, FAR_AWAY = -(2**63), 2**63 - 1
"""Seconds since 1970: the first and the last that a file system of 64 bits can hold."""

SECONDS = [
    LONG_AGO,
    -62_135_596_801,  # a second before the year 1
    -62_135_596_800,
    -9_223_372_037,  # where 64 bits of nanoseconds begin: 1677
    -1,
    0,
    9_223_372_036,  # and where they end: 2262
    9_223_372_037,
    10_413_792_000,  # 2300
    253_402_300_799,
    253_402_300_800,  # the year 10000
    FAR_AWAY,
]


def dated(seconds: int) -> tuple[Post, FrontMatter]:
    site = Site(Path("/"), Kind.PLAIN, "")
    return make_post(site, f"{seconds}.md", FileText("Some text.\n", modified_ns=seconds * 10**9, size=11))


def test_posts_of_any_time_stamp_are_kept_listed_and_found(tmp_path: Path) -> None:
    store = memory_store(tmp_path)
    posts = [dated(seconds)[0] for seconds in SECONDS]
    store.write([prepare_post(IndexedText(post, "Some text.\n", ())) for post in posts])
    kept = [post._replace(properties=()) for batch in store.posts(1) for post in batch]
    assert sorted(kept) == sorted(posts)
    assert store.stamps() == {post.path: (post.modified_ns, post.size) for post in posts}
    index = ContentIndex(tmp_path)
    index.add(posts)
    for order in Order:
        index.sort(order)
        assert len(index.posts) == len(SECONDS)
    assert len(list(store_module.Store.ids_and_paths(store))) == len(SECONDS)
    assert [as_record(post)["date"] for post in index.posts if post.path == "10413792000.md"] == [
        "2300-01-01T00:00:00+00:00"
    ]


@pytest.mark.parametrize("year", ["2300", "1677", "0001", "9999"])
def test_a_file_of_another_age_is_read_once_and_found(library: Path, year: str) -> None:
    from datetime import datetime

    seconds = int((datetime(int(year), 1, 1) - datetime(1970, 1, 1)).total_seconds())
    os.utime(library / "bad.md", (seconds, seconds))
    assert follow(library).notices == []
    again = follow(library)
    assert sorted(again.told) == sorted(POSTS)
    assert sorted(found(library, "fruit")) == sorted(POSTS)


# Whatever happens while one post is read, indexed or stored.


def failing(function: Callable[..., object], when: str) -> Callable[..., object]:
    """The function, but for arguments in which some text stands."""

    def fail(*arguments: object) -> object:
        if any(when in repr(argument) for argument in arguments if not isinstance(argument, Site)):
            raise ZeroDivisionError("surprise")
        return function(*arguments)

    return fail


def test_a_post_that_cannot_be_made_is_listed_by_its_name_with_its_text(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "make_post", failing(make_post, "bad"))
    followed = follow(library)
    assert sorted(followed.posts) == sorted(POSTS)
    assert followed.notices == []
    bad = followed.posts["bad.md"]
    assert bad.title == "bad"
    assert [str(problem) for problem in bad.problems] == [
        "cannot be read as a post: ZeroDivisionError: surprise"
    ]
    assert sorted(found(library, "fruit")) == sorted(POSTS)
    index = ContentIndex(library)
    assert index.read(bad).body == POSTS["bad.md"]


@pytest.mark.parametrize(
    ("module", "name", "when"),
    [
        (store_writer, "prepare_post", "bad.md"),
        (store_rows, "headings_in", "called bad"),
        (store_module, "searchable_text", "called bad"),
    ],
)
def test_a_text_that_cannot_be_indexed_is_listed_and_says_that_it_cannot_be_searched(
    library: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str, when: str
) -> None:
    monkeypatch.setattr(module, name, failing(getattr(module, name), when))
    for followed in (follow(library), follow(library)):
        assert sorted(followed.posts) == sorted(POSTS)
        assert followed.notices == []
        assert followed.kept
        problems = {path: list(map(str, post.problems)) for path, post in followed.posts.items()}
        assert problems.pop("bad.md") == ["cannot be searched: ZeroDivisionError: surprise"]
        assert not any(problems.values())
        assert sorted(found(library, "fruit")) == GOOD


def test_a_value_that_the_index_does_not_take_costs_its_own_text(tmp_path: Path) -> None:
    from reader.content.store.batch_writes import write as write_task

    def row(name: str) -> PreparedPost:
        return prepare_post(IndexedText(Post(f"{name}.md", name, size=1), f"Fruit {name}.", ()))

    store = memory_store(tmp_path)
    bad = row("bad")._replace(words=(2**70, "", ""))  # type: ignore[arg-type]
    written = write_task(store, [row("apple"), bad, row("pear")])
    assert written.error is None
    (post,) = written.unsearchable
    assert post.path == "bad.md"
    assert "OverflowError" in str(post.problems[0])
    assert {post.path for batch in store.posts(9) for post in batch} == set(POSTS)
    execute = store.connection.execute
    assert execute("SELECT count(*) FROM texts WHERE texts MATCH 'fruit'").fetchone() == (2,)


def test_headings_that_the_index_does_not_take_are_left_out(tmp_path: Path) -> None:
    from reader.content.store.batch_writes import write_outlines

    store = memory_store(tmp_path)
    store.write([prepare_post(IndexedText(Post(path, path), "")) for path in POSTS])
    pending = store.posts_without_outline(9)
    lines = {"bad.md": 2**70}
    write_outlines(
        store,
        [(number, [PostHeading(1, "Title", "title", lines.get(post.path, 1))]) for number, post in pending],
    )
    assert store.count_without_outline() == 0
    assert {path: len(store.headings(path)) for path in POSTS} == {"apple.md": 1, "bad.md": 0, "pear.md": 1}


# Where no index can be kept on the disk.


@pytest.fixture
def without_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("READER_CACHE_DIR", str(tmp_path / "file"))


@pytest.mark.usefixtures("without_cache")
def test_an_index_in_memory_that_is_made_anew_goes_on_answering(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = ContentIndex(library)
    index.load_all()
    search = LibrarySearch(index, lambda: None)
    search.kept = False

    def paths() -> list[str]:
        matches = search.texts("fruit", NOTHING_READ, lambda: False)
        return sorted(post.path for post in matches.posts) if matches else []

    assert paths() == sorted(POSTS)
    write_whole = Store.write

    def write_damaged(store: Store, batch: list[PreparedPost]) -> None:
        monkeypatch.setattr(Store, "write", write_whole)
        raise DamagedStoreError("it is damaged")

    monkeypatch.setattr(Store, "write", write_damaged)
    write(library, {"pear.md": "# Pear\n\nA fruit that is green.\n", "plum.md": "# Plum\n\nFruit.\n"})
    index.apply(index.refresh())
    search.forget()
    assert paths() == sorted((*POSTS, "plum.md"))
    search.close()


@pytest.mark.usefixtures("without_cache")
def test_a_search_that_cannot_be_indexed_at_all_says_so(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(store: Store, batch: object) -> None:
        raise ZeroDivisionError("surprise")

    monkeypatch.setattr(Store, "write", fail)
    assert main(["search", str(library), "fruit"]) == 1
    assert "cannot be indexed" in capsys.readouterr().err
