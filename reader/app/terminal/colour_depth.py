"""How many colours are sent to a terminal: what a person wants, and else what the terminal has."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from reader.app.terminal.terminfo import known_colours
from reader.screen.appearance import Depth

_ALL_COLOURS: Final = frozenset({"truecolor", "24bit"})
"""What COLORTERM is where every colour can be shown."""

_MANY_COLOURS: Final = (
    *(
        "alacritty",
        "contour",
        "foot",
        "ghostty",
        "iterm",
        "kitty",
        "konsole",
        "mintty",
        "rio",
        "rxvt-unicode",
    ),
    *("rxvt-unicode", "st-", "tmux", "vte", "wezterm", "xterm-ghostty", "xterm-kitty"),
)
"""How the names of terminals of 256 colours begin, for systems that do not know them."""


def wants_no_colours(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a person wants no colours: NO_COLOR counts when it is not empty (no-color.org)."""
    return bool(environment.get("NO_COLOR"))


def colour_depth(environment: Mapping[str, str] = os.environ) -> Depth:
    """Return how many colours to send: none where a person wants none, else as many as the terminal has."""
    if wants_no_colours(environment):
        return Depth.NONE
    if environment.get("COLORTERM", "").strip().lower() in _ALL_COLOURS:
        return Depth.ALL
    name = environment.get("TERM", "").strip()
    known = known_colours(name)
    return _depth_by_name(name.lower()) if known is None else _depth_of(known)


def _depth_of(colours: int) -> Depth:
    if colours >= 1 << 24:
        return Depth.ALL
    if colours >= 256:
        return Depth.MANY
    # One that has none passes over those that it is sent.
    return Depth.FEW


def _depth_by_name(name: str) -> Depth:
    if name.endswith("-direct"):
        return Depth.ALL
    return Depth.MANY if "256col" in name or name.startswith(_MANY_COLOURS) else Depth.FEW
