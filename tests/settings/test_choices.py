"""What was chosen within the application lasts, and gives way to what is given for a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings.choices import NO_CHOICES, Choices, keep_choices, load_choices
from reader.settings.folders import state_folder
from reader.settings.settings import DEFAULTS, Settings


def test_nothing_is_chosen_at_first() -> None:
    assert load_choices() == NO_CHOICES
    assert NO_CHOICES.over(DEFAULTS) == DEFAULTS


def test_what_is_kept_is_there_in_the_next_run() -> None:
    keep_choices(Choices("reader-paper", 72, "wide"))
    assert load_choices() == Choices("reader-paper", 72, "wide")


def test_what_is_kept_leaves_earlier_choices_as_they_are() -> None:
    keep_choices(Choices(theme="reader-paper"))
    keep_choices(Choices(measure=72))
    assert load_choices() == Choices("reader-paper", 72)


def test_choices_win_over_settings_but_not_over_what_is_given_for_this_run() -> None:
    settings = Settings(theme="reader-dark", measure=60, given=frozenset({"measure"}))
    chosen = Choices("reader-paper", 72, "wide").over(settings)
    assert (chosen.theme, chosen.measure, chosen.spacing) == ("reader-paper", 60, "wide")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"theme\nmeasure\n",
        b"measure many\nsize 3\n",
        b"measure 99999999\n",
        b"x y\n" * 9_999,
    ],
)
def test_a_broken_file_is_no_choice(content: bytes) -> None:
    (state_folder() / "choices").write_bytes(content)
    assert load_choices() == NO_CHOICES


def test_where_nothing_can_be_kept_nobody_is_troubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("READER_STATE_DIR", str(tmp_path / "file" / "state"))
    keep_choices(Choices("reader-paper"))
    assert load_choices() == NO_CHOICES


def test_no_half_written_file_is_left_behind() -> None:
    keep_choices(Choices("reader-paper"))
    assert [file.name for file in state_folder().iterdir()] == ["choices"]
