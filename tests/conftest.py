"""Fixtures that tests of every package use."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

pytest_plugins = ["tests.corpora"]

_numbers = count()


@pytest.fixture(scope="session")
def kept_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where programs keep what they keep, in a folder for each test."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(autouse=True)
def _own_state(kept_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test, nor what it starts, reads or writes what the person who runs the tests has read."""
    folder = kept_folder / str(next(_numbers))
    (folder / "state").mkdir(parents=True)
    monkeypatch.setenv("READER_STATE_DIR", str(folder / "state"))
    monkeypatch.setenv("READER_CACHE_DIR", str(folder / "cache"))
    monkeypatch.setenv("READER_CONFIG_DIR", str(folder / "config"))


@pytest.fixture(autouse=True)
def _usual_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The application looks the same in tests, whatever terminal they are run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("COLORFGBG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
