"""However the program ends or cannot start, the terminal is as before and the exit status is honest."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import READER, PseudoTerminal
from tests.terminal.test_reading import assert_terminal_restored, quit_properly


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_gives_the_terminal_back(
    start: Start, library: Path, number: signal.Signals, status: int
) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    terminal.signal(number)
    assert terminal.wait_for_end() == status
    assert_terminal_restored(terminal)


def test_a_path_that_is_not_there_costs_one_line(start: Start, tmp_path: Path) -> None:
    terminal = start("nowhere", folder=tmp_path)
    assert terminal.wait_for_end() == 2
    assert terminal.screen.strip().startswith("reader: nowhere: no such file or folder")


def test_an_empty_folder_says_what_was_looked_for(start: Start, tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.wait_for("No posts here")
    quit_properly(terminal)


def test_a_terminal_without_a_cursor_gets_the_list_and_an_explanation(start: Start, library: Path) -> None:
    terminal = start(library, environment={"TERM": "dumb"})
    assert terminal.wait_for_end() == 0
    assert "TERM=dumb" in terminal.screen
    assert "Bridges of iron" in terminal.screen
    assert b"\x1b" not in terminal.written


def test_a_piped_post_is_read_with_the_keys_of_the_terminal(library: Path) -> None:
    command = ("sh", "-c", f"'{sys.executable}' -m reader - < canals.md")
    with PseudoTerminal(command, folder=library) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("G")
        terminal.wait_for("END-OF-POST")
        quit_properly(terminal)


def test_without_a_terminal_a_post_is_printed(library: Path) -> None:
    finished = subprocess.run(
        [*READER, str(library / "canals.md")], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert finished.returncode == 0
    assert "END-OF-POST" in finished.stdout
    assert "\x1b" not in finished.stdout


def test_without_a_terminal_a_folder_is_listed(library: Path) -> None:
    finished = subprocess.run(
        [*READER, str(library)], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert finished.returncode == 0
    assert "Canals of water" in finished.stdout
    assert finished.stderr == ""
