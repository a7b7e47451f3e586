"""The palettes: quiet colours for long reading, and the terminal's own sixteen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from reader.screen.roles import FAINT, REVERSE
from reader.settings.theme_names import AUTOMATIC, OwnTheme

TERMINAL: Final = "terminal"
"""The name that stands for the terminal's own colours, on its dark or light background."""


class Palette(NamedTuple):
    """Colours: each ``#rrggbb``, or ``ansi_cyan`` for one of the terminal's own."""

    name: str
    about: str
    """How it looks, in a few words."""
    dark: bool
    background: str
    panel: str
    """Behind what is typed, and behind what stands over the article."""
    code_surface: str
    selected: str
    """Behind the highlighted item of a list; the same as the background where its bar alone says it."""
    selection: str
    """Behind text that is selected with the mouse."""
    found: str
    """Behind text that was searched for."""
    text: str
    title: str
    heading: str
    muted: str
    rule: str
    """Lines and bars that part things."""
    scrollbar: str
    blue: str
    purple: str
    green: str
    yellow: str
    orange: str
    red: str
    code: str
    accent: str = ""
    """What is to be seen first: what is active, and keys to press. Empty for orange."""
    found_text: str = ""
    """Empty for that of all text."""
    dims: bool = False
    """Whether muted text and lines are fainter than other text, because they have the same colour."""

    @property
    def of_terminal(self) -> bool:
        """Return whether the colours are the terminal's own."""
        return self.background.startswith("ansi_")

    def slots(self) -> dict[str, str]:
        """Return the colours by the names that roles have for them."""
        return {
            "foreground": self.text,
            "background": self.background,
            "title": self.title,
            "heading": self.heading,
            "muted": self.muted,
            "rule": self.rule,
            "accent": self.accent or self.orange,
            "success": self.green,
            "warning": self.orange,
            "error": self.red,
            "link": self.blue,
            "image": self.purple,
            "code": self.code,
            "code-surface": self.code_surface,
            "code-keyword": self.purple,
            "code-string": self.green,
            "code-number": self.orange,
            "code-function": self.blue,
            "code-type": self.yellow,
            "selected": self.selected,
            "found": self.found,
            "found-text": self.found_text or self.text,
            "selection": self.selection,
            "selection-text": self.text,
            **({FAINT: "dim"} if self.dims else {}),
        }


DARK: Final = Palette(
    name="reader-dark",
    about="grey, dark",
    dark=True,
    background="#17181c",
    panel="#1f2126",
    code_surface="#212329",
    selected="#262a33",
    selection="#34507a",
    found="#4c431f",
    text="#d4d4cf",
    title="#f3f1ea",
    heading="#a9c7e8",
    muted="#8f9198",
    rule="#4a4d55",
    scrollbar="#3a3d45",
    blue="#8fb4d8",
    purple="#c3a5d6",
    green="#a0c58a",
    yellow="#e2c58d",
    orange="#e0af68",
    red="#e58a85",
    code="#d9c7a3",
)

LIGHT: Final = Palette(
    name="reader-light",
    about="white, light",
    dark=False,
    background="#fbfaf6",
    panel="#f1efe8",
    code_surface="#f1efe8",
    selected="#e9e6dc",
    selection="#c3d9f2",
    found="#f4e4a6",
    text="#2c2c2a",
    title="#111110",
    heading="#1f4f80",
    muted="#63625d",
    rule="#c2bfb4",
    scrollbar="#c9c6bb",
    blue="#2b5f93",
    purple="#75468f",
    green="#3c6e2b",
    yellow="#735500",
    orange="#7d4a00",
    red="#a8322d",
    code="#6d4c12",
)

_PAPER: Final = Palette(
    name="reader-paper",
    about="warm, light",
    dark=False,
    background="#f4ead5",
    panel="#ebdfc6",
    code_surface="#ece1c9",
    selected="#e4d6b8",
    selection="#cfd5b8",
    found="#f3d98a",
    text="#3b3126",
    title="#241b12",
    heading="#6f3b1a",
    muted="#66583f",
    rule="#c4b391",
    scrollbar="#cdbd9c",
    blue="#2c5776",
    purple="#6d3f6e",
    green="#4a5f17",
    yellow="#6b4f00",
    orange="#7c3c08",
    red="#982e1f",
    code="#6b431a",
)

