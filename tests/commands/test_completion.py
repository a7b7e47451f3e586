"""Completion in the shells themselves: what the tab key offers at each place of a command line."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.command_table import SHELLS, SUBCOMMANDS
from tests.terminal.pseudo_terminal import PseudoTerminal

Offered = Callable[[str], set[str]]
"""What a shell offers for a command line that ends where the cursor is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two posts, one of them with a blank in its name, a folder with another, and a file that is no post."""
    folder = tmp_path / "blog"
    (folder / "drafts").mkdir(parents=True)
    for name in ("bread.md", "two words.markdown", "drafts/soup.md", "picture.png"):
        (folder / name).write_text("# Title\n")
    return folder


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], Path]:
    """Writes the script for a shell."""

    def write(shell: str) -> Path:
        assert main(["completion", shell]) == 0
        path = tmp_path / f"completion.{shell}"
        path.write_text(capsys.readouterr().out)
        return path

    return write


@pytest.fixture(params=["bash", "fish", "zsh"])
def offered(request: pytest.FixtureRequest, folder: Path, script: Callable[[str], Path]) -> Offered:
    """Asks one of the shells, standing in the folder."""
    shell = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = script(shell)
    ask = {"bash": _ask_bash, "fish": _ask_fish, "zsh": _ask_zsh}[shell]
    return lambda line: ask(line, folder, path)


def _ask_bash(line: str, folder: Path, script: Path) -> set[str]:
    words = line.split(" ")
    # Bash takes words apart at the sign.
    words = [part for word in words for part in (word.replace("=", " = ").rstrip(" ").split(" "))]
    previous = words[-2] if len(words) > 1 else ""
    program = f"""
        source {shlex.quote(str(script))}
        COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1}
        _reader reader {shlex.quote(words[-1])} {shlex.quote(previous)}
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    return _printed(["bash", "--norc", "-c", program], folder)


def _ask_fish(line: str, folder: Path, script: Path) -> set[str]:
    program = f"source {shlex.quote(str(script))}; complete -C {shlex.quote(line)}"
    offered = _printed(["fish", "--no-config", "-c", program], folder)
    return {candidate.partition("\t")[0].rstrip("/").rpartition("=")[2] for candidate in offered}


_ZSH = """
autoload -Uz compinit && compinit -u -D
source {script}
# What is added to the list is printed instead.
compadd() {{
    local -a kept; local flag
    if [[ ${{@[(I)-[OAD]]}} != 0 ]]; then builtin compadd "$@"; return; fi
    builtin compadd -O kept "$@"
    print -rl -- "OFFERED "$^kept > {answers}.part
    cat {answers}.part >> {answers}
    builtin compadd "$@"
}}
bindkey '^I' complete-word
PROMPT='ready> '
"""


def _ask_zsh(line: str, folder: Path, script: Path) -> set[str]:
    answers = script.with_suffix(".answers")
    setup = script.with_suffix(".setup")
    setup.write_text(_ZSH.format(script=shlex.quote(str(script)), answers=shlex.quote(str(answers))))
    with PseudoTerminal(("zsh", "-f", "-i"), columns=200, rows=50, folder=folder) as terminal:
        terminal.type(f"source {shlex.quote(str(setup))}\r")
        terminal.wait_for("ready>")
        terminal.type(f"{line}\t")
        terminal.type("\x15echo th'is' is all\r")
        terminal.wait_for("this is all")
    printed = answers.read_text() if answers.exists() else ""
    words = [word.removeprefix("OFFERED ") for word in printed.splitlines()]
    return {word.replace("\\", "").rstrip("/=") for word in words if word}


def _printed(command: list[str], folder: Path) -> set[str]:
    finished = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert finished.stderr == ""
    return set(filter(None, finished.stdout.splitlines()))


POSTS = {"bread.md", "two words.markdown", "drafts"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("reader ", {*SUBCOMMANDS, *POSTS}),
        ("reader li", {"list"}),
        ("reader br", {"bread.md"}),
        ("reader drafts/", {"drafts/soup.md"}),
        ("reader list ", POSTS),
        ("reader cat ", POSTS),
        ("reader cat --smart-punctuation --width 30 b", {"bread.md"}),
        ("reader cat bread.md ", set()),
        ("reader cat --color ", {"auto", "always", "never"}),
        ("reader cat --color=al", {"always"}),
        ("reader cat bread.md --color a", {"auto", "always"}),
        ("reader cat --wid", {"--width"}),
        ("reader cat --width ", set()),
        ("reader search ", {"drafts"}),
        ("reader search drafts b", set()),
        ("reader list --j", {"--json"}),
        ("reader list --by ", {"tag", "category", "author", "series", "year", "folder"}),
        ("reader completion ", {*SHELLS}),
        ("reader where ", set()),
        ("reader --vers", {"--version"}),
        ("reader --line 12 br", {"bread.md"}),
        ("reader +12 br", {"bread.md"}),
    ],
)
def test_the_tab_key_offers_what_can_stand_there(line: str, words: set[str], offered: Offered) -> None:
    found = offered(line)
    if line.endswith("/"):
        found = {word if "/" in word else f"drafts/{word}" for word in found}
    if not line.rpartition(" ")[2].startswith("-"):
        # Zsh offers options where nothing else can stand.
        found = {word for word in found if not word.startswith("-")}
    assert found == words


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_in_the_script(shell: str, script: Callable[[str], Path]) -> None:
    text = script(shell).read_text()
    for command in SUBCOMMANDS.values():
        assert command.name in text
        for option in command.parser().options:
            assert all(name.lstrip("-") in text for name in option.option_strings)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_evaluated_in_a_shell_it_completes_a_name_with_a_blank(
    shell: str, folder: Path, script: Callable[[str], Path]
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = shlex.quote(str(script(shell)))
    command = {"bash": ("bash", "--norc", "-i"), "zsh": ("zsh", "-f", "-i")}[shell]
    setup = "autoload -Uz compinit && compinit -u -D; " if shell == "zsh" else ""
    with PseudoTerminal(command, columns=200, folder=folder) as terminal:
        terminal.type(f"{setup}eval \"$(cat {path})\"; reader() {{ printf '<%s>' \"$@\"; }}; echo rea'dy'\r")
        terminal.wait_for("ready")
        terminal.type("reader cat tw\t\r")
        terminal.wait_for("<cat><two words.markdown>")
