"""The real program goes on where it was left, also when it was told to end."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from reader.memory.memory import Memory
from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PATIENCE, PseudoTerminal

UNHURRIED = f"""
import sys
from reader.app.terminal import ending
from reader.cli import main

ending.GRACE = {PATIENCE}
sys.exit(main(sys.argv[1:]))
"""
"""The reader, which may take long to end after a signal: on a busy machine it does."""


def article_rows(terminal: PseudoTerminal) -> list[str]:
    """What stands in the article pane, without the scroll bar and the status line."""
    return [row.rpartition("│")[2].rstrip(" ▁▂▃▄▅▆▇█") for row in terminal.screen.splitlines()[:-1]]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_place_that_was_just_reached_is_kept_when_a_signal_ends_the_program(
    start: Start, library: Path, number: signal.Signals
) -> None:
    with PseudoTerminal((sys.executable, "-c", UNHURRIED, str(library))) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.press("\r", " ", " ", "j")
        rows = article_rows(terminal)
        assert "Beginning of the post." not in terminal.screen
        terminal.signal(number)
        terminal.wait_for_end()
    again = start(library)
    again.wait_for(next(row for row in rows if "Sentence" in row).strip())
    again.wait_until(lambda: article_rows(again) == rows, "the same rows")


def test_one_post_opens_where_one_stopped(start: Start, library: Path) -> None:
    post = library / "canals.md"
    terminal = start(post)
    terminal.wait_for("Beginning of the post.")
    # Nothing on the screen tells of it.
    terminal.wait_until(lambda: bool(begun(library)), "the post to be begun", every=0.1)
    terminal.press("]", "]", "j")
    rows = article_rows(terminal)
    terminal.type("q")
    terminal.wait_for_end()
    post.write_text(post.read_text().replace("Beginning", "Another paragraph.\n\nBeginning"))
    again = start(post)
    again.wait_for("Sentence 1 of the middle section.")
    again.wait_until(lambda: article_rows(again) == rows, "the same rows")
    assert "Another paragraph." not in again.screen


def begun(library: Path) -> set[str]:
    """The posts that were begun, as another reader knows."""
    memory = Memory.open(library)
    memory.close()
    return {*memory.started}
