"""The codes between two looks are the shortest that do it."""

from __future__ import annotations

import pytest

from reader.screen.encoder.look import PLAIN, CellLook, change_of_look


@pytest.mark.parametrize(
    ("before", "after", "sequences"),
    [
        (PLAIN, CellLook("31"), "\x1b[31m"),
        (CellLook("31"), PLAIN, "\x1b[m"),
        (CellLook("31", "44"), CellLook("32", "44"), "\x1b[32m"),
        (CellLook("31", "44"), CellLook("31"), "\x1b[49m"),
        (CellLook(attributes=("1",)), CellLook(attributes=("1", "3")), "\x1b[3m"),
        (CellLook("31", attributes=("3",)), CellLook("31"), "\x1b[23m"),
        # What takes bold away takes dim away, too.
        (CellLook("38;5;20", attributes=("1", "2")), CellLook("38;5;20", attributes=("2",)), "\x1b[22;2m"),
        (CellLook("38;5;20", "48;5;30", ("1", "3", "4")), CellLook("31"), "\x1b[;31m"),
        (PLAIN, PLAIN, ""),
    ],
)
def test_a_look_is_changed_by_few_codes(before: CellLook, after: CellLook, sequences: str) -> None:
    assert change_of_look(before, after) == sequences
