"""What is remembered across all libraries: what was read last, and how all of it is forgotten.

These need no library to be open, and make no file where there is none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from reader.memory.model import LastSession, ReadingMarks, RecentPost
from reader.settings.folders import FILE_NAME, is_anything_kept, state_folder

if TYPE_CHECKING:
    import sqlite3

Seen = TypeVar("Seen")


def last_session(folder: Path, path: str = "") -> LastSession:
    """Return what the first screen of a library needs, or of one post of it."""
    from reader.memory.statements import read_layout, read_position

    name = os.fsencode(folder.absolute())
    return _looked(
        lambda connection: LastSession(read_layout(connection, name), *read_position(connection, name, path)),
        LastSession(),
    )


def marks_of(folder: Path, paths: Sequence[str]) -> ReadingMarks:
    """Return what a person made of some posts of a library, as its first screen shows it."""
    from reader.memory.statements import read_marks

    name = os.fsencode(folder.absolute())
    return _looked(lambda connection: read_marks(connection, name, paths), ReadingMarks())


def _looked(look: Callable[[sqlite3.Connection], Seen], nothing: Seen) -> Seen:
    """Return what is seen in the file; ``nothing`` when that fails. It only reads, and waits for nobody."""
    if not is_anything_kept():
        return nothing
    import sqlite3

    from reader.memory.database import MemoryUnusableError, open_copy, open_read_only

    try:
        with closing(open_read_only(state_folder() / FILE_NAME)) as connection:
            return look(connection)
    except (OSError, sqlite3.Error):
        pass
    try:
        # A file of an older version lacks columns, which a copy of it gets.
        with closing(open_copy()) as connection:
            return look(connection)
    except (OSError, sqlite3.Error, MemoryUnusableError):
        return nothing


def recent_posts(limit: int) -> list[RecentPost]:
    """Return the posts of all libraries that were gone into last, the latest first.

    None when nothing is kept.
    """
    with _opened() as connection:
        rows = [] if connection is None else connection.execute(_RECENT, (limit,)).fetchall()
    return [
        RecentPost(
            Path(os.fsdecode(folder)),
            os.fsdecode(path),
            title or "",
            1.0 if finished else min(0.99, furthest or 0.0),
            bool(finished),
            latest,
        )
        for folder, path, title, furthest, finished, latest in rows
    ]


def forget_everything() -> bool:
    """Delete all that was remembered, of all libraries; whether there was anything to delete.

    Other readers may be open: the file stays, and is empty. Raises `OSError` or `sqlite3.Error` on failure.
    """
    kept = _forget("1", (), "DELETE FROM command")
    for damaged in _set_aside():
        damaged.unlink(missing_ok=True)
        kept = True
    return kept


def forget_library(folder: Path) -> bool:
    """Delete what was remembered of one library, which need not exist any more. Like `forget_everything`."""
    return _forget("folder = ?", (os.fsencode(folder.absolute()),))


_RECENT: Final = (
    "SELECT folder, path, title, furthest, read, max(post.opened_at, coalesce(moved_at, 0)) AS latest"
    " FROM post JOIN library ON library.id = library"
    " WHERE post.opened_at IS NOT NULL ORDER BY latest DESC LIMIT ?"
)


def _forget(condition: str, values: tuple[bytes, ...], *statements: str) -> bool:
    """Delete the libraries whose folder fulfils a condition, and what some more statements delete."""
    from reader.memory.database import MemoryUnusableError, open_database, retry_while_busy, transaction

    if not is_anything_kept():
        return False
    try:
        connection, _ = open_database()
    except MemoryUnusableError as error:
        raise OSError(str(error)) from error
    with closing(connection):
        # What was written there is overwritten, and not only no longer referred to.
        connection.execute("PRAGMA secure_delete = ON")

        def delete() -> int:
            with transaction(connection):
                chosen = f"SELECT id FROM library WHERE {condition}"
                for table in ("mark", "post"):
                    connection.execute(f"DELETE FROM {table} WHERE library IN ({chosen})", values)
                deleted = connection.execute(f"DELETE FROM library WHERE id IN ({chosen})", values).rowcount
                return deleted + sum(connection.execute(statement).rowcount for statement in statements)

        deleted = retry_while_busy(delete)
        with suppress(Exception):
            # Another reader may be at it; the log is emptied with its next write.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return deleted > 0


def _set_aside() -> list[Path]:
    """Damaged files that were kept."""
    return list(state_folder().glob(f"{FILE_NAME}.bad-*"))


@contextmanager
def _opened() -> Iterator[sqlite3.Connection | None]:
    """Return the file in the newest version of its schema.

    None when there is none, or none that can be read.
    """
    connection = _readable() if is_anything_kept() else None
    if connection is None:
        yield None
        return
    with closing(connection):
        yield connection


def _readable() -> sqlite3.Connection | None:
    import sqlite3

    from reader.memory.database import MemoryUnusableError, open_copy, open_database

    try:
        return open_database()[0]
    except MemoryUnusableError:
        pass
    try:
        return open_copy()
    except (OSError, sqlite3.Error, MemoryUnusableError):
        return None
