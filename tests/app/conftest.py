"""What tests of the application share."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def handed_to_programs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to clipboards of other programs: no test fills that of the person who runs it."""
    handed: list[str] = []
    monkeypatch.setattr("reader.app.clipboard.hand_to_programs", handed.append)
    return handed
