"""Other programs have the terminal for a while: an editor, a command, the shell; and get what is copied."""

from __future__ import annotations

import base64
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.pseudo_terminal import PseudoTerminal
from tests.terminal.test_reading import assert_terminal_restored, quit_properly

EDITOR = """\
#!/bin/sh
printf '%s\\n' "$@" > arguments
echo 'THE EDITOR IS HERE'
read answer
for file; do :; done
sed 's/Sentence 2 of the middle/Edited 2 of the middle/' "$file" > edited && cat edited > "$file"
exit ${answer:-0}
"""

WAITING = "#!/bin/sh\ntrap 'exit' INT\necho started\nwhile :; do sleep 0.05; done\n"

CLIPBOARD = "#!/bin/sh\ncat > clipboard\n"


@pytest.fixture
def programs(tmp_path: Path) -> dict[str, str]:
    """The environment in which ``vi`` and the clipboard of the system are known programs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name, script in (("vi", EDITOR), ("waiting", WAITING), ("xclip", CLIPBOARD), ("pbcopy", CLIPBOARD)):
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin", "EDITOR": "vi", "DISPLAY": ":9", "SHELL": "/bin/sh"}


def first_row_of_text(terminal: PseudoTerminal) -> str:
    """The row at the top of the screen that is not blank."""
    return next(line.strip() for line in terminal.screen.splitlines() if line.strip())


def test_the_editor_opens_at_the_line_and_the_same_words_stand_at_the_top_afterwards(
    start: Start, library: Path, programs: dict[str, str]
) -> None:
    terminal = start("canals.md", columns=90, environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("]]")
    terminal.wait_for("Sentence 2 of the middle section.")
    top = first_row_of_text(terminal)
    terminal.type("e")
    terminal.wait_for("THE EDITOR IS HERE")
    lines = (library / "canals.md").read_text().splitlines()
    line = lines.index("## The middle section") + 1
    assert (library / "arguments").read_text().splitlines() == [f"+{line}", str(library / "canals.md")]
    terminal.type("\n")
    terminal.wait_for("Edited 2 of the middle section.")
    assert first_row_of_text(terminal) == top
    terminal.type("[")
    terminal.wait_for("Sentence 1 of the upper section.")
    quit_properly(terminal)


def test_from_the_list_the_editor_opens_the_highlighted_post_at_its_text(
    start: Start, library: Path, programs: dict[str, str]
) -> None:
    terminal = start(library, environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.press("j")
    terminal.wait_for("All about bridges.")
    terminal.type("e")
    terminal.wait_for("THE EDITOR IS HERE")
    assert (library / "arguments").read_text().splitlines() == ["+5", str(library / "bridges.md")]
    terminal.type("\n")
    terminal.wait_until_gone("THE EDITOR IS HERE")
    terminal.type("j")
    terminal.wait_for("All about anchors.")
    quit_properly(terminal)


def test_an_editor_that_fails_is_named_with_its_exit_status(
    start: Start, library: Path, programs: dict[str, str]
) -> None:
    terminal = start("canals.md", environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("e")
    terminal.wait_for("THE EDITOR IS HERE")
    terminal.type("3\n")
    terminal.wait_for("exit status 3 · vi")
    quit_properly(terminal)


@pytest.mark.parametrize("key", ["\x03", "\x1c"], ids=["ctrl+c", "ctrl+backslash"])
def test_the_keys_that_end_programs_end_only_the_editor(
    start: Start, library: Path, programs: dict[str, str], key: str
) -> None:
    terminal = start("canals.md", environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("e")
    terminal.wait_for("THE EDITOR IS HERE")
    terminal.type(key)
    terminal.wait_for("Beginning of the post.")
    terminal.wait_for("ended by signal")
    quit_properly(terminal)


def test_a_signal_to_end_is_answered_when_the_editor_has_ended(
    start: Start, library: Path, programs: dict[str, str]
) -> None:
    terminal = start("canals.md", environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("e")
    terminal.wait_for("THE EDITOR IS HERE")
    terminal.signal(signal.SIGTERM)
    terminal.type("\n")
    assert terminal.wait_for_end() == 143
    assert_terminal_restored(terminal)


def test_an_editor_that_is_not_there_costs_a_message(start: Start, library: Path) -> None:
    terminal = start("canals.md", environment={"VISUAL": "no-such-editor -w"}, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("e")
    terminal.wait_for("There is no program named no-such-editor")
    quit_properly(terminal)


def test_piped_text_is_not_edited(library: Path) -> None:
    command = ("sh", "-c", f"'{sys.executable}' -m reader - < canals.md")
    with PseudoTerminal(command, folder=library) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("e")
        terminal.wait_for("Piped text has no file")
        quit_properly(terminal)


def test_a_command_gets_the_post_and_is_looked_at_until_enter(
    start: Start, library: Path, programs: dict[str, str]
) -> None:
    terminal = start("canals.md", environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("|")
    terminal.wait_for("a command that reads the post")
    terminal.type('cmp - canals.md && echo "line $READER_LINE of $READER_TITLE, $(basename $READER_POST)"\r')
    terminal.wait_for("line 6 of Canals of water, canals.md")
    terminal.wait_for("press enter to come back")
    terminal.type("\r")
    terminal.wait_until_gone("press enter")
    terminal.type("|")
    terminal.wait_for("command that reads")
    terminal.type("exit 4\r")
    terminal.wait_for("exit status 4 · press enter")
    terminal.type("\x03")
    terminal.wait_until_gone("press enter")
    terminal.press("|", "\x1b[A", "\x1b[A", "\x1b[B")
    terminal.wait_for("| exit 4")
    terminal.type("\x1b")
    terminal.wait_until_gone("| exit 4")
    quit_properly(terminal)


def test_a_command_that_is_interrupted_or_not_there_leaves_the_reader_alone(
    start: Start, library: Path, programs: dict[str, str]
) -> None:
    terminal = start("canals.md", environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.press("|")
    terminal.type("waiting\r")
    terminal.wait_for("started\n")
    terminal.type("\x03")
    terminal.wait_for("press enter")
    terminal.type("\r")
    terminal.wait_until_gone("press enter")
    terminal.press("|")
    terminal.type("no-such-command\r")
    terminal.wait_for("exit status 127")
    terminal.type("\r")
    terminal.wait_until_gone("press enter")
    quit_properly(terminal)


def test_an_empty_command_runs_nothing(start: Start, library: Path) -> None:
    terminal = start("canals.md", folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.type("|")
    terminal.wait_for("command that reads")
    terminal.type("\r")
    terminal.wait_until_gone("command that reads")
    assert "Beginning of the post." in terminal.screen
    quit_properly(terminal)


def test_ctrl_z_stops_until_the_shell_says_go_on(library: Path) -> None:
    script = (
        f"'{sys.executable}' -m reader canals.md; echo 'STOPPED HERE'; read answer; fg; echo 'ENDED HERE'"
    )
    with PseudoTerminal(("bash", "-mc", script), folder=library) as terminal:
        terminal.wait_for("Beginning of the post.")
        terminal.type("\x1a")
        terminal.wait_for("STOPPED HERE")
        assert_terminal_restored(terminal)
        terminal.type("\n")
        terminal.wait_until_gone("STOPPED HERE")
        terminal.press("]")
        terminal.wait_for("Sentence 1 of the upper section.")
        terminal.type("q")
        terminal.wait_for("ENDED HERE")
        assert_terminal_restored(terminal)


def test_ctrl_z_without_a_shell_to_go_back_to_does_nothing(start: Start, library: Path) -> None:
    terminal = start("canals.md", folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.press("\x1a")
    terminal.wait_for("Beginning of the post.")
    terminal.press("]")
    terminal.wait_for("Sentence 1 of the upper section.")
    quit_properly(terminal)


def test_what_is_copied_reaches_the_terminal_and_the_system(
    start: Start, library: Path, programs: dict[str, str]
) -> None:
    terminal = start("canals.md", environment=programs, folder=library)
    terminal.wait_for("Beginning of the post.")
    terminal.press("]")
    terminal.type("ys")
    terminal.wait_for("Copied “The upper section”, 81 lines")
    source = (library / "canals.md").read_text()
    section = source[source.index("## The upper") : source.index("\n## The middle")]
    [copied] = re.findall(rb"\x1b]52;c;([^\x07]*)\x07", bytes(terminal.written))
    assert base64.b64decode(copied).decode() == section
    clipboard = library / "clipboard"
    terminal.wait_until(lambda: clipboard.exists() and clipboard.read_text() == section, "a copy", every=0.05)
    quit_properly(terminal)


def test_a_shell_that_cannot_be_run_is_told_and_reading_goes_on(start: Start, library: Path) -> None:
    terminal = start(".", columns=120, folder=library, environment={"SHELL": "./canals.md"})
    terminal.wait_for("Beginning of the post.")
    terminal.type("|wc\r")
    terminal.wait_for("cannot be run: permission denied")
    terminal.type("]]]")
    terminal.wait_for("Sentence 1 of the lower section.")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
