"""The process that decodes pictures: it is asked over standard input, and answers over standard output.

It knows nothing of the reader but what it is asked, and ends when nobody is there to ask.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from typing import Final

from reader.pictures.decoding import messages
from reader.pictures.decoding.files import UnreadableError
from reader.pictures.decoding.limits import MOST_BYTES, MOST_MEMORY
from reader.pictures.decoding.scaling import answer

_LOOK_EVERY: Final = 0.3
"""Seconds between looks whether the reader still runs."""


def main() -> None:
    """Answer until there are no questions any more."""
    _limit()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while (asked := messages.receive(questions, MOST_BYTES)) is not None:
        heading, content = asked
        try:
            told, result = answer(heading, content)
        except UnreadableError as error:
            told, result = {"reason": str(error)}, b""
        except MemoryError:
            told, result = {"reason": "it takes too much memory"}, b""
        messages.send(answers, told, result)


def _limit() -> None:
    """Have the system end this process when it takes too much, and keep it from writing anything."""
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))


def _end_with(reader: int) -> None:
    """End when the reader has ended, even in the middle of a picture."""
    while os.getppid() == reader:
        time.sleep(_LOOK_EVERY)
    os._exit(0)


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):
        main()
