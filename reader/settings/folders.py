"""The folders of the program: where memory is kept, and the settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from reader.settings.private_files import check_database

STATE_VARIABLE: Final = "READER_STATE_DIR"
"""The variable of the environment that names another folder for memory."""

CONFIG_VARIABLE: Final = "READER_CONFIG_DIR"
"""The variable of the environment that names another folder for the settings."""

FILE_NAME: Final = "reader.db"
"""The file in it that holds what was read."""
SETTINGS_FILE: Final = "settings.toml"


def state_folder() -> Path:
    """Return the folder for what must not be lost.

    It is the one that the system gives programs for that, unless told otherwise.

    Raises:
        RuntimeError: where there is none, because nobody has a home.
    """
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_state_path

    return user_state_path("reader", appauthor=False)


def settings_path() -> Path:
    """Return the path of the file that a person writes for this program, whether there is one or not.

    It stands in the folder that the system gives for that, unless told otherwise.

    Raises:
        RuntimeError: where there is none, because nobody has a home.
    """
    named = os.environ.get(CONFIG_VARIABLE)
    if named:
        return Path(named).absolute() / SETTINGS_FILE
    from platformdirs import user_config_path

    return user_config_path("reader", appauthor=False) / SETTINGS_FILE


def is_anything_kept() -> bool:
    """Return whether there is a file of memory to look into. It costs next to nothing to ask."""
    try:
        file = state_folder() / FILE_NAME
        check_database(file)
        return file.exists()
    except (OSError, RuntimeError):
        return False
