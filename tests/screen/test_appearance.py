"""Which palette is shown on which terminal."""

from __future__ import annotations

from typing import Any

import pytest

from reader.screen.appearance import Appearance, Depth
from reader.settings.table import Settings
from reader.settings.theme_names import OwnColour, OwnTheme

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


MINE = OwnTheme(
    "mine", "reader-paper", (OwnColour("accent", "#ffb000", 1), OwnColour("found-text", "#010203", 2))
)


@pytest.mark.parametrize(
    ("settings", "light", "depth", "shown"),
    [
        ({"theme": "mine"}, False, ALL, "mine"),
        ({"dark_theme": "mine"}, False, ALL, "mine"),
        ({"light_theme": "mine"}, True, ALL, "mine"),
        ({"theme": "mine"}, False, FEW, "terminal-dark"),
        ({"theme": "mine", "given": frozenset({"theme"})}, False, FEW, "mine"),
    ],
)
def test_a_theme_of_ones_own_is_shown_as_others_are(
    settings: dict[str, Any], light: bool, depth: Depth, shown: str
) -> None:
    appearance = Appearance(Settings(**settings, themes=(MINE,)), light=light, depth=depth)
    assert appearance.palette_for(appearance.chosen).name == shown


def test_a_theme_of_ones_own_has_its_colours_and_else_those_that_it_is_based_on() -> None:
    mine = Appearance(Settings(themes=(MINE,)), light=False, depth=ALL).palette_for("mine").slots()
    paper = Appearance(Settings(), light=False, depth=ALL).palette_for("reader-paper").slots()
    assert mine == {**paper, "accent": "#ffb000", "found-text": "#010203"}
