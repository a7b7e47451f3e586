"""Reads a person's own themes: tables of colours in the file of settings."""

from __future__ import annotations

import re
from typing import Final

from reader.settings.kinds import OneOf, UnfitValueError, as_toml, nearest_name
from reader.settings.theme_names import (
    AUTOMATIC,
    BASED_ON,
    BASES,
    COLOUR_NAMES,
    THEME_NAMES,
    OwnColour,
    OwnTheme,
)

LONGEST_NAME: Final = 40

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_COLOUR: Final = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


class OwnThemes:
    """Collects the themes of a file, one statement after the other."""

    def __init__(self) -> None:
        self._themes: dict[str, OwnTheme] = {}

    @property
    def found(self) -> tuple[OwnTheme, ...]:
        """Return the themes in the order of the file."""
        return tuple(self._themes.values())

    def begin(self, name: str) -> OwnTheme:
        """Take the name of a theme, and return what is known of that.

        Raises:
            UnfitValueError: when no theme can be called so.
        """
        if name in (*THEME_NAMES, AUTOMATIC):
            raise UnfitValueError(f"{name} is a built-in theme; give yours another name")
        if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            raise UnfitValueError(
                f"{as_toml(name)} cannot name a theme: use up to {LONGEST_NAME} letters, digits, - and _"
            )
        return self._themes.setdefault(name, OwnTheme(name))

    def take(self, theme_name: str, name: str, value: object, line: int) -> None:
        """Take a colour of a theme, or what it is based on.

        Raises:
            UnfitValueError: when that is neither; the theme is there without it.
        """
        theme = self.begin(theme_name)
        if name == BASED_ON:
            self._themes[theme_name] = theme._replace(based_on=_base(value))
        elif name in COLOUR_NAMES:
            colour = OwnColour(name, _colour(name, value), line)
            self._themes[theme_name] = theme._replace(colours=(*theme.colours, colour))
        else:
            nearest = nearest_name(name, (BASED_ON, *COLOUR_NAMES))
            hint = "" if nearest is None else f'; did you mean "{nearest}"?'
            raise UnfitValueError(f"{as_toml(name)} is not a colour of a theme{hint}")


def _base(value: object) -> str:
    kind = OneOf(*BASES)
    if isinstance(value, str) and kind.fits(value):
        return value
    nearest = kind.nearest(value)
    hint = "" if nearest is None else f"; did you mean {as_toml(nearest)}?"
    raise UnfitValueError(f"{BASED_ON} is {kind.takes}, not {as_toml(value)}{hint}")


def _colour(name: str, value: object) -> str:
    """Return a colour as ``#rrggbb``."""
    found = _COLOUR.fullmatch(value) if isinstance(value, str) else None
    if found is not None and found[0].startswith("#"):
        digits = found[1].lower()
        return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)
    hint = f'; did you mean "#{found[1]}"?' if found is not None else ""
    raise UnfitValueError(f'{name} is a colour such as "#ffb000", not {as_toml(value)}{hint}')