_EMBER: Final = Palette(
    name="reader-ember",
    about="warm, dark",
    dark=True,
    background="#1d1713",
    panel="#261f19",
    code_surface="#281f19",
    selected="#32271e",
    selection="#5a4326",
    found="#4d3a12",
    text="#d3bfa4",
    title="#ecd9bb",
    heading="#e0a667",
    muted="#a69177",
    rule="#55453a",
    scrollbar="#473a30",
    blue="#a9b79a",
    purple="#cfa09a",
    green="#a9b36a",
    yellow="#dcb877",
    orange="#e39a54",
    red="#e08066",
    code="#d9ad7c",
)

_NIGHT: Final = Palette(
    name="reader-night",
    about="cool, dark",
    dark=True,
    background="#0e141f",
    panel="#151d2b",
    code_surface="#162030",
    selected="#1c293d",
    selection="#274a72",
    found="#45421d",
    text="#bfcbdc",
    title="#e4ecf7",
    heading="#7fc8dc",
    muted="#8393aa",
    rule="#35455c",
    scrollbar="#2b3a50",
    blue="#82b1ef",
    purple="#b9a4ee",
    green="#84c9a4",
    yellow="#d6c48a",
    orange="#e2ae74",
    red="#ee8f97",
    code="#a6d3cb",
)

_CONTRAST: Final = Palette(
    name="reader-contrast",
    about="white on black",
    dark=True,
    background="#000000",
    panel="#1a1a1a",
    code_surface="#181818",
    selected="#2b2b2b",
    selection="#004a8f",
    found="#5c4a00",
    text="#ffffff",
    title="#ffffff",
    heading="#8fd7ff",
    muted="#c8c8c8",
    rule="#8c8c8c",
    scrollbar="#8c8c8c",
    blue="#7cc8ff",
    purple="#e0b0ff",
    green="#8fe88f",
    yellow="#ffe680",
    orange="#ffc14d",
    red="#ff9d96",
    code="#ffe0a3",
)

TERMINAL_DARK: Final = Palette(
    name=f"{TERMINAL}-dark",
    about="your terminal's own",
    dark=True,
    background="ansi_default",
    panel="ansi_default",
    code_surface="ansi_default",
    selected="ansi_default",
    selection=REVERSE,
    found="ansi_cyan",
    text="ansi_default",
    title="ansi_default",
    heading="ansi_cyan",
    muted="ansi_default",
    rule="ansi_default",
    scrollbar="ansi_default",
    blue="ansi_cyan",
    purple="ansi_bright_magenta",
    green="ansi_green",
    yellow="ansi_bright_magenta",
    orange="ansi_yellow",
    red="ansi_bright_red",
    code="ansi_green",
    found_text="ansi_black",
    dims=True,
)
"""The sixteen colours that a person gave the terminal: running text as all text there, else those that can be
read on such a background in the usual palettes, without shades of grey. Few palettes have any."""

TERMINAL_LIGHT: Final = TERMINAL_DARK._replace(
    name=f"{TERMINAL}-light",
    dark=False,
    heading="ansi_blue",
    blue="ansi_blue",
    purple="ansi_magenta",
    green="ansi_blue",
    yellow="ansi_magenta",
    orange="ansi_red",
    red="ansi_red",
    code="ansi_blue",
)

PALETTES: Final = (DARK, LIGHT, _PAPER, _EMBER, _NIGHT, _CONTRAST)
"""The palettes of true colours."""


class PaletteChoice(NamedTuple):
    """A choice by its name, and how it looks."""

    name: str
    about: str


def own_palette(theme: OwnTheme) -> Palette:
    """Return the palette of a theme that a person made."""
    base = next(palette for palette in PALETTES if palette.name == theme.based_on)
    colours: dict[str, Any] = {colour.name.replace("-", "_"): colour.colour for colour in theme.colours}
    return base._replace(name=theme.name, about=f"yours, {base.about}", **colours)


def listed(palettes: Iterable[Palette]) -> tuple[PaletteChoice, ...]:
    """Return what can be chosen of palettes of true colours, in the order in which it is offered."""
    return (
        PaletteChoice(AUTOMATIC, "as your terminal is"),
        *(PaletteChoice(palette.name, palette.about) for palette in palettes),
        PaletteChoice(TERMINAL, TERMINAL_DARK.about),
    )
