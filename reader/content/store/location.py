"""Where what can be made again is kept: the saved indexes of libraries, the manual, pictures of the web."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

CACHE_VARIABLE: Final = "READER_CACHE_DIR"
"""The variable of the environment that names another folder for what can be rebuilt."""


def libraries_folder() -> Path:
    """Return where the indexes of all libraries are kept. Raises RuntimeError where nobody has a home."""
    return _cache_folder() / "libraries"


def manual_folder() -> Path:
    """Return where the manual is kept with its tables. Raises RuntimeError where nobody has a home."""
    return _cache_folder() / "manual"


def pictures_folder() -> Path:
    """Return where pictures of the web are kept. Raises RuntimeError where nobody has a home."""
    return _cache_folder() / "pictures"


def _cache_folder() -> Path:
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("reader", appauthor=False)


def store_file(folder: Path) -> Path:
    """Return where the index of a library is kept. Raises RuntimeError where nobody has a home."""
    real = Path(os.path.realpath(folder))
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:16]
    return libraries_folder() / f"{_harmless(real.name)}-{digest}.sqlite"


def delete_store(file: Path) -> None:
    """Remove an index. A reader that has it open goes on with what it holds."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            Path(f"{file}{ending}").unlink()


def _harmless(name: str) -> str:
    """Return the name of a folder as a part of another name, for people who look into the cache."""
    kept = "".join(character if character.isalnum() and character.isascii() else "-" for character in name)
    return kept.strip("-")[:40] or "library"
