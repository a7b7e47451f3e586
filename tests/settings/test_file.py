"""What a person wrote is taken, and what cannot be is told with its line; nothing of it raises."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings.file import LARGEST_FILE, FileSettings, Slip, Statement, read_settings, read_statements
from reader.settings.problems import SettingProblem
from reader.settings.table import KeyChoice


def read(path: Path, text: str) -> FileSettings:
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def told(path: Path, text: str) -> list[tuple[int, str]]:
    return [(line, message) for _, line, message in read(path, text).problems]


def chosen(path: Path, text: str) -> dict[str, object]:
    return {name: entry.value for name, entry in read(path, text).entries.items()}


def test_settings_are_taken_from_the_file(file: Path) -> None:
    text = 'measure = 100\nwrap-code = false\nspacing = "wide"\neditor = "vim -n"\n'
    assert chosen(file, text) == {"measure": 100, "wrap-code": False, "spacing": "wide", "editor": "vim -n"}
    assert read_settings(file).problems == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("mesure = 90", 1, '"mesure" is not a setting; did you mean "measure"?'),
        ("\n# a remark\nwrap_code = true", 3, '"wrap_code" is not a setting; did you mean "wrap-code"?'),
        ("Measure = 90", 1, '"Measure" is not a setting; did you mean "measure"?'),
        ("zzz = 1", 1, '"zzz" is not a setting'),
        ("theme.dark = 1", 1, '"theme.dark" is not a setting; did you mean "theme"?'),
        ("measure = 1000", 1, "measure is a whole number from 32 to 160, not 1000; did you mean 160?"),
        ("measure = 1e400", 1, "measure is a whole number from 32 to 160, not inf; did you mean 160?"),
        ("measure = nan", 1, "measure is a whole number from 32 to 160, not nan"),
        ("measure = true", 1, "measure is a whole number from 32 to 160, not true"),
        ('measure = "90"', 1, 'measure is a whole number from 32 to 160, not "90"; did you mean 90?'),
        ('mouse = "yes"', 1, 'mouse is true or false, not "yes"; did you mean true?'),
        ("mouse = 0", 1, "mouse is true or false, not 0; did you mean false?"),
        ('spacing = "widde"', 1, 'spacing is one of normal, wide, double, not "widde"; did you mean "wide"?'),
        ("spacing = [1]", 1, "spacing is one of normal, wide, double, not [1]"),
        ("editor = 1979-05-27", 1, "editor is text, not 1979-05-27"),
        ("measure = 90\n\nmeasure = 91", 3, "measure is set in line 1 already"),
        ("measure 90", 1, "no TOML: expected '=' after a key in a key/value pair"),
        (
            "[reader]\nmeasure = 90",
            1,
            "there is no table [reader]; settings stand at the top, keys in [keys]",
        ),
        (
            "[keys\nquit = 'q'",
            1,
            "no TOML: expected ']' at the end of a table declaration; what is below it is ignored",
        ),
        ('keys = "q"', 1, "keys is a table: write [keys], and the commands below it"),
        ("[[keys]]", 1, "keys is a table: write [keys], and the commands below it"),
        ("[keys]\nquit = 1", 2, 'the keys of quit are one key in quotes, several in [ ], or "none", not 1'),
        (
            "[keys]\nquit = ['q',\n 1]",
            2,
            'the keys of quit are one key in quotes, several in [ ], or "none", not ["q", 1]',
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_is_near(
    file: Path, text: str, line: int, message: str
) -> None:
    assert told(file, text) == [(line, message)]


def test_a_slip_costs_only_its_own_line(file: Path) -> None:
    text = "measure = 100\nwrap-code = maybe\nmouse = false\neditor = 'open\nspacing = 'wide'\n"
    assert chosen(file, text) == {"measure": 100, "mouse": False, "spacing": "wide"}
    assert [line for line, _ in told(file, text)] == [2, 4]


def test_lines_are_counted_through_what_spans_several(file: Path) -> None:
    text = (
        'editor = """\nvim\n[keys]\n"""\n\n[keys]\nquit = [\n  "q",  # a remark\n  "Q",\n]\nzenn = "z"\nbad\n'
    )
    found = read(file, text)
    assert found.entries["editor"].value == "vim\n[keys]\n"
    assert [(choice.command, choice.keys, choice.line) for choice in found.keys] == [
        ("quit", ("q", "Q"), 7),
        ("zenn", ("z",), 11),
    ]
    assert [problem.line for problem in found.problems] == [12]


@pytest.mark.parametrize(
    "text", ["[keys]\nquit = 'Q'", "keys.quit = 'Q'", "keys = {quit = 'Q'}", "[keys]\r\nquit = 'Q'\r\n"]
)
def test_keys_may_be_written_in_every_way_of_toml(file: Path, text: str) -> None:
    assert [(choice.command, choice.keys) for choice in read(file, text).keys] == [("quit", ("Q",))]
    assert read_settings(file).problems == ()


@pytest.mark.parametrize("value", ["'none'", "'None'", "[]", "['none']"])
def test_none_is_no_key(file: Path, value: str) -> None:
    assert read(file, f"[keys]\nzen = {value}").keys == (KeyChoice("zen", (), str(file), 2),)


def test_bytes_that_are_no_text_are_told_and_the_rest_is_taken(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfmeasure = 100\n# caf\xe9\nmouse = false\n")
    found = read_settings(file)
    assert {name: entry.value for name, entry in found.entries.items()} == {"measure": 100, "mouse": False}
    assert found.problems == (SettingProblem(str(file), 2, "this is not UTF-8"),)


def test_a_folder_in_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()
    assert read_settings(file).problems == (SettingProblem(str(file), 0, "this is no file"),)


def test_a_pipe_in_place_of_the_file_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert read_settings(file).problems == (SettingProblem(str(file), 0, "this is no file"),)


def test_a_huge_file_is_not_read(file: Path) -> None:
    assert told(file, "#" * (LARGEST_FILE + 1)) == [(0, "has more than 64 KB, and is not read")]


@pytest.mark.parametrize(
    "text", ["a=" + "[" * 5000, "a=" + "{a=" * 3000, "x" * 60_000, '"""\n' * 500, "a = [\n" * 500]
)
def test_nothing_in_the_file_raises(file: Path, text: str) -> None:
    assert read(file, text).problems


@given(st.text(alphabet="abkeys.=[]{}\"'#\n 1,é\\", max_size=60))
def test_reading_statements_never_raises_and_lines_never_go_back(text: str) -> None:
    lines = [found.line for found in read_statements(text)]
    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
    assert all(isinstance(found, Statement | Slip) for found in read_statements(text))
