"""The tables of a saved index, and how a connection to it is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from reader import __version__
from reader.content.store.errors import DamagedStoreError, StoreError, plain_errors

SCHEMA_VERSION: Final = 6
"""Raised with every change of the tables below, or of what a record holds.

An index of an older version is made anew.
"""

_TABLES: Final = """
CREATE TABLE posts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: the words of an older text may still be there
    path TEXT NOT NULL UNIQUE,             -- as a string of JSON, which can hold any name
    modified_ns TEXT NOT NULL,             -- digits: SQLite's integers end in the year 2262
    size INTEGER NOT NULL,
    age INTEGER NOT NULL,                  -- with instant: the order of dates, but for the future
    instant REAL NOT NULL,
    record TEXT NOT NULL,
    checksum INTEGER NOT NULL,             -- of all that the post is made of again
    outlined INTEGER NOT NULL DEFAULT 0    -- whether its headings have been read
);
CREATE INDEX posts_by_age ON posts (age, instant, path);
CREATE INDEX posts_without_outline ON posts (id) WHERE NOT outlined;
CREATE TABLE headings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    post INTEGER NOT NULL,
    level INTEGER NOT NULL,
    line INTEGER NOT NULL,
    title TEXT NOT NULL,
    slug TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE INDEX headings_by_post ON headings (post);
CREATE VIRTUAL TABLE texts USING fts5 (
    title, names, headings, body, content='', prefix='2',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE VIRTUAL TABLE words USING fts5vocab (texts, row);
CREATE VIRTUAL TABLE heading_texts USING fts5 (
    title, content='', columnsize=0, tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value);
"""

WRITERS_PATIENCE: Final = 5.0
"""Seconds that writing waits for another reader to have written."""

_BULK: Final = 24_000_000
"""Bytes of new words that are gathered in memory before SQLite sorts them into the index."""

_WAL_PAGES: Final = 8_000
"""Pages of 4 KB that the write-ahead log grows to before they go into the file."""


def connect(file: str, patience: float) -> sqlite3.Connection:
    """Open an index with all its tables, ``patience`` in seconds. Raises `StoreError`."""
    with plain_errors():
        connection = sqlite3.connect(file, timeout=patience, isolation_level=None, check_same_thread=False)
        try:
            _set_up(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    execute = connection.execute
    with suppress(sqlite3.OperationalError):
        # Not to be had on network file systems; then readers wait for writers.
        execute("PRAGMA journal_mode = WAL")
    execute("PRAGMA synchronous = NORMAL")
    execute("PRAGMA cache_size = -4096")
    execute("PRAGMA temp_store = MEMORY")
    execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
    if _is_current(connection):
        return
    execute("BEGIN IMMEDIATE")
    # Another reader may have made the tables while this one waited.
    if not _is_current(connection):
        for statement in _statements(_TABLES):
            execute(statement)
        execute("INSERT INTO texts (texts, rank) VALUES ('hashsize', ?)", (_BULK,))
        execute("INSERT INTO facts VALUES ('version', ?)", (__version__,))
        execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    execute("COMMIT")


def _is_current(connection: sqlite3.Connection) -> bool:
    """Tell whether the tables are there as this version makes them; False when there are none.

    Raises `DamagedStoreError` for an index of an older version, `StoreError` for one of a newer version.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not version:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise DamagedStoreError("it is another database")
        return False
    if version > SCHEMA_VERSION:
        raise StoreError("a newer version of reader keeps its own there")
    written_by = connection.execute("SELECT value FROM facts WHERE name = 'version'").fetchone()
    if version < SCHEMA_VERSION or written_by is None or written_by[0] != __version__:
        raise DamagedStoreError("it was made by another version")
    return True


def _statements(script: str) -> Iterable[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
