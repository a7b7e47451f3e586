"""Work in the background: what is wanted most first, and what nobody wants any more not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class WorkQueue(Generic[Item]):
    """Works on what is wanted, in threads of its own that start with the first of it."""

    def __init__(
        self,
        work: Callable[[Item], object],
        is_done: Callable[[Item], bool],
        *,
        threads: int = 1,
        name: str,
    ) -> None:
        """``work`` is called in a thread, for what ``is_done`` does not say of that it is done already."""
        self._work = work
        self._is_done = is_done
        self._most = threads
        self._name = name
        self._wanted: tuple[Item, ...] = ()
        self._at_work: set[Item] = set()
        self._changed = threading.Condition()
        self._threads = 0
        self.closed = False
        """Whether nothing is begun any more."""

    @property
    def wanted(self) -> tuple[Item, ...]:
        """Return what was asked for last, the first of it first."""
        return self._wanted

    @property
    def is_idle(self) -> bool:
        """Tell whether all that is wanted is done, or nothing will be any more."""
        with self._changed:
            return self.closed or not (self._at_work or any(not self._is_done(item) for item in self._wanted))

    def want(self, items: Sequence[Item]) -> None:
        """Ask for some things, the first ones first. Others that are not begun are dropped."""
        with self._changed:
            self._wanted = tuple(dict.fromkeys(items))
            waiting = len(self._at_work) + sum(map(self._waits, self._wanted))
            while not self.closed and self._threads < min(self._most, waiting):
                self._threads += 1
                threading.Thread(target=self._go_on, name=self._name, daemon=True).start()
            self._changed.notify_all()

    def close(self) -> None:
        """Begin nothing any more. What is begun is left to end by itself."""
        with self._changed:
            self.closed = True
            self._wanted = ()
            self._changed.notify_all()

    def _waits(self, item: Item) -> bool:
        return item not in self._at_work and not self._is_done(item)

    def _go_on(self) -> None:
        while (item := self._next()) is not None:
            self._work(item)
            with self._changed:
                self._at_work.discard(item)

    def _next(self) -> Item | None:
        with self._changed:
            while not self.closed:
                for item in self._wanted:
                    if self._waits(item):
                        self._at_work.add(item)
                        return item
                self._changed.wait()
        return None
