"""What the file of settings says. Nothing in it can keep the program from starting."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

from reader.settings.options import OPTIONS, UnfitValueError, Value, nearest_name, written
from reader.settings.private_files import NO_FILE, read_file
from reader.settings.settings import KeyChoice, Problem
from reader.settings.toml_lines import Slip, read_statements

LARGEST_FILE: Final = 64 * 1024
"""Bytes that it may have."""

KEYS: Final = "keys"
"""The table of keys."""

UNBOUND: Final = "none"
"""What stands for no key at all."""

_OPTIONS: Final = {option.name: option for option in OPTIONS}


class Setting(NamedTuple):
    """What the file says of one option."""

    value: Value
    line: int


class FileSettings(NamedTuple):
    """What the file says."""

    settings: dict[str, Setting]
    """By the name of the option."""
    keys: tuple[KeyChoice, ...]
    problems: tuple[Problem, ...]


def read_settings(path: Path) -> FileSettings:
    """Read the file."""
    said = _Said(str(path))
    for found in read_statements(_text(path, said)):
        if isinstance(found, Slip):
            said.tell(found.line, found.message)
        else:
            said.take(found.line, found.path, found.value)
    return FileSettings(said.settings, tuple(said.keys), tuple(said.problems))


class _Said:
    """What the statements of a file say, one after the other."""

    def __init__(self, source: str) -> None:
        self.settings: dict[str, Setting] = {}
        self.keys: list[KeyChoice] = []
        self.problems: list[Problem] = []
        self._source = source
        self._lines: dict[tuple[str, ...], int] = {}
        """In which line each name was given its value."""
        self._unknown_tables: set[str] = set()

    def tell(self, line: int, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self._source, line, message))

    def take(self, line: int, path: tuple[str, ...], value: object) -> None:
        """Note what a name is set to, or that it cannot be."""
        if path == (KEYS,):
            if value != {}:
                self.tell(line, f"{KEYS} is a table: write [{KEYS}], and the commands below it")
        elif path[0] in self._unknown_tables:
            return
        elif value == {}:
            self._unknown_tables.add(path[0])
            self.tell(
                line, f"there is no table [{'.'.join(path)}]; settings stand at the top, keys in [{KEYS}]"
            )
        elif path in self._lines:
            self.tell(line, f"{path[-1]} is set in line {self._lines[path]} already")
        else:
            self._lines[path] = line
            if path[0] == KEYS:
                self._take_keys(line, ".".join(path[1:]), value)
            else:
                self._take_setting(line, ".".join(path), value)

    def _take_setting(self, line: int, name: str, value: object) -> None:
        option = _OPTIONS.get(name)
        if option is None:
            nearest = nearest_name(name, tuple(_OPTIONS))
            hint = "" if nearest is None else f'; did you mean "{nearest}"?'
            self.tell(line, f"{written(name)} is not a setting{hint}")
            return
        try:
            self.settings[name] = Setting(option.checked(value), line)
        except UnfitValueError as error:
            self.tell(line, str(error))

    def _take_keys(self, line: int, command: str, value: object) -> None:
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            what = f'one key in quotes, several in [ ], or "{UNBOUND}"'
            self.tell(line, f"the keys of {command} are {what}, not {written(value)}")
            return
        wanted = tuple(key for key in keys if key.casefold() != UNBOUND)
        self.keys.append(KeyChoice(command, wanted, self._source, line))


def _text(path: Path, said: _Said) -> str:
    """The text of the file, as far as it can be read."""
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
