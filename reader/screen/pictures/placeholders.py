"""Cells in whose place a terminal shows a part of a picture: placeholders of kitty's graphics protocol."""

from __future__ import annotations

from functools import cache
from typing import Final

from reader.page.rows import PicturePart, Run
from reader.screen.encoder.cells import PLACEHOLDER
from reader.screen.lines import Line
from reader.screen.roles import ink

_MARKS: Final = (
    "305 30D-30E 310 312 33D-33F 346 34A-34C 350-352 357 35B 363-36F 483-487 592-595 597-599 59C-5A1 5A8-5A9 "
    "5AB-5AC 5AF 5C4 610-617 657-65B 65D-65E 6D6-6DC 6DF-6E2 6E4 6E7-6E8 6EB-6EC 730 732-733 735-736 73A 73D "
    "73F-741 743 745 747 749-74A 7EB-7F1 7F3 816-819 81B-823 825-827 829-82D 951 953-954 F82-F83 F86-F87 "
    "135D-135F 17DD 193A 1A17 1A75-1A7C 1B6B 1B6D-1B73 1CD0-1CD2 1CDA-1CDB 1CE0 1DC0-1DC1 1DC3-1DC9 "
    "1DCB-1DCC 1DD1-1DE6 1DFE 20D0-20D1 20D4-20D7 20DB-20DC 20E1 20E7 20E9 20F0 2CEF-2CF1 2DE0-2DFF"
)
"""The marks above letters that count rows and columns: those of Unicode 6.0 that no letter fuses with."""


def placeholder_line(identity: int, part: PicturePart) -> Line:
    """Return a row of a picture that the terminal was given by a number from 1 to 2²⁴ - 1."""
    marks = counting_marks()
    row = marks[min(part.row, len(marks) - 1)]
    cells = "".join(f"{PLACEHOLDER}{row}{marks[column]}" for column in range(min(part.cells, len(marks))))
    return (Run(cells, ink(f"#{identity:06x}", "")), Run(" " * (part.cells - len(marks))))


@cache
def counting_marks() -> str:
    """Return the marks that stand for 0, 1, 2 …"""
    marks = []
    for stretch in _MARKS.split():
        first, _, last = stretch.partition("-")
        marks += [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]
    return "".join(marks)
