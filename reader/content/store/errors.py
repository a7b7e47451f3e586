"""What can be wrong with a saved index, in words for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

DAMAGED: Final = "it is damaged"


class StoreError(Exception):
    """The index cannot be used, with the reason in words for people."""


class DamagedStoreError(StoreError):
    """The index does not hold what was written, and has to be made anew."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Errors of SQLite as `StoreError`, in words."""
    try:
        yield
    except sqlite3.Error as error:
        kind = DamagedStoreError if _is_damage(error) else StoreError
        raise kind(_REASONS.get(_code_of(error), str(error))) from error
    except (MemoryError, UnicodeDecodeError) as error:
        # A damaged length asks for more than there is; a damaged name is no text in Python's own messages.
        raise DamagedStoreError(DAMAGED) from error


def _is_damage(error: sqlite3.Error) -> bool:
    """Tell whether the file is not what was written: the statements are right, so it is to blame for most."""
    code = _code_of(error)
    if code == sqlite3.SQLITE_ERROR:
        return "syntax error" not in str(error)
    if code:
        return code in _DAMAGES
    # Text that is not in UTF-8 is found by Python.
    return isinstance(error, sqlite3.OperationalError)


def _code_of(error: sqlite3.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


_DAMAGES: Final = frozenset(
    (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_FORMAT,
    )
)

_REASONS: Final = {
    sqlite3.SQLITE_BUSY: "another reader is writing it",
    sqlite3.SQLITE_CANTOPEN: "its folder cannot be opened",
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be written",
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_READONLY: "there is no permission to write it",
}
