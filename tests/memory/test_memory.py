"""What a person made by reading survives: another run, another reader at once, damage, and a kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from reader.memory.database import MIGRATIONS
from reader.memory.memory import Memory
from reader.settings.folders import FILE_NAME, state_folder

LIBRARY = Path("/somewhere/blog")


@pytest.fixture
def file() -> Path:
    """Where the memory of this test is kept."""
    return state_folder() / FILE_NAME


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


def test_what_was_done_is_known_at_once_and_in_later_runs(memory: Memory) -> None:
    memory.opened("a.md")
    memory.opened("b.md")
    memory.set_starred("a.md", True)
    memory.set_read("c.md", True)
    memory.set_read("a.md", False)
    for known in (memory, memory.flush() and again()):
        assert known
        assert known.recent(10) == ["b.md", "a.md"]
        assert known.recent(1) == ["b.md"]
        assert known.read == {"c.md"}
        assert known.started == {"b.md"}
        assert known.starred == {"a.md"}


def test_commands_are_known_by_when_they_were_last_used_in_whatever_library(memory: Memory) -> None:
    for command in ("zen", "star", "star", "sort", "zen"):
        memory.used(command)
    for known in (memory, memory.flush() and again(), again(Path("/somewhere/else"))):
        assert known
        assert known.last_used() == ["zen", "sort", "star"]
        assert known.last_used(1) == ["zen"]


def test_of_two_readers_the_later_use_of_a_command_counts(memory: Memory) -> None:
    other = Memory.open(Path("/somewhere/else"))
    memory.used("zen")
    other.used("sort")
    memory.used("star")
    other.used("zen")
    other.close()
    memory.close()
    assert again().last_used() == ["zen", "star", "sort"]


def test_a_star_can_be_taken_away(memory: Memory) -> None:
    memory.set_starred("a.md", True)
    memory.set_starred("a.md", False)
    memory.close()
    assert again().starred == set()


def test_what_was_done_before_the_file_was_read_counts() -> None:
    first = Memory.open(LIBRARY)
    first.set_starred("old.md", True)
    first.set_read("a.md", True)
    first.close()
    memory = Memory(LIBRARY)
    memory.opened("new.md")
    memory.set_read("a.md", False)
    assert memory.recent(1) == ["new.md"]
    memory.load()
    assert memory.starred == {"old.md"}
    assert (memory.read, memory.started) == (set(), {"new.md"})
    memory.close()
    assert again().recent(1) == ["new.md"]
    assert again().read == set()


def test_it_may_be_closed_while_it_begins_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(LIBRARY)
    start = Thread.start

    def start_late(thread: Thread) -> None:
        memory.close()
        start(thread)

    monkeypatch.setattr(Thread, "start", start_late)
    memory.load()
    assert memory.trouble == ""


def test_what_is_closed_before_it_was_read_touches_no_file(file: Path) -> None:
    memory = Memory(LIBRARY)
    memory.close()
    memory.load()
    memory.opened("a.md")
    assert not file.exists()


def test_libraries_are_kept_apart(memory: Memory) -> None:
    memory.set_starred("a.md", True)
    memory.close()
    assert again(Path("/somewhere/else")).starred == set()


def test_paths_that_are_no_text_are_kept() -> None:
    folder, path = Path(os.fsdecode(b"/blog\xff")), os.fsdecode(b"caf\xe9\n.md")
    memory = Memory.open(folder)
    memory.opened(path)
    memory.close()
    assert again(folder).recent(1) == [path]


def test_two_readers_see_what_the_other_did_when_they_look_again(memory: Memory) -> None:
    other = Memory.open(LIBRARY)
    other.set_starred("a.md", True)
    memory.set_starred("b.md", True)
    assert other.flush()
    assert memory.flush()
    assert memory.starred == {"b.md"}
    memory.refresh()
    other.refresh()
    assert memory.starred == other.starred == {"a.md", "b.md"}
    other.close()


def test_a_reader_waits_while_another_one_writes(memory: Memory, file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    memory.set_starred("a.md", True)
    assert not memory.flush(0.4)
    assert memory.starred == {"a.md"}
    other.execute("COMMIT")
    other.close()
    assert memory.flush(10)
    assert not memory.trouble


def test_many_readers_may_make_the_file_at_once() -> None:
    program = "import sys\nfrom reader.memory.memory import Memory\nm = Memory.open('/somewhere/blog')\n" + (
        "for n in range(10): m.opened(f'{sys.argv[1]}-{n}.md')\nprint(m.flush(30), m.trouble)"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(n)], stdout=subprocess.PIPE) for n in range(4)
    ]
    assert [process.communicate()[0].split() for process in running] == [[b"True"]] * 4
    assert len(again().recent(99)) == 40


@pytest.mark.parametrize(
    "damage",
    [b"not a database at all, but text" * 100, b"SQLite format 3\0" + b"x" * 5000],
    ids=["text", "a page of nothing"],
)
def test_a_damaged_file_is_set_aside_and_that_is_said_once(file: Path, damage: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    for number in range(1, 3):
        file.write_bytes(damage)
        memory = Memory.open(LIBRARY)
        assert ".bad-" in memory.trouble
        memory.opened("a.md")
        memory.close()
        aside = list(file.parent.glob(f"{FILE_NAME}.bad-*"))
        assert [path.read_bytes() for path in aside if path.stat().st_size > 100] == [damage] * number
        later = again()
        assert later.recent(1) == ["a.md"]
        assert not later.trouble


def test_a_page_that_was_overwritten_costs_the_memory_and_not_the_reader(memory: Memory, file: Path) -> None:
    for number in range(200):
        memory.opened(f"a-long-path-that-fills-pages-{number}.md")
    memory.close()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    file.write_bytes(content)
    assert ".bad-" in again().trouble


def test_an_empty_file_is_a_new_one(file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    file.touch()
    memory = Memory.open(LIBRARY)
    memory.opened("a.md")
    memory.close()
    assert not memory.trouble
    assert again().recent(1) == ["a.md"]


def test_the_file_of_a_newer_version_is_left_as_it_is(memory: Memory, file: Path) -> None:
    memory.close()
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = file.read_bytes()
    newer = Memory.open(LIBRARY)
    assert "newer" in newer.trouble
    newer.opened("a.md")
    assert newer.recent(1) == ["a.md"]
    assert not newer.flush()
    newer.close()
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == [FILE_NAME]


def test_where_nothing_can_be_written_memory_lasts_for_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("READER_STATE_DIR", str(tmp_path / "file" / "state"))
    memory = Memory.open(LIBRARY)
    assert "not remembered" in memory.trouble
    assert len(memory.trouble.splitlines()) == 1
    memory.opened("a.md")
    memory.set_starred("a.md", True)
    memory.refresh()
    assert (memory.recent(1), memory.started, memory.starred) == (["a.md"], {"a.md"}, {"a.md"})
    memory.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may write everywhere cannot be kept from it")
def test_a_folder_that_is_read_only(file: Path) -> None:
    file.parent.chmod(0o500)
    memory = Memory.open(LIBRARY)
    assert memory.trouble
    memory.opened("a.md")
    assert memory.recent(1) == ["a.md"]


def test_a_home_that_is_not_known_makes_no_folder(tmp_path: Path) -> None:
    hidden = ("READER_STATE_DIR", "HOME", "XDG_STATE_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    program = (
        "import pwd\ndef unknown(_): raise KeyError\npwd.getpwuid = unknown\n"
        "from reader.memory.memory import Memory\nm = Memory.open('.')\nm.opened('a.md')\n"
        "m.close()\nprint(m.trouble, m.recent(1))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "not remembered" in finished.stdout
    assert "['a.md']" in finished.stdout
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_now_is_written_with_what_comes_next(memory: Memory, file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("CREATE TRIGGER full BEFORE INSERT ON post BEGIN SELECT RAISE(FAIL, 'disk is full'); END")
    memory.opened("a.md")
    assert not memory.flush(0.5)
    assert "disk is full" in memory.trouble
    other.execute("DROP TRIGGER full")
    other.close()
    memory.opened("b.md")
    assert memory.flush(10)
    assert again().recent(2) == ["b.md", "a.md"]


KILLED = """
import sys
from reader.memory.memory import Memory
memory = Memory.open('/somewhere/blog')
for number in range(100_000):
    memory.opened(f'{sys.argv[1]}-{number}.md')
    if number % 3 == 0:
        assert memory.flush(30)
        print(f'{sys.argv[1]}-{number}.md', flush=True)
"""


def test_what_was_acknowledged_survives_a_kill_at_any_instant() -> None:
    acknowledged: set[str] = set()
    for run in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(run)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(1 + run * 3):
            acknowledged.add(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
        acknowledged.update(line for line in process.communicate()[0].splitlines() if line.endswith(".md"))
    later = again()
    assert not later.trouble
    assert acknowledged - {""} <= later.started


def test_sqlite_is_loaded_when_a_file_is_opened_and_not_before() -> None:
    program = (
        "import sys\nfrom reader.memory.memory import Memory\nm = Memory('.')\nm.opened('a.md')\n"
        "assert 'sqlite3' not in sys.modules\nm.load()\nassert 'sqlite3' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
