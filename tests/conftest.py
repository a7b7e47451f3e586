"""Fixtures that tests of every package use."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["tests.corpora"]


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what the program keeps, in place of that of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("kept")
    monkeypatch.setenv("READER_CACHE_DIR", str(folder / "cache"))
    monkeypatch.setenv("READER_STATE_DIR", str(folder / "state"))
    return folder
