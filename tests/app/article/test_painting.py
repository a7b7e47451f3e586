"""What of a run is lit: by a selection, by what was searched for."""

from __future__ import annotations

import pytest
from rich.style import Style
from rich.text import Text

from reader.app.article.painting import Light, split_at_lights
from reader.page.rows import Run

FOUND, SELECTED = Style(underline=True), Style(reverse=True)


def pieces_of(run: Run, *lights: Light) -> list[tuple[str, list[Style]]]:
    return list(split_at_lights(run, lights))


@pytest.mark.parametrize(
    ("start", "end", "pieces"),
    [
        (0, 100, [("hello", True)]),
        (0, -1, [("hello", True)]),
        (12, 14, [("he", False), ("ll", True), ("o", False)]),
        (0, 5, [("hello", False)]),
        (40, 50, [("hello", False)]),
        (10, 10, [("hello", False)]),
    ],
)
def test_a_run_is_split_where_a_light_begins_and_ends(
    start: int, end: int, pieces: list[tuple[str, bool]]
) -> None:
    found = pieces_of(Run("hello", start=10), Light(start, end, FOUND))
    assert [(text, styles == [FOUND]) for text, styles in found] == pieces


def test_lights_shine_on_each_other_the_later_ones_last() -> None:
    found = pieces_of(Run("hello", start=0), Light(1, 3, FOUND), Light(2, 5, SELECTED))
    assert found == [("h", []), ("e", [FOUND]), ("l", [FOUND, SELECTED]), ("lo", [SELECTED])]


@pytest.mark.parametrize(("start", "end"), [(1, 2), (2, 4), (3, 4)])
def test_a_grapheme_is_lit_as_a_whole(start: int, end: int) -> None:
    family = "\N{WOMAN}\u200d\N{GIRL}"
    found = pieces_of(Run(f"a{family}b", start=0), Light(start, end, FOUND))
    assert found == [("a", []), (family, [FOUND]), ("b", [])]
    assert sum(Text(text).cell_len for text, _ in found) == Text(f"a{family}b").cell_len
