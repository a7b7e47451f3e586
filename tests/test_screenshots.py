"""The pictures of the README show the program as it is, with every glyph in its own cells."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.app.quiet import wait_for_answers
from tests.glyphs import Piece, pieces_of, text_of, with_fixed_glyphs
from tests.screenshots import FOLDER, SCENES, Scene, draw

every_scene = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)


@every_scene
async def test_a_picture_says_what_the_program_shows_today(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_answers(monkeypatch)
    today = text_of(await draw(scene, tmp_path))
    assert text_of(scene.file.read_text(encoding="utf-8")) == today, (
        "python -m tests.screenshots makes it anew"
    )


@every_scene
def test_no_piece_of_a_picture_reaches_into_the_next_one(scene: Scene) -> None:
    for pieces in pieces_of(scene.file.read_text(encoding="utf-8")).values():
        ordered = sorted(pieces)
        for piece, after in pairwise(ordered):
            assert piece.column + piece.cells <= after.column, (piece, after)


@every_scene
def test_a_picture_loads_nothing(scene: Scene) -> None:
    assert "url(http" not in scene.file.read_text(encoding="utf-8")


def test_there_are_no_pictures_but_these() -> None:
    assert sorted(FOLDER.glob("*.svg")) == sorted(scene.file for scene in SCENES)


def drawn(text: str) -> list[Piece]:
    """Columns, cells and texts of the pieces of a run that begins in the third column."""
    run = f'<text class="a" x="24.4" y="20" textLength="1" clip-path="url(#b-line-0)">{text}</text>'
    return [piece for pieces in pieces_of(with_fixed_glyphs(run)).values() for piece in pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("two words", [(2, 9, "two words")]),
        ("&#160;far&#160;&#160;&lt;off&gt;&#160;", [(3, 3, "far"), (8, 5, "<off>")]),
        ("眉批, notes", [(2, 2, "眉"), (4, 2, "批"), (6, 7, ", notes")]),
        ("מימין לשמאל · b", [(2, 11, "מימין לשמאל"), (14, 1, "·"), (16, 1, "b")]),
        ("🦉 e\u0301", [(2, 2, "🦉"), (5, 1, "e\u0301")]),
        ("──┃", [(2, 3, "──┃")]),
    ],
)
def test_text_of_other_fonts_is_placed_by_itself(text: str, pieces: list[tuple[int, int, str]]) -> None:
    assert drawn(text) == pieces
