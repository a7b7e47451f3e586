"""What tests of the application share."""

from __future__ import annotations

import pytest

from tests.app.quiet import wait_for_answers


@pytest.fixture(autouse=True)
def handed_to_programs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to clipboards of other programs: no test fills that of the person who runs it."""
    handed: list[str] = []
    monkeypatch.setattr("reader.app.clipboard.hand_to_programs", handed.append)
    return handed


@pytest.fixture(autouse=True)
def _answers_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test of the application depends on how busy the machine is."""
    wait_for_answers(monkeypatch)
