"""Work in the background: what is wanted most first, and what nobody wants any more not at all."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

from reader.pictures.work_queue import WorkQueue
from tests.environment import PATIENCE


class Worked:
    """Notes what was worked on; each piece of work waits until it is let go."""

    def __init__(self, threads: int = 1) -> None:
        self.begun: list[str] = []
        self.done: set[str] = set()
        self._changed = threading.Condition()
        self._let_go = threading.Semaphore(0)
        self.queue = WorkQueue(self._work, self.done.__contains__, threads=threads, name="test")

    def let_go(self, pieces: int = 1) -> None:
        for _ in range(pieces):
            self._let_go.release()

    def until(self, holds: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(holds, PATIENCE)

    def _work(self, item: str) -> None:
        with self._changed:
            self.begun.append(item)
            self._changed.notify_all()
        self._let_go.acquire(timeout=PATIENCE)
        with self._changed:
            self.done.add(item)
            self._changed.notify_all()


def test_the_first_that_is_wanted_is_done_first() -> None:
    worked = Worked()
    worked.queue.want(["a", "b", "a"])
    worked.let_go(2)
    worked.until(lambda: worked.done == {"a", "b"})
    assert worked.begun == ["a", "b"]


def test_what_nobody_wants_any_more_is_not_begun() -> None:
    worked = Worked()
    worked.queue.want(["a", "b"])
    worked.until(lambda: worked.begun == ["a"])
    worked.queue.want(["c"])
    worked.let_go(2)
    worked.until(lambda: worked.done == {"a", "c"})
    assert worked.begun == ["a", "c"]


def test_nothing_is_worked_on_twice_at_once() -> None:
    worked = Worked(threads=2)
    worked.queue.want(["a"])
    worked.until(lambda: worked.begun == ["a"])
    worked.queue.want(["a", "b"])
    worked.until(lambda: worked.begun == ["a", "b"])
    worked.let_go(2)
    worked.until(lambda: worked.done == {"a", "b"})
    assert worked.begun == ["a", "b"]


def test_it_is_idle_when_all_that_is_wanted_is_done() -> None:
    worked = Worked()
    assert worked.queue.is_idle
    worked.queue.want(["a", "b"])
    worked.queue.want(["a"])
    assert not worked.queue.is_idle
    worked.let_go()
    worked.until(lambda: worked.done == {"a"})
    deadline = time.monotonic() + PATIENCE
    while not worked.queue.is_idle:
        # The thread that did the last of it has still to say so.
        assert time.monotonic() < deadline
        os.sched_yield()
    assert worked.begun == ["a"]


def test_nothing_is_begun_after_it_is_closed() -> None:
    worked = Worked()
    worked.queue.want(["a", "b"])
    worked.until(lambda: worked.begun == ["a"])
    worked.queue.close()
    worked.queue.want(["c"])
    worked.let_go(3)
    worked.until(lambda: worked.done == {"a"})
    assert worked.begun == ["a"]
    assert worked.queue.is_idle
