"""The command line: opens the application, or prints."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from reader.commands.arguments import nearest_to
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.dispatch import open_application, run_command
from reader.commands.output import (
    BROKEN_PIPE,
    FAILURE,
    INTERRUPTED,
    NO_CURRENT_FOLDER,
    WRONG_USAGE,
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
    first = arguments[0] if arguments else ""
    command = SUBCOMMANDS.get(first)
    if command is not None:
        return run_command(command, arguments[1:])
    if first and first[0] not in "-+":
        _ask_for_place(first, is_alone=len(arguments) == 1)
    return open_application(arguments)


def _ask_for_place(word: str, *, is_alone: bool) -> None:
    """Raises `CommandError` for a word that is no path, and looks like a command or has words behind it."""
    from reader.commands.inputs import is_url, names_something

    if names_something(word) or is_url(word):
        return
    near = nearest_to(word, SUBCOMMANDS)
    if near or not is_alone:
        hint = f"did you mean reader {near}?" if near else "see reader --help"
        raise CommandError(f"{word}: no such file or folder, and no command; {hint}", WRONG_USAGE)


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
