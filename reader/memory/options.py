"""The table of settings: what each is called, what it may be, and what it is for.

The checks, the file of defaults, the variables of the environment, the flags and the README are made from it.
"""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from reader.memory.settings import DEFAULTS

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


class Kind(Protocol):
    """What kind of value a setting has."""

    @property
    def takes(self) -> str:
        """What is allowed, in words."""

    @property
    def placeholder(self) -> str:
        """What stands for a value in the usage of a command; empty when a flag has none."""

    @property
    def names(self) -> tuple[str, ...]:
        """All values, where they are names; otherwise none."""

    def read(self, text: str) -> object:
        """The value that a text stands for; the text itself when it stands for none."""

    def fits(self, value: object) -> bool:
        """Whether a value is allowed."""

    def nearest(self, value: object) -> Value | None:
        """What may have been meant by a value that is not allowed."""


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


class Switch:
    """Yes or no."""

    takes = "true or false"
    placeholder = ""
    names = ()
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


class Whole(NamedTuple):
    """A whole number within bounds."""

    least: int
    most: int

    @property
    def placeholder(self) -> str:
        return "N"

    @property
    def names(self) -> tuple[str, ...]:
        return ()

    @property
    def takes(self) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def read(self, text: str) -> object:
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text

    def fits(self, value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most

    def nearest(self, value: object) -> Value | None:
        number = self.read(value) if isinstance(value, str) else value
        if isinstance(number, bool) or not isinstance(number, int | float) or number != number:
            return None
        return round(max(self.least, min(self.most, number)))


class OneOf(NamedTuple):
    """One of some names."""

    names: tuple[str, ...]

    @property
    def placeholder(self) -> str:
        return "NAME"

    @property
    def takes(self) -> str:
        return f"one of {', '.join(self.names)}"

    def read(self, text: str) -> object:
        return text

    def fits(self, value: object) -> bool:
        return value in self.names

    def nearest(self, value: object) -> Value | None:
        return nearest_name(value, self.names) if isinstance(value, str) else None


class Text:
    """Any text."""

    takes = "text"
    placeholder = "TEXT"
    names = ()

    def read(self, text: str) -> object:
        return text

    def fits(self, value: object) -> bool:
        return isinstance(value, str)

    def nearest(self, value: object) -> Value | None:
        return None


OPTIONS: Final = (
    Option(
        "theme",
        OneOf(("auto", *THEME_NAMES)),
        "The colours; auto is dark-theme or light-theme, as the terminal is.",
    ),
    Option("dark-theme", OneOf(THEME_NAMES), "The colours in a dark terminal."),
    Option("light-theme", OneOf(THEME_NAMES), "The colours in a light terminal."),
    Option("measure", Whole(NARROWEST_MEASURE, WIDEST_MEASURE), "The most columns of a line.", prints=True),
    Option("spacing", OneOf(("normal", "wide", "double")), "How much room stands between lines and blocks."),
    Option("wrap-code", Switch(), "Wrap long lines of code; otherwise they are panned."),
    Option("smart-punctuation", Switch(), "Show straight quotes curly, -- and --- as dashes.", prints=True),
    Option("mouse", Switch(), "Use the mouse; otherwise the terminal selects text with it."),
    Option("remember", Switch(), "Remember what was read, and how far."),
    Option("editor", Text(), "The command that edits a post; empty is that of VISUAL or EDITOR."),
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
