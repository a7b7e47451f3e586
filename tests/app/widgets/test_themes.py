"""Textual's themes have the colours of the palettes, and its own text can be read in them."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.color import Color

from reader.app.widgets.themes import theme_of
from reader.screen.palettes import PALETTES, TERMINAL_DARK, TERMINAL_LIGHT, Palette
from tests.screen.test_palettes import ENOUGH_CONTRAST, VISIBLE, contrast

WIDGET_TEXT = (
    ("muted", "background"),
    ("muted", "panel"),
    ("accent", "background"),
    ("accent", "panel"),
    ("foreground", "panel"),
    ("text", "background"),
    ("text-muted", "background"),
    ("text-disabled", "panel"),
    ("error", "background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
)
"""Text of the status line, the bars that something is typed in, and their background."""


OWN = (TERMINAL_DARK, TERMINAL_LIGHT)


def variables_of(palette: Palette) -> dict[str, str]:
    """All variables of the theme of a palette, as styles see them."""
    theme = theme_of(palette)
    app = App[None]()
    app.register_theme(theme)
    app.theme = theme.name
    return app.get_css_variables()


def contrast_of(text: str, background: str) -> float:
    return contrast(Color.parse(text).rgb, Color.parse(background).rgb)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_the_text_of_every_widget_has_contrast_enough(palette: Palette) -> None:
    variables = variables_of(palette)
    poor = {
        (text, background): ratio
        for text, background in WIDGET_TEXT
        if (ratio := contrast_of(variables[text], variables[background])) < ENOUGH_CONTRAST
    }
    assert not poor
    assert contrast_of(variables["scrollbar-hover"], variables["background"]) >= VISIBLE


@pytest.mark.parametrize(
    "palette", [*PALETTES, TERMINAL_DARK, TERMINAL_LIGHT], ids=lambda palette: palette.name
)
def test_a_theme_has_the_colours_of_its_palette(palette: Palette) -> None:
    variables = variables_of(palette)
    for slot, colour in palette.slots().items():
        if not colour.startswith("#"):
            assert variables[slot] == colour
            continue
        # Textual computes some of them in another space, and rounds.
        pairs = zip(Color.parse(variables[slot]).rgb, Color.parse(colour).rgb, strict=True)
        assert all(abs(one - other) <= 1 for one, other in pairs), slot


@pytest.mark.parametrize("palette", OWN, ids=lambda palette: palette.name)
def test_the_terminals_own_theme_holds_no_other_colours(palette: Palette) -> None:
    variables = variables_of(palette)
    own = ("muted", "rule", "title", "panel", "background", "scrollbar", "text-muted", "text-disabled")
    assert all(variables[name].startswith("ansi_") for name in own)
