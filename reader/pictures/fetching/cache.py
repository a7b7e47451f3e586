"""Pictures that were fetched, kept on the disk for the next time."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.settings.private_files import make_private_folder

MOST_BYTES: Final = 256 * 1024 * 1024
"""Bytes of all that is kept; the ones that were not looked at for the longest time go first."""


class PictureCache:
    """A folder with one file a picture, which anybody may delete at any time."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most

    def find(self, url: str) -> Path | None:
        """Return the file of a picture that was kept, and count it as looked at now."""
        path = self._path(url)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def keep(self, url: str, content: bytes) -> Path:
        """Write a picture down, whole or not at all; what has become too much is deleted.

        Raises:
            OSError: when it cannot be written.
        """
        make_private_folder(self._folder)
        path = self._path(url)
        descriptor, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        self._shrink(path)
        return path

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()

    def _shrink(self, newest: Path) -> None:
        files = []
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    files.append((status.st_mtime_ns, status.st_size, entry.path))
        total = sum(size for _, size, _ in files)
        for _, size, path in sorted(files):
            if total <= self._most:
                break
            if path != str(newest):
                with suppress(OSError):
                    Path(path).unlink()
                total -= size
