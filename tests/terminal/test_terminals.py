"""Under whatever a terminal says it is, and whatever stands between: drawn right, and left as it was."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PATIENCE, READER, PseudoTerminal, terminal_environment
from tests.terminal.test_reading import assert_terminal_restored, quit_properly


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("xterm", {"LANG": "C"}),
        ("linux", {"LC_ALL": "POSIX"}),
        ("vt100", {"LANG": ""}),
        ("screen", {"LC_ALL": "C"}),
        ("tmux-256color", {"LANG": "C.UTF-8"}),
    ],
)
def test_the_posts_are_drawn_and_the_terminal_is_given_back(
    start: Start, library: Path, name: str, locale: dict[str, str]
) -> None:
    terminal = start(library, environment={"TERM": name, "COLORTERM": "", **locale})
    terminal.wait_for("Beginning of the post.")
    terminal.wait_for("3 posts")
    terminal.wait_for("│")
    terminal.resize(50, 15)
    terminal.wait_until_gone("│")
    terminal.wait_for("Bridges of iron")
    quit_properly(terminal)


def test_in_an_encoding_that_lacks_characters_rows_stay_as_wide_as_they_are(
    start: Start, library: Path
) -> None:
    terminal = start(library, environment={"PYTHONIOENCODING": "latin-1"})
    terminal.wait_for("Beginning of the post.")
    assert "\\u" not in terminal.screen
    assert b"\\u2502" not in terminal.written
    quit_properly(terminal)


def test_nothing_is_left_where_there_is_no_other_screen(start: Start, library: Path) -> None:
    terminal = start(library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    # The emulator knows no other screen either.
    assert terminal.screen.strip() == ""


def test_gnu_screen_is_not_asked_for_the_mouse_as_it_would_hold_escape_back(
    start: Start, library: Path
) -> None:
    for environment, asked in (({"STY": "1.x", "TERM": "screen"}, False), ({"STY": "1.x"}, True)):
        terminal = start(library, environment=environment)
        terminal.wait_for("Beginning of the post.")
        quit_properly(terminal)
        assert (b"\x1b[?1003h" in terminal.written) is asked


def test_script_is_a_terminal_too(start: Start, library: Path) -> None:
    if shutil.which("script") is None:
        pytest.skip("script is not installed")
    command = ("script", "-qec", " ".join((*READER, "canals.md")), "/dev/null")
    with PseudoTerminal(command, folder=library) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("G")
        terminal.wait_for("END-OF-POST")
        quit_properly(terminal)


Tmux = Callable[..., str]
"""Runs a command of a tmux server of its own, and returns what it prints."""


@pytest.fixture
def tmux() -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    environment = terminal_environment({})
    # The path of a socket is short on every system: that of a temporary folder may be too long.
    folder = tempfile.mkdtemp(prefix="tmux-", dir="/tmp")

    def run(*words: str) -> str:
        command = ["tmux", "-u", "-f", "/dev/null", "-S", f"{folder}/socket", *words]
        return subprocess.run(command, capture_output=True, text=True, env=environment).stdout

    yield run
    run("kill-server")
    shutil.rmtree(folder)


def wait_for(tmux: Tmux, text: str) -> str:
    """Wait until some text stands in the pane; all that stands there."""
    end = time.monotonic() + PATIENCE
    while text not in (screen := tmux("capture-pane", "-p")):
        assert time.monotonic() < end, screen
        time.sleep(0.02)
    return screen


def test_tmux_shows_it_and_has_its_screen_back(tmux: Tmux, library: Path) -> None:
    tmux("new-session", "-d", "-x", "120", "-y", "30", "-c", str(library), "sh")
    tmux(
        "send-keys", f"PS1='$ '; clear; echo bef'ore'; {' '.join(READER)} canals.md; echo status=$?", "Enter"
    )
    wait_for(tmux, "Beginning of the post.")
    wait_for(tmux, "│")
    wait_for(tmux, " 0%")
    tmux("resize-window", "-x", "60", "-y", "15")
    # Of what stood there tmux has cut off the last rows: this one is drawn anew.
    wait_for(tmux, " 0%")
    tmux("send-keys", "G")
    wait_for(tmux, "END-OF-POST")
    tmux("send-keys", "q")
    assert "before" in wait_for(tmux, "status=0")
    flags = "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{wrap_flag}"
    assert tmux("display-message", "-p", flags) == "0 1 0 1\n"


def test_a_job_that_was_stopped_goes_on(start: Start, library: Path) -> None:
    environment = {"PS1": "shell> "}
    with PseudoTerminal(
        ("bash", "--norc", "--noediting", "-i"), folder=library, environment=environment
    ) as terminal:
        terminal.wait_for("shell>")
        terminal.type(f"{' '.join(READER)} canals.md\r")
        terminal.wait_for("Beginning of the post.")
        terminal.type("\x1a")
        terminal.wait_for("Stopped")
        assert_terminal_restored(terminal)
        terminal.type("fg\r")
        terminal.wait_for("Beginning of the post.")
        terminal.type("q")
        terminal.wait_until_gone("Beginning of the post.")
        terminal.wait_for("shell>")
        terminal.type("echo th'ere'\r")
        terminal.wait_for("there")
