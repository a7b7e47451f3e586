"""Which palette is shown on which terminal."""

from __future__ import annotations

from typing import Any

import pytest

from reader.screen.appearance import Appearance, Depth
from reader.settings.table import Settings

FEW, ALL, NONE = Depth.FEW, Depth.ALL, Depth.NONE


@pytest.mark.parametrize(
    ("settings", "light", "depth", "shown"),
    [
        ({}, None, ALL, "reader-dark"),
        ({}, False, ALL, "reader-dark"),
        ({}, True, ALL, "reader-light"),
        ({"light_theme": "reader-paper"}, True, ALL, "reader-paper"),
        ({"dark_theme": "terminal"}, False, ALL, "terminal-dark"),
        ({"dark_theme": "auto"}, False, ALL, "reader-dark"),
        ({"dark_theme": "unknown"}, False, ALL, "reader-dark"),
        ({"theme": "reader-ember"}, True, ALL, "reader-ember"),
        ({"theme": "unknown"}, True, ALL, "reader-light"),
        ({"theme": "terminal"}, True, ALL, "terminal-light"),
        ({}, True, FEW, "terminal-light"),
        ({}, None, FEW, "terminal-dark"),
        ({"theme": "reader-ember"}, False, FEW, "terminal-dark"),
        ({"theme": "reader-ember", "given": frozenset({"theme"})}, False, FEW, "reader-ember"),
        ({"theme": "reader-ember", "given": frozenset({"theme"})}, False, NONE, "terminal-dark"),
    ],
)
def test_the_palette_fits_what_was_chosen_and_the_terminal(
    settings: dict[str, Any], light: bool | None, depth: Depth, shown: str
) -> None:
    appearance = Appearance(Settings(**settings), light=light, depth=depth)
    assert appearance.palette_for(appearance.chosen).name == shown
