"""What the command line does with pipes, full disks, slips of the fingers and variables of other programs."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands import output
from reader.commands.output import Ink, ink_of_output
from tests.content.folders import write
from tests.test_cli import REPOSITORY, run

TEXT = "# One\n\nWords.\n\n## Two\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(tmp_path / "posts", {"a.md": TEXT, "deep/b.md": "# B\n\nWords too.\n"})
    monkeypatch.chdir(folder)
    return folder


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """What becomes of a command line of a shell, where ``$R`` is the program."""
    environment = {
        **os.environ,
        "R": f"{sys.executable} -m reader",
        "PYTHONPATH": str(REPOSITORY),
        "READER_CACHE_DIR": str(folder.parent / "cache"),
    }
    return subprocess.run(["bash", "-c", line], cwd=folder, env=environment, capture_output=True, check=False)


# What can be read once.


@pytest.mark.parametrize("command", ["cat", "outline", "check"])
def test_a_named_pipe_is_read(folder: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: Path("pipe").write_text("---\ndate: never\n---\n" + TEXT))
    writer.start()
    status = main([command, "pipe"])
    writer.join()
    printed = capsys.readouterr().out
    assert status == (command == "check")
    assert ("pipe:2: date:" if command == "check" else "One") in printed


@pytest.mark.parametrize(
    "line",
    [
        "$R cat <(cat a.md)",
        "$R <(cat a.md)",
        "$R cat /dev/stdin < a.md",
        "cat a.md | $R cat /dev/stdin",
        "$R cat /dev/fd/3 3< a.md",
        "$R cat '/dev/stdin#one' < a.md",
    ],
)
def test_what_a_shell_hands_over_is_read(folder: Path, line: str) -> None:
    finished = in_shell(line, folder)
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.startswith(b"One\n")


def test_a_device_without_end_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cat", "/dev/zero"]) == 2
    assert "neither a file nor a folder" in capsys.readouterr().err


# What cannot be read.


@pytest.mark.parametrize("command", ["cat", "outline"])
def test_a_post_that_cannot_be_read_is_told_beside_the_data(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("binary.md").write_bytes(b"\x7fELF\0\0\0")
    assert main([command, "binary.md"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "reader: binary.md: looks like a binary file, not shown\n"


@pytest.mark.parametrize("command", [["list"], ["search", ".", "words"]])
def test_a_post_that_cannot_be_read_does_not_keep_the_others_back(
    folder: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("lost.md").symlink_to("nowhere.md")
    assert main(command) == 1
    printed = capsys.readouterr()
    assert "a.md" in printed.out
    assert "deep/b.md" in printed.out
    assert "reader: lost.md: a link to a file that is not there" in printed.err


# What cannot be written.

EVERYTHING = (
    *("--help", "--version", "-V", "man", "help", "help cat", "completion fish", "settings", "where"),
    *("cat a.md", "a.md", "list", "outline a.md", "search . words"),
)


SOME = ("--help", "man", "cat a.md", "list")


@pytest.mark.parametrize(
    ("commands", "redirection", "buffered"),
    [
        (EVERYTHING, "> /dev/full", "PYTHONUNBUFFERED="),
        (SOME, "> /dev/full", "PYTHONUNBUFFERED=1"),
        (SOME, ">&-", "PYTHONUNBUFFERED="),
    ],
)
def test_output_that_cannot_be_written_is_one_sentence_and_status_1(
    folder: Path, commands: tuple[str, ...], redirection: str, buffered: str
) -> None:
    lines = "; ".join(f"{buffered} $R {command} {redirection}; echo $? >&2" for command in commands)
    told = in_shell(lines, folder).stderr.decode().splitlines()
    sentences, statuses = told[::2], told[1::2]
    assert statuses == ["1"] * len(commands)
    assert all(sentence.startswith("reader: the output cannot be written: ") for sentence in sentences)


def test_narration_that_cannot_be_written_costs_nothing_else(folder: Path) -> None:
    finished = in_shell("$R cat nothing 2> /dev/full; echo $?; $R cat nothing 2>&-; echo $?", folder)
    assert finished.stdout == b"2\n2\n"


def test_a_current_folder_that_was_removed_is_told_where_it_is_needed(folder: Path) -> None:
    away = "mkdir gone; cd gone; rmdir ../gone; "
    for command in ("list", "search . x", "check", "cat a.md", "forget --yes ."):
        finished = in_shell(f"{away} $R {command}", folder)
        assert finished.returncode == 1
        assert finished.stderr == f"reader: {output.NO_CURRENT_FOLDER}\n".encode()
    assert in_shell(f"{away} $R list {folder}", folder).returncode == 0


# Slips of the fingers.


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lst", "."], "did you mean reader list?"),
        (["serach", ".", "x"], "did you mean reader search?"),
        (["lsit", "--json", "."], "did you mean reader list?"),
        (["--widht", "80"], "did you mean reader cat --width?"),
        (["cat", "--widht=80", "a.md"], "did you mean --width?"),
        (["--theem", "auto"], "did you mean --theme?"),
        (["list", "-josn"], "did you mean --json?"),
        (["--theme", "reader-drak"], 'did you mean "reader-dark"?'),
        (["cat", "--color", "alwasy", "a.md"], "did you mean always?"),
        (["completion", "bsah"], "did you mean bash?"),
        (["help", "serach"], "did you mean search?"),
        (["a.md", "deep/b.md"], "one folder or post at a time"),
        (["cat", "a.md", "deep/b.md"], "one post at a time"),
        (["https://example.org/a.md"], "curl -L https://example.org/a.md | reader"),
        (["cat", "http://example.org/a?b&c"], "curl -L 'http://example.org/a?b&c' | reader"),
        (["file:///srv/a%20b.md"], "/srv/a b.md"),
        (["where", "it", "is"], "it: one word too many"),
        (["zzz", "a.md"], "zzz: no such file or folder, and no command; see reader --help"),
        (["-help"], "did you mean --help?"),
        (["cat", "-color=always", "a.md"], "did you mean --color=always?"),
        (["cat", "-dash.md"], "the file of this name is ./-dash.md"),
        (["--wrap-code", "-dash.md"], "the file of this name is ./-dash.md"),
        (["cat", ""], "the path is empty"),
        (["list", ""], "the path is empty"),
        ([""], "the path is empty"),
    ],
)
def test_what_was_meant_is_named(
    folder: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "-dash.md").write_text(TEXT)
    try:
        status: object = main(words)
    except SystemExit as ended:
        status = ended.code
    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    assert told in printed.err
    assert printed.err.count("\n") == 1


def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    assert capsys.readouterr().out.startswith("Read a folder of Markdown posts")
    assert main(["help", "cat"]) == 0
    assert capsys.readouterr().out.startswith("Print a post")


# Paths that open from where one stands.


@pytest.mark.parametrize(
    ("stands_in", "argument", "path"),
    [
        (".", ".", "deep/b.md"),
        (".", "deep", "deep/b.md"),
        ("deep", "..", "b.md"),
        ("deep", ".", "b.md"),
        (".", "deep/b.md", "deep/b.md"),
    ],
)
def test_paths_open_from_the_current_folder(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    stands_in: str,
    argument: str,
    path: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(folder / stands_in)
    assert main(["list", argument]) == 0
    printed = [line.split()[-1] for line in capsys.readouterr().out.splitlines()]
    assert all(Path(each).is_file() for each in printed)
    assert folder / "deep/b.md" in {Path(each).resolve() for each in printed}
    if Path(argument).is_dir():
        assert main(["search", argument, "words", "too"]) == 0
        found = capsys.readouterr().out.partition(":")[0]
        assert Path(found).samefile(path)


def test_the_path_in_json_is_relative_to_what_was_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "deep", "--json"]) == 0
    assert '"path": "b.md"' in capsys.readouterr().out


# Colours, and the size of the terminal.


@pytest.mark.parametrize(
    ("environment", "on_terminal", "in_pipe"),
    [
        ({}, Ink.COLOURS, Ink.PLAIN),
        ({"NO_COLOR": ""}, Ink.COLOURS, Ink.PLAIN),
        ({"NO_COLOR": "1"}, Ink.STYLES, Ink.PLAIN),
        ({"NO_COLOR": "0"}, Ink.STYLES, Ink.PLAIN),
        ({"CLICOLOR_FORCE": "1"}, Ink.COLOURS, Ink.COLOURS),
        ({"FORCE_COLOR": "1"}, Ink.COLOURS, Ink.COLOURS),
        ({"FORCE_COLOR": "3", "TERM": "dumb"}, Ink.COLOURS, Ink.COLOURS),
        ({"FORCE_COLOR": "0"}, Ink.STYLES, Ink.PLAIN),
        ({"FORCE_COLOR": ""}, Ink.COLOURS, Ink.PLAIN),
        ({"CLICOLOR_FORCE": "0"}, Ink.COLOURS, Ink.PLAIN),
        ({"CLICOLOR": "0"}, Ink.STYLES, Ink.PLAIN),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, Ink.COLOURS, Ink.COLOURS),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, Ink.STYLES, Ink.PLAIN),
        ({"TERM": "dumb"}, Ink.PLAIN, Ink.PLAIN),
    ],
)
def test_variables_say_whether_there_are_colours(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], on_terminal: Ink, in_pipe: Ink
) -> None:
    for is_terminal, ink in ((True, on_terminal), (False, in_pipe)):
        monkeypatch.setattr(sys.stdout, "isatty", lambda is_terminal=is_terminal: is_terminal)
        assert ink_of_output("auto", environment) is ink
        assert ink_of_output("always", environment) is Ink.COLOURS
        assert ink_of_output("never", environment) is Ink.PLAIN


def test_colours_are_written_into_a_pipe_where_that_is_wanted(folder: Path) -> None:
    assert b"\x1b[1" in run("cat", folder / "a.md", environment={"FORCE_COLOR": "1"}).stdout
    assert b"\x1b" not in run("cat", folder / "a.md").stdout


def test_exported_columns_count_only_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "33")
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((50, 20)))
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert output.columns_to_fill(80) == 50
    assert output.terminal_columns() == 50
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert output.columns_to_fill(80) == 33
    assert output.terminal_columns() is None


@pytest.mark.parametrize("words", [["list"], ["check"], ["search", "QUERY"], []])
def test_a_folder_that_cannot_be_read_is_a_failure(
    folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Whoever runs the tests may read everything.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert main([*words[:1], "deep", *words[1:]]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "reader: deep: the folder cannot be read: no permission\n"


def test_a_folder_that_cannot_be_looked_into_is_not_forgotten(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied", "deep")

    monkeypatch.setattr("reader.content.posts.index.ContentIndex", refuse)
    assert main(["forget", "--yes", "deep"]) == 2
    assert capsys.readouterr().err == "reader: deep: Permission denied\n"
