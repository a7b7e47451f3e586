"""What a person made of the posts of a library by reading: which were gone into, read and starred.

Acts count at once, in memory; a thread writes them, in order. `flush` says when they are safe from a kill.
SQLite is loaded with the first file that is opened.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Set
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Final, NamedTuple, Self

if TYPE_CHECKING:
    import sqlite3

LAST_PATIENCE: Final = 2.0
"""Seconds that closing waits for what is not written yet."""


class Act(NamedTuple):
    """Something that happened to a post: new values of columns of its row."""

    path: str
    values: dict[str, float | None]


class Memory:
    """What is known of the posts of one library. Paths are those of `Post.path`.

    It can be made and told of acts before `load` has read the file. It never raises: where nothing can be
    kept, it lasts for this run.
    """

    def __init__(self, folder: Path | str) -> None:
        """``folder`` is the library. Nothing is read or written yet."""
        self.trouble = ""
        """One line on what went wrong with the file, or empty."""
        self._folder = os.fsencode(Path(folder).absolute())
        self._opened: dict[str, float] = {}
        self._read: set[str] = set()
        self._starred: set[str] = set()
        self._unwritten: deque[Act] = deque()
        self._untried = False
        """Whether an act came since acts were last written."""
        self._keeps = True
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
        """Posts that were gone into, or were said to be read."""
        return self._read

    @property
    def starred(self) -> Set[str]:
        return self._starred

    def recent(self, limit: int) -> list[str]:
        """The posts that were gone into last, the latest first."""
        with self._told:
            return sorted(self._opened, key=self._opened.__getitem__, reverse=True)[:limit]

    def opened(self, path: str) -> None:
        """A post has been gone into: it is read, and the last one that was."""
        self._do(Act(path, {"opened_at": time.time(), "read": 1}))

    def set_read(self, path: str, is_read: bool) -> None:
        self._do(Act(path, {"read": int(is_read)}))

    def set_starred(self, path: str, is_starred: bool) -> None:
        self._do(Act(path, {"starred_at": time.time() if is_starred else None}))

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
            self.trouble = str(error)
            with self._told:
                self._keeps = False
                self._unwritten.clear()
                self._told.notify_all()
            return
        self.refresh()
        self._writer = Thread(target=self._write_all, name="memory", daemon=True)
        self._writer.start()

    def refresh(self) -> None:
        """Take over what another reader has written since. It takes a while: use a worker."""
        # Nothing is written meanwhile, so that what is not in these rows is still among the unwritten acts.
        with self._file:
            rows = self._changed_rows()
            if rows is None:
                return
            opened = {os.fsdecode(path): opened_at for path, opened_at, _, _ in rows if opened_at is not None}
            read = {os.fsdecode(path) for path, _, is_read, _ in rows if is_read}
            starred = {os.fsdecode(path) for path, _, _, starred_at in rows if starred_at is not None}
            with self._told:
                self._opened, self._read, self._starred = opened, read, starred
                for act in self._unwritten:
                    self._take(act)

    def flush(self, patience: float = LAST_PATIENCE) -> bool:
        """Wait some seconds until every act is safe on the disk; whether it is."""
        with self._told:
            return self._told.wait_for(lambda: not self._unwritten, patience) and self._keeps

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        if self._writer is not None:
            self.flush()
        with self._told:
            self._keeps = False
            self._told.notify_all()
        if self._writer is not None:
            self._writer.join(LAST_PATIENCE)
        if self._file.acquire(timeout=LAST_PATIENCE):
            connection, self._connection = self._connection, None
            self._file.release()
            if connection is not None:
                connection.close()

    def _do(self, act: Act) -> None:
        with self._told:
            self._take(act)
            if self._keeps:
                self._unwritten.append(act)
                self._untried = True
                self._told.notify_all()

    def _take(self, act: Act) -> None:
        """Let an act count in this run."""
        path, values = act
        opened_at = values.get("opened_at")
        if opened_at is not None:
            self._opened[path] = opened_at
        if "read" in values:
            (self._read.add if values["read"] else self._read.discard)(path)
        if "starred_at" in values:
            (self._starred.discard if values["starred_at"] is None else self._starred.add)(path)

    def _changed_rows(self) -> list[tuple[bytes, float | None, int, float | None]] | None:
        """All rows of this library; None when nobody else has written since they were last read."""
        import sqlite3

        if self._connection is None:
            return None
        try:
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version == self._seen_version:
                return None
            rows = self._connection.execute(_ROWS, (self._folder,)).fetchall()
        except sqlite3.Error as error:
            self._say(error)
            return None
        self._seen_version = version
        return rows

    def _write_all(self) -> None:
        """Write acts as they come, oldest first. What cannot be written waits for the next one."""
        while True:
            with self._told:
                self._told.wait_for(lambda: self._untried or not self._keeps)
                self._untried = False
                if not self._keeps:
                    return
            while self._unwritten and self._is_written(self._unwritten[0]):
                with self._told:
                    self._unwritten.popleft()
                    self._told.notify_all()

    def _is_written(self, act: Act) -> bool:
        import sqlite3

        from reader.memory.database import persist

        try:
            with self._file:
                persist(lambda: self._write(act))
        except sqlite3.Error as error:
            self._say(error)
            return False
        return True

    def _write(self, act: Act) -> None:
        from reader.memory.database import transaction

        connection = self._connection
        if connection is None:
            return
        columns = ", ".join(act.values)
        marks = ", ".join("?" for _ in act.values)
        updates = ", ".join(f"{column} = excluded.{column}" for column in act.values)
        with transaction(connection):
            connection.execute("INSERT OR IGNORE INTO library (folder) VALUES (?)", (self._folder,))
            connection.execute(
                f"INSERT INTO post (library, path, {columns})"
                f" VALUES ((SELECT id FROM library WHERE folder = ?), ?, {marks})"
                f" ON CONFLICT (library, path) DO UPDATE SET {updates}",
                (self._folder, os.fsencode(act.path), *act.values.values()),
            )

    def _say(self, error: Exception) -> None:
        self.trouble = f"What you read may not be remembered: {error}"


_ROWS: Final = (
    "SELECT path, opened_at, read, starred_at FROM post JOIN library ON library.id = library WHERE folder = ?"
)
