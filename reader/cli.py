"""The command line: opens the application, or prints."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader.commands.output import (
    BROKEN_PIPE,
    FAILURE,
    INTERRUPTED,
    NO_CURRENT_FOLDER,
    CommandError,
    abandon_output,
    make_streams_encodable,
    narrate,
    open_closed_output,
    unwritten_output,
)
from reader.content.discovery.errors import LibraryError
from reader.content.text import clean_line


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for, and return the exit status."""
    open_closed_output()
    make_streams_encodable()
    status, ended = 0, None
    try:
        status = _status(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SystemExit as end:
        # Help and version have been printed, or a wrong argument has been told.
        ended = end
    error = unwritten_output()
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE
    if error is not None:
        narrate(_output_message(error))
        return FAILURE
    if ended is not None:
        raise ended
    return status


def _status(arguments: Sequence[str]) -> int:
    """Do it, tell what goes wrong, and give the exit status."""
    try:
        return _run(arguments)
    except CommandError as error:
        narrate(str(error))
        return error.status
    except LibraryError as error:
        narrate(f"{error.message}. {error.hint}".rstrip(" .") + ".")
        return FAILURE
    except BrokenPipeError:
        abandon_output()
        return BROKEN_PIPE
    except Exception as error:
        if message := _system_message(error):
            narrate(message)
            return FAILURE
        from reader.app.terminal.ending import report_crash

        report_crash(error)
        narrate(_unexpected_message(error))
        return FAILURE


def _run(arguments: Sequence[str]) -> int:
    if _is_one_place(arguments):
        # What is typed most often needs nothing that reads options, which takes as long as reading a post.
        from reader.commands.open import open_path

        return open_path(arguments[0] if arguments else None, {})
    from reader.commands.dispatch import run

    return run(arguments)


COMMANDS: Final = frozenset(
    (
        *("list", "outline", "cat", "search", "check", "settings"),
        *("where", "forget", "completion", "man", "help"),
    )
)
"""The names of the commands in `reader.commands.command_table`."""


def _is_one_place(arguments: Sequence[str]) -> bool:
    """Tell whether a command line names a folder or a post, and nothing else; or nothing at all."""
    if len(arguments) != 1:
        return not arguments
    (word,) = arguments
    from reader.commands.inputs import names_something

    return word[:1] not in ("", "-", "+") and word not in COMMANDS and names_something(word)


def _system_message(error: Exception) -> str:
    """Return what the system refuses that every command needs; empty for other errors.

    An error about a file that is named is none of these.
    """
    if not isinstance(error, OSError) or error.filename is not None:
        return ""
    if isinstance(error, FileNotFoundError):
        return NO_CURRENT_FOLDER
    if error.errno not in _WRITING_ERRORS:
        return ""
    abandon_output()
    return _output_message(error)


def _output_message(error: OSError) -> str:
    return f"the output cannot be written: {error.strerror or error}"


_WRITING_ERRORS: Final = frozenset((errno.ENOSPC, errno.EIO, errno.EBADF, errno.EFBIG, errno.EDQUOT))


def _unexpected_message(error: Exception) -> str:
    """Return a line about a mistake of the program, with the place that a report should name."""
    import traceback

    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "reader" in Path(frame.filename).parts
    ]
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"something went wrong: {type(error).__name__}: {clean_line(str(error))}{place}"
