"""The table of settings: what each is called, what it may be, and what it is for.

The checks, the file of defaults, the variables of the environment, the flags and the README are made from it.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.settings.settings import DEFAULTS

THEME_NAMES: Final = (
    "reader-dark",
    "reader-light",
    "reader-paper",
    "reader-ember",
    "reader-night",
    "reader-contrast",
    "terminal",
)
"""What the themes of the application are called."""

NARROWEST_MEASURE: Final = 32
WIDEST_MEASURE: Final = 160

Value = bool | int | str


class UnfitValueError(ValueError):
    """A setting cannot be that. The message says what it can be."""


class Kind:
    """What kind of value a setting has. By itself it is any text."""

    takes = "text"
    """What is allowed, in words."""
    placeholder = "TEXT"
    """What stands for a value in the usage of a command; empty when its flag has none."""
    names: tuple[str, ...] = ()
    """All values, where they are names."""

    def read(self, text: str) -> object:
        """The value that a text stands for; the text itself when it stands for none."""
        return text

    def fits(self, value: object) -> bool:
        """Whether a value is allowed."""
        return isinstance(value, str)

    def nearest(self, value: object) -> Value | None:
        """What may have been meant by a value that is not allowed."""
        return None


class Option(NamedTuple):
    """Something that a person may choose."""

    name: str
    """As people write it: ``smart-punctuation``."""
    kind: Kind
    about: str
    """What it is for, in one sentence."""
    prints: bool = False
    """Whether it also applies to what is printed instead of shown."""

    @property
    def field(self) -> str:
        """The field of `Settings` that holds it."""
        return self.name.replace("-", "_")

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it."""
        return f"READER_{self.field.upper()}"

    @property
    def default(self) -> Value:
        value: Value = getattr(DEFAULTS, self.field)
        return value

    def checked(self, value: object) -> Value:
        """A value that is allowed. Raises `UnfitValueError` for another one."""
        if isinstance(value, bool | int | str) and self.kind.fits(value):
            return value
        nearest = self.kind.nearest(value)
        hint = "" if nearest is None else f"; did you mean {written(nearest)}?"
        raise UnfitValueError(f"{self.name} is {self.kind.takes}, not {written(value)}{hint}")

    def parsed(self, text: str) -> Value:
        """The value that a variable or a flag gives. Raises `UnfitValueError`."""
        return self.checked(self.kind.read(text))


class Switch(Kind):
    """Yes or no."""

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


class Whole(Kind):
    """A whole number within bounds."""

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


class OneOf(Kind):
    """One of some names."""

    placeholder = "NAME"

    def __init__(self, *names: str) -> None:
        self.takes = f"one of {', '.join(names)}"
        self.names = names

    def fits(self, value: object) -> bool:
        return value in self.names

    def nearest(self, value: object) -> Value | None:
        return nearest_name(value, self.names) if isinstance(value, str) else None


OPTIONS: Final = (
    Option(
        "theme",
        OneOf("auto", *THEME_NAMES),
        "The colours; auto is dark-theme or light-theme, as the terminal is.",
    ),
    Option("dark-theme", OneOf(*THEME_NAMES), "The colours in a dark terminal."),
    Option("light-theme", OneOf(*THEME_NAMES), "The colours in a light terminal."),
    Option("measure", Whole(NARROWEST_MEASURE, WIDEST_MEASURE), "The most columns of a line.", prints=True),
    Option("spacing", OneOf("normal", "wide", "double"), "How much room stands between lines and blocks."),
    Option("wrap-code", Switch(), "Wrap long lines of code; otherwise they are panned."),
    Option("smart-punctuation", Switch(), "Show straight quotes curly, -- and --- as dashes.", prints=True),
    Option("mouse", Switch(), "Use the mouse; otherwise the terminal selects text with it."),
    Option("remember", Switch(), "Remember what was read, and how far."),
    Option("editor", Kind(), "The command that edits a post; empty is that of VISUAL or EDITOR."),
)


def nearest_name(name: str, names: tuple[str, ...]) -> str | None:
    """The name that was probably meant by another one, if any comes near."""
    from difflib import get_close_matches

    by_folded = {known.casefold(): known for known in names}
    return next((by_folded[near] for near in get_close_matches(name.casefold(), by_folded, 1)), None)


def written(value: object) -> str:
    """A value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return "a table" if isinstance(value, dict) else str(value)
