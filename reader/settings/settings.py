"""What a person may choose once for all runs."""

from __future__ import annotations

from typing import NamedTuple


class KeyChoice(NamedTuple):
    """The keys that a person wants for a command, unchecked."""

    command: str
    keys: tuple[str, ...]
    """As they were written: ``]``, ``ctrl+f``, ``PgDn``. Without any the command has none."""
    source: str
    """The file that says so."""
    line: int


class Problem(NamedTuple):
    """What is wrong in the settings. Text of a person stands in it as it was written."""

    source: str
    """The file, or the variable of the environment."""
    line: int
    """1-based line of the file; 0 where there is none."""
    message: str


class Settings(NamedTuple):
    """The choices of a person, and the defaults of what they did not choose."""

    theme: str = "auto"
    """The name of a theme; ``auto`` for ``dark_theme`` or ``light_theme``, as the terminal is."""
    dark_theme: str = "reader-dark"
    light_theme: str = "reader-light"
    measure: int = 80
    """The most cells of a line of text."""
    spacing: str = "normal"
    """How much room stands between lines and blocks: ``normal``, ``wide`` or ``double``."""
    wrap_code: bool = True
    """Whether long lines of code wrap; otherwise they are panned."""
    smart_punctuation: bool = False
    """Whether straight quotes are shown curly, and hyphens in a row as dashes."""
    mouse: bool = True
    """Whether the mouse belongs to the application; otherwise the terminal selects text with it."""
    remember: bool = True
    """Whether what is read, and how far, is kept for the next run."""
    editor: str = ""
    """The command that edits a post; empty for that of ``$VISUAL`` or ``$EDITOR``."""
    keys: tuple[KeyChoice, ...] = ()
    """Other keys for commands, in the order of the file."""
    given: frozenset[str] = frozenset()
    """The fields that were given for this run only, by a flag or a variable: they win over what was chosen
    within the application."""


DEFAULTS = Settings()
