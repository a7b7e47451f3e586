"""The file that memory is kept in: SQLite, brought to the newest schema, whatever state it was left in."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from reader.settings.folders import FILE_NAME, state_folder
from reader.settings.private_files import check_database, narrow_files, prepare_database

NOT_REMEMBERED: Final = "What you read is not remembered"

PATIENCE: Final = 0.25
"""Seconds that SQLite waits for another reader before it gives up on one try."""

TRIES: Final = 20
PAUSE: Final = 0.05
"""Seconds between two tries."""

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "CREATE TABLE library (id INTEGER PRIMARY KEY, folder BLOB NOT NULL UNIQUE)",
        "CREATE TABLE post ("
        " library INTEGER NOT NULL REFERENCES library,"
        " path BLOB NOT NULL,"
        " opened_at REAL,"  # seconds since 1970; as all of its times
        " read INTEGER NOT NULL DEFAULT 0,"
        " starred_at REAL,"
        " PRIMARY KEY (library, path)"
        ") WITHOUT ROWID",
    ),
    (
        "ALTER TABLE library ADD COLUMN opened_at REAL",
        "ALTER TABLE library ADD COLUMN sort_order TEXT",  # NULL as long as no layout is kept
        "ALTER TABLE library ADD COLUMN reversed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE library ADD COLUMN list_wanted INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE library ADD COLUMN outline_wanted INTEGER NOT NULL DEFAULT 1",
        "ALTER TABLE post ADD COLUMN title TEXT",
        "ALTER TABLE post ADD COLUMN anchor TEXT",
        "ALTER TABLE post ADD COLUMN rows_above INTEGER",
        "ALTER TABLE post ADD COLUMN fraction REAL",
        "ALTER TABLE post ADD COLUMN furthest REAL",
        "ALTER TABLE post ADD COLUMN moved_at REAL",
        "CREATE TABLE mark ("
        " library INTEGER NOT NULL REFERENCES library,"
        " letter BLOB NOT NULL,"
        " path BLOB NOT NULL,"
        " anchor TEXT NOT NULL,"
        " rows_above INTEGER NOT NULL,"
        " title TEXT NOT NULL,"
        " section TEXT NOT NULL,"
        " made_at REAL NOT NULL,"
        " PRIMARY KEY (library, letter)"
        ") WITHOUT ROWID",
    ),
    ("ALTER TABLE post ADD COLUMN passed TEXT",),
    ("CREATE TABLE command (name TEXT PRIMARY KEY, used_at REAL NOT NULL) WITHOUT ROWID",),
    (
        "ALTER TABLE library ADD COLUMN dense INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE library ADD COLUMN list_beside INTEGER",  # NULL where as many panes stand as have room
        "ALTER TABLE library ADD COLUMN zen INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE library ADD COLUMN list_width INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE library ADD COLUMN outline_width INTEGER NOT NULL DEFAULT 0",
        "UPDATE library SET zen = 1, outline_wanted = 1 WHERE NOT list_wanted AND NOT outline_wanted",
        "UPDATE library SET list_beside = 0 WHERE NOT list_wanted AND NOT zen",
    ),
)
"""What brings a file from each version of the schema to the next; the first makes version 1 of an empty one.

