"""When its terminal goes away, or a signal ends it, nothing is left, and the exit status says why."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import which

import psutil
import pytest

from tests.terminal.conftest import Start
from tests.terminal.processes import family
from tests.terminal.pseudo_terminal import PATIENCE, READER, PseudoTerminal, terminal_environment
from tests.terminal.test_reading import assert_terminal_restored

HUNG_UP = 129


def wait_until_gone(processes: list[psutil.Process]) -> None:
    """Wait until none of some processes runs any more."""
    end = time.monotonic() + PATIENCE
    while running := [process for process in processes if _runs(process)]:
        assert time.monotonic() < end, f"still there: {running}"
        time.sleep(0.01)


def _runs(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def nothing(terminal: PseudoTerminal) -> None:
    """Leave the reader as it started."""


def in_a_search(terminal: PseudoTerminal) -> None:
    terminal.type("\x06sentence")


def in_a_dialog(terminal: PseudoTerminal) -> None:
    terminal.type("t")


def unread(terminal: PseudoTerminal) -> None:
    """Make it draw more than the terminal takes."""
    terminal.type("JK" * 100)


STATES = [nothing, in_a_search, in_a_dialog, unread]


@pytest.mark.parametrize("state", STATES)
def test_a_terminal_that_is_closed_leaves_no_process(
    start: Start, library: Path, state: Callable[[PseudoTerminal], None]
) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    state(terminal)
    processes = family(terminal.process_id)
    terminal.close()
    assert terminal.wait_for_end() == HUNG_UP
    wait_until_gone(processes)


def test_so_does_one_that_is_closed_while_signals_of_that_are_ignored(library: Path) -> None:
    with PseudoTerminal(
        ("sh", "-c", f"trap '' HUP; exec {READER[0]} -m reader ."), folder=library
    ) as terminal:
        terminal.wait_for("Beginning of the post.")
        processes = family(terminal.process_id)
        terminal.close()
        assert terminal.wait_for_end() == HUNG_UP
        wait_until_gone(processes)


def test_so_does_one_that_is_closed_while_text_is_waited_for(tmp_path: Path) -> None:
    """The shell ignores the hang-up, and so does what it starts; and the pipe stays open."""
    pipe, left = tmp_path / "pipe", tmp_path / "temporary"
    os.mkfifo(pipe)
    left.mkdir()
    script = f"trap '' HUP; exec 3<>{pipe}; echo begun >&3; {READER[0]} -m reader <&3; exit $?"
    with PseudoTerminal(("sh", "-c", script), environment={"TMPDIR": str(left)}) as terminal:
        _wait_until(lambda: bool([*left.iterdir()]))
        processes = family(terminal.process_id)
        terminal.close()
        assert terminal.wait_for_end() == HUNG_UP
        wait_until_gone(processes)
    assert not [*left.iterdir()]


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGUSR1, 138), (signal.SIGALRM, 142)],
)
@pytest.mark.parametrize("state", [nothing, unread])
def test_a_signal_ends_it_and_gives_the_terminal_back_even_if_that_does_not_read(
    start: Start,
    library: Path,
    number: signal.Signals,
    status: int,
    state: Callable[[PseudoTerminal], None],
) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    state(terminal)
    processes = family(terminal.process_id)
    terminal.signal(number)
    assert terminal.wait_for_end(reads=False) == status
    wait_until_gone(processes)
    while terminal.read(0.1):
        pass
    assert_terminal_restored(terminal)


def test_a_program_that_has_the_terminal_goes_with_it(library: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nexec sleep 600\n")
    editor.chmod(0o755)
    command = ("sh", "-c", f"trap '' HUP; exec {READER[0]} -m reader .")
    with PseudoTerminal(command, folder=library, environment={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("e")
        _wait_until(lambda: any("sleep" in process.name() for process in family(terminal.process_id)))
        processes = family(terminal.process_id)
        terminal.close()
        assert terminal.wait_for_end() == HUNG_UP
        wait_until_gone(processes)


def test_it_ends_even_if_it_is_stuck(library: Path, tmp_path: Path) -> None:
    """A handler that never returns stands for whatever keeps the event loop from running."""
    program = f"""
import sys, time
from reader.app.library import screen as library
from reader.cli import main

def get_stuck(screen, command):
    while True:
        time.sleep(1000)

library.LibraryScreen.action_do = get_stuck
sys.exit(main([{str(library)!r}]))
"""
    with PseudoTerminal((READER[0], "-c", program)) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("?")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 143
        assert_terminal_restored(terminal)


@pytest.mark.skipif(which("tmux") is None, reason="needs tmux")
def test_a_session_of_tmux_that_is_killed_leaves_no_process(library: Path, tmp_path: Path) -> None:
    environment = {**terminal_environment({}), "TMUX_TMPDIR": str(tmp_path)}

    def tmux(*arguments: str) -> str:
        command = ("tmux", "-L", "reader", "-f", os.devnull, *arguments)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    tmux("new", "-d", "-s", "reading", "-x", "120", "-y", "36", f"{READER[0]} -m reader {library}")
    try:
        _wait_until(lambda: "Beginning of the post." in tmux("capture-pane", "-p"))
        processes = family(int(tmux("display", "-p", "#{pane_pid}")))
        tmux("kill-session", "-t", "reading")
    finally:
        subprocess.run(("tmux", "-L", "reader", "kill-server"), env=environment, capture_output=True)
    wait_until_gone(processes)


def _wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize(
    "stray",
    [b"\xff", b"\xe9", b"\x1b[M\x85%`", b"\x1b[106;1:3u", b"\x1bP>|xterm(390)\x1b\\", b"\x1b[>1;10;0c"],
)
def test_stray_bytes_change_nothing(start: Start, library: Path, stray: bytes) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("]")
    terminal.wait_for("Sentence 1 of the upper section.")
    before = terminal.screen
    terminal.send(stray)
    terminal.type("[")
    terminal.type("]")
    terminal.wait_for("Sentence 1 of the upper section.")
    assert terminal.screen == before
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_an_error_in_reading_the_terminal_leaves_a_report_and_reading_goes_on(
    library: Path, tmp_path: Path
) -> None:
    program = f"""
import sys
from reader.app.terminal.input import TerminalInput
from reader.cli import main

def fail(terminal, data):
    if b"~" in data:
        raise RuntimeError("no luck")
    return feed(terminal, data)

feed = TerminalInput.feed
TerminalInput.feed = fail
sys.exit(main([{str(library)!r}]))
"""
    with PseudoTerminal((READER[0], "-c", program), environment=_own_state(tmp_path)) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("~")
        _wait_until(lambda: bool([*tmp_path.rglob("crash.log")]))
        terminal.type("]]]")
        terminal.wait_for("Sentence 1 of the lower section.")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    [log] = tmp_path.rglob("crash.log")
    assert "no luck" in log.read_text()


def _own_state(folder: Path) -> Mapping[str, str]:
    return {"XDG_STATE_HOME": str(folder / "state")}
