"""Files that are said to be pictures. They may be anything: nothing that would keep one waiting is opened."""

from __future__ import annotations

import os
import stat
from typing import IO

from reader.pictures.decoding.limits import MOST_BYTES


class UnreadableError(Exception):
    """A picture cannot be shown; its text says why, to a person."""


def opened_file(path: str | os.PathLike[str]) -> IO[bytes]:
    """Return a file that is opened for reading.

    Raises:
        UnreadableError: when it cannot be read, is no file, or is too large.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError) as error:
        raise unreadable(error) from None
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode) and status.st_size <= MOST_BYTES:
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("it is no file")
    raise UnreadableError(f"it has more than {MOST_BYTES // 1024**2} MB")


def unreadable(error: OSError | ValueError) -> UnreadableError:
    """Return what is said of a file that the system does not open or read."""
    return UnreadableError(f"it cannot be read: {getattr(error, 'strerror', None) or error}")