Only ever add to it: files of every version are out there.
"""

Result = TypeVar("Result")


class MemoryUnusableError(Exception):
    """The file cannot be used. The message is one quiet line for a person."""


def open_database() -> tuple[sqlite3.Connection, str]:
    """Open the file, and make it where there is none; and one line on what was wrong with it.

    A damaged file is set aside. Raises `MemoryUnusableError` when nothing can be kept.
    """
    try:
        path = state_folder() / FILE_NAME
    except RuntimeError as error:
        raise MemoryUnusableError(f"{NOT_REMEMBERED}: {error}") from error
    try:
        prepare_database(path)
        narrow_files(path.parent.iterdir())
        try:
            return retry_while_busy(lambda: _opened(path)), ""
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
        aside = _set_aside(path)
        prepare_database(path)
        connection = retry_while_busy(lambda: _opened(path))
        return connection, f"The memory of what you read was damaged; it is now {aside}"
    except (OSError, sqlite3.Error) as error:
        raise MemoryUnusableError(f"{NOT_REMEMBERED}: {describe_failure(error)}") from error


def open_copy() -> sqlite3.Connection:
    """Copy what the file holds into the newest schema, where it can be read and not be written to.

    Raises `OSError` or `sqlite3.Error` where it cannot be read, `MemoryUnusableError` where it is not known.
    """
    try:
        path = state_folder() / FILE_NAME
    except RuntimeError as error:
        raise MemoryUnusableError(str(error)) from error
    check_database(path)
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with closing(open_read_only(path)) as connection:
            connection.backup(copy)
        if _version(copy, path) < len(MIGRATIONS):
            _migrate(copy, path)
    except BaseException:
        copy.close()
        raise
    return copy


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open the file for reading, at once or not at all, where nothing can be written beside it too.

    Raises `sqlite3.Error`.
    """
    try:
        return _looking(path)
    except sqlite3.Error as error:
        # Reading needs a file beside it that says who reads. Where none can be made, nobody writes either.
        if _is_busy(error) or not path.is_file():
            raise
    try:
        return _copied(path)
    except OSError:
        # Without what was written last, which stands beside it.
        return _looking(path, "&immutable=1")


def _looking(path: Path, options: str = "") -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro{options}", uri=True, timeout=0)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _copied(path: Path) -> sqlite3.Connection:
    """Copy all that is in the file, and in what stands beside it. Raises `OSError` or `sqlite3.Error`."""
    from shutil import copyfile
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="reader-") as folder:
        other = Path(folder, path.name)
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                copyfile(path.with_name(path.name + ending), other.with_name(other.name + ending))
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            with closing(sqlite3.connect(other)) as connection:
                connection.backup(copy)
        except BaseException:
            copy.close()
            raise
    return copy


def describe_failure(error: BaseException) -> str:
    """Why something could not be kept, with the file."""
    if isinstance(error, MemoryUnusableError):
        return str(error).removeprefix(f"{NOT_REMEMBERED}: ")
    with suppress(RuntimeError):
        path = state_folder() / FILE_NAME
        if isinstance(error, OSError):
            return f"{error.strerror or error}: {error.filename or path}"
        return f"{error}: {path}"
    return str(error)


def retry_while_busy(action: Callable[[], Result]) -> Result:
    """Do something with the file, again and again while another reader is at it."""
    for _ in range(TRIES - 1):
        try:
            return action()
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
            time.sleep(PAUSE)
    return action()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything within is written, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell whether an error says that the file is no database, or a broken one."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        # First of all: what is newer or damaged must not be written to.
        version = _version(connection, path)
        _set_journal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if version < len(MIGRATIONS):
            _migrate(connection, path)
        # Reading the schema and the tables is when most damage shows.
        connection.execute(
            "SELECT (SELECT count(*) FROM library), (SELECT count(*) FROM post), (SELECT count(*) FROM mark)"
        ).fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _set_journal(connection: sqlite3.Connection) -> None:
    """Let others read while one writes, where the file system is able to."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if _is_busy(error):
            raise
        connection.execute("PRAGMA journal_mode = DELETE")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection):
        # Another reader may have done it meanwhile.
        for version in range(_version(connection, path), len(MIGRATIONS)):
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise MemoryUnusableError(f"{NOT_REMEMBERED}: {path} was made by a newer version of reader")
    return version


def _set_aside(path: Path) -> Path:
    """Give a damaged file another name, with what belongs to it; that name."""
    day = datetime.now(UTC).date().isoformat()
    aside = path.with_name(f"{path.name}.bad-{day}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.bad-{day}-{number}")
    # Another reader may have set it aside already.
    with suppress(FileNotFoundError):
        path.rename(aside)
    for ending in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def _is_busy(error: sqlite3.Error) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: sqlite3.Error) -> int:
    """Return the primary code of an error; 0 when SQLite gave none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
