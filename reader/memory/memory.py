"""What a person made of the posts of a library by reading: which were read, and how far, starred and marked.

Acts count at once, in memory; a thread writes them, in order. `flush` says when they are safe from a kill.
SQLite is loaded with the first file that is opened.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Mapping, Set
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Final, Self

from reader.memory.model import Layout, Mark, Position
from reader.memory.statements import (
    Act,
    Known,
    Value,
    layout_values,
    made_by,
    mark_values,
    nothing_known,
    read,
    take,
    write,
)

if TYPE_CHECKING:
    import sqlite3

LAST_PATIENCE: Final = 2.0
"""Seconds that closing waits for what is not written yet."""


LETTING_GO: Final = 0.2
"""Seconds that it waits then for what is being done with the file."""


class Memory:
    """What is known of the posts of one library. Paths are those of `Post.path`.

    It can be made and told of acts before `load` has read the file. It never raises: where nothing can be
    kept, it lasts for this run. It is tried again with each act, and says what of it was not kept.
    """

    def __init__(self, folder: Path | str, *, keep: bool = True) -> None:
        """``folder`` is the library. Nothing is read or written yet; and never, unless it is to be kept."""
        self.trouble = ""
        """One line on what went wrong with the file, or empty."""
        self.failure = ""
        """Why acts cannot be kept for the next run, with the file; empty as long as they are."""
        self.tell_failure: Callable[[], object] = lambda: None
        """Called in a thread when acts cannot be kept any more, and when they can be again."""
        self._folder = os.fsencode(Path(folder).absolute())
        self._known = nothing_known()
        self._unwritten: deque[Act] = deque()
        self._untried = False
        """Whether an act came since it was last tried to write them."""
        self._trying = False
        self._keeps = keep
        """Whether acts are written, now or once the file has been read."""
        self._told = Condition()
        """Guards all of the above, and tells of acts and of what became of them."""
        self._connection: sqlite3.Connection | None = None
        self._seen_version: int | None = None
        self._file = Lock()
        """Held while the connection is used."""
        self._writer: Thread | None = None

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """The memory of a library, read from the file."""
        memory = cls(folder)
        memory.load()
        return memory

    @property
    def read(self) -> Set[str]:
        """Posts whose end was reached, or that were said to be read."""
        return self._known.read

    @property
    def started(self) -> Set[str]:
        """Posts that were gone into, and not read to the end."""
        with self._told:
            return self._known.furthest.keys() - self._known.read

    @property
    def starred(self) -> Set[str]:
        return self._known.starred

    @property
    def furthest(self) -> Mapping[str, float]:
        """How much was read at most of the posts that were gone into, 0 to 1."""
        return self._known.furthest

    @property
    def marks(self) -> Mapping[str, Mark]:
        """The places that were given a letter, by that letter."""
        return self._known.marks

    @property
    def layout(self) -> Layout | None:
        """How the library was last shown; None when it never was."""
        return self._known.layout

    def position(self, path: str) -> Position | None:
        """Where somebody stopped in a post."""
        return self._known.positions.get(path)

    def recent(self, limit: int) -> list[str]:
        """The posts that were gone into last, the latest first."""
        with self._told:
            opened = self._known.opened
            return sorted(opened, key=opened.__getitem__, reverse=True)[:limit]

    def opened(self, path: str, title: str | None = None) -> None:
        """A post has been gone into: it is the last one that was."""
        values: dict[str, Value] = {"opened_at": (now := time.time()), "furthest": 0.0}
        if title is not None:
            values["title"] = title
        self._do(Act("post", path, values), Act("library", "", {"opened_at": now}))

    def stopped(self, path: str, position: Position, share: float | None = None) -> None:
        """Somebody rests at a place of a post, of which they have read a share, 0 to 1.

        Without a share, all that leads up to the place has been read.
        """
        place: dict[str, Value] = dict(position._asdict())
        furthest = position.fraction if share is None else share
        self._do(Act("post", path, {**place, "furthest": furthest, "moved_at": time.time()}))

    def set_read(self, path: str, is_read: bool) -> None:
        """A post is read, or is not.

        One that was read to its end and is unread again begins anew. One that was only said to be read is
        again as far as it was.
        """
        values: dict[str, Value] = {"read": int(is_read)}
        furthest = self._known.furthest.get(path, 0.0)
        if not is_read and furthest >= 1:
            values |= dict.fromkeys(Position._fields)
        if not is_read and not 0 < furthest < 1:
            values["furthest"] = None
        self._do(Act("post", path, values))

    def set_starred(self, path: str, is_starred: bool) -> None:
        self._do(Act("post", path, {"starred_at": time.time() if is_starred else None}))

    def set_mark(self, letter: str, mark: Mark) -> None:
        """Give a place a letter, which another place may have had."""
        self._do(Act("mark", letter, mark_values(mark, time.time())))

    def set_layout(self, layout: Layout) -> None:
        """The library is shown so now."""
        if layout != self._known.layout:
            self._do(Act("library", "", {**layout_values(layout), "opened_at": time.time()}))

    def load(self) -> None:
        """Read the file, and begin to write to it. It takes a while: use a worker."""
        from reader.memory.database import MemoryUnusableError, open_database

        try:
            with self._file:
                if not self._keeps:
                    # It has been closed before it came to this.
                    return
                self._connection, self.trouble = open_database()
        except MemoryUnusableError as error:
            self._fail(error)
            self.trouble = str(error)
            self._take_over_copy()
        else:
            self.refresh()
        writer = Thread(target=self._write_all, name="memory", daemon=True)
        writer.start()
        # Whoever closes the memory meanwhile can only wait for a thread that has begun.
        self._writer = writer

    def refresh(self) -> None:
        """Take over what another reader has written since. It takes a while: use a worker."""
        # Nothing is written meanwhile, so that what is not in these rows is still among the unwritten acts.
        with self._file:
            known = self._changes()
            if known is not None:
                self._take_over(known)

    def flush(self, patience: float = LAST_PATIENCE) -> bool:
        """Wait some seconds until every act is safe on the disk, or that has failed; whether all are."""
        with self._told:
            self._told.wait_for(self._is_settled, patience)
            return not self._unwritten and self._keeps

    @property
    def unkept(self) -> str:
        """What was made and is not on the disk, and why, for a person; empty when all is there."""
        with self._told:
            acts = list(self._unwritten)
        if not acts:
            return ""
        return f"{made_by(acts)}: {self.failure or 'it could not be written in time'}"

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        if self._writer is not None:
            with self._told:
                # What could not be written may be so now.
                self._untried = bool(self._unwritten)
                self._told.notify_all()
            self.flush()
        with self._told:
            self._keeps = False
            self._told.notify_all()
        # Who is still writing then waits for another program, and is given up.
        if self._writer is not None:
            self._writer.join(LETTING_GO)
        if self._file.acquire(timeout=LETTING_GO):
            connection, self._connection = self._connection, None
            self._file.release()
            if connection is not None:
                connection.close()

    def _do(self, *acts: Act) -> None:
        with self._told:
            for act in acts:
                self._known = take(self._known, act)
            if self._keeps:
                self._unwritten.extend(acts)
                self._untried = True
                self._told.notify_all()

    def _changes(self) -> Known | None:
        """All that the file holds of this library; None when nobody else has written to it meanwhile."""
        import sqlite3

        if self._connection is None:
            return None
        try:
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version == self._seen_version:
                return None
            known = read(self._connection, self._folder)
        except sqlite3.Error as error:
            self._fail(error)
            return None
        self._seen_version = version
        return known

    def _write_all(self) -> None:
        """Write acts as they come, oldest first. What cannot be written waits for the next one."""
        while True:
            with self._told:
                self._told.wait_for(lambda: self._untried or not self._keeps)
                if not self._keeps:
                    return
                self._untried, self._trying = False, True
            while self._write_some():
                pass
            with self._told:
                self._trying = False
                self._told.notify_all()

    def _is_settled(self) -> bool:
        """Whether all acts are written, or it is of no use to wait for that."""
        return not self._unwritten or not (self._untried or self._trying or self._writer is None)

    def _write_some(self) -> bool:
        """Write what there is now; whether there may be more."""
        with self._told:
            acts = list(self._unwritten)
        if not acts or not self._are_written(acts):
            return False
        with self._told:
            for _ in acts:
                self._unwritten.popleft()
            self._told.notify_all()
        return True

    def _are_written(self, acts: list[Act]) -> bool:
        import sqlite3

        from reader.memory.database import MemoryUnusableError, persist

        try:
            with self._file:
                persist(lambda: self._write(acts))
        except (OSError, sqlite3.Error, MemoryUnusableError) as error:
            self._fail(error)
            return False
        if self.failure:
            self.failure = self.trouble = ""
            self.tell_failure()
        return True

    def _write(self, acts: list[Act]) -> None:
        from reader.memory.database import open_database, transaction

        if self._connection is None:
            # It could not be opened when it was to be read.
            self._connection, _ = open_database()
        with transaction(self._connection):
            for act in acts:
                write(self._connection, self._folder, act)

    def _take_over_copy(self) -> None:
        """Know what the file holds that cannot be written to."""
        import sqlite3
        from contextlib import closing

        from reader.memory.database import MemoryUnusableError, open_copy

        try:
            with closing(open_copy()) as copy:
                self._take_over(read(copy, self._folder))
        except (OSError, sqlite3.Error, MemoryUnusableError):
            # Why it cannot be used has been told.
            return

    def _take_over(self, known: Known) -> None:
        """Know what the file holds, and what came since."""
        with self._told:
            for act in self._unwritten:
                known = take(known, act)
            self._known = known

    def _fail(self, error: Exception) -> None:
        """Nothing can be kept for now, and why."""
        from reader.memory.database import NOT_REMEMBERED, reason_of

        before, self.failure = self.failure, reason_of(error)
        self.trouble = f"{NOT_REMEMBERED}: {self.failure}"
        if self.failure != before:
            self.tell_failure()
