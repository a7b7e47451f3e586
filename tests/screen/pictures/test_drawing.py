"""Pictures as lines of the screen: half blocks, placeholders of a terminal, and frames."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.page.rows import PicturePart
from reader.screen.appearance import Depth
from reader.screen.encoder.cells import PLACEHOLDER, cells_of
from reader.screen.encoder.look import PLAIN
from reader.screen.lines import text_of
from reader.screen.pictures.frame import frame_line
from reader.screen.pictures.half_blocks import Pixels, half_blocks
from reader.screen.pictures.palettes import colour_codes, palette_of
from reader.screen.pictures.placeholders import counting_marks, placeholder_line
from reader.screen.roles import ROLES, look_of

RED, BLUE, WHITE = b"\xff\x00\x00", b"\x00\x00\xff", b"\xff\xff\xff"


def test_each_cell_holds_two_pixels_one_above_the_other() -> None:
    upper, lower = RED + RED + BLUE, WHITE + WHITE + BLUE
    (line,) = half_blocks(Pixels(3, 2, upper + lower))
    assert [(run.text, run.roles) for run in line] == [
        ("▀▀", "#ff0000/#ffffff"),
        (" ", "#0000ff/#0000ff"),
    ]


def test_there_are_half_as_many_rows_as_rows_of_pixels() -> None:
    lines = half_blocks(Pixels(2, 6, RED * 12))
    assert [text_of(line) for line in lines] == ["  "] * 3


def test_a_role_of_two_colours_looks_like_them_in_every_theme() -> None:
    look = look_of("#ff0000/#0000ff", {})
    assert (look.colour, look.background) == ("#ff0000", "#0000ff")
    assert not any(role.startswith("#") for role in ROLES)


def test_a_frame_is_as_large_as_the_picture_with_its_name_in_the_middle() -> None:
    rows = [text_of(frame_line(PicturePart(row, 5, 12), "A cat")) for row in range(5)]
    assert rows == ["┌──────────┐", "│          │", "│  A cat   │", "│          │", "└──────────┘"]


def test_a_frame_keeps_its_width_whatever_its_name_is() -> None:
    for cells in range(1, 20):
        for rows in range(1, 6):
            for row in range(rows):
                line = frame_line(PicturePart(row, rows, cells), "漢字 and a long name")
                assert cell_len(text_of(line)) == cells


def test_placeholders_tell_row_and_column_and_the_number_of_the_picture() -> None:
    line = placeholder_line(0x01_0203, PicturePart(1, 2, 3))
    marks = counting_marks()
    assert text_of(line) == "".join(f"{PLACEHOLDER}{marks[1]}{column}" for column in marks[:3])
    assert look_of(line[0].roles, {}).colour == "#010203"
    assert cell_len(text_of(line)) == 3


def test_enough_rows_and_columns_can_be_counted_and_each_once() -> None:
    marks = counting_marks()
    assert marks.startswith("\u0305\u030d\u030e\u0310\u0312\u033d")
    assert len(marks) == len(set(marks)) > 200


def test_a_placeholder_is_one_cell_whose_width_is_certain() -> None:
    cells = cells_of(text_of(placeholder_line(7, PicturePart(0, 1, 4))), PLAIN)
    assert len(cells.cells) == 4
    assert cells.unsure == 4


def test_there_are_as_many_colours_as_the_terminal_shows_alike_everywhere() -> None:
    assert [len(palette_of(depth)) for depth in (Depth.ALL, Depth.MANY, Depth.FEW)] == [0, 240, 16]


@pytest.mark.parametrize("depth", [Depth.ALL, Depth.MANY, Depth.FEW])
def test_a_colour_has_the_codes_of_the_palette_that_it_is_in(depth: Depth) -> None:
    blue = (0, 0, 255) if depth is not Depth.FEW else (85, 85, 255)
    codes = {
        Depth.ALL: ("38;2;0;0;255", "48;2;0;0;255"),
        Depth.MANY: ("38;5;21", "48;5;21"),
        Depth.FEW: ("94", "104"),
    }
    assert (colour_codes(blue, depth), colour_codes(blue, depth, behind=True)) == codes[depth]
