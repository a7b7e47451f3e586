"""The codes between two looks are the shortest that do it."""

from __future__ import annotations

import pytest

from reader.screen.encoder.look import PLAIN, Look, change_of_look


@pytest.mark.parametrize(
    ("before", "after", "sequences"),
    [
        (PLAIN, Look("31"), "\x1b[31m"),
        (Look("31"), PLAIN, "\x1b[m"),
        (Look("31", "44"), Look("32", "44"), "\x1b[32m"),
        (Look("31", "44"), Look("31"), "\x1b[49m"),
        (Look(attributes=("1",)), Look(attributes=("1", "3")), "\x1b[3m"),
        (Look("31", attributes=("3",)), Look("31"), "\x1b[23m"),
        # What takes bold away takes dim away, too.
        (Look("38;5;20", attributes=("1", "2")), Look("38;5;20", attributes=("2",)), "\x1b[22;2m"),
        (Look("38;5;20", "48;5;30", ("1", "3", "4")), Look("31"), "\x1b[;31m"),
        (PLAIN, PLAIN, ""),
    ],
)
def test_a_look_is_changed_by_few_codes(before: Look, after: Look, sequences: str) -> None:
    assert change_of_look(before, after) == sequences
