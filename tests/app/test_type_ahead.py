"""Keys are sent one after the other, and none any more once the application ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.screen import MEDIUM, open_reader, posts, type_at_once, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "blog")


async def test_each_key_acts_on_what_the_ones_before_brought_about(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await type_at_once(app, pilot, "j", "j", "k")
        assert posts(app).highlighted == 1


async def test_what_is_typed_behind_quitting_does_nothing(library: Path) -> None:
    async with open_reader(library, MEDIUM) as (app, pilot):
        await type_at_once(app, pilot, "q", "j", "question_mark", "enter")
        assert app.type_ahead.is_empty
    assert app.return_code == 0
    assert app.error is None
