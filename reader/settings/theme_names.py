"""The themes that can be chosen: those of the program, and a person's own, each with what it changes."""

from __future__ import annotations

from typing import Final, NamedTuple

THEME_NAMES: Final = (
    "reader-dark",
    "reader-light",
    "reader-paper",
    "reader-ember",
    "reader-night",
    "reader-contrast",
    "terminal",
)
"""What the themes of the program are called."""

AUTOMATIC: Final = "auto"
"""The name that stands for one of two themes, as the terminal is dark or light."""

BASES: Final = THEME_NAMES[:-1]
"""What a person's own theme can be based on: the colours of a terminal are not the program's to change."""

BASED_ON: Final = "based-on"

COLOUR_NAMES: Final = (
    *("background", "panel", "code-surface", "selected", "selection", "found"),
    *("text", "title", "heading", "muted", "accent", "code", "found-text", "rule", "scrollbar"),
    *("blue", "purple", "green", "yellow", "orange", "red"),
)
"""What the colours of a theme are called in the file: what stands behind text, text, lines, and hues."""


class OwnColour(NamedTuple):
    """A colour that a person's theme sets."""

    name: str
    """Of `COLOUR_NAMES`."""
    colour: str
    """``#rrggbb``."""
    line: int
    """1-based line of the file."""


class OwnTheme(NamedTuple):
    """A theme that a person made: another one, with some colours of its own."""

    name: str
    based_on: str = BASES[0]
    colours: tuple[OwnColour, ...] = ()
