"""What a person made of the posts of a library by reading: which were read, and how far, starred and marked.

Changes count at once, in memory; a thread writes them, in order. `flush` says when they are safe from a kill.
SQLite is loaded with the first file that is opened.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Mapping, Set
from heapq import nlargest
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Final, Self

from reader.memory.model import Bookmark, Layout, Position
from reader.memory.statements import (
    Change,
    LibraryRecord,
    Value,
    apply_change,
    bookmark_values,
    describe_changes,
    empty_record,
    layout_values,
    read_record,
    write_change,
)

if TYPE_CHECKING:
    import sqlite3

LAST_PATIENCE: Final = 2.0
"""Seconds that closing waits for what is not written yet."""


LETTING_GO: Final = 0.2
"""Seconds that it waits then for what is being done with the file."""


class Memory:
    """What is known of the posts of one library. Paths are those of `Post.path`.

    It can be made and told of changes before `load` has read the file. It never raises: where nothing can be
    kept, it lasts for this run. It is tried again with each change, and says what of it was not kept.
    """

    def __init__(self, folder: Path | str, *, keep: bool = True) -> None:
        """``folder`` is the library. Nothing is read or written yet; and never, unless it is to be kept."""
        self.trouble = ""
        """One line on what went wrong with the file, or empty."""
        self.failure = ""
        """Why changes cannot be kept for the next run, with the file; empty as long as they are."""
        self.tell_failure: Callable[[], object] = lambda: None
        """Called in a thread when changes cannot be kept any more, and when they can be again."""
        self._folder = os.fsencode(Path(folder).absolute())
        self._record = empty_record()
        self._unwritten: deque[Change] = deque()
        self._untried = False
        """Whether a change came since it was last tried to write them."""
        self._trying = False
        self._keeps = keep
        """Whether changes are written, now or once the file has been read."""
        self._changed = Condition()
        """Guards all of the above, and tells of changes and of what became of them."""
        self._connection: sqlite3.Connection | None = None
        self._seen_version: int | None = None
        self._file = Lock()
        """Held while the connection is used."""
        self._writer: Thread | None = None

    @classmethod
    def open(cls, folder: Path | str) -> Self:
        """Open the memory of a library, read from the file."""
        memory = cls(folder)
        memory.load()
        return memory

    @property
    def read(self) -> Set[str]:
        """Posts whose end was reached, or that were said to be read."""
        return self._record.read

    @property
    def started(self) -> Set[str]:
        """Posts that were gone into, and not read to the end."""
        with self._changed:
            return self._record.furthest.keys() - self._record.read

    @property
    def starred(self) -> Set[str]:
        return self._record.starred

    @property
    def furthest(self) -> Mapping[str, float]:
        """Return how much was read at most of the posts that were gone into, 0 to 1."""
        return self._record.furthest

    @property
    def bookmarks(self) -> Mapping[str, Bookmark]:
        """Return the places that were given a letter, by that letter."""
        return self._record.bookmarks

    @property
    def layout(self) -> Layout | None:
        """Return how the library was last shown; None when it never was."""
        return self._record.layout

    def position(self, path: str) -> Position | None:
        """Return where somebody stopped in a post."""
        return self._record.positions.get(path)

    def recent(self, limit: int) -> list[str]:
        """Return the posts that were gone into last, the latest first."""
        with self._changed:
            opened = self._record.opened
            return nlargest(limit, opened, key=opened.__getitem__)

    def opened(self, path: str, title: str | None = None) -> None:
        """Note that a post has been gone into: it is the last one that was."""
        values: dict[str, Value] = {"opened_at": (now := time.time()), "furthest": 0.0}
        if title is not None:
            values["title"] = title
        self._do(Change("post", path, values), Change("library", "", {"opened_at": now}))

    def stopped(self, path: str, position: Position, share: float | None = None) -> None:
        """Somebody rests at a place of a post, of which they have read a share, 0 to 1.

        Without a share, all that leads up to the place has been read.
        """
        place: dict[str, Value] = dict(position._asdict())
        furthest = position.fraction if share is None else share
        self._do(Change("post", path, {**place, "furthest": furthest, "moved_at": time.time()}))

    def set_read(self, path: str, is_read: bool) -> None:
        """Note that a post is read, or is not.

        One that was read to its end and is unread again begins anew. One that was only said to be read is
        again as far as it was.
        """
        values: dict[str, Value] = {"read": int(is_read)}
        furthest = self._record.furthest.get(path, 0.0)
        if not is_read and furthest >= 1:
            values |= dict.fromkeys(Position._fields)
        if not is_read and not 0 < furthest < 1:
            values["furthest"] = None
        self._do(Change("post", path, values))

    def set_starred(self, path: str, is_starred: bool) -> None:
        self._do(Change("post", path, {"starred_at": time.time() if is_starred else None}))

    def set_bookmark(self, letter: str, bookmark: Bookmark) -> None:
        """Give a place a letter, which another place may have had."""
        self._do(Change("mark", letter, bookmark_values(bookmark, time.time())))

    def set_layout(self, layout: Layout) -> None:
        """Note how the library is shown now."""
        if layout != self._record.layout:
            self._do(Change("library", "", {**layout_values(layout), "opened_at": time.time()}))

    def used(self, command: str) -> None:
        """Note that a command was used. It costs nothing as long as the same one is used again and again."""
        if command not in self.last_used(1):
            self._do(Change("command", command, {"used_at": time.time()}))

    def last_used(self, limit: int | None = None) -> list[str]:
        """Return the names of the commands that were used, the latest first, in this library or another."""
        with self._changed:
            used = self._record.used
            return sorted(used, key=used.__getitem__, reverse=True)[:limit]

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
        # Nothing is written meanwhile: what is not in these rows is still among the unwritten changes.
        with self._file:
            record = self._read_if_changed()
            if record is not None:
                self._take_over(record)

    def flush(self, patience: float | None = None) -> bool:
        """Wait until every change is safe on the disk, or that has failed; whether all are.

        ``patience`` is for how many seconds; None for as long as a person waits at the end.
        """
        with self._changed:
            self._changed.wait_for(self._is_settled, LAST_PATIENCE if patience is None else patience)
            return not self._unwritten and self._keeps

    @property
    def unkept(self) -> str:
        """Return what was made and is not on the disk, and why, for a person; empty when all is there."""
        with self._changed:
            changes = list(self._unwritten)
        if not (made := describe_changes(changes)):
            return ""
        return f"{made}: {self.failure or 'it could not be written in time'}"

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        if self._writer is not None:
            with self._changed:
                # What could not be written may be so now.
                self._untried = bool(self._unwritten)
                self._changed.notify_all()
            self.flush()
        with self._changed:
            self._keeps = False
            self._changed.notify_all()
        # Who is still writing then waits for another program, and is given up.
        if self._writer is not None:
            self._writer.join(LETTING_GO)
        if self._file.acquire(timeout=LETTING_GO):
            connection, self._connection = self._connection, None
            self._file.release()
            if connection is not None:
                connection.close()

    def _do(self, *changes: Change) -> None:
        with self._changed:
            for change in changes:
                self._record = apply_change(self._record, change)
            if self._keeps:
                self._unwritten.extend(changes)
                self._untried = True
                self._changed.notify_all()

    def _read_if_changed(self) -> LibraryRecord | None:
        """Return all that the file holds of this library.

        None when nobody else has written to it meanwhile.
        """
        import sqlite3

        if self._connection is None:
            return None
        try:
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version == self._seen_version:
                return None
            record = read_record(self._connection, self._folder)
        except sqlite3.Error as error:
            self._fail(error)
            return None
        self._seen_version = version
        return record

    def _write_all(self) -> None:
        """Write changes as they come, oldest first. What cannot be written waits for the next one."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._untried or not self._keeps)
                if not self._keeps:
                    return
                self._untried, self._trying = False, True
            while self._write_some():
                pass
            with self._changed:
                self._trying = False
                self._changed.notify_all()

    def _is_settled(self) -> bool:
        """Tell whether all changes are written, or it is of no use to wait for that."""
        return not self._unwritten or not (self._untried or self._trying or self._writer is None)

    def _write_some(self) -> bool:
        """Write what there is now; whether there may be more."""
        with self._changed:
            changes = list(self._unwritten)
        if not changes or not self._are_written(changes):
            return False
        with self._changed:
            for _ in changes:
                self._unwritten.popleft()
            self._changed.notify_all()
        return True

    def _are_written(self, changes: list[Change]) -> bool:
        import sqlite3

        from reader.memory.database import MemoryUnusableError, retry_while_busy

        try:
            with self._file:
                retry_while_busy(lambda: self._write(changes))
        except (OSError, sqlite3.Error, MemoryUnusableError) as error:
            self._fail(error)
            return False
        if self.failure:
            self.failure = self.trouble = ""
            self.tell_failure()
        return True

    def _write(self, changes: list[Change]) -> None:
        from reader.memory.database import open_database, transaction

        if self._connection is None:
            # It could not be opened when it was to be read.
            self._connection, _ = open_database()
        with transaction(self._connection):
            for change in changes:
                write_change(self._connection, self._folder, change)

    def _take_over_copy(self) -> None:
        """Know what the file holds that cannot be written to."""
        import sqlite3
        from contextlib import closing

        from reader.memory.database import MemoryUnusableError, open_copy

        try:
            with closing(open_copy()) as copy:
                self._take_over(read_record(copy, self._folder))
        except (OSError, sqlite3.Error, MemoryUnusableError):
            # Why it cannot be used has been told.
            return

    def _take_over(self, record: LibraryRecord) -> None:
        """Know what the file holds, and what came since."""
        with self._changed:
            for change in self._unwritten:
                record = apply_change(record, change)
            self._record = record

    def _fail(self, error: Exception) -> None:
        """Note that nothing can be kept for now, and why."""
        from reader.memory.database import NOT_REMEMBERED, describe_failure

        before, self.failure = self.failure, describe_failure(error)
        self.trouble = f"{NOT_REMEMBERED}: {self.failure}"
        if self.failure != before:
            self.tell_failure()
