"""What is painted shows the same as what Textual would have sent, frame by frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual._compositor import CompositorUpdate
from textual.app import App

from reader.app.terminal.output.painter import ScreenPainter
from reader.app.terminal.textual_internals import colours_sent
from reader.screen.encoder.screen_encoder import Abilities
from tests.app.screen import NARROW, WIDE, open_reader, settle, write_library
from tests.app.textual_internals import note_updates
from tests.emulated_terminal import EmulatedTerminal

SESSION = (
    *("j", "j", "k", "enter", "space", "j", "j", "k", "right_square_bracket", "right_square_bracket"),
    *("G", "g", "tab", "tab", "o", "o", "slash", "r", "o", "escape", "question_mark", "escape"),
    *("ctrl+p", "t", "h", "escape", "f", "escape", "t", "down", "escape", "z", "z", "escape", "L", "l"),
)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=str)
async def test_a_terminal_shows_the_same_as_textual_would_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    painter = ScreenPainter(*size, Abilities(coloured_blanks=True, erases_cells=True))
    painted, as_pieces, as_sent_by_textual = (EmulatedTerminal(*size) for _ in range(3))
    frames = 0

    def take(app: App[Any], of_textual: str, update: CompositorUpdate) -> None:
        nonlocal frames
        as_sent_by_textual.take(of_textual)
        as_pieces.take(update.render_segments(app.console))
        if (changes := painter.paint(update, colours_sent(app))) is not None:
            painted.take(changes.render_segments(app.console))
        frames += 1

    note_updates(monkeypatch, take)
    async with open_reader(write_library(tmp_path / "blog"), size) as (_, pilot):
        for key in SESSION:
            await pilot.press(key)
            await settle(pilot)
            assert painted.cells == as_sent_by_textual.cells, key
            assert as_pieces.cells == as_sent_by_textual.cells, key
    assert frames > len(SESSION) / 2
