"""The places that a command line names: a folder, a post, or standard input."""

from __future__ import annotations

import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from reader.commands.output import WRONG_USAGE, CommandError, narrate
from reader.content.files import READ_LIMIT

STANDARD_INPUT: Final = "-"
"""How the command line names standard input."""

STANDARD_INPUT_FILE: Final = "standard-input.md"
"""Name of the file that standard input becomes."""


class Address(NamedTuple):
    """What an argument names, before it is looked at."""

    path: str
    """A path, or `STANDARD_INPUT`."""
    fragment: str = ""
    """What names a section of the post, as behind the ``#`` of a link; empty for all of it."""


def existing_place(argument: str) -> Path:
    """The folder or file that an argument names. Raises `CommandError` when there is none."""
    try:
        kind = Path(argument).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise CommandError(_missing(argument), WRONG_USAGE) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"{argument}: {reason}", WRONG_USAGE) from None
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        hint = f"reader - < {argument}" if stat.S_ISFIFO(kind) else "name a folder or a post"
        raise CommandError(f"{argument}: neither a file nor a folder; {hint}", WRONG_USAGE)
    return Path(argument)


def address_of(argument: str) -> Address:
    """``POST#SECTION`` taken apart. A file or folder that really has that name wins."""
    path, mark, fragment = argument.rpartition("#")
    if mark and not _exists(argument) and (path == STANDARD_INPUT or _exists(path)):
        return Address(path, fragment)
    return Address(argument)


@contextmanager
def post_at(argument: str) -> Iterator[Path]:
    """The file that an argument names; standard input becomes a file for as long as it is needed."""
    if argument == STANDARD_INPUT:
        with tempfile.TemporaryDirectory(prefix="reader-") as folder:
            yield _standard_input_as_file(Path(folder))
        return
    path = existing_place(argument)
    if path.is_dir():
        raise CommandError(f"{argument}: a folder, where one post is wanted; see reader list", WRONG_USAGE)
    yield path


def _standard_input_as_file(folder: Path) -> Path:
    if sys.stdin is None:
        raise CommandError("there is no standard input", WRONG_USAGE)
    if sys.stdin.isatty():
        narrate("reading standard input; end it with Ctrl-D")
    path = folder / STANDARD_INPUT_FILE
    # One byte too many, so that the post says that it was cut.
    path.write_bytes(sys.stdin.buffer.read(READ_LIMIT + 1))
    return path


def _exists(path: str) -> bool:
    try:
        return path != "" and Path(path).exists()
    except (OSError, ValueError):
        return False


def _missing(argument: str) -> str:
    return f"{argument}: no such file or folder; name a folder of posts, one post, or - for standard input"
