"""The palettes as themes of Textual."""

from __future__ import annotations

from textual.theme import Theme

from reader.screen.palettes import Palette


def theme_of(palette: Palette) -> Theme:
    """Return a theme with the name and the colours of a palette."""
    slots = palette.slots()
    # Those that Textual has fields for too: it would give them back a shade off.
    variables = dict(slots)
    variables |= _of_inputs(palette) | _of_scrollbars(palette)
    theme = Theme(
        name=palette.name,
        primary=palette.blue,
        secondary=palette.purple,
        accent=slots["accent"],
        success=palette.green,
        warning=palette.orange,
        error=palette.red,
        dark=palette.dark,
        ansi=palette.of_terminal,
        variables=variables,
    )
    if palette.of_terminal:
        # Of those colours Textual mixes others, unless all of them are given.
        variables |= {
            "surface": palette.background,
            "panel": palette.panel,
            "ansi-background": palette.background,
            "ansi-foreground": palette.text,
        }
    else:
        theme.foreground = palette.text
        theme.background = theme.surface = palette.background
        theme.panel = palette.panel
    return theme


def _of_inputs(palette: Palette) -> dict[str, str]:
    """Return the variables of Textual's own text, and of what is selected in a line that is typed."""
    slots = palette.slots()
    selection = "found" if palette.of_terminal else "selection"
    return {
        "text": palette.text,
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "input-selection-background": slots[selection],
        "input-selection-foreground": slots[f"{selection}-text"],
    }


def _of_scrollbars(palette: Palette) -> dict[str, str]:
    """Return the variables of scroll bars."""
    held = palette.blue if palette.of_terminal else palette.muted
    return {
        "scrollbar": palette.scrollbar,
        "scrollbar-hover": held,
        "scrollbar-active": held,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
    }
