"""However the program ends or cannot start, the terminal is as before and the exit status is honest."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PATIENCE, READER, PseudoTerminal
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


FAILURES = {
    "in a key": "library.LibraryScreen.action_do = fail",
    "in a worker": "navigation.open_article = fail",
    "while painting": "reading_pane.ReadingPane.render_lines = fail",
}


@pytest.mark.parametrize("where", ["in a key", "while painting"])
def test_a_mistake_of_its_own_gives_the_terminal_back_and_says_where_the_details_are(
    library: Path, tmp_path: Path, where: str
) -> None:
    with _failing_reader(library, tmp_path, where) as terminal:
        if where == "in a key":
            terminal.wait_for("Beginning of the post.")
            terminal.type("?")
        assert terminal.wait_for_end() == 1
        assert_terminal_restored(terminal)
        last_words = terminal.screen
        assert "sorry, something went wrong: RuntimeError: no ␛[2Jluck" in " ".join(last_words.split())
        assert "Traceback" not in last_words
        [log] = (tmp_path / "state").rglob("crash.log")
        assert "Traceback" in log.read_text()


@pytest.mark.parametrize(
    "error", ["SystemExit(0)", "KeyboardInterrupt()", "GeneratorExit()", "asyncio.CancelledError()"]
)
def test_no_kind_of_exception_in_a_key_ends_it_as_if_a_person_had_quit(
    library: Path, tmp_path: Path, error: str
) -> None:
    failure = "library.LibraryScreen.action_do = fail"
    with _reader_with(failure, library, tmp_path, error=error) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("?")
        _assert_failed_in_order(terminal, tmp_path)


@pytest.mark.parametrize("error", ["SystemExit(0)", "GeneratorExit()"])
def test_nor_does_one_in_a_callback_of_the_event_loop(library: Path, tmp_path: Path, error: str) -> None:
    failure = """
library.LibraryScreen.action_do = lambda screen, command: asyncio.get_running_loop().call_soon(fail) and None
"""
    with _reader_with(failure, library, tmp_path, error=error) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("?")
        _assert_failed_in_order(terminal, tmp_path)


@pytest.mark.parametrize("step", ["_handle_signals", "_tell_size"])
@pytest.mark.parametrize("error", ["RuntimeError()", "SystemExit(0)"])
def test_a_mistake_while_the_terminal_is_being_taken_gives_it_back(
    library: Path, tmp_path: Path, step: str, error: str
) -> None:
    failure = f"terminal_driver.TerminalDriver.{step} = fail"
    with _reader_with(failure, library, tmp_path, error=error) as terminal:
        _assert_failed_in_order(terminal, tmp_path)


def _assert_failed_in_order(terminal: PseudoTerminal, state: Path) -> None:
    """It has ended, with the status of a failure, a report, and a terminal as before."""
    assert terminal.wait_for_end() == 1
    assert_terminal_restored(terminal)
    assert "sorry, something went wrong" in " ".join(terminal.screen.split())
    assert [*state.rglob("crash.log")]


def test_a_mistake_in_a_worker_costs_a_message_and_reading_goes_on(library: Path, tmp_path: Path) -> None:
    with _failing_reader(library, tmp_path, "in a worker") as terminal:
        terminal.wait_for("Canals of water")
        terminal.type("j")
        terminal.wait_for("Something went wrong")
        terminal.type("k")
        quit_properly(terminal)


def _failing_reader(library: Path, tmp_path: Path, where: str) -> PseudoTerminal:
    """The reader with something in it that fails, with an escape sequence in what it says."""
    return _reader_with(FAILURES[where], library, tmp_path, error='RuntimeError("no \\x1b[2Jluck")')


def _reader_with(failure: str, library: Path, tmp_path: Path, *, error: str) -> PseudoTerminal:
    """The reader in which a statement has put ``fail``, which raises an error, in the place of something."""
    program = f"""
import asyncio, sys
from reader.app.library import navigation, screen as library
from reader.app.article import reading_pane
from reader.app.terminal import driver as terminal_driver
from reader.cli import main

def fail(*arguments):
    raise {error}

{failure}
sys.exit(main([{str(library)!r}]))
"""
    command = (sys.executable, "-c", program)
    return PseudoTerminal(command, environment={"XDG_STATE_HOME": str(tmp_path / "state")})


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


def test_answers_that_come_after_quitting_are_not_left_for_the_shell(library: Path) -> None:
    """A terminal behind a slow line answers late: the shell would take that for what is typed."""
    program = f"""
import sys
from reader.app.terminal import driver as terminal_driver
from reader.cli import main

terminal_driver.ANSWER_PATIENCE = terminal_driver.ANSWER_HOPE = {PATIENCE}
sys.exit(main(["."]))
"""
    script = f"{sys.executable} -c '{program}'; read -r -n 40 -t 0.1 left; printf 'left: <%q>' \"$left\""
    with PseudoTerminal(("bash", "--norc", "-c", script), folder=library, answers=()) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("q")
        terminal.wait_until(lambda: b"\x1b[?1049l" in terminal.written, "the screen of before")
        terminal.send(b"\x1b]11;rgb:dddd/dddd/dddd\x1b\\\x1b[?62;22c\x1b[?2026;2$y\x1b[?62;22c")
        assert terminal.wait_for_end() == 0
        assert "left: <''>" in terminal.screen
