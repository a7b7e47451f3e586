"""Killed at any instant, indexing goes on where it stopped: a small share of ``tests.benchmarks.kills``."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.content.following.background import can_fork
from tests.benchmarks.kills import ChangingLibrary, check, kill_often
from tests.content.followed import follow, kept


@pytest.mark.skipif(not can_fork(), reason="this system has no fork that is safe to use")
def test_a_start_after_a_kill_is_right_and_complete(tmp_path: Path) -> None:
    *_, outcome = kill_often(tmp_path / "library", kills=12, posts=60, seed=1)
    assert outcome.wrong == []
    assert outcome.kills >= 12


def test_what_is_wrong_with_an_index_would_be_noticed(tmp_path: Path) -> None:
    library = ChangingLibrary(tmp_path / "library", 8, random.Random(1))
    assert list(check(library)) == []
    follow(library.folder)
    with kept(library.folder) as store:
        store.connection.execute(
            "INSERT INTO texts (rowid, body) VALUES (1, ?)", (library.words.popitem()[1],)
        )
        store.connection.execute("DELETE FROM headings WHERE post = 2")
    told = "\n".join(check(library))
    assert "other headings" in told
    assert "other posts are listed" in told
