"""Where one stopped, which places are marked, how a library was shown: kept as all of memory is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.memory import all_libraries
from reader.memory.database import MIGRATIONS
from reader.memory.memory import Memory
from reader.memory.model import Bookmark, LastSession, Layout, Position
from reader.settings.folders import FILE_NAME, state_folder

LIBRARY, OTHER = Path("/somewhere/blog"), Path("/somewhere/notes")


@pytest.fixture
def memory() -> Iterator[Memory]:
    opened = Memory.open(LIBRARY)
    yield opened
    opened.close()


def again(folder: Path = LIBRARY) -> Memory:
    """What a later run remembers."""
    later = Memory.open(folder)
    later.close()
    return later


def test_where_one_stopped_is_known_at_once_and_in_later_runs(memory: Memory) -> None:
    memory.opened("a.md")
    memory.stopped("a.md", Position("first", 0, 0.5))
    memory.stopped("a.md", Position("second", 2, 0.75))
    for known in (memory, memory.flush() and again()):
        assert known
        assert known.position("a.md") == Position("second", 2, 0.75)
        assert known.position("b.md") is None
        assert known.started == {"a.md"}


def test_looking_something_up_further_above_takes_nothing_of_what_was_read(memory: Memory) -> None:
    memory.stopped("a.md", Position("below", 0, 0.75))
    memory.stopped("a.md", Position("above", 0, 0.25))
    memory.opened("a.md")
    for known in (memory, memory.flush() and again()):
        assert known
        assert known.furthest == {"a.md": 0.75}
        assert known.position("a.md") == Position("above", 0, 0.25)


def test_of_two_readers_the_one_who_came_further_counts(memory: Memory) -> None:
    other = Memory.open(LIBRARY)
    other.stopped("a.md", Position("other", 0, 0.75))
    assert other.flush()
    memory.stopped("a.md", Position("this", 0, 0.25))
    assert memory.flush()
    other.close()
    assert again().furthest == {"a.md": 0.75}


def test_what_is_unread_again_begins_anew(memory: Memory) -> None:
    memory.opened("a.md")
    memory.stopped("a.md", Position("end", 0, 1.0))
    memory.set_read("a.md", True)
    assert memory.started == set()
    memory.set_read("a.md", False)
    memory.stopped("b.md", Position("b", 0, 0.5))
    for known in (memory, memory.flush() and again()):
        assert known
        assert known.position("a.md") is None
        assert known.furthest == {"b.md": 0.5}
        assert known.started == {"b.md"}
        assert known.recent(1) == ["a.md"]


def test_a_mark_can_be_set_again_elsewhere(memory: Memory) -> None:
    memory.set_bookmark("a", Bookmark("one.md", "anchor", 1, "One", "Section"))
    memory.set_bookmark("b", Bookmark("two.md", "anchor 2"))
    memory.set_bookmark("a", Bookmark("caf\udce9.md", "anchor 3", 0, "Three", ""))
    for known in (memory, memory.flush() and again()):
        assert known
        assert known.bookmarks == {
            "a": Bookmark("caf\udce9.md", "anchor 3", 0, "Three", ""),
            "b": Bookmark("two.md", "anchor 2"),
        }
    assert again(OTHER).bookmarks == {}


def test_a_layout_is_none_until_there_was_one(memory: Memory) -> None:
    memory.opened("a.md")
    assert memory.flush()
    assert again().layout is None
    layout = Layout("title", True, False, True, True)
    memory.set_layout(layout)
    assert memory.layout == layout
    assert memory.flush()
    assert again().layout == layout


def test_nothing_is_kept_where_nothing_is_to_be_kept() -> None:
    memory = Memory(LIBRARY, keep=False)
    memory.load()
    memory.opened("a.md")
    memory.set_layout(Layout("title"))
    assert memory.started == {"a.md"}
    memory.close()
    assert list(state_folder().iterdir()) == []


def test_a_file_of_the_first_version_keeps_what_it_holds() -> None:
    with sqlite3.connect(state_folder() / FILE_NAME) as first:
        for statement in MIGRATIONS[0]:
            first.execute(statement)
        first.execute("INSERT INTO library (id, folder) VALUES (1, ?)", (bytes(LIBRARY),))
        first.execute("INSERT INTO post VALUES (1, ?, 5.0, 1, 6.0)", (b"a.md",))
        first.execute("PRAGMA user_version = 1")
    first.close()
    assert all_libraries.last_session(LIBRARY) == LastSession(None, "a.md", None)
    memory = Memory.open(LIBRARY)
    assert (memory.recent(1), memory.read, memory.starred) == (["a.md"], {"a.md"}, {"a.md"})
    assert memory.last_used() == []
    memory.stopped("a.md", Position("here", 0, 0.5))
    memory.used("zen")
    memory.close()
    assert again().position("a.md") == Position("here", 0, 0.5)
    assert again().last_used() == ["zen"]


def test_a_first_look_knows_the_layout_in_a_file_of_an_older_version() -> None:
    with sqlite3.connect(state_folder() / FILE_NAME) as older:
        for statement in (statement for version in MIGRATIONS[:2] for statement in version):
            older.execute(statement)
        older.execute(
            "INSERT INTO library (id, folder, sort_order) VALUES (1, ?, 'title')", (bytes(LIBRARY),)
        )
        older.execute("PRAGMA user_version = 2")
    older.close()
    assert all_libraries.last_session(LIBRARY) == LastSession(Layout("title"))
    with sqlite3.connect(state_folder() / FILE_NAME) as older:
        assert older.execute("PRAGMA user_version").fetchone() == (2,)
    older.close()


def test_a_first_look_knows_the_layout_and_one_position(memory: Memory) -> None:
    memory.set_layout(Layout("title"))
    memory.opened("a.md")
    memory.stopped("a.md", Position("here", 3, 0.5))
    memory.stopped("b.md", Position("never gone into", 0, 0.5))
    assert memory.flush()
    known = LastSession(Layout("title"), "a.md", Position("here", 3, 0.5))
    assert all_libraries.last_session(LIBRARY, "a.md") == known
    assert all_libraries.last_session(LIBRARY) == known
    assert all_libraries.last_session(LIBRARY, "c.md") == LastSession(Layout("title"), "c.md")
    assert all_libraries.last_session(OTHER) == LastSession()


@pytest.mark.parametrize("content", [None, b"", b"no database at all" * 500])
def test_looking_makes_and_changes_no_file(content: bytes | None) -> None:
    file = state_folder() / FILE_NAME
    if content is not None:
        file.write_bytes(content)
    assert all_libraries.last_session(LIBRARY) == LastSession()
    assert [path.read_bytes() for path in file.parent.iterdir()] == ([] if content is None else [content])


def test_what_was_read_last_is_known_over_all_libraries(memory: Memory) -> None:
    memory.opened("a.md", "The title of A")
    memory.stopped("a.md", Position("here", 0, 0.42))
    memory.set_starred("never opened.md", True)
    memory.flush()
    other = Memory.open(OTHER)
    other.opened("b.md")
    other.set_read("b.md", True)
    other.set_starred("b.md", True)
    other.close()
    last, first = all_libraries.recent_posts(9)
    assert (last.library, last.path, last.title, last.percent) == (OTHER, "b.md", "", 1.0)
    assert last.finished
    assert (first.library, first.path, first.title, first.percent) == (
        LIBRARY,
        "a.md",
        "The title of A",
        0.42,
    )
    assert not first.finished
    assert first.opened_at < last.opened_at
    assert len(all_libraries.recent_posts(1)) == 1
    memory.stopped("a.md", Position("there", 0, 0.5))
    memory.flush()
    assert all_libraries.recent_posts(1)[0].path == "a.md"


def test_where_nothing_is_kept_nothing_was_read_last() -> None:
    assert all_libraries.recent_posts(9) == []
    assert list(state_folder().iterdir()) == []


def test_all_of_it_can_be_forgotten_while_another_reader_is_open(memory: Memory) -> None:
    memory.opened("secret-name.md", "A secret title")
    memory.set_bookmark("a", Bookmark("secret-name.md", "anchor"))
    assert memory.flush()
    (state_folder() / f"{FILE_NAME}.bad-2024-01-01").write_text("damaged")
    assert all_libraries.forget_everything()
    assert not all_libraries.forget_everything()
    memory.refresh()
    assert memory.recent(1) == []
    assert memory.bookmarks == {}
    memory.set_starred("new.md", True)
    memory.close()
    assert again().starred == {"new.md"}
    assert not any(b"secret" in path.read_bytes() for path in state_folder().iterdir())
    assert [path.name for path in state_folder().iterdir()] == [FILE_NAME]


def test_one_library_can_be_forgotten(memory: Memory) -> None:
    memory.opened("a.md")
    memory.close()
    other = Memory.open(OTHER)
    other.opened("b.md")
    other.close()
    assert all_libraries.forget_library(LIBRARY)
    assert not all_libraries.forget_library(LIBRARY)
    assert again().recent(1) == []
    assert again(OTHER).recent(1) == ["b.md"]


def test_commands_that_were_used_are_forgotten_with_everything_and_not_with_one_library(
    memory: Memory,
) -> None:
    memory.opened("a.md")
    memory.used("zen")
    assert memory.flush()
    assert all_libraries.forget_library(LIBRARY)
    assert again().last_used() == ["zen"]
    assert all_libraries.forget_everything()
    assert again().last_used() == []


def test_there_is_nothing_to_forget_where_nothing_was_read() -> None:
    assert not all_libraries.forget_everything()
    assert list(state_folder().iterdir()) == []
