"""A post or a folder stands on the screen before Textual is loaded, and nothing of it moves then."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.pseudo_terminal import REPOSITORY, PseudoTerminal
from tests.terminal.test_reading import assert_terminal_restored

BEGINNING = "Beginning of the post."

PROGRAM = """
import os, sys, time
with open({gate!r} + ".process", "w") as file:
    file.write(str(os.getpid()))
class Gate:
    def find_spec(self, name, path=None, target=None):
        if name == "textual":
            while not os.path.exists({gate!r}):
                time.sleep(0.005)
            if {fails!r}:
                raise ImportError("no Textual today")
sys.meta_path.insert(0, Gate())
import reader.app.terminal.standing
import reader.commands.open
# However busy the machine is.
reader.app.terminal.standing.TAKE_OVER = 60
reader.commands.open.FIRST_POSTS_PATIENCE = 60
from reader.cli import main
sys.exit(main([{post!r}]))
"""
"""Opens a post; loads Textual only when a file opens the gate. Another file tells the process."""

Opening = Callable[..., PseudoTerminal]


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """The file that lets Textual be loaded when it is there."""
    return tmp_path / "gate"


@pytest.fixture
def opening(library: Path, gate: Path) -> Iterator[Opening]:
    """Opens the long post, or its folder, and waits until it stands on the screen, without Textual."""
    with ExitStack() as programs:

        def open_post(
            columns: int = 120,
            rows: int = 40,
            *,
            name: str = "canals.md",
            fails: bool = False,
            **environment: str,
        ) -> PseudoTerminal:
            program = PROGRAM.format(gate=str(gate), fails=fails, post=str(library / name))
            terminal = programs.enter_context(
                PseudoTerminal((sys.executable, "-c", program), columns, rows, environment, folder=REPOSITORY)
            )
            terminal.wait_for(BEGINNING)
            terminal.wait_until(lambda: b"\x1b[?2026l" in terminal.written, "the end of the frame")
            return terminal

        yield open_post


def quit_reader(terminal: PseudoTerminal) -> None:
    terminal.type("q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (40, 15), (200, 60)])
def test_the_application_takes_over_what_stands(
    opening: Opening, gate: Path, columns: int, rows: int
) -> None:
    terminal = opening(columns, rows)
    first = terminal.screen.splitlines()
    assert "Canals of water" in first[1] or "Canals of water" in first[0]
    assert "keys" in first[-1]
    gate.touch()
    seen: set[str] = set()
    # How much was read is known only then.
    while "0%" not in terminal.screen:
        terminal.wait_for_output()
        seen.add("\n".join(terminal.screen.splitlines()[:-1]))
    assert seen == {"\n".join(first[:-1])}
    assert terminal.written.count(b"\x1b[?1049h") == 1
    assert b"\x1b[2J" not in terminal.written
    quit_reader(terminal)


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "xterm", "COLORTERM": ""},
        {"COLORTERM": ""},
        {"COLORTERM": "truecolor"},
        {"COLORTERM": "truecolor", "COLORFGBG": "0;15"},
    ],
    ids=["no colours", "sixteen", "256", "all", "light"],
)
def test_the_take_over_sends_nothing_of_the_article_in_any_colours(
    opening: Opening, gate: Path, environment: Mapping[str, str]
) -> None:
    terminal = opening(**environment)
    terminal.wait_for("keys")
    before = len(terminal.written)
    gate.touch()
    terminal.wait_for("0%")
    sent = bytes(terminal.written[before:])
    assert b"Sentence" not in sent
    assert BEGINNING.encode() not in sent
    quit_reader(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (160, 50)])
def test_the_application_takes_over_a_folder(opening: Opening, gate: Path, columns: int, rows: int) -> None:
    terminal = opening(columns, rows, name=".")
    first = terminal.screen.splitlines()
    assert "3 posts" in first[1]
    gate.touch()
    seen: set[str] = set()
    # How much was read is known only then.
    while "0%" not in terminal.screen:
        terminal.wait_for_output()
        seen.add("\n".join(terminal.screen.splitlines()[:-1]))
    assert seen == {"\n".join(first[:-1])}
    assert terminal.written.count(b"\x1b[?1049h") == 1
    assert b"\x1b[2J" not in terminal.written
    quit_reader(terminal)


def test_keys_typed_before_a_folder_has_an_application_act_in_order(opening: Opening, gate: Path) -> None:
    terminal = opening(name=".")
    terminal.type("\r]]")
    gate.touch()
    terminal.wait_for("Sentence 1 of the middle section.")
    quit_reader(terminal)


def test_keys_typed_before_there_is_an_application_act_in_order(opening: Opening, gate: Path) -> None:
    terminal = opening()
    terminal.type("]]")
    gate.touch()
    terminal.wait_for("Sentence 1 of the middle section.")
    quit_reader(terminal)


def test_what_is_typed_is_not_shown(opening: Opening) -> None:
    terminal = opening()
    terminal.type("zqx")
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_for_end() == 128 + signal.SIGTERM
    assert b"zqx" not in terminal.written


def test_another_size_throws_the_first_frame_away(opening: Opening, gate: Path) -> None:
    terminal = opening()
    terminal.resize(80, 24)
    gate.touch()
    terminal.wait_for("0%")
    assert BEGINNING in terminal.screen
    assert "Outline" not in terminal.screen
    quit_reader(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_before_there_is_an_application_gives_the_terminal_back(
    opening: Opening, number: signal.Signals
) -> None:
    terminal = opening()
    terminal.signal(number)
    assert terminal.wait_for_end() == 128 + number
    assert terminal.written.rstrip().endswith(b"\x1b[?1049l\x1b[?7h\x1b[?25h")


def test_ctrl_c_ends_it_at_once(opening: Opening) -> None:
    terminal = opening()
    terminal.type("\x03")
    assert terminal.wait_for_end() == 128 + signal.SIGINT
    assert b"\x1b[?1049l" in terminal.written


@pytest.mark.parametrize("resized", [False, True], ids=["same size", "another size"])
def test_who_stops_it_before_there_is_an_application_has_the_terminal_until_it_goes_on(
    library: Path, gate: Path, tmp_path: Path, resized: bool
) -> None:
    program = PROGRAM.format(gate=str(gate), fails=False, post=str(library / "canals.md"))
    line = (
        f"cd '{tmp_path}'; stty -a >before; (cd '{REPOSITORY}'; exec \"$0\" -c \"$1\"); "
        "stty -a >stopped; echo 'STOPPED HERE'; read answer; fg; stty -a >after; echo 'ENDED HERE'"
    )
    with PseudoTerminal(("bash", "-mc", line, sys.executable, program), 120, 40) as terminal:
        terminal.wait_for("? keys")
        first = terminal.screen.splitlines()[:-1]
        os.kill(int((tmp_path / "gate.process").read_text()), signal.SIGTSTP)
        terminal.wait_for("STOPPED HERE")
        assert_terminal_restored(terminal)
        if resized:
            terminal.resize(80, 24)
        terminal.type("\n")
        if not resized:
            terminal.wait_until_gone("STOPPED HERE")
            terminal.wait_for("? keys")
            assert terminal.screen.splitlines()[:-1] == first
        gate.touch()
        terminal.wait_for("0%")
        assert BEGINNING in terminal.screen
        assert "STOPPED HERE" not in terminal.screen
        terminal.type("q")
        terminal.wait_for("ENDED HERE")
        assert_terminal_restored(terminal)
    before, stopped, after = ((tmp_path / name).read_text() for name in ("before", "stopped", "after"))
    assert without_size(before) == without_size(stopped) == without_size(after)


def test_without_a_shell_to_go_back_to_it_is_not_stopped(opening: Opening, gate: Path) -> None:
    terminal = opening()
    terminal.signal(signal.SIGTSTP)
    gate.touch()
    terminal.wait_for("0%")
    assert BEGINNING in terminal.screen
    quit_reader(terminal)
    assert_terminal_restored(terminal)


def without_size(settings: str) -> str:
    """Return what ``stty -a`` says of a terminal but for its size."""
    return re.sub(r"rows \d+; columns \d+;", "", settings)


def test_a_failure_gives_the_terminal_back(opening: Opening, gate: Path) -> None:
    terminal = opening(fails=True)
    gate.touch()
    assert terminal.wait_for_end() != 0
    assert b"\x1b[?1049l\x1b[?7h\x1b[?25h" in terminal.written
    assert b"no Textual today" in terminal.written.partition(b"\x1b[?1049l")[2]


@pytest.mark.parametrize("ending", ["q", "\x03"])
def test_the_terminal_is_set_as_before(library: Path, gate: Path, ending: str) -> None:
    program = PROGRAM.format(gate=str(gate), fails=False, post=str(library / "canals.md"))
    gate.touch()
    line = 'stty -a; "$0" -c "$1"; echo; echo AFTER; stty -a; echo DONE'
    command = ("sh", "-c", line, sys.executable, program)
    with PseudoTerminal(command, 120, 40, folder=REPOSITORY) as terminal:
        if ending == "q":
            terminal.wait_for("0%")
        else:
            terminal.wait_for(BEGINNING)
        terminal.type("q")
        terminal.wait_until(lambda: b"DONE" in terminal.written, "the end")
        lines = terminal.written.decode(errors="replace").replace("\r", "")
        before, after = lines.split("\x1b", 1)[0], lines.partition("AFTER\n")[2].partition("DONE")[0]
        assert before.strip() == after.strip()


def test_the_first_frame_loads_no_textual_and_of_rich_only_the_widths(library: Path) -> None:
    program = f"""
