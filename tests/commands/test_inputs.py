"""What a command line names: a section of a post, a line, standard input, words with a dash."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.commands.arguments import positive
from reader.commands.inputs import Address, parse_address
from reader.commands.opening_parser import OpeningParser

_POST = """\
# First

Text with a note[^1].

## Within

More.

# Second

Another[^two].

# Last

The end.

[^1]: The first note.
[^two]: The second note.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one post of three sections and two notes."""
    (tmp_path / "post.md").write_text(_POST)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed_words(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The rows printed that hold letters."""
    return [row.strip() for row in capsys.readouterr().out.splitlines() if any(map(str.isalnum, row))]


@pytest.mark.parametrize(
    ("fragment", "rows"),
    [
        ("first", ["First", "Text with a note[1].", "Within", "More.", "[1] The first note. ↩"]),
        ("within", ["Within", "More."]),
        ("Second", ["Second", "Another[2].", "[2] The second note. ↩"]),
        ("last", ["Last", "The end."]),
    ],
)
@pytest.mark.parametrize("command", [["cat"], []], ids=["cat", "where there is no terminal"])
def test_a_section_is_printed_with_those_below_it_and_its_notes(
    command: list[str], fragment: str, rows: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, f"post.md#{fragment}"]) == 0
    assert printed_words(capsys) == rows


@pytest.mark.parametrize("color", ["always", "never"])
def test_a_section_begins_with_its_heading(
    color: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cat", "--color", color, "post.md#second"]) == 0
    assert "Second" in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize("command", [["cat"], []])
def test_a_section_that_is_not_there_costs_one_line_and_status_2(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "post.md#nowhere"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "reader: there is no section #nowhere; see reader outline\n"


@pytest.mark.parametrize("command", [["cat"], []])
def test_a_section_of_standard_input_is_printed(command: list[str], folder: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "reader", *command, "-#last"],
        input=_POST.encode(),
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )
    assert "The end." in finished.stdout.decode()
    assert "Another" not in finished.stdout.decode()


@pytest.mark.parametrize(
    ("argument", "address"),
    [
        ("post.md", Address("post.md")),
        ("post.md#first", Address("post.md", "first")),
        ("post.md#", Address("post.md")),
        ("c#.md", Address("c#.md")),
        ("c#.md#intro", Address("c#.md", "intro")),
        ("-", Address("-")),
        ("-#intro", Address("-", "intro")),
        ("nowhere.md#intro", Address("nowhere.md#intro")),
        ("#intro", Address("#intro")),
        ("x" * 5_000 + "#intro", Address("x" * 5_000 + "#intro")),
        ("\0#intro", Address("\0#intro")),
    ],
)
def test_a_file_that_has_the_name_wins_over_a_section(argument: str, address: Address, folder: Path) -> None:
    (folder / "c#.md").write_text("# Sharp\n")
    assert parse_address(argument) == address


@pytest.mark.parametrize("arguments", [["+5"], ["--line", "5", "."], [".#first"]])
def test_a_folder_has_no_lines_and_sections(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == "reader: .: a folder has no lines or sections\n"


@pytest.mark.parametrize(
    ("arguments", "path", "line"),
    [
        ([], None, None),
        (["post.md"], "post.md", None),
        (["+12", "post.md"], "post.md", 12),
        (["post.md", "+12"], "post.md", 12),
        (["--line=12", "post.md"], "post.md", 12),
        (["+12"], None, 12),
        (["--", "+12"], "+12", None),
        (["+x.md"], "+x.md", None),
        (["./+12"], "./+12", None),
    ],
)
def test_a_line_is_named_as_in_vi(arguments: list[str], path: str | None, line: int | None) -> None:
    options = OpeningParser().parse_args(arguments)
    assert (options.path, options.line) == (path, line)


@pytest.mark.parametrize("text", ["0", "-1", "x", "", "1.5", "²", "9" * 5_000])
def test_what_is_no_number_from_1_on_costs_one_line(
    text: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([f"--line={text}", "post.md"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_largest_line_is_taken() -> None:
    assert positive("9" * 18) == 10**18 - 1


def test_several_files_are_told_to_name_their_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["post.md", "other.md"])
    assert ended.value.code == 2
    assert "one folder or post at a time" in capsys.readouterr().err


def test_a_word_that_posts_must_not_have_needs_no_quotes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "other.md").write_text("# Other\n\nMore of it.\n")
    assert main(["search", ".", "more", "-note", "--json"]) == 0
    assert [found["path"] for found in json.loads(capsys.readouterr().out)] == ["other.md"]


def test_an_unknown_option_of_a_search_is_still_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["search", ".", "more", "--nonsense"])
    assert ended.value.code == 2
