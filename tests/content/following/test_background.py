"""A library is read by a process or thread of its own, which follows it from then on."""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from reader.content.discovery.errors import LibraryError
from reader.content.discovery.site import Kind, Site
from reader.content.following import watching
from reader.content.following.background import LibraryProcess, LibraryReader, LibraryThread, can_fork
from reader.content.following.follower import LibraryFollower
from reader.content.post import Post
from reader.content.posts.events import Event, Failed, PostsListed, UpToDate
from reader.content.posts.index import Changes, ContentIndex
from reader.document.reading.index_headings import OUTLINES
from tests.content.followed import Followed, found, headings_found, on_disk
from tests.environment import PATIENCE


@pytest.fixture(autouse=True)
def _watch_eagerly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.1)
    monkeypatch.setattr(watching, "LOOKING_MILLISECONDS", 100)
    monkeypatch.setattr(watching, "SETTLING_MILLISECONDS", 50)


pytestmark = pytest.mark.skipif(not can_fork(), reason="this system has no fork that is safe to use")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    posts = tmp_path / "_posts"
    posts.mkdir()
    for day in range(1, 29):
        text = f"---\ntitle: Day {day}\ntags: [a, b]\n---\n\nBody.\n"
        (posts / f"2024-02-{day:02}-day.md").write_text(text)
    return tmp_path


def read_through(library: LibraryReader) -> tuple[list[Site], list[Post]]:
    """What is told until all has been told."""
    sites: list[Site] = []
    posts: list[Post] = []
    for event in library.events():
        if isinstance(event, UpToDate):
            break
        if isinstance(event, Site):
            sites.append(event)
        elif type(event) is tuple:
            posts += cast("tuple[Post, ...]", event)
    library.stop()
    return sites, posts


def test_it_hands_over_the_site_and_every_post(library: Path) -> None:
    sites, posts = read_through(LibraryProcess(library))
    index = ContentIndex(library)
    assert sites == [index.site]
    read = [post._replace(properties=()) for post in index.load_all()]
    assert sorted(posts, key=lambda post: post.path) == sorted(read, key=lambda post: post.path)


