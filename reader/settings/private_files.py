"""Files of the program that nobody but the person who runs it can read.

A pipe or a device that stands where a file should be is never opened: whoever opens one waits without end.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600

NO_FILE: Final = "this is no file"
"""What is wrong with a pipe, a device or a folder in the place of a file."""

BESIDE_DATABASE: Final = ("", "-wal", "-shm", "-journal")
"""The endings of the names of a file of SQLite, and of what SQLite keeps beside it."""

_WITHOUT_WAITING: Final = (
    getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
)

_OURS: Final = ("reader.db", "choices", "settings.toml", "libraries", "pictures", "log", "crash.log")
"""How the names of all begin that the program keeps."""


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into, whatever new files may be by default (umask).

    One that is there already and holds files of others is left as it is.

    Raises:
        OSError: when it cannot be made.
    """
    missing = []
    while not folder.is_dir() and folder != folder.parent:
        missing.append(folder)
        folder = folder.parent
    if not missing:
        _narrow_folder(folder)
    for new in reversed(missing):
        # Another reader may make it at the same time.
        with suppress(FileExistsError):
            new.mkdir(FOLDER_MODE)
            new.chmod(FOLDER_MODE)
        if not new.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(new))


def narrow_files(paths: Iterable[Path]) -> None:
    """Keep others from reading files that are there, and are the person's own. It never raises."""
    for path in paths:
        with suppress(OSError):
            found = path.lstat()
            if stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) != FILE_MODE:
                path.chmod(FILE_MODE)


def check_file(path: Path) -> None:
    """Raise `OSError` when something that is no file stands at a path. Nothing need stand there."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, NO_FILE, str(path))


def check_database(file: Path) -> None:
    """Raise `OSError` when a file of SQLite, or what SQLite keeps beside it, is no file."""
    for ending in BESIDE_DATABASE:
        check_file(file.with_name(file.name + ending))


def prepare_database(file: Path) -> None:
    """Make a file that SQLite can open, in a folder, and that nobody else can read.

    SQLite gives what it keeps beside a file the rights of the file.

    Raises:
        OSError: when it cannot be made.
    """
    make_private_folder(file.parent)
    check_database(file)
    if not file.exists():
        number = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
        os.close(number)
    narrow_files(file.with_name(file.name + ending) for ending in BESIDE_DATABASE)


def read_file(path: Path, most: int) -> bytes:
    """Read the first bytes of a file, at most so many.

    Raises:
        OSError: when it cannot be read, and for what is no file.
    """
    check_file(path)
    # Should it have become a pipe meanwhile, there is nothing in it.
    number = os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
    with os.fdopen(number, "rb") as file:
        return file.read(most) or b""


def write_file(path: Path, content: bytes) -> None:
    """Put a file in the place of the one before, so that others see one of the two, whole.

    Raises:
        OSError: when that fails; the one before stays, and nothing else does.
    """
    make_private_folder(path.parent)
    written = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        written.unlink()
    try:
        number = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _WITHOUT_WAITING, FILE_MODE)
        with os.fdopen(number, "wb") as file:
            written.chmod(FILE_MODE)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    except BaseException:
        with suppress(OSError):
            written.unlink()
        raise


def _narrow_folder(folder: Path) -> None:
    """Keep others from looking into a folder that is there, as far as it is the program's own."""
    with suppress(OSError):
        found = folder.stat()
        is_shared = stat.S_IMODE(found.st_mode) & stat.S_ISVTX or found.st_uid != _user(found.st_uid)
        if stat.S_IMODE(found.st_mode) == FOLDER_MODE or is_shared:
            return
        if all(file.name.startswith(_OURS) or ".sqlite" in file.name for file in folder.iterdir()):
            folder.chmod(FOLDER_MODE)


def _user(default: int) -> int:
    return os.geteuid() if hasattr(os, "geteuid") else default
