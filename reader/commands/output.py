"""What is printed: data on standard output, narration on standard error, both harmless and encodable."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final, TextIO

from reader.content.text import clean_line

FAILURE: Final = 1
"""Exit status when something could not be done, or when a check found something."""

WRONG_USAGE: Final = 2
"""Exit status when the command line asks for what is not there."""

INTERRUPTED: Final = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells count."""

BROKEN_PIPE: Final = 141
"""Exit status when nobody reads standard output any more: 128 and the number of SIGPIPE."""

EXIT_STATUSES: Final = (
    (0, "all went well"),
    (FAILURE, "it failed, check found something, or search found nothing"),
    (WRONG_USAGE, "the command line is wrong, or names what is not there"),
    (INTERRUPTED, "it was interrupted with ctrl+c"),
    (BROKEN_PIPE, "no program reads the output any more, as after | head"),
)
"""What each exit status means, for people."""


NO_CURRENT_FOLDER: Final = "the current folder no longer exists; go to another one"


class CommandError(Exception):
    """A command cannot do what it was asked for: one line for the person, and an exit status."""

    def __init__(self, message: str, status: int = FAILURE) -> None:
        super().__init__(message)
        self.status = status


def narrate(message: str) -> None:
    """Tell the person something, on one line of standard error; nobody, where that cannot be written."""
    if sys.stderr is None:
        return
    try:
        print(f"reader: {clean_line(message, limit=1_000)}", file=sys.stderr, flush=True)
    except OSError:
        _write_nowhere(sys.stderr)


def make_streams_encodable() -> None:
    """Escape what the encoding of a stream cannot express, instead of failing on it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def make_screen_encodable() -> None:
    """Draw one character for what the encoding of a screen cannot express: an escape would move the rest."""
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="replace")


def open_closed_output() -> None:
    """Have what is printed fail when standard output was closed before the start, instead of vanishing."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def unwritten_output() -> OSError | None:
    """Write what standard output still holds; what keeps it from being written, if anything does."""
    try:
        sys.stdout.flush()
    except OSError as error:
        abandon_output()
        return error
    return None


def abandon_output() -> None:
    """Let nothing more be written to a standard output that cannot be written, not even at the exit."""
    _write_nowhere(sys.stdout)


def _write_nowhere(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def columns_to_fill(most: int) -> int:
    """Columns that text has where it will be read, at most ``most``; that many where no terminal is known.

    A pager shows what goes through a pipe in the terminal that standard error still writes to.
    """
    columns = terminal_columns()
    if columns is None and _is_read_in_pager():
        columns = _columns_of(sys.stderr)
    exported = os.environ.get("COLUMNS", "")
    if columns is None and exported.isascii() and exported.isdecimal() and len(exported) <= _MOST_DIGITS:
        columns = int(exported)
    return min(most, columns or most)


_MOST_DIGITS: Final = 9


def terminal_columns() -> int | None:
    """Columns of the terminal that is standard output, as it is now; None when it is none."""
    return _columns_of(sys.stdout) if sys.stdout.isatty() else None


def _columns_of(stream: TextIO) -> int | None:
    # Variables of a shell, which others ask first, do not know what has become of the window since.
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


class Ink(Enum):
    """What is written beside the text itself."""

    PLAIN = "plain"
    STYLES = "styles"
    """Bold, dim, underlined: all but colours."""
    COLOURS = "colours"


def ink_of_output(color: str = "auto", environment: Mapping[str, str] = os.environ) -> Ink:
    """Return what standard output gets, when ``color`` is what ``--color`` says: ``auto`` asks the rest.

    Then NO_COLOR takes the colours away (no-color.org), then CLICOLOR_FORCE and FORCE_COLOR have them written
    also where no terminal is (bixense.com/clicolors, force-color.org), and CLICOLOR=0 keeps them out.
    """
    if color != "auto":
        return Ink.COLOURS if color == "always" else Ink.PLAIN
    is_terminal = sys.stdout.isatty() and environment.get("TERM") != "dumb"
    if environment.get("NO_COLOR"):
        return Ink.STYLES if is_terminal else Ink.PLAIN
    if any(environment.get(name, "") not in _NO for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
        return Ink.COLOURS
    if environment.get("FORCE_COLOR") in _NEVER or environment.get("CLICOLOR") == "0":
        return Ink.STYLES if is_terminal else Ink.PLAIN
    return Ink.COLOURS if is_terminal else Ink.PLAIN


_NEVER: Final = frozenset({"0", "false"})
_NO: Final = _NEVER | {""}
"""Values of variables that ask for nothing."""


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
    """Tell whether standard output can hold less than every character, as far as its encoding tells."""
    return "utf" not in (sys.stdout.encoding or "").lower()
