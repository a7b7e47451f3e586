"""The themes: quiet colours for long reading, and the terminal's own sixteen."""

from __future__ import annotations

from typing import Final, NamedTuple

from textual.theme import Theme

TERMINAL: Final = "terminal"
"""The name that stands for the theme of the terminal's own colours, on its dark or light background."""

REVERSE: Final = "reverse"
"""In place of a background: both colours change places, which can be read in whatever colours they are."""


DIM: Final = "dim"
"""In place of a grey: the same colour, fainter, on terminals that can."""


class Palette(NamedTuple):
    """The colours of which a theme is made."""

    background: str
    panel: str
    """Behind what is typed, and behind what stands over the article."""
    code_surface: str
    selected: str
    """Behind the highlighted row of a list."""
    selection: str
    """Behind text that is selected with the mouse."""
    found: str
    """Behind text that was searched for."""
    text: str
    title: str
    heading: str
    muted: str
    rule: str
    """Lines and bars that part things. They are no text."""
    scrollbar: str
    blue: str
    purple: str
    green: str
    yellow: str
    orange: str
    red: str
    code: str


def _theme(name: str, palette: Palette, *, dark: bool) -> Theme:
    """A theme of true colours."""
    return Theme(
        name=name,
        primary=palette.blue,
        secondary=palette.purple,
        accent=palette.orange,
        foreground=palette.text,
        background=palette.background,
        surface=palette.background,
        panel=palette.panel,
        success=palette.green,
        warning=palette.orange,
        error=palette.red,
        dark=dark,
        variables=_roles(palette),
    )


def _roles(palette: Palette) -> dict[str, str]:
    """What the colours of a palette are used for, in pages and in Textual's own widgets."""
    return {
        "title": palette.title,
        "heading": palette.heading,
        "muted": palette.muted,
        "rule": palette.rule,
        "link": palette.blue,
        "image": palette.purple,
        "code": palette.code,
        "code-surface": palette.code_surface,
        "code-keyword": palette.purple,
        "code-string": palette.green,
        "code-number": palette.orange,
        "code-function": palette.blue,
        "code-type": palette.yellow,
        "selected": palette.selected,
        "found": palette.found,
        "found-text": palette.text,
        "text": palette.text,
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "selection": palette.selection,
        "selection-text": palette.text,
        "input-selection-background": palette.selection,
        "input-selection-foreground": palette.text,
        "scrollbar": palette.scrollbar,
        "scrollbar-hover": palette.muted,
        "scrollbar-active": palette.muted,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
    }


DARK: Final = _theme(
    "reader-dark",
    Palette(
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
    ),
    dark=True,
)

LIGHT: Final = _theme(
    "reader-light",
    Palette(
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
    ),
    dark=False,
)

_PAPER: Final = _theme(
    "reader-paper",
    Palette(
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
    ),
    dark=False,
)

_EMBER: Final = _theme(
    "reader-ember",
    Palette(
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
    ),
    dark=True,
)

_NIGHT: Final = _theme(
    "reader-night",
    Palette(
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
    ),
    dark=True,
)

_CONTRAST: Final = _theme(
    "reader-contrast",
    Palette(
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
    ),
    dark=True,
)


def terminal_theme(*, light: bool) -> Theme:
    """A theme of the sixteen colours that a person gave the terminal, for a light background or a dark one.

    Running text has the colour that all text has in the terminal. The other colours are those that can be
    read on such a background in the usual palettes, without shades of grey: few palettes have any.
    """
    plain = "ansi_default"
    blue = "ansi_blue" if light else "ansi_cyan"
    purple = "ansi_magenta" if light else "ansi_bright_magenta"
    green = "ansi_blue" if light else "ansi_green"
    orange = "ansi_red" if light else "ansi_yellow"
    red = "ansi_red" if light else "ansi_bright_red"
    palette = Palette(
        background=plain,
        panel=plain,
        code_surface=plain,
        selected=plain,
        selection="ansi_cyan",
        found="ansi_cyan",
        text=plain,
        title=plain,
        heading=blue,
        muted=plain,
        rule=plain,
        scrollbar=plain,
        blue=blue,
        purple=purple,
        green=green,
        yellow=purple,
        orange=orange,
        red=red,
        code=green,
    )
    return Theme(
        name=f"{TERMINAL}-light" if light else f"{TERMINAL}-dark",
        primary=palette.blue,
        secondary=palette.purple,
        accent=palette.orange,
        success=palette.green,
        warning=palette.orange,
        error=palette.red,
        dark=not light,
        ansi=True,
        variables={
            **_roles(palette),
            "surface": plain,
            "panel": plain,
            "ansi-background": plain,
            "ansi-foreground": plain,
            "faint": DIM,
            "selected": REVERSE,
            "selection": REVERSE,
            "found-text": "ansi_black",
            "input-selection-foreground": "ansi_black",
            "scrollbar-hover": blue,
            "scrollbar-active": blue,
        },
    )


class Listed(NamedTuple):
    """A theme that can be chosen by name."""

    name: str
    about: str
    """How it looks, in a few words."""


AUTOMATIC: Final = "auto"
"""The name that stands for one of two themes, as the terminal is dark or light."""

THEMES: Final = (DARK, LIGHT, _PAPER, _EMBER, _NIGHT, _CONTRAST)
"""The themes of true colours."""

TERMINAL_THEMES: Final = (terminal_theme(light=False), terminal_theme(light=True))

LISTED: Final = (
    Listed(AUTOMATIC, "as your terminal is"),
    Listed(DARK.name, "grey, dark"),
    Listed(LIGHT.name, "white, light"),
    Listed(_PAPER.name, "warm, light"),
    Listed(_EMBER.name, "warm, dark"),
    Listed(_NIGHT.name, "cool, dark"),
    Listed(_CONTRAST.name, "white on black"),
    Listed(TERMINAL, "your terminal's own"),
)
"""What can be chosen, in the order in which it is offered."""
