"""What cannot be kept lasts for the run, is told with its reason, and is kept as soon as that can be."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.memory import all_libraries
from reader.memory.database import MIGRATIONS
from reader.memory.memory import Memory
from reader.memory.model import Bookmark, LastSession, Layout, Position
from reader.settings.choices import keep_choices, load_choices
from reader.settings.folders import FILE_NAME, is_anything_kept, state_folder

LIBRARY = Path("/somewhere/blog")


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can grow: as on a full disk, but for the words of the error."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


ACTS: dict[str, Callable[[Memory], object]] = {
    "stars": lambda memory: memory.set_starred("a.md", True),
    "what was read": lambda memory: memory.set_read("a.md", True),
    "marks": lambda memory: memory.set_bookmark("m", Bookmark("a.md", "anchor")),
    "how far you read": lambda memory: memory.stopped("a.md", Position("x", 0, 0.5)),
    "what was opened": lambda memory: memory.opened("a.md"),
    "what was opened, how the list is shown": lambda memory: memory.set_layout(Layout("title")),
}


@pytest.mark.parametrize("made", ACTS)
def test_whatever_is_not_kept_is_told_and_kept_later(made: str) -> None:
    memory = Memory.open(LIBRARY)
    told: list[str] = []
    memory.tell_failure = lambda: told.append(memory.failure)
    with full_disk():
        ACTS[made](memory)
        assert not memory.flush()
        assert memory.unkept.startswith(f"{made}: ")
        assert FILE_NAME in memory.unkept
        assert told == [memory.failure]
        assert told[0]
    # Whatever comes next, or the end, tries again.
    memory.close()
    assert memory.unkept == ""
    assert told[1:] == [""]
    later = Memory.open(LIBRARY)
    later.close()
    known = (later.starred, later.read, {*later.bookmarks}, {*later.furthest}, later.recent(1), later.layout)
    assert any(known)


def test_which_commands_were_used_is_nothing_to_tell_of_at_the_end() -> None:
    with full_disk():
        memory = Memory.open(LIBRARY)
        memory.used("zen")
        memory.close()
    assert memory.unkept == ""
    assert memory.last_used() == ["zen"]


def test_what_never_could_be_kept_is_told_at_the_end() -> None:
    with full_disk():
        memory = Memory.open(LIBRARY)
        assert "not remembered" in memory.trouble
        memory.set_starred("a.md", True)
        assert memory.starred == {"a.md"}
        memory.close()
    assert memory.unkept.startswith("stars: ")


def test_a_disk_that_was_full_at_the_start_is_tried_again() -> None:
    with full_disk():
        memory = Memory.open(LIBRARY)
    memory.set_starred("a.md", True)
    assert memory.flush()
    assert not memory.failure
    memory.close()
    assert Memory.open(LIBRARY).starred == {"a.md"}


def test_a_choice_that_is_not_kept_says_why_and_leaves_nothing_behind() -> None:
    assert keep_choices({"theme": "reader-paper"}) == ""
    with full_disk():
        assert "choices" in keep_choices({"measure": 72})
    assert [path.name for path in state_folder().iterdir()] == ["choices"]
    assert load_choices() == {"theme": "reader-paper"}


def as_read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be made or opened to be written in the folder: whoever runs the tests may do anything."""
    connect = sqlite3.connect

    def refuse(file: object, *arguments: object, **options: object) -> sqlite3.Connection:
        if str(state_folder()) in str(file) and "immutable" not in str(file):
            raise sqlite3.OperationalError("unable to open database file")
        return connect(file, *arguments, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("sqlite3.connect", refuse)


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
@pytest.mark.parametrize("ended", [True, False], ids=["closed", "killed"])
def test_what_a_read_only_folder_holds_is_shown(
    monkeypatch: pytest.MonkeyPatch, version: int, ended: bool
) -> None:
    state_folder().mkdir(exist_ok=True)
    file = state_folder() / FILE_NAME
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    for statement in (statement for migration in MIGRATIONS[:version] for statement in migration):
        writer.execute(statement)
    writer.execute("INSERT INTO library (id, folder) VALUES (1, ?)", (bytes(LIBRARY),))
    writer.execute(
        "INSERT INTO post (library, path, opened_at, read, starred_at) VALUES (1, ?, 5.0, 1, 6.0)", (b"a.md",)
    )
    writer.execute(f"PRAGMA user_version = {version}")
    if ended:
        writer.close()
    before = {path.name: path.read_bytes() for path in state_folder().iterdir()}
    as_read_only(monkeypatch)
    memory = Memory.open(LIBRARY)
    assert (memory.starred, memory.read, memory.recent(1)) == ({"a.md"}, {"a.md"}, ["a.md"])
    assert "not remembered" in memory.trouble
    assert [recent.path for recent in all_libraries.recent_posts(9)] == ["a.md"]
    if version == len(MIGRATIONS):
        assert all_libraries.last_session(LIBRARY).post == "a.md"
    memory.set_starred("b.md", True)
    memory.close()
    assert memory.unkept.startswith("stars: ")
    assert {path.name: path.read_bytes() for path in state_folder().iterdir()} == before
    writer.close()


@pytest.mark.parametrize("ending", ["", "-wal", "-journal", "-shm"])
def test_a_pipe_in_the_place_of_the_file_is_told_and_never_waited_for(ending: str) -> None:
    """In another process, as it might not come back."""
    os.mkfifo(state_folder() / f"{FILE_NAME}{ending}")
    os.mkfifo(state_folder() / "choices")
    program = (
        "from pathlib import Path\nfrom reader.memory.memory import Memory\n"
        "from reader.memory import all_libraries\nfrom reader.settings.choices import *\n"
        "load_choices(), all_libraries.last_session(Path('/x')), all_libraries.recent_posts(9)\n"
        "m = Memory.open('/x')\nm.set_starred('a.md', True)\nm.close()\nprint(m.unkept)\n"
        "print(keep_choices({'theme': 'reader-paper'}), load_choices()['theme'])"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert "this is no file" in finished.stdout
    assert " reader-paper\n" in finished.stdout


def test_what_is_no_file_holds_nothing() -> None:
    (state_folder() / FILE_NAME).mkdir()
    assert not is_anything_kept()
    assert all_libraries.last_session(LIBRARY) == LastSession()
    assert all_libraries.recent_posts(9) == []
    memory = Memory.open(LIBRARY)
    memory.close()
    assert "this is no file" in memory.trouble


def test_only_the_owner_can_read_what_was_read() -> None:
    state_folder().chmod(0o755)
    (state_folder() / "choices").touch(mode=0o644)
    memory = Memory.open(LIBRARY)
    memory.set_starred("a.md", True)
    assert memory.flush()
    assert len([*state_folder().iterdir()]) == 4
    assert {stat.S_IMODE(path.stat().st_mode) for path in state_folder().iterdir()} == {0o600}
    assert stat.S_IMODE(state_folder().stat().st_mode) == 0o700
    memory.close()
