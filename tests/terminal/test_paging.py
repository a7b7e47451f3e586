"""In place of a pager: what other programs print, a post by its name, a section of it, a line."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import READER, PseudoTerminal
from tests.terminal.test_reading import quit_properly

COMMAND = shlex.join(READER)


@pytest.mark.parametrize(
    "line", [f"cat canals.md | {COMMAND}", f"{COMMAND} < canals.md", f"{COMMAND} - < canals.md"]
)
def test_what_is_piped_is_read_with_the_keys_of_the_terminal(library: Path, line: str) -> None:
    with PseudoTerminal(("sh", "-c", line), folder=library) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("G")
        terminal.wait_for("END-OF-POST")
        quit_properly(terminal)


@pytest.mark.parametrize(
    "arguments", ["'-#the-lower-section'", "--line 170", "+170", "- +170", "--line=170 -"]
)
def test_what_is_piped_is_read_from_a_section_or_a_line_on(library: Path, arguments: str) -> None:
    line = f"cat canals.md | {COMMAND} {arguments}"
    with PseudoTerminal(("sh", "-c", line), folder=library) as terminal:
        terminal.wait_for("Sentence 1 of the lower section.")
        quit_properly(terminal)


@pytest.mark.parametrize(
    "arguments", [["canals.md#the-middle-section"], ["+90", "canals.md"], ["canals.md", "--line", "90"]]
)
def test_a_post_is_read_from_a_section_or_a_line_on(
    start: Start, library: Path, arguments: list[str]
) -> None:
    terminal = start(*arguments, folder=library)
    terminal.wait_for("Sentence 1 of the middle section.")
    quit_properly(terminal)


def test_the_current_folder_is_opened_where_nothing_is_piped(start: Start, library: Path) -> None:
    terminal = start(folder=library)
    terminal.wait_for("3 posts")
    quit_properly(terminal)


@pytest.mark.parametrize("end", ["> printed", "| cat > printed"])
def test_what_goes_into_a_file_or_a_pipe_is_printed(library: Path, end: str) -> None:
    with PseudoTerminal(("sh", "-c", f"{COMMAND} canals.md {end}"), folder=library) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.screen.strip() == ""
    printed = (library / "printed").read_text()
    assert "END-OF-POST" in printed
    assert "\x1b" not in printed


def test_a_pipe_that_nobody_reads_at_a_terminal_is_left_alone(library: Path) -> None:
    finished = subprocess.run([*READER], input="# Piped\n", capture_output=True, text=True, cwd=library)
    assert "Canals of water" in finished.stdout
    assert finished.returncode == 0


@pytest.mark.parametrize("trap", [":", "''"], ids=["heard", "ignored"])
def test_ctrl_c_while_the_text_is_still_coming_ends_it(library: Path, trap: str) -> None:
    """Whether the shell hears it itself, or has it ignored by all that it starts."""
    # The shell holds the pipe open for ever. It says that it is ready when more has been taken out of the pipe
    # than fits into one: only then does the program read, and is not merely being started.
    filling = "(head -c 200000 /dev/zero | tr '\\0' ' ' >&3; echo ready >/dev/tty) &"
    line = f"trap {trap} INT; mkfifo pipe; exec 3<>pipe; {filling} {COMMAND} <&3; echo status=$?"
    with PseudoTerminal(("bash", "--norc", "-c", line), folder=library) as terminal:
        terminal.wait_for("ready")
        terminal.type("\x03")
        terminal.wait_for("status=130")
        assert "Traceback" not in terminal.screen
