"""The file of settings: what it says, and what is wrong in it.

Nothing in it can keep the program from starting. Its TOML is read one statement after the other, so that each
has its line, and a slip costs only its own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reader.settings.kinds import UnfitValueError, as_toml, nearest_name
from reader.settings.own_themes import OwnThemes
from reader.settings.private_files import NO_FILE, read_file
from reader.settings.problems import SettingProblem
from reader.settings.table import SETTINGS, Entry, KeyChoice
from reader.settings.theme_names import OwnTheme

LARGEST_FILE: Final = 64 * 1024
"""Bytes that it may have."""

LONGEST_STATEMENT: Final = 100
"""Lines that one statement may go on for."""

KEYS: Final = "keys"
"""The table of keys."""

THEMES: Final = "themes"
"""The table of themes, each of which is a table."""

UNBOUND: Final = "none"
"""What stands for no key at all."""


class FileSettings(NamedTuple):
    """What the file says."""

    entries: dict[str, Entry]
    """By the names of settings."""
    keys: tuple[KeyChoice, ...]
    themes: tuple[OwnTheme, ...]
    problems: tuple[SettingProblem, ...]


def read_settings(path: Path) -> FileSettings:
    """Read the file. What is wrong in it is told, and never raised."""
    said = _Statements(str(path))
    settings: list[Statement] = []
    for found in read_statements(_text(path, said)):
        if isinstance(found, Slip):
            said.tell(found.line, found.message)
        elif said.takes(found):
            settings.append(found)
    # A theme can be chosen above its colours.
    for statement in settings:
        said.take_setting(statement)
    problems = sorted(said.problems, key=lambda problem: problem.line)
    return FileSettings(said.entries, tuple(said.keys), said.themes.found, tuple(problems))


class _Statements:
    """Collects what the statements of a file say, one after the other."""

    def __init__(self, source: str) -> None:
        self.entries: dict[str, Entry] = {}
        self.keys: list[KeyChoice] = []
        self.themes = OwnThemes()
        self.problems: list[SettingProblem] = []
        self._source = source
        self._lines: dict[tuple[str, ...], int] = {}
        """In which line each name was given its value."""
        self._unknown_tables: set[str] = set()

    def tell(self, line: int, message: str) -> None:
        """Note a problem."""
        self.problems.append(SettingProblem(self._source, line, message))

    def takes(self, statement: Statement) -> bool:
        """Note what a table says, or that it cannot; tell whether the statement is about a setting."""
        line, path, value = statement
        if path == (KEYS,):
            if value != {}:
                self.tell(line, f"{KEYS} is a table: write [{KEYS}], and the commands below it")
        elif path[0] == THEMES and (len(path) <= 2 or value == {}):
            self._begin_theme(line, path, value)
        elif path[0] in self._unknown_tables:
            pass
        elif value == {}:
            self._unknown_tables.add(path[0])
            self.tell(
                line, f"there is no table [{'.'.join(path)}]; settings stand at the top, keys in [{KEYS}]"
            )
        elif path in self._lines:
            self.tell(line, f"{path[-1]} is set in line {self._lines[path]} already")
        else:
            self._lines[path] = line
            return self._is_setting(statement)
        return False

    def _is_setting(self, statement: Statement) -> bool:
        """Note keys and colours; tell whether a statement is about anything else."""
        line, path, value = statement
        if path[0] == KEYS:
            self._take_keys(line, ".".join(path[1:]), value)
        elif path[0] == THEMES:
            self._try(line, lambda: self.themes.take(path[1], ".".join(path[2:]), value, line))
        else:
            return True
        return False

    def _begin_theme(self, line: int, path: tuple[str, ...], value: object) -> None:
        """Note the head of the table of a theme, which may have no colours."""
        if value != {} or len(path) > 2:
            name = ".".join(path)
            self.tell(line, f"{name} is no theme: write [{THEMES}.NAME], and the colours below it")
        elif len(path) == 2:
            self._try(line, lambda: self.themes.begin(path[1]))

    def _try(self, line: int, take: Callable[[], object]) -> None:
        try:
            take()
        except UnfitValueError as error:
            self.tell(line, str(error))

    def take_setting(self, statement: Statement) -> None:
        """Note what a setting is set to, or that it cannot be."""
        line, path, value = statement
        name = ".".join(path)
        setting = SETTINGS.get(name)
        if setting is None:
            nearest = nearest_name(name, tuple(SETTINGS))
            hint = "" if nearest is None else f'; did you mean "{nearest}"?'
            self.tell(line, f"{as_toml(name)} is not a setting{hint}")
            return
        allowing = setting.allowing(theme.name for theme in self.themes.found)
        try:
            self.entries[name] = Entry(allowing.check(value), f"line {line}")
        except UnfitValueError as error:
            self.tell(line, str(error))

    def _take_keys(self, line: int, command: str, value: object) -> None:
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            what = f'one key in quotes, several in [ ], or "{UNBOUND}"'
            self.tell(line, f"the keys of {command} are {what}, not {as_toml(value)}")
            return
        wanted = tuple(key for key in keys if key.casefold() != UNBOUND)
        self.keys.append(KeyChoice(command, wanted, self._source, line))


def _text(path: Path, said: _Statements) -> str:
    """Return the text of the file, as far as it can be read."""
    try:
        data = read_file(path, LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        said.tell(0, reason if reason == NO_FILE else f"cannot be read: {reason}")
        return ""
    if len(data) > LARGEST_FILE:
        said.tell(0, f"has more than {LARGEST_FILE // 1024} KB, and is not read")
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        said.tell(data.count(b"\n", 0, error.start) + 1, "this is not UTF-8")
        return data.decode("utf-8-sig", errors="replace")


class Statement(NamedTuple):
    """A value under a name; the head of a table is one whose value is an empty table."""

    line: int
    """1-based line that it begins in."""
    path: tuple[str, ...]
    """The tables that the name is in, and the name: ``("keys", "quit")``."""
    value: object


class Slip(NamedTuple):
    """What is no TOML."""

    line: int
    message: str


def read_statements(text: str) -> Iterator[Statement | Slip]:
    """Yield every statement of a text in order, whatever stands between them."""
    lines = text.replace("\r\n", "\n").split("\n")
    table: tuple[str, ...] | None = ()
    at = 0
    while at < len(lines):
        is_head = lines[at].lstrip().startswith("[")
        try:
            found, end = _statement(lines, at)
        except tomllib.TOMLDecodeError as error:
            yield Slip(at + 1, _explanation(error, is_head))
            if is_head:
                table = None
            at += 1
            continue
        for path, value in _flattened(found):
            if is_head:
                table = path
                yield Statement(at + 1, path, value)
            elif table is not None:
                yield Statement(at + 1, table + path, value)
        at = end


def _statement(lines: Sequence[str], start: int) -> tuple[Mapping[str, object], int]:
    """Return what the statement that begins in a line holds, and the line after it (both 0-based).

    Raises:
        TOMLDecodeError: when there is none.
    """
    slip: tomllib.TOMLDecodeError | None = None
    for end in range(start + 1, min(len(lines), start + LONGEST_STATEMENT) + 1):
        try:
            return tomllib.loads("\n".join(lines[start:end]) + "\n"), end
        except tomllib.TOMLDecodeError as error:
            slip = slip or error
        except RecursionError:
            break
    raise slip or tomllib.TOMLDecodeError("Too deep")


def _explanation(error: tomllib.TOMLDecodeError, is_head: bool) -> str:
    """Tell what is wrong, without the line, which the error counts from its statement on."""
    what = str(error).partition(" (at ")[0]
    rest = "; what is below it is ignored" if is_head else ""
    return f"no TOML: {what[:1].lower()}{what[1:]}{rest}"


def _flattened(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the values of a table and of the tables within it, each with its path."""
    for name, value in table.items():
        if isinstance(value, dict) and value:
            for path, inner in _flattened(value):
                yield (name, *path), inner
        else:
            yield (name,), value
