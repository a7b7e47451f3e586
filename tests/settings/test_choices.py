"""What was chosen with keys in the application lasts."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings.choices import keep_choices, load_choices
from reader.settings.folders import state_folder


def test_nothing_is_chosen_at_first() -> None:
    assert load_choices() == {}


def test_what_is_kept_is_there_in_the_next_run() -> None:
    keep_choices({"theme": "reader-paper", "measure": 72, "spacing": "wide"})
    assert load_choices() == {"theme": "reader-paper", "measure": 72, "spacing": "wide"}


def test_what_is_kept_leaves_earlier_choices_as_they_are() -> None:
    keep_choices({"theme": "reader-paper"})
    keep_choices({"measure": 72})
    assert load_choices() == {"theme": "reader-paper", "measure": 72}


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
    assert load_choices() == {}


def test_where_nothing_can_be_kept_nobody_is_troubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("READER_STATE_DIR", str(tmp_path / "file" / "state"))
    keep_choices({"theme": "reader-paper"})
    assert load_choices() == {}


def test_no_half_written_file_is_left_behind() -> None:
    keep_choices({"theme": "reader-paper"})
    assert [file.name for file in state_folder().iterdir()] == ["choices"]
