"""How a cell of the terminal looks, and the shortest codes that turn one look into another."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

_SHOWS_ON_BLANKS: Final = frozenset(("4", "5", "6", "7", "9", "21", "51", "52", "53"))
"""Attributes that can be seen where there is no letter: lines, frames, reverse, blinking."""

_UNDONE_BY: Final = {
    **dict.fromkeys(("1", "2"), "22"),
    "3": "23",
    **dict.fromkeys(("4", "21"), "24"),
    **dict.fromkeys(("5", "6"), "25"),
    "7": "27",
    "8": "28",
    "9": "29",
    **dict.fromkeys(("51", "52"), "54"),
    "53": "55",
}
"""The code that takes an attribute away (ECMA-48 8.3.117)."""


class CellLook(NamedTuple):
    """How a cell looks, as parameters of SGR (ECMA-48 8.3.117); the terminal's own look when all is empty."""

    foreground: str = ""
    background: str = ""
    attributes: tuple[str, ...] = ()
    link: str = ""
    """Parameters and address of a hyperlink, as OSC 8 has them."""


PLAIN: Final = CellLook()
"""The terminal's own look."""

_ONCE: Final[dict[CellLook, CellLook]] = {PLAIN: PLAIN}


@lru_cache(8_192)
def once(look: CellLook) -> CellLook:
    """Return the one object that stands for a look: cells are compared by identity."""
    return _ONCE.setdefault(look, look)


@lru_cache(8_192)
def look_of_blank(look: CellLook) -> CellLook:
    """Return the look that matters where there is no letter, so that blanks which look alike are alike."""
    shown = tuple(code for code in look.attributes if code in _SHOWS_ON_BLANKS)
    return once(CellLook(look.foreground if shown else "", look.background, shown, look.link))


@lru_cache(8_192)
def change_of_look(before: CellLook, after: CellLook) -> str:
    """Return the shortest sequences after which a terminal that writes in one look writes in another."""
    sequences = ""
    if before.link != after.link:
        sequences = f"\x1b]8;{after.link or ';'}\x1b\\"
    if before[:3] == after[:3]:
        return sequences
    steps = ";".join(_steps(before, after))
    anew = ";".join(("", *_steps(PLAIN, after))) if after[:3] != PLAIN[:3] else ""
    return f"{sequences}\x1b[{min(steps, anew, key=len)}m"


def _steps(before: CellLook, after: CellLook) -> list[str]:
    codes: list[str] = []
    gone = [code for code in before.attributes if code not in after.attributes]
    undone = dict.fromkeys(_UNDONE_BY.get(code, "0") for code in gone)
    codes += undone
    # Bold and dim are taken away together, and so are other pairs.
    codes += [
        code
        for code in after.attributes
        if code not in before.attributes or _UNDONE_BY.get(code, "0") in undone
    ]
    if before.foreground != after.foreground:
        codes.append(after.foreground or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    return codes
