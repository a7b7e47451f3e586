"""The file of settings that the tests write."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings.folders import settings_path


@pytest.fixture
def file() -> Path:
    path = settings_path()
    path.parent.mkdir(parents=True)
    return path
