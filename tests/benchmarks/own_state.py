"""Keeps what is measured from what the person who measures has read."""

from __future__ import annotations

import os
from pathlib import Path


def keep_state_in(folder: Path) -> None:
    """From now on, readers that are started here remember in a folder of their own."""
    for variable in ("READER_STATE_DIR", "READER_CACHE_DIR", "READER_CONFIG_DIR"):
        os.environ[variable] = str(folder / variable.lower())
