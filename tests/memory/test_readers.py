"""Two readers at once, and killed at any instant: a small share of ``tests.benchmarks.readers``."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.settings.folders import FILE_NAME, state_folder
from tests.benchmarks import readers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")


def test_what_two_readers_at_once_were_told_to_be_safe_is_kept(tmp_path: Path) -> None:
    outcome = readers.read_together(tmp_path / "library", seconds=0.5, seed=1, acts=20)
    assert outcome.acts > 20
    assert not outcome.wrong


def test_what_a_reader_was_told_to_be_safe_survives_its_end_at_any_instant(tmp_path: Path) -> None:
    *_, outcome = readers.kill_often(tmp_path, kills=10, seed=1)
    assert outcome.kills == 10
    assert outcome.acts > 20
    assert not outcome.wrong


def test_the_check_notices_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = readers.check

    def lose_a_row(folder: Path, *arguments: object, **options: object) -> object:
        with closing(sqlite3.connect(state_folder() / FILE_NAME, isolation_level=None)) as connection:
            connection.execute("DELETE FROM post WHERE path = (SELECT min(path) FROM post)")
        return check(folder, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(readers, "check", lose_a_row)
    outcome = readers.read_together(tmp_path / "library", seconds=0.3, seed=1, acts=20)
    assert len(outcome.wrong) == 1
