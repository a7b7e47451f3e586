"""What tests of the application share."""

from __future__ import annotations

import pytest

from tests.app.quiet import wait_for_answers
from tests.app.remembered import note_memories
from tests.app.textual_internals import draw_unseen
from tests.environment import PATIENCE


@pytest.fixture(autouse=True)
def handed_to_programs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to clipboards of other programs: no test fills that of the person who runs it."""
    handed: list[str] = []
    monkeypatch.setattr("reader.app.terminal.clipboard.hand_to_programs", handed.append)
    return handed


@pytest.fixture(autouse=True)
def _answers_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test of the application depends on how busy the machine is."""
    wait_for_answers(monkeypatch)
    draw_unseen(monkeypatch)
    note_memories(monkeypatch)


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys wait for what those before them do, and articles for where one stopped, on a busy machine too."""
    for name in (
        "library.library_memory.LOADING",
        "library.navigation.ARRIVAL_PATIENCE",
        "terminal.type_ahead.SETTLING",
    ):
        monkeypatch.setattr(f"reader.app.{name}", PATIENCE)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment of attention is over at once; so is a rest."""
    monkeypatch.setattr("reader.app.library.reading_progress.MOMENT", 0.001)
    monkeypatch.setattr("reader.app.library.reading_progress.REST", 0.001)
