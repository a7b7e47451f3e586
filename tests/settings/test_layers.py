"""Of what is said of a setting in several places, the nearest to the run holds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.settings.kinds import Value
from reader.settings.layers import settings_in_force
from reader.settings.table import DEFAULTS, SETTINGS


def test_no_file_says_nothing() -> None:
    assert settings_in_force({}, {})[:2] == (DEFAULTS, ())


def test_a_broken_link_in_place_of_the_file_says_nothing(file: Path) -> None:
    file.symlink_to("nowhere")
    assert settings_in_force({}, {})[:2] == (DEFAULTS, ())


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.symlink_to(file)
    (problem,) = settings_in_force({}, {}).problems
    assert problem.source == str(file)
    assert problem.message.startswith("cannot be read: ")


def test_what_reads_the_file_is_loaded_only_with_one(file: Path) -> None:
    program = "import sys; from reader.settings.layers import *; settings_in_force({}); print(*sys.modules)"
    for text, is_loaded in (("", True), (None, False)):
        file.unlink(missing_ok=True) if text is None else file.write_text(text)
        modules = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert ("tomllib" in modules.stdout.split()) is is_loaded


def test_the_environment_goes_before_the_file_and_flags_before_both(file: Path) -> None:
    file.write_text("\nmeasure = 100\nmouse = false\nspacing = 'wide'\n")
    environment = {"READER_MEASURE": "110", "READER_SPACING": "double"}
    settings, problems, entries = settings_in_force({"spacing": "normal"}, environment)
    assert settings == DEFAULTS._replace(
        measure=110, mouse=False, spacing="normal", given=frozenset({"measure", "spacing"})
    )
    assert problems == ()
    assert {name: entry.origin for name, entry in entries.items()} == dict.fromkeys(SETTINGS, "default") | {
        "measure": "READER_MEASURE",
        "mouse": "line 3",
        "spacing": "--spacing",
    }


def test_choices_made_with_keys_go_before_the_file_but_not_before_what_is_given_for_this_run(
    file: Path,
) -> None:
    file.write_text("theme = 'reader-dark'\nmeasure = 100\nspacing = 'wide'\n")
    choices: dict[str, Value] = {"theme": "reader-paper", "measure": 72, "spacing": "double"}
    settings, _, entries = settings_in_force({"spacing": "normal"}, {"READER_MEASURE": "60"}, choices=choices)
    assert (settings.theme, settings.measure, settings.spacing) == ("reader-paper", 60, "normal")
    assert entries["theme"].origin == "chosen with keys"
    assert settings.given == {"measure", "spacing"}


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", True), ("yes", True), ("ON", True), ("0", False), ("no", False), ("off", False), ("", False)],
)
def test_switches_have_many_words_in_the_environment(text: str, value: bool) -> None:
    assert settings_in_force({}, {"READER_SMART_PUNCTUATION": text}).settings.smart_punctuation is value


@pytest.mark.parametrize("text", ["wide", "1", "-80", "80.5", "9" * 5000, "٩٠"])
def test_what_the_environment_cannot_mean_is_told_and_the_file_holds(file: Path, text: str) -> None:
    file.write_text("measure = 100\n")
    settings, problems, _ = settings_in_force({}, {"READER_MEASURE": text})
    assert settings.measure == 100
    assert [(source, line) for source, line, _ in problems] == [("READER_MEASURE", 0)]
    assert "measure is a whole number from 32 to 160" in problems[0].message
