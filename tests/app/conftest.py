"""What tests of the application share."""

from __future__ import annotations

import pytest

from tests.app.quiet import wait_for_answers
from tests.environment import PATIENCE


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


@pytest.fixture(autouse=True)
def _memory_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article opens where one stopped, however long a busy machine takes to tell where that was."""
    monkeypatch.setattr("reader.app.reading_marks.LOADING", PATIENCE)
