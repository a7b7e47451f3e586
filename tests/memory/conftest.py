"""What tests of memory share."""

from __future__ import annotations

import pytest

from tests.environment import PATIENCE


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be safe on the disk is waited for, however slow that is."""
    monkeypatch.setattr("reader.memory.memory.LAST_PATIENCE", PATIENCE)
