"""Open the saved index of a library: to write it, to search it, or one in memory that lasts for this run."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader.content.store.database import Store
from reader.content.store.errors import DamagedStoreError, StoreError
from reader.content.store.location import delete_store, store_file
from reader.content.store.schema import WRITERS_PATIENCE, connect
from reader.settings.private_files import (
    check_database,
    make_private_folder,
    narrow_files,
    prepare_database,
)

READERS_PATIENCE: Final = 0.25
"""Seconds that searching waits for another reader."""


def open_store(folder: Path) -> Store:
    """Open the saved index of a library, to be written too. Raises `StoreError` where there can be none."""
    try:
        file = store_file(folder)
    except RuntimeError as error:
        raise StoreError(str(error)) from None
    try:
        make_private_folder(file.parent.parent)
        prepare_database(file)
        narrow_files(file.parent.iterdir())
        try:
            return Store(connect(str(file), WRITERS_PATIENCE), folder)
        except DamagedStoreError:
            delete_store(file)
            prepare_database(file)
            return Store(connect(str(file), WRITERS_PATIENCE), folder)
    except OSError as error:
        where, why = error.filename or file.parent, error.strerror or str(error)
        raise StoreError(f"{where} cannot be opened: {why}") from None


def memory_store(folder: Path) -> Store:
    """Make an empty index that lasts as long as the program."""
    return Store(connect(":memory:", WRITERS_PATIENCE), folder)


def open_for_search(folder: Path) -> Store | None:
    """Open the saved index of a library, to search while another process writes it.

    None when there is none.
    """
    try:
        file = store_file(folder)
        check_database(file)
        return Store(connect(str(file), READERS_PATIENCE), folder) if file.exists() else None
    except (OSError, StoreError, RuntimeError):
        return None
