"""Nothing in a folder reaches the terminal as a command, stops the program, or hides the posts beside it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.hostile import MARKER, controls_post, write_hostile_folder
from tests.terminal.pseudo_terminal import READER
from tests.terminal.sequences import take_apart
from tests.terminal.test_reading import open_by_title, quit_properly

_REORDERING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def assert_nothing_got_through(written: bytes) -> None:
    """Markers of the payloads stand in text only, and no sequence is there but the application's own."""
    output = take_apart(written)
    assert output.strangers() == []
    assert not _REORDERING & set(output.text)
    assert not any(MARKER in sequence for sequence in output.sequences)
    assert "\x1b[38;5;201m" not in output.sequences
    assert output.sequences.count("\x1b[?1049l") <= 1


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """A folder that is as bad as they come."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    write_hostile_folder(folder)
    return folder


def test_control_bytes_in_a_post_reach_no_terminal(start: Start, tmp_path: Path) -> None:
    name = f"a \x1b]0;{MARKER}\x07 name.md"
    (tmp_path / name).write_text(controls_post(), encoding="utf-8")
    terminal = start(tmp_path, columns=120, rows=36)
    terminal.wait_for(MARKER)
    terminal.press("\r")
    while "END-OF-POST" not in terminal.screen:
        terminal.type(" ")
        terminal.wait_for_output()
    quit_properly(terminal)
    written = bytes(terminal.written)
    assert_nothing_got_through(written)
    assert MARKER in take_apart(written).text


@pytest.mark.parametrize(
    "command", [("cat", "--color", "always"), ("outline",), ("list",), ("list", "--json"), ("check",)]
)
def test_control_bytes_in_a_post_are_never_printed(tmp_path: Path, command: tuple[str, ...]) -> None:
    post = tmp_path / f"a \x1b]0;{MARKER}\x07 name.md"
    post.write_text(controls_post(), encoding="utf-8")
    finished = subprocess.run([*READER, *command, str(post)], capture_output=True)
    for written in (finished.stdout, finished.stderr):
        output = take_apart(written)
        assert output.strangers() == []
        assert not _REORDERING & set(output.text)
    assert b"Traceback" not in finished.stderr


def test_a_hostile_folder_hides_no_good_post(start: Start, hostile_folder: Path) -> None:
    terminal = start(hostile_folder, columns=120, rows=36)
    terminal.wait_for("The good one")
    open_by_title(terminal, "good")
    terminal.wait_for("Nothing is wrong here.")
    quit_properly(terminal)
    assert_nothing_got_through(bytes(terminal.written))


def test_markup_in_a_post_is_text_under_the_mouse_too(start: Start, tmp_path: Path) -> None:
    markup = "[@click=app.quit]here[/] [/] [bold]"
    table = f"| {markup} |\n|---|\n| {markup} |"
    (tmp_path / "post.md").write_text(f"---\ntitle: '{markup}'\n---\n# {markup}\n\n{markup}\n\n{table}\n")
    terminal = start(tmp_path, columns=120, rows=20)
    literal = "[@click=app.quit]here[/]"
    terminal.wait_until(lambda: terminal.screen.count(literal) >= 4, "list, title, text and table")
    # The last row has buttons.
    for row in range(1, 20):
        for column in (5, 45, 50, 100):
            move, click = f"\x1b[<35;{column};{row}M", f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"
            terminal.type(move + click)
    terminal.press("j")
    terminal.wait_until(lambda: terminal.screen.count(literal) >= 4, "the same as before")
    quit_properly(terminal)


def test_every_post_of_a_hostile_folder_opens(start: Start, hostile_folder: Path) -> None:
    before = sorted(hostile_folder.iterdir())
    terminal = start(hostile_folder, columns=100, rows=30)
    terminal.wait_for("The good one")
    terminal.wait_until(
        lambda: re.search(r" (\d+) posts", terminal.screen) is not None, "the number of posts"
    )
    count = re.search(r" (\d+) posts", terminal.screen)
    assert count is not None
    for _ in range(int(count[1]) - 1):
        terminal.press("J")
    open_by_title(terminal, "good")
    terminal.wait_for("Nothing is wrong here.")
    quit_properly(terminal)
    assert_nothing_got_through(bytes(terminal.written))
    assert sorted(hostile_folder.iterdir()) == before


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_hostile_folder_is_printed_in_one_piece(hostile_folder: Path, command: str) -> None:
    finished = subprocess.run([*READER, command, str(hostile_folder)], capture_output=True, timeout=60)
    # Some of its posts cannot be read.
    assert finished.returncode == 1
    assert b"Traceback" not in finished.stderr
    assert b"something went wrong" not in finished.stdout + finished.stderr
    assert take_apart(finished.stdout + finished.stderr).strangers() == []
