"""The command line: opens the application, or prints."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from reader.commands.output import (
    FAILURE,
    INTERRUPTED,
    UNREAD,
    CommandError,
    leave_broken_pipe,
    make_streams_encodable,
    narrate,
)
from reader.commands.table import COMMANDS, OpeningParser, open_application
from reader.content.errors import LibraryError
from reader.content.text import clean_line


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for, and return the exit status."""
    make_streams_encodable()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except CommandError as error:
        narrate(str(error))
        return error.status
    except LibraryError as error:
        narrate(f"{error.message}. {error.hint}".rstrip(" .") + ".")
        return FAILURE
    except BrokenPipeError:
        leave_broken_pipe()
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from reader.app.crash_log import report_crash

        report_crash(error)
        narrate(_unexpected(error))
        return FAILURE
    return status


def _run(arguments: Sequence[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is not None:
        return command.run(command.parser().parse_args(arguments[1:]))
    return open_application(OpeningParser().parse_args(arguments))


def _unexpected(error: Exception) -> str:
    """One line about a mistake of the program, with the place in its code that a report should name."""
    import traceback

    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "reader" in Path(frame.filename).parts
    ]
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"something went wrong: {type(error).__name__}: {clean_line(str(error))}{place}"
