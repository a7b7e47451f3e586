"""What the application has written down of what a person read, while it goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot

from reader.memory.memory import Memory
from tests.app.screen import settle
from tests.environment import PATIENCE

_open: Final[set[Memory]] = set()
"""Those that write to the disk, in this test."""


def note_memories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Note which memories may still have something to write."""
    load, close = Memory.load, Memory.close

    def note(memory: Memory) -> None:
        _open.add(memory)
        load(memory)

    def forget(memory: Memory) -> None:
        close(memory)
        _open.discard(memory)

    _open.clear()
    monkeypatch.setattr(Memory, "load", note)
    monkeypatch.setattr(Memory, "close", forget)


async def remembered(pilot: Pilot[None], folder: Path) -> Memory:
    """Read from the disk what a later run would know now of a library."""
    await settle(pilot)
    assert all(memory.flush(PATIENCE) for memory in _open)
    memory = Memory.open(folder)
    memory.close()
    return memory
