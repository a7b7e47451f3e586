"""The saved index holds what was written, and finds it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.content.discovery.site import Kind, Site
from reader.content.post import DateSource, Post, PostDate, PostHeading
from reader.content.posts.index import ContentIndex
from reader.content.search.fulltext import TextSearch
from reader.content.store.database import Store
from reader.content.store.errors import StoreError
from reader.content.store.open_store import memory_store, open_store
from reader.content.store.post_rows import IndexedText, PreparedPost, prepare_post
from tests.content.folders import write
from tests.content.followed import follow, found, on_disk


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return memory_store(tmp_path)


def post_at(path: str, title: str, body: str, modified_ns: int) -> Post:
    """A post as it would be read of a file."""
    return Post(path, title, modified_ns=modified_ns, size=len(body))


def unread(path: str) -> PreparedPost:
    """A post whose headings are to be read another time."""
    return prepare_post(IndexedText(post_at(path, "T", "", 1), ""))


def text(path: str, body: str = "", title: str = "T", *titles: str, modified_ns: int = 1) -> PreparedPost:
    headings = [PostHeading(2, heading, heading, line) for line, heading in enumerate(titles, 5)]
    return prepare_post(IndexedText(post_at(path, title, body, modified_ns), body, headings))


def paths(store: Store) -> set[str]:
    return {post.path for batch in store.posts(1) for post in batch}


def search(store: Store, query: str) -> set[str]:
    index = ContentIndex("/")
    index.add(post for batch in store.posts(1) for post in batch)
    return {post.path for post in TextSearch(index, store).search(query).posts}


def ids(store: Store) -> dict[str, int]:
    return {path: number for number, path in store.ids_and_paths()}


# What is written.


def test_what_is_written_is_read_and_found(store: Store) -> None:
    assert store.is_empty()
    store.write([text("a.md", "one two", "A", "H1", "H2"), text("b.md", "two three", "B")])
    assert not store.is_empty()
    assert store.count() == 2
    assert paths(store) == {"a.md", "b.md"}
    assert search(store, "two") == {"a.md", "b.md"}
    assert search(store, "one") == {"a.md"}
    assert [heading.title for heading in store.headings("a.md")] == ["H1", "H2"]
    assert store.headings("b.md") == store.headings("none.md") == []
    assert store.stamps() == {"a.md": (1, 7), "b.md": (1, 9)}


def test_posts_come_in_the_order_of_dates_so_that_the_first_screen_is_right(store: Store) -> None:
    def dated(path: str, year: int, *, pinned: bool = False, draft: bool = False) -> PreparedPost:
        date = PostDate(datetime(year, 1, 1, tzinfo=UTC), DateSource.FRONT_MATTER)
        post = post_at(path, "T", "", 1)._replace(date=date, pinned=pinned, draft=draft)
        return prepare_post(IndexedText(post, ""))

    store.write(
        [
            dated("ahead.md", 2931),
            dated("old.md", 2001),
            dated("draft.md", 2003, draft=True),
            unread("undated.md"),
            dated("new.md", 2002),
            dated("pinned.md", 2000, pinned=True),
            dated("pinned-ahead.md", 2930, pinned=True),
        ]
    )
    batches = [[post.path for post in batch] for batch in store.posts(2)]
    assert batches[0] == ["pinned.md", "new.md"]
    index = ContentIndex("/")
    index.add(post for batch in store.posts(1) for post in batch)
    listed = [path for batch in batches for path in batch]
    assert listed[:5] == [post.path for post in index.posts][:5]
    assert set(listed[5:]) == {"ahead.md", "pinned-ahead.md"}


def test_a_post_that_is_replaced_is_found_by_its_new_words_only(store: Store) -> None:
    store.write([text("a.md", "old words", "Old", "Old heading")])
    store.write([text("a.md", "new words here", "New", "New heading", modified_ns=2)])
    assert store.count() == 1
    assert search(store, "old") == set()
    assert search(store, "new") == search(store, "here") == {"a.md"}
    assert [heading.title for heading in store.headings("a.md")] == ["New heading"]


def test_a_post_that_is_removed_is_not_found_even_when_its_path_comes_again(store: Store) -> None:
    store.write([text("a.md", "secret", "A", "Hidden"), text("b.md", "kept")])
    store.remove(["a.md", "never.md"])
    assert paths(store) == {"b.md"}
    assert search(store, "secret") == set()
    store.write([text("a.md", "public")])
    assert search(store, "secret") == set()
    assert store.headings("a.md") == []


def test_ids_are_never_used_again(store: Store) -> None:
    used: set[int] = set()
    for number in range(6):
        store.write([text(f"{name}.md", "x", modified_ns=number) for name in "abc"])
        fresh = set(ids(store).values())
        assert not fresh & used
        used |= fresh
        if number % 2:
            store.remove(["c.md", "b.md"])


def test_clearing_forgets_posts_words_headings_and_facts_and_can_go_on(store: Store) -> None:
    site = Site(Path("/"), Kind.PLAIN, "")
    store.write([text("a.md", "secret", "A", "Hidden")])
    store.save_site(site)
    store.save_basis("basis")
    store.clear()
    assert store.is_empty()
    assert store.site() is None
    assert store.basis() == ""
    store.write([text("b.md", "public", "B")])
    assert search(store, "secret") == set()
    assert search(store, "public") == {"b.md"}
    assert store.headings("b.md") == []


def test_what_another_reader_has_written_is_left_as_it_is(tmp_path: Path) -> None:
    store, another = open_store(tmp_path), open_store(tmp_path)
    another.write([text("a.md", "same")])
    before = ids(store)
    store.write([text("a.md", "same")])
    assert ids(store) == before


def test_a_post_read_under_other_settings_is_replaced_though_its_file_is_the_same(store: Store) -> None:
    store.write([text("a.md", "same", "Old title")])
    store.write([text("a.md", "same", "New title")])
    assert [post.title for batch in store.posts(9) for post in batch] == ["New title"]


def test_headings_can_come_later_and_come_once(store: Store) -> None:
    store.write([unread("a.md"), text("b.md")])
    (pending,) = store.posts_without_outline(10)
    assert pending.post.path == "a.md"
    assert store.count_without_outline() == 1
    for _ in range(2):
        store.write_outlines(
            [(pending.id, [PostHeading(1, "Late", "late", 3)]), (99, [PostHeading(1, "x", "x", 1)])]
        )
    assert [heading.title for heading in store.headings("a.md")] == ["Late"]
    assert store.posts_without_outline(10) == []


def test_a_batch_is_written_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(StoreError):
        store.write([text("a.md", "one"), text("same.md", "two"), text("same.md", "three")])
    assert store.is_empty()
    store.write([text("a.md", "one")])
    assert search(store, "one") == {"a.md"}


ODD_PATHS = [
    "line\nbreak.md",
    "quote\"s'.md",
    "back\\slash\\u0041.md",
    "tab\t.md",
    "Größe/日本語/😀.md",
    "bytes\udcff\udc80.md",
    "[x]{y}%_*.md",
    "$[0].md",
]


def test_any_path_can_be_kept(store: Store) -> None:
    store.write([text(path, "body", "T", f"Heading {at}") for at, path in enumerate(ODD_PATHS)])
    assert paths(store) == set(store.stamps()) == set(ids(store)) == set(ODD_PATHS)
    assert search(store, "body") == set(ODD_PATHS)
    for at, path in enumerate(ODD_PATHS):
        assert [heading.title for heading in store.headings(path)] == [f"Heading {at}"]
    store.remove(ODD_PATHS[::2])
    assert paths(store) == set(ODD_PATHS[1::2])


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_files_with_any_name_are_listed_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for path in ODD_PATHS:
        write(folder, {path: "Body."})
        write(folder, {f"Posts/\udcfe/{Path(path).name}": "Body."})
    assert follow(folder).posts == on_disk(folder)
    again = follow(folder)
    assert again.posts == on_disk(folder)
    assert len(again.posts) == 2 * len(ODD_PATHS)
    assert set(found(folder, "body")) == set(again.posts)


def test_what_stands_after_a_null_or_half_a_character_is_found(tmp_path: Path) -> None:
    body = b"# One\0 heading\n\nbefore\0 after " + b"x" * 300 + b" &#xD800; last"
    folder = write(tmp_path, {"a.md": body})
    assert follow(folder).notices == []
    assert found(folder, "before") == found(folder, "after") == found(folder, "last") == ["a.md"]


def test_headings_behind_many_damaged_records_are_still_read(store: Store) -> None:
    store.write([unread(f"{number}.md") for number in range(9)])
    store.connection.execute("UPDATE posts SET checksum = 0 WHERE id < 9")
    assert [pending.post.path for pending in store.posts_without_outline(3)] == ["8.md"]