import os, sys
from pathlib import Path
from reader.app.library.opening.beginning import begin_post
from reader.app.library.opening.first_frame import first_frame
from reader.app.library.opening.first_view import view_of_post
from reader.app.library.opening.start import PLAIN_START
from reader.content.posts.index import ContentIndex
from reader.settings.table import DEFAULTS
path = Path({str(library / "canals.md")!r})
os.environ["COLORTERM"] = "truecolor"
begun = begin_post(ContentIndex(path), PLAIN_START, DEFAULTS)
view = view_of_post(path, begun, PLAIN_START, DEFAULTS, os.terminal_size((120, 40)))
assert first_frame(view, DEFAULTS, light=None)
assert "textual" not in sys.modules, "textual"
print([name for name in sys.modules if name.startswith("rich.")])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, cwd=REPOSITORY, capture_output=True, text=True
    )
    assert "rich.cells" in done.stdout
    assert not any(f"rich.{name}" in done.stdout for name in ("segment", "style", "console", "color"))


def test_a_post_that_is_being_read_stands_where_it_was_left(
    library: Path, gate: Path, opening: Opening, tmp_path: Path
) -> None:
    kept = {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_DATA_HOME": str(tmp_path / "data")}
    gate.touch()
    terminal = opening(**kept)
    terminal.wait_for("0%")
    terminal.press("]", "]")
    terminal.wait_for("› The middle section")
    quit_reader(terminal)
    gate.unlink()

    program = PROGRAM.format(gate=str(gate), fails=False, post=str(library / "canals.md"))
    command = (sys.executable, "-c", program)
    with PseudoTerminal(command, 120, 40, kept, folder=REPOSITORY) as again:
        again.wait_for("› The middle section")
        first = again.screen.splitlines()[:-1]
        assert any("Sentence 1 of the middle section." in row for row in first)
        gate.touch()
        again.wait_for("%")
        assert again.screen.splitlines()[:-1] == first
        quit_reader(again)
