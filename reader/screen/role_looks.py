"""Roles as looks of cells: what the terminal is sent for them, in the colours of one palette."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reader.screen.appearance import Depth
from reader.screen.encoder.look import CellLook
from reader.screen.lines import Line
from reader.screen.roles import look_of

_CODES: Final = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "underline": "4",
    "reverse": "7",
    "strike": "9",
}
"""Attributes as parameters of SGR (ECMA-48 8.3.117), in the order in which they are sent."""

_OWN: Final = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
"""The terminal's own colours, by their numbers."""


class RoleLooks:
    """Looks of cells for the roles of runs."""

    def __init__(self, slots: Mapping[str, str], depth: Depth, background: str = "background") -> None:
        """``slots`` are the colours of a palette, ``background`` the one behind all text."""
        self._slots = slots
        self._depth = depth
        self._background = slots[background]
        self._looks: dict[str, CellLook] = {}

    def look(self, roles: str) -> CellLook:
        """Return the look of text with some blank-separated roles, the inner ones winning."""
        look = self._looks.get(roles)
        if look is None:
            look = self._looks[roles] = self._made(roles)
        return look

    def pieces(self, line: Line) -> list[tuple[str, CellLook]]:
        """Return a line as the encoder takes it."""
        return [(run.text, self.look(run.roles)) for run in line]

    def _made(self, roles: str) -> CellLook:
        colour, background = self._slots["foreground"], self._background
        attributes: set[str] = set()
        for role in roles.split():
            added = look_of(role, self._slots)
            if added.colour and "dim" not in added.attributes:
                # What is faint within muted text is only what has its colour.
                attributes.discard("dim")
            attributes |= added.attributes
            colour, background = added.colour or colour, added.background or background
        codes = tuple(code for name, code in _CODES.items() if name in attributes)
        return CellLook(self._code(colour, 30), self._code(background, 40), codes)

    def _code(self, colour: str, first: int) -> str:
        """Return the parameters for a colour; ``first`` is the code of black."""
        if self._depth is Depth.NONE or colour == "ansi_default":
            return ""
        if colour.startswith("ansi_"):
            name = colour.removeprefix("ansi_")
            own = _OWN.index(name.removeprefix("bright_"))
            return str(first + own + (60 if name.startswith("bright_") else 0))
        if self._depth is Depth.ALL:
            red, green, blue = bytes.fromhex(colour.removeprefix("#"))
            return f"{first + 8};2;{red};{green};{blue}"
        return _nearest(colour, self._depth, first == _FOREGROUND)


_FOREGROUND: Final = 30


def _nearest(colour: str, depth: Depth, foreground: bool) -> str:
    """Return the parameters for the colour that comes nearest where not all can be shown."""
    from rich.color import Color, ColorSystem

    system = ColorSystem.EIGHT_BIT if depth is Depth.MANY else ColorSystem.STANDARD
    return ";".join(Color.parse(colour).downgrade(system).get_ansi_codes(foreground=foreground))
