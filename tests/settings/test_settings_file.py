"""What a person wrote is taken, and what cannot be is told with its line; nothing of it raises."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings.choosing import choose, summary
from reader.settings.folders import settings_path
from reader.settings.options import OPTIONS, Option
from reader.settings.settings import DEFAULTS, KeyChoice, Problem, Settings
from reader.settings.settings_file import LARGEST_FILE, FileSettings, read_settings
from reader.settings.toml_lines import Slip, Statement, read_statements


@pytest.fixture
def file() -> Path:
    path = settings_path()
    path.parent.mkdir(parents=True)
    return path


def read(path: Path, text: str) -> FileSettings:
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def told(path: Path, text: str) -> list[tuple[int, str]]:
    return [(line, message) for _, line, message in read(path, text).problems]


def chosen(path: Path, text: str) -> dict[str, object]:
    return {name: setting.value for name, setting in read(path, text).settings.items()}


def test_every_setting_has_a_row_in_the_table_and_a_default_that_it_allows() -> None:
    assert {option.field for option in OPTIONS} == set(Settings._fields) - {"keys", "given"}
    for option in OPTIONS:
        assert option.checked(option.default) == option.default


def test_no_file_says_nothing() -> None:
    assert choose({}, {})[:2] == (DEFAULTS, ())


def test_a_broken_link_in_place_of_the_file_says_nothing(file: Path) -> None:
    file.symlink_to("nowhere")
    assert choose({}, {})[:2] == (DEFAULTS, ())


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.symlink_to(file)
    (problem,) = choose({}, {}).problems
    assert problem.source == str(file)
    assert problem.message.startswith("cannot be read: ")


def test_what_reads_the_file_is_loaded_only_with_one(file: Path) -> None:
    program = "import sys; from reader.settings.choosing import choose; choose({}); print(*sys.modules)"
    for text, is_loaded in (("", True), (None, False)):
        file.unlink(missing_ok=True) if text is None else file.write_text(text)
        modules = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert ("tomllib" in modules.stdout.split()) is is_loaded


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
            "no TOML: expected ']' at the end of a table declaration; what stands below it is left out",
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
    assert found.settings["editor"].value == "vim\n[keys]\n"
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
    assert {name: setting.value for name, setting in found.settings.items()} == {
        "measure": 100,
        "mouse": False,
    }
    assert found.problems == (Problem(str(file), 2, "this is not UTF-8"),)


def test_a_folder_in_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()
    assert read_settings(file).problems == (Problem(str(file), 0, "this is no file"),)


def test_a_pipe_in_place_of_the_file_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    assert read_settings(file).problems == (Problem(str(file), 0, "this is no file"),)


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


def test_the_environment_goes_before_the_file_and_flags_before_both(file: Path) -> None:
    file.write_text("\nmeasure = 100\nmouse = false\nspacing = 'wide'\n")
    environment = {"READER_MEASURE": "110", "READER_SPACING": "double"}
    settings, problems, origins = choose({"spacing": "normal"}, environment)
    assert settings == DEFAULTS._replace(
        measure=110, mouse=False, spacing="normal", given=frozenset({"measure", "spacing"})
    )
    assert problems == ()
    assert origins == dict.fromkeys((option.name for option in OPTIONS), "default") | {
        "measure": "READER_MEASURE",
        "mouse": "line 3",
        "spacing": "--spacing",
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", True), ("yes", True), ("ON", True), ("0", False), ("no", False), ("off", False), ("", False)],
)
def test_switches_have_many_words_in_the_environment(text: str, value: bool) -> None:
    assert choose({}, {"READER_SMART_PUNCTUATION": text}).settings.smart_punctuation is value


@pytest.mark.parametrize("text", ["wide", "1", "-80", "80.5", "9" * 5000, "٩٠"])
def test_what_the_environment_cannot_mean_is_told_and_the_file_holds(file: Path, text: str) -> None:
    file.write_text("measure = 100\n")
    settings, problems, _ = choose({}, {"READER_MEASURE": text})
    assert settings.measure == 100
    assert [(source, line) for source, line, _ in problems] == [("READER_MEASURE", 0)]
    assert "measure is a whole number from 32 to 160" in problems[0].message


def test_problems_are_told_on_one_line() -> None:
    first, second = Problem("/home/a/settings.toml", 4, "no"), Problem("READER_MEASURE", 0, "never")
    assert summary(()) == ""
    assert summary((first,)) == "settings.toml, line 4: no"
    assert summary((second,)) == "READER_MEASURE: never"
    assert (
        summary((first, second, second)) == "settings.toml, line 4: no (and 2 more: reader settings --check)"
    )


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_setting_says_what_it_is_for(option: Option) -> None:
    assert option.about[0].isupper()
    assert option.about.endswith(".")
    assert option.kind.takes
