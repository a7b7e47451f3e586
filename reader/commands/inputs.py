"""The places that a command line names: a folder, a post, or standard input."""

from __future__ import annotations

import os
import re
import select
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from reader.commands.output import NO_CURRENT_FOLDER, WRONG_USAGE, CommandError, narrate
from reader.content.discovery.text_files import READ_LIMIT

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


def existing_path(argument: str) -> Path:
    """Return the folder or file that an argument names. Raises `CommandError` when there is none."""
    kind = _kind_of(argument)
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        raise CommandError(f"{argument}: neither a file nor a folder; name a folder or a post", WRONG_USAGE)
    _ask_for_current_folder(argument)
    if stat.S_ISDIR(kind) and not os.access(argument, os.R_OK | os.X_OK):
        raise CommandError(f"{argument}: the folder cannot be read: no permission")
    return Path(argument)


def is_stream(argument: str) -> bool:
    """Tell whether an argument names what can be read once: standard input, a named pipe, ``<(command)``.

    Raises `CommandError` when it names nothing.
    """
    if argument == STANDARD_INPUT or argument in _STANDARD_INPUTS:
        return True
    kind = _kind_of(argument)
    if stat.S_ISREG(kind):
        # The name of another descriptor tells nothing of the file that it leads to.
        return argument.startswith(_DESCRIPTORS)
    return stat.S_ISFIFO(kind) or (stat.S_ISCHR(kind) and Path(argument).samefile(os.devnull))


def names_something(argument: str) -> bool:
    """Tell whether there is something with the name that an argument gives, or the address of its section."""
    return _exists(argument) or _exists(argument.rpartition("#")[0])


def is_url(argument: str) -> bool:
    """Tell whether an argument is an address of the web or of a file, which gets a sentence of its own."""
    return _WEB.match(argument) is not None or argument.startswith(_FILE_ADDRESS)


def path_from_here(argument: str, path: str) -> str:
    """Return the path of a post, by which it opens from where the command line was given.

    ``argument`` names the folder or the post that was asked for, ``path`` is relative to that folder.
    """
    folder = argument if Path(argument).is_dir() else str(Path(argument).parent)
    joined = os.path.normpath(os.path.join(folder, path))  # noqa: PTH118  # no part of it gets lost
    return f"./{joined}" if joined.startswith(("-", "+")) else joined


def _kind_of(argument: str) -> int:
    """Return the mode of what an argument names. Raises `CommandError` when there is no such thing."""
    if not argument:
        # A path of no letters would be the current folder: most often a variable of a script is not set.
        raise CommandError("the path is empty; name a folder of posts, or one post", WRONG_USAGE)
    try:
        return Path(argument).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        _ask_for_current_folder(argument)
        raise CommandError(_missing(argument), WRONG_USAGE) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"{argument}: {reason}", WRONG_USAGE) from None


def _ask_for_current_folder(argument: str) -> None:
    """Raises `CommandError` where a relative path leads nowhere, because the current folder was removed."""
    try:
        Path(argument).absolute()
    except FileNotFoundError:
        raise CommandError(NO_CURRENT_FOLDER) from None


LARGEST_READ: Final = 1 << 20
"""Bytes that are read at a time."""

SIGNALS_HEEDED: Final = 0.1
"""Seconds after which a signal is answered at the latest, while nothing comes."""

_STANDARD_INPUTS: Final = frozenset({"/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})
_DESCRIPTORS: Final = ("/dev/fd/", "/proc/self/fd/")


def parse_address(argument: str) -> Address:
    """``POST#SECTION`` taken apart. A file or folder that really has that name wins."""
    path, mark, fragment = argument.rpartition("#")
    if mark and not _exists(argument) and (path == STANDARD_INPUT or _exists(path)):
        return Address(path, fragment)
    return Address(argument)


@contextmanager
def post_file(argument: str) -> Iterator[Path]:
    """Return the file that an argument names.

    What can be read once becomes a file for as long as it is needed.
    """
    if is_stream(argument):
        import tempfile

        with tempfile.TemporaryDirectory(prefix="reader-") as folder:
            path = Path(folder) / STANDARD_INPUT_FILE
            path.write_bytes(_read_stream(argument))
            yield path
        return
    path = existing_path(argument)
    if path.is_dir():
        raise CommandError(f"{argument} is a folder; name one post, or see reader list", WRONG_USAGE)
    yield path


def _read_stream(argument: str) -> bytes:
    # One byte too many, so that the post says that it was cut.
    most = READ_LIMIT + 1
    if argument != STANDARD_INPUT and argument not in _STANDARD_INPUTS:
        try:
            with Path(argument).open("rb") as stream:
                return _read_heeding_signals(stream.fileno(), most)
        except OSError as error:
            raise CommandError(f"{argument}: {error.strerror or error}") from None
    if sys.stdin is None:
        raise CommandError("there is no standard input", WRONG_USAGE)
    if sys.stdin.isatty():
        narrate("reading standard input; end it with Ctrl-D")
    try:
        return _read_heeding_signals(sys.stdin.fileno(), most)
    except OSError as error:
        raise CommandError(f"standard input cannot be read: {error.strerror or error}") from None


def _read_heeding_signals(descriptor: int, most: int) -> bytes:
    """Read to the end, or so many bytes.

    Python answers a signal between two of its own steps: one that comes just before a read that waits, or in
    another thread, would be answered only when something has come.
    """
    parts: list[bytes] = []
    while most > 0:
        while not select.select([descriptor], [], [], SIGNALS_HEEDED)[0]:
            pass
        part = os.read(descriptor, min(most, LARGEST_READ))
        if not part:
            break
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _exists(path: str) -> bool:
    try:
        return path != "" and Path(path).exists()
    except (OSError, ValueError):
        return False


_WEB: Final = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_FILE_ADDRESS: Final = "file://"


def _missing(argument: str) -> str:
    if _WEB.match(argument):
        from shlex import quote

        return f"{argument}: reader does not use the network; try: curl -L {quote(argument)} | reader"
    if argument.startswith(_FILE_ADDRESS):
        from urllib.parse import unquote

        path = unquote(argument.removeprefix(_FILE_ADDRESS))
        return f"{argument}: an address; name the path instead: {path}"
    return f"{argument}: no such file or folder; name a folder of posts, one post, or - for standard input"
