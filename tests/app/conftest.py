"""What tests of the application share."""

from __future__ import annotations

from typing import Final

import pytest

from tests.app.quiet import wait_for_answers
from tests.app.remembered import note_memories
from tests.app.textual_internals import draw_unseen
from tests.environment import PATIENCE

_LONG: Final = (
    # What waits for something that comes.
    "app.library.library_memory.LOADING",
    "app.library.links.LAYOUT_PATIENCE",
    "app.library.navigation.ARRIVAL_PATIENCE",
    "app.terminal.type_ahead.SETTLING",
    "memory.memory.LAST_PATIENCE",
    # What happens when nothing else does for so long.
    "app.app.QUIET_START",
    "app.library.feed.FOLLOWED_AFTER",
    "app.library.reading_progress.MOMENT",
    "app.library.reading_progress.REST",
    "app.library.rereading.GONE_PATIENCE",
    # What is handed on by then, however much of it there is.
    "content.following.differences.BATCH_SECONDS",
    "content.following.differences.FIRST_BATCH_SECONDS",
    "content.posts.index.BATCH_SECONDS",
    "content.posts.index.FIRST_BATCH_SECONDS",
    # What is said for so long.
    "app.widgets.notices.NOTICE_SECONDS",
    "app.widgets.screens.MESSAGE_SECONDS",
    "app.widgets.status_line.MESSAGE_SECONDS",
)
"""Times that are longer than what the application takes to answer."""


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
    """Nothing happens because time has passed, unless a test says so: a busy machine takes long for all."""
    for name in _LONG:
        monkeypatch.setattr(f"reader.{name}", PATIENCE)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment of attention is over at once; so is a rest."""
    monkeypatch.setattr("reader.app.library.reading_progress.MOMENT", 0.001)
    monkeypatch.setattr("reader.app.library.reading_progress.REST", 0.001)
