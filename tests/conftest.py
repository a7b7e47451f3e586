"""Fixtures that tests of every package use."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["tests.corpora"]


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test, nor what it starts, reads or writes what the person who runs the tests has read."""
    for variable in ("READER_STATE_DIR", "READER_CACHE_DIR"):
        folder: Path = tmp_path_factory.mktemp(variable.lower())
        monkeypatch.setenv(variable, str(folder))
