"""``reader forget``: deletes what was remembered of reading."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from reader.commands.output import FAILURE, WRONG_USAGE, CommandError, narrate
from reader.content.text import clean_line

_YES = frozenset({"y", "yes"})


def forget(argument: str | None, *, unasked: bool) -> int:
    """Delete what was read, starred and marked in a folder, or everywhere.

    It is asked first, unless told otherwise; where nobody can be asked, nothing is deleted.
    """
    from reader.memory.all_libraries import forget_everything, forget_library

    folder = None if argument is None else _library_at(Path(argument))
    where = "in all folders" if folder is None else f"in {clean_line(str(folder), 4_096)}"
    if not unasked and not _is_wanted(where):
        narrate("nothing was forgotten")
        return FAILURE
    try:
        forgotten = forget_everything() if folder is None else forget_library(folder)
    except (OSError, sqlite3.Error) as error:
        raise CommandError(f"it could not be forgotten: {clean_line(str(error))}", FAILURE) from error
    narrate(f"forgot what you read {where}" if forgotten else "there was nothing to forget")
    return 0


def _library_at(path: Path) -> Path:
    """Return the library that a folder belongs to. It may be gone."""
    from reader.content.posts.index import ContentIndex

    if path.is_file():
        raise CommandError(f"{path} is a post; name a folder", WRONG_USAGE)
    try:
        return ContentIndex(path).folder if path.is_dir() else path.absolute()
    except PermissionError as error:
        raise CommandError(f"{path}: {error.strerror}", WRONG_USAGE) from None


def _is_wanted(where: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise CommandError("there is no terminal to ask in; --yes forgets without asking", WRONG_USAGE)
    print(f"Forget what you read, starred and marked {where}? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in _YES
