"""What is printed: data on standard output, narration on standard error, both harmless and encodable."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Sequence
from typing import Final

from reader.content.text import clean_line

FAILURE: Final = 1
"""Exit status when something could not be done, or when a check found something."""

WRONG_USAGE: Final = 2
"""Exit status when the command line asks for what is not there."""

INTERRUPTED: Final = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells count."""

UNREAD: Final = 141
"""Exit status when nobody reads standard output any more: 128 and the number of SIGPIPE."""

EXIT_STATUSES: Final = (
    (0, "all went well"),
    (FAILURE, "it failed, check found something, or search found nothing"),
    (WRONG_USAGE, "the command line is wrong, or names what is not there"),
    (INTERRUPTED, "it was interrupted with ctrl+c"),
    (UNREAD, "nobody reads the output any more, as after | head"),
)
"""What each exit status means, for people."""


class CommandError(Exception):
    """A command cannot do what it was asked for: one line for the person, and an exit status."""

    def __init__(self, message: str, status: int = FAILURE) -> None:
        super().__init__(message)
        self.status = status


def narrate(message: str) -> None:
    """Tell the person something, on one line of standard error."""
    print(f"reader: {clean_line(message, limit=1_000)}", file=sys.stderr)


def make_streams_encodable() -> None:
    """Escape what the encoding of a stream cannot express, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def make_screen_encodable() -> None:
    """Draw one character for what the encoding of a screen cannot express: an escape would move the rest."""
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="replace")


def leave_broken_pipe() -> None:
    """Let nothing more be written to a standard output that nobody reads, not even at the exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def columns_to_fill(most: int) -> int:
    """Columns that text has where it will be read, at most ``most``; that many where no terminal is known.

    A pager shows what goes through a pipe in the terminal that standard error still writes to.
    """
    import shutil

    behind_pipe = os.get_terminal_size(sys.stderr.fileno()).columns if _is_read_in_pager() else 0
    return min(most, shutil.get_terminal_size((behind_pipe or most, 0)).columns)


def _is_read_in_pager() -> bool:
    try:
        is_pipe = stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
    except (AttributeError, OSError, ValueError):
        # There is no standard output, or it is no file.
        return False
    return is_pipe and sys.stderr is not None and sys.stderr.isatty()


def print_json(records: Sequence[object]) -> None:
    """Print one array, a record on each line. Invisible and undecodable characters are escaped."""
    import json

    lines = (
        _UNSAFE_IN_JSON.sub(_escaped, json.dumps(record, ensure_ascii=_is_ascii())) for record in records
    )
    print("[" + ",\n ".join(lines) + "]")


_UNSAFE_IN_JSON: Final = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)


def _escaped(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"


def _is_ascii() -> bool:
    """Whether standard output can hold less than every character, as far as its encoding tells."""
    return "utf" not in (sys.stdout.encoding or "").lower()
