"""What the values of settings can be: how each kind is read, checked and named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

Value = bool | int | str


class UnfitValueError(ValueError):
    """A setting cannot have that value. The message says what it can be."""


class ValueKind:
    """What a setting allows, by itself any text."""

    takes = "text"
    """What is allowed, in words."""
    placeholder = "TEXT"
    """What stands for a value in the usage of a command; empty when its flag has none."""
    names: tuple[str, ...] = ()
    """All values, where they are names."""

    def read(self, text: str) -> object:
        """Return the value that a text stands for; the text itself when it stands for none."""
        return text

    def fits(self, value: object) -> bool:
        """Return whether a value is allowed."""
        return isinstance(value, str)

    def nearest(self, value: object) -> Value | None:
        """Return what may have been meant by a value that is not allowed."""
        return None


class AnyText(ValueKind):
    """Allows any text."""


class Switch(ValueKind):
    """Allows true and false."""

    takes = "true or false"
    placeholder = ""
    _words: Final = {
        **dict.fromkeys(("1", "yes", "true", "on"), True),
        **dict.fromkeys(("0", "no", "false", "off"), False),
    }

    def read(self, text: str) -> object:
        return self._words.get(text.casefold(), text)

    def fits(self, value: object) -> bool:
        return isinstance(value, bool)

    def nearest(self, value: object) -> Value | None:
        return self._words.get(str(value).casefold())


class WholeNumber(ValueKind):
    """Allows whole numbers within bounds."""

    placeholder = "N"

    def __init__(self, least: int, most: int) -> None:
        self.takes = f"a whole number from {least} to {most}"
        self._least = least
        self._most = most

    def read(self, text: str) -> object:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text

    def fits(self, value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and self._least <= value <= self._most

    def nearest(self, value: object) -> Value | None:
        number = self.read(value) if isinstance(value, str) else value
        if isinstance(number, bool) or not isinstance(number, int | float) or number != number:
            return None
        return round(max(self._least, min(self._most, number)))


class OneOf(ValueKind):
    """Allows some names."""

    placeholder = "NAME"

    def __init__(self, *names: str) -> None:
        self.takes = f"one of {', '.join(names)}"
        self.names = names

    def fits(self, value: object) -> bool:
        return value in self.names

    def nearest(self, value: object) -> Value | None:
        return nearest_name(value, self.names) if isinstance(value, str) else None


class ThemeName(ValueKind):
    """Allows the names of themes, to which a person adds their own."""

    placeholder = "NAME"

    def __init__(self, *names: str) -> None:
        self._known = OneOf(*names)
        self.takes, self.names = self._known.takes, names

    def fits(self, value: object) -> bool:
        return self._known.fits(value)

    def nearest(self, value: object) -> Value | None:
        return self._known.nearest(value)

    def with_own(self, names: Iterable[str]) -> ThemeName:
        """Return the kind that allows these, too."""
        return ThemeName(*self.names, *names)


def nearest_name(name: str, names: tuple[str, ...]) -> str | None:
    """Return the name that was probably meant by another one, if any comes near."""
    from difflib import get_close_matches

    by_folded = {known.casefold(): known for known in names}
    return next((by_folded[near] for near in get_close_matches(name.casefold(), by_folded, 1)), None)


def as_toml(value: object) -> str:
    """Write a value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    return "a table" if isinstance(value, dict) else str(value)
