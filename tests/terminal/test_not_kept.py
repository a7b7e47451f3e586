"""What the real program cannot keep it says at once, and again when the terminal is given back."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reader.content.store.location import libraries_folder, store_file
from reader.settings.folders import FILE_NAME, settings_path, state_folder
from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PseudoTerminal
from tests.terminal.test_reading import quit_properly


def test_a_star_and_a_theme_that_cannot_be_kept_are_told_at_once_and_at_the_end(library: Path) -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    # No file can grow: as on a full disk.
    command = f"ulimit -f 0; exec '{sys.executable}' -m reader '{library}'"
    with PseudoTerminal(("sh", "-c", command), columns=120, rows=40) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.wait_for("not remembered")
        terminal.type("s")
        terminal.wait_for("Starred, but not saved")
        terminal.type("t")
        terminal.wait_for("reader-paper")
        terminal.type("j\r")
        terminal.wait_for("Your choice is not saved for the next run")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        words = " ".join(terminal.screen.split())
        assert "reader: not saved: stars" in words
        assert "reader: not saved: how you chose to read" in words
    assert not [path for path in state_folder().iterdir() if path.stat().st_size]
    assert [path.name for path in state_folder().iterdir() if path.name.startswith("choices")] == []


def test_pipes_in_the_place_of_all_files_do_not_keep_it_from_starting(start: Start, library: Path) -> None:
    libraries_folder().mkdir(parents=True)
    for path in (
        state_folder() / FILE_NAME,
        state_folder() / "choices",
        settings_path(),
        store_file(library),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("/")
    terminal.type("iron")
    terminal.wait_until_gone("Canals of water")
    terminal.type("\x1b")
    terminal.wait_for("Canals of water")
    quit_properly(terminal)