def test_a_folder_that_is_not_there_is_an_error_for_people(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is not there") as failure:
        read_through(LibraryProcess(tmp_path / "nowhere"))
    assert failure.value.hint


def test_a_process_that_dies_is_an_error_for_people(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(follower: LibraryFollower) -> Iterator[tuple[Post, ...]]:
        yield ()
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(LibraryFollower, "follow", die)
    with pytest.raises(LibraryError, match="could not be read completely"):
        read_through(LibraryProcess(library))


def test_stopping_leaves_no_process_behind(library: Path) -> None:
    process = LibraryProcess(library)
    number = process.number
    process.stop()
    process.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_it_ends_by_itself_when_nobody_listens(library: Path) -> None:
    for day in range(1, 400):
        (library / "_posts" / f"2023-01-{day % 28 + 1:02}-more-{day}.md").write_text(
            "# More\n\n" + "word " * 2000
        )
    process = LibraryProcess(library)
    number = process.number
    # Whoever gives it up without ending it closes the pipe that it writes into.
    del process
    assert os.waitpid(number, 0)[0] == number


class Listener:
    """Hears what a library tells, as the program does that shows it."""

    def __init__(self, library: LibraryReader, folder: Path) -> None:
        self.library = library
        self.failures: list[Failed] = []
        self.error: LibraryError | None = None
        self.has_ended = False
        self._followed = Followed(folder)
        self._events: queue.Queue[Event | LibraryError | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def wait(self, holds: Callable[[], bool]) -> None:
        """Take events until something holds after one of them."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            event = self._events.get(timeout=max(0.0, deadline - time.monotonic()))
            if isinstance(event, Failed):
                self.failures.append(event)
            elif isinstance(event, LibraryError):
                self.error = event
            elif event is None:
                self.has_ended = True
            else:
                self._followed.take([event])

    def wait_for_disk(self) -> None:
        """Take events until what was told is what is on the disk, and is in the index."""
        expected = on_disk(self._followed.folder)
        self._followed.kept = False
        self.wait(lambda: self._followed.posts == expected and self._followed.kept)

    def _listen(self) -> None:
        try:
            for event in self.library.events():
                self._events.put(event)
        except LibraryError as error:
            self._events.put(error)
        self._events.put(None)


@pytest.fixture(params=[LibraryProcess, LibraryThread])
def listener(request: pytest.FixtureRequest, library: Path) -> Iterator[Listener]:
    """All has been told once already."""
    listener = Listener(request.param(library, OUTLINES), library)
    listener.wait_for_disk()
    yield listener
    listener.library.stop()
    listener.wait(lambda: listener.has_ended)


def test_what_changes_is_told_and_found(library: Path, listener: Listener) -> None:
    posts = library / "_posts"
    (posts / "2024-02-01-day.md").write_text("---\ntitle: Edited\n---\nFresh words.\n\n> # Quoted\n")
    listener.wait_for_disk()
    assert found(library, "fresh") == ["_posts/2024-02-01-day.md"]
    assert headings_found(library, "quoted") == ["Quoted"]
    (posts / "2024-03-01-new.md").write_text("New.")
    listener.wait_for_disk()
    (posts / "2024-02-01-day.md").rename(posts / "2024-02-01-renamed.md")
    (posts / "2024-02-02-day.md").unlink()
    listener.wait_for_disk()
    assert found(library, "fresh") == ["_posts/2024-02-01-renamed.md"]
    (library / "_config.yml").write_text("title: Another")
    listener.wait_for_disk()
    assert listener.failures == []


def test_posts_in_a_new_folder_are_followed(library: Path, listener: Listener) -> None:
    (library / "_posts" / "2025").mkdir()
    (library / "_posts" / "2025" / "2025-01-01-new.md").write_text("New.")
    listener.wait_for_disk()
    (library / "_posts" / "2025" / "2025-01-01-new.md").write_text("Newer than new.")
    listener.wait_for_disk()


def test_what_is_asked_for_is_compared_though_no_change_was_noticed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "watch", lambda folder, wanted, changed, ended: None)
    for kind in (LibraryProcess, LibraryThread):
        listener = Listener(kind(library), library)
        listener.wait_for_disk()
        (library / "_posts" / f"2025-01-01-{kind.__name__}.md").write_text("New.")
        listener.library.refresh()
        listener.wait_for_disk()
        listener.library.stop()
        listener.library.refresh()
        listener.wait(lambda listener=listener: listener.has_ended)  # type: ignore[misc]
        assert listener.error is None


def test_what_changes_while_the_library_is_first_read_is_told(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow = LibraryFollower.follow
    changed = library / "_posts" / "2024-02-01-day.md"

    def with_a_change(follower: LibraryFollower) -> Iterator[Event]:
        yield from follow(follower)
        changed.write_text("Changed after it was read, and before anybody watched.")

    monkeypatch.setattr(LibraryFollower, "follow", with_a_change)
    listener = Listener(LibraryProcess(library), library)
    listener.wait(lambda: "Changed" in changed.read_text())
    listener.wait_for_disk()
    listener.library.stop()


def test_a_folder_that_vanishes_is_told_once_and_followed_again_when_it_is_back(
    library: Path, listener: Listener, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away") / "library"
    library.rename(away)
    listener.wait(lambda: bool(listener.failures))
    assert "is not there" in listener.failures[0].message
    (away / "_posts" / "2024-02-01-day.md").write_text("Changed while away.")
    away.rename(library)
    listener.wait_for_disk()
    assert len(listener.failures) == 1
    (library / "_posts" / "2024-02-02-day.md").write_text("Changed after that.")
    listener.wait_for_disk()


def test_a_folder_that_comes_back_is_found_though_no_change_is_noticed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "watch", lambda folder, wanted, changed, ended: None)
    listener = Listener(LibraryProcess(library), library)
    listener.wait_for_disk()
    away = library.rename(library.with_name("away"))
    listener.library.refresh()
    listener.wait(lambda: bool(listener.failures))
    (away / "_posts" / "2024-02-01-day.md").write_text("Changed while away.")
    away.rename(library)
    listener.wait_for_disk()
    assert len(listener.failures) == 1
    listener.library.stop()


def test_another_folder_in_the_place_of_the_library_is_followed(
    library: Path, listener: Listener, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "library"
    (other / "_posts").mkdir(parents=True)
    (other / "_posts" / "2024-01-01-other.md").write_text("Other.")
    library.rename(other.with_name("old"))
    other.rename(library)
    listener.wait_for_disk()
    (library / "_posts" / "2024-01-01-other.md").write_text("Other, and changed.")
    listener.wait_for_disk()


def test_a_process_ends_with_the_program_that_is_killed(library: Path) -> None:
    receiving, sending = os.pipe()
    program = os.fork()
    if program == 0:
        try:
            process = LibraryProcess(library)
            os.write(sending, f"{process.number}\n".encode())
            for _ in process.events():
                pass
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving) as pipe:
        number = int(pipe.readline())
    os.kill(program, signal.SIGKILL)
    os.waitpid(program, 0)
    deadline = time.monotonic() + PATIENCE
    while is_running(number):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    # Where nobody takes leave of it, what has ended stays as a name only.
    status = Path(f"/proc/{number}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_asking_a_process_that_was_stopped_writes_nowhere(library: Path, tmp_path: Path) -> None:
    process = LibraryProcess(library)
    process.stop()
    file = tmp_path / "precious"
    # It is given the numbers that the process had for its pipes.
    with file.open("w"), file.open("a"), file.open("a"):
        process.refresh()
    assert file.read_text() == ""


def test_a_thread_hands_over_every_event_whether_or_not_it_was_waited_for(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[Event] = [(), PostsListed(), Changes(Site(library, *site_facts(library))), UpToDate(True)]
    monkeypatch.setattr(LibraryFollower, "follow", lambda follower: iter(events))
    for waits in range(3):
        thread = LibraryThread(library, follow=False)
        for _ in range(waits):
            assert thread.has_result(PATIENCE)
        told = thread.events()
        assert [next(told) for _ in events] == events
        thread.stop()


def site_facts(folder: Path) -> tuple[Kind, str]:
    site = ContentIndex(folder).site
    return site.kind, site.reason


def test_a_thread_that_is_stopped_while_nobody_takes_its_events_ends(library: Path) -> None:
    before = set(threading.enumerate())
    told = LibraryThread(library, follow=False)
    events = told.events()
    next(events)
    told.stop()
    assert list(events) == []
    wait_for_end_of_others(before)


def test_a_thread_that_is_stopped_ends_its_watch_too(library: Path) -> None:
    before = set(threading.enumerate())
    listener = Listener(LibraryThread(library), library)
    listener.wait_for_disk()
    (library / "_posts" / "2025-01-01-new.md").write_text("New.")
    listener.wait_for_disk()
    listener.library.stop()
    wait_for_end_of_others(before)


def wait_for_end_of_others(before: set[threading.Thread]) -> None:
    """Wait until no thread is left but those that there were before."""
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_thread_that_fails_is_an_error_for_people(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(follower: LibraryFollower) -> Iterator[Event]:
        yield ()
        raise ZeroDivisionError

    monkeypatch.setattr(LibraryFollower, "follow", fail)
    with pytest.raises(LibraryError, match="could not be read completely"):
        read_through(LibraryThread(library))


def test_a_folder_without_a_watch_is_compared_now_and_then(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no room for another watch")

    monkeypatch.setattr("watchfiles.watch", refuse)
    listener = Listener(LibraryProcess(library), library)
    listener.wait_for_disk()
    (library / "_posts" / "2025-01-01-new.md").write_text("New.")
    listener.wait_for_disk()
    listener.library.stop()
