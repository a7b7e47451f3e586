"""What of a row is lit: by a selection, by what was searched for."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.document.parse import parse
from reader.page.layout import Page
from reader.page.pattern import phrase
from reader.page.rows import Run
from reader.screen.lines import text_of
from reader.screen.match_highlights import Light, MatchLights, lit_line
from tests.page.test_find import matches_in
from tests.screen.frames import roles

HELLO = Run("hello", "strong", start=10)


@pytest.mark.parametrize(
    ("start", "end", "lit"),
    [
        (0, 100, "[strong found]hello"),
        (0, -1, "[strong found]hello"),
        (12, 14, "[strong]he[strong found]ll[strong]o"),
        (0, 5, "[strong]hello"),
        (40, 50, "[strong]hello"),
        (10, 10, "[strong]hello"),
    ],
)
def test_a_run_is_split_where_a_light_begins_and_ends(start: int, end: int, lit: str) -> None:
    assert roles(lit_line((HELLO,), [Light(start, end, "found")])) == lit


def test_the_pieces_of_a_run_know_where_they_stand_in_the_leaf() -> None:
    assert [run.start for run in lit_line((HELLO,), [Light(12, 14, "found")])] == [10, 12, 14]


def test_lights_shine_on_each_other_the_later_ones_last() -> None:
    line = lit_line((Run("hello", start=0),), [Light(1, 3, "found"), Light(2, 5, "selection")])
    assert roles(line) == "[]h[found]e[found selection]l[selection]lo"


def test_bars_and_markers_are_never_lit() -> None:
    line = (Run("│ ", "quote-bar"), Run("hello", "quote", start=0))
    assert roles(lit_line(line, [Light(0, -1, "selection")])) == "[quote-bar]│ [quote selection]hello"


@pytest.mark.parametrize(("start", "end"), [(1, 2), (2, 4), (3, 4)])
def test_a_grapheme_is_lit_as_a_whole(start: int, end: int) -> None:
    family = "\N{WOMAN}\u200d\N{GIRL}"
    line = (Run(f"a{family}b", start=0),)
    found = lit_line(line, [Light(start, end, "found")])
    assert roles(found) == f"[]a[found]{family}[]b"
    assert sum(cell_len(run.text) for run in found) == cell_len(text_of(line))


def test_the_current_match_stands_out_of_the_others() -> None:
    document = parse("> Tea for two, and **two** for tea.\n")
    matches = matches_in(document, phrase("tea"))
    row = Page(document, 40).leaf_rows(0)[0]
    lights = MatchLights(matches, matches.last).on(row)
    shown = "[quote-bar]│ [found]Tea[] for two, and [strong]two[] for [found-current]tea[]."
    assert roles(lit_line(row.runs, lights)) == shown
