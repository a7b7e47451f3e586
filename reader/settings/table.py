"""The table of settings, and the one place to add one: a row is a field of `Settings`.

The checks, the file of defaults, the variables of the environment, the flags with their help, completion
and the manual are made from it.
"""

# `from __future__ import annotations` would make texts of the annotations that the rows are read from.

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, NamedTuple, get_args

from reader.settings.kinds import (
    AnyText,
    OneOf,
    Switch,
    ThemeName,
    UnfitValueError,
    Value,
    ValueKind,
    WholeNumber,
    as_toml,
)
from reader.settings.theme_names import AUTOMATIC, THEME_NAMES, OwnTheme

NARROWEST_MEASURE: Final = 32
WIDEST_MEASURE: Final = 160

PRINTS: Final = "prints"
"""Marks a setting that also applies to what is printed instead of shown."""


class KeyChoice(NamedTuple):
    """The keys that a person wants for a command, unchecked."""

    command: str
    keys: tuple[str, ...]
    """As they were written: ``]``, ``ctrl+f``, ``PgDn``. Without any the command has none."""
    source: str
    """The file that says so."""
    line: int
    """1-based."""


class Settings(NamedTuple):
    """The settings in force: what a person chose, and the defaults of the rest.

    A row is a field: its type, what it can be, what it is for, and its default. The field ``wrap_code`` is
    ``wrap-code`` in the file, ``--wrap-code`` as a flag and ``READER_WRAP_CODE`` as a variable.
    """

    theme: Annotated[
        str,
        ThemeName(AUTOMATIC, *THEME_NAMES),
        "The colours; auto takes dark-theme or light-theme, to match the terminal.",
    ] = AUTOMATIC
    dark_theme: Annotated[str, ThemeName(*THEME_NAMES), "The colours in a dark terminal."] = "reader-dark"
    light_theme: Annotated[str, ThemeName(*THEME_NAMES), "The colours in a light terminal."] = "reader-light"
    measure: Annotated[
        int, WholeNumber(NARROWEST_MEASURE, WIDEST_MEASURE), "The most columns of a line.", PRINTS
    ] = 80
    spacing: Annotated[
        str, OneOf("normal", "wide", "double"), "How much room stands between lines and blocks."
    ] = "normal"
    wrap_code: Annotated[bool, Switch(), "Wrap long lines of code; otherwise, scroll them sideways."] = True
    smart_punctuation: Annotated[bool, Switch(), "Show curly quotes, and -- and --- as dashes.", PRINTS] = (
        False
    )
    pictures: Annotated[
        str,
        OneOf("never", "local", "ask", "always"),
        "Which pictures are shown: none, those of your folders, also those of the web if asked, or all.",
    ] = "ask"
    picture_hosts: Annotated[
        str, AnyText(), "Hosts whose pictures are always loaded, with blanks between them."
    ] = ""
    mouse: Annotated[bool, Switch(), "Use the mouse; otherwise the terminal selects text with it."] = True
    hints: Annotated[bool, Switch(), "Name the next keys at the foot of the screen."] = True
    remember: Annotated[bool, Switch(), "Remember what you read, and how far."] = True
    editor: Annotated[str, AnyText(), "The command that edits a post; when empty, VISUAL or EDITOR."] = ""

    # No settings, but found with them.
    keys: tuple[KeyChoice, ...] = ()
    """Other keys for commands, in the order of the file."""
    themes: tuple[OwnTheme, ...] = ()
    """Themes that a person made, in the order of the file."""
    given: frozenset[str] = frozenset()
    """The names of the settings that were given for this run only, by a flag or a variable."""


DEFAULTS: Final = Settings()


class Setting(NamedTuple):
    """A row of the table."""

    field: str
    """The field of `Settings` that holds its value: ``wrap_code``."""
    default: Value
    kind: ValueKind
    about: str
    """In one sentence, what it is for."""
    prints: bool
    """Whether it also applies to what is printed instead of shown."""

    @property
    def name(self) -> str:
        """Return what it is called in the file: ``wrap-code``."""
        return self.field.replace("_", "-")

    @property
    def flag(self) -> str:
        """Return the flag that sets it: ``--wrap-code``."""
        return f"--{self.name}"

    @property
    def variable(self) -> str:
        """Return the variable of the environment that sets it: ``READER_WRAP_CODE``."""
        return f"READER_{self.field.upper()}"

    def allowing(self, themes: Iterable[str]) -> "Setting":
        """Return the setting as it is where there are more themes, by name; the same one if it names none."""
        return self._replace(kind=self.kind.with_own(themes)) if isinstance(self.kind, ThemeName) else self

    def check(self, value: object) -> Value:
        """Return a value that is allowed.

        Raises:
            UnfitValueError: for another one.
        """
        if isinstance(value, bool | int | str) and self.kind.fits(value):
            return value
        nearest = self.kind.nearest(value)
        hint = "" if nearest is None else f"; did you mean {as_toml(nearest)}?"
        raise UnfitValueError(f"{self.name} is {self.kind.takes}, not {as_toml(value)}{hint}")

    def parse(self, text: str) -> Value:
        """Return the value that a variable or a flag gives.

        Raises:
            UnfitValueError: when it is not allowed.
        """
        return self.check(self.kind.read(text))


def _rows() -> Iterator[Setting]:
    for field, annotation in Settings.__annotations__.items():
        match get_args(annotation):
            case (_, ValueKind() as kind, str(about), *marks):
                yield Setting(field, Settings._field_defaults[field], kind, about, PRINTS in marks)


SETTINGS: Final = {setting.name: setting for setting in _rows()}
"""Every setting by its name, in the order in which they are told."""


class Entry(NamedTuple):
    """A value that a setting is given, and by what."""

    value: Value
    origin: str
    """``default``, a line of the file, a variable or a flag."""
