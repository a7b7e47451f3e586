"""What a person chose: on the command line, in the environment, in the file, in this order."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reader.settings.folders import settings_path
from reader.settings.options import OPTIONS, UnfitValueError, Value
from reader.settings.settings import Problem, Settings

if TYPE_CHECKING:
    from reader.settings.settings_file import FileSettings

BY_DEFAULT: Final = "default"
"""Where a value comes from that nobody chose."""


class Choices(NamedTuple):
    """The settings in force."""

    settings: Settings
    problems: tuple[Problem, ...]
    """What is wrong in the file and in the environment, except for keys: those who know the commands tell."""
    origins: dict[str, str]
    """Where the value of each option comes from, by its name."""


def choose(flags: Mapping[str, Value], environment: Mapping[str, str] = os.environ) -> Choices:
    """The settings in force. ``flags`` are checked values by the names of options."""
    file = _read_file()
    problems = list(file.problems) if file else []
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for option in OPTIONS:
        value, origin = option.default, BY_DEFAULT
        if file and (setting := file.settings.get(option.name)):
            value, origin = setting.value, f"line {setting.line}"
        if text := environment.get(option.variable, ""):
            try:
                value, origin = option.parsed(text), option.variable
            except UnfitValueError as error:
                problems.append(Problem(option.variable, 0, str(error)))
        if option.name in flags:
            value, origin = flags[option.name], f"--{option.name}"
        values[option.field], origins[option.name] = value, origin
    given = frozenset(
        option.field for option in OPTIONS if origins[option.name].startswith(("READER_", "--"))
    )
    settings = Settings(**values, keys=file.keys if file else (), given=given)
    return Choices(settings, tuple(problems), origins)


def summary(problems: Sequence[Problem]) -> str:
    """All problems on one line: the first, and what tells the others; empty when there are none."""
    if not problems:
        return ""
    (source, line, message), *others = problems
    where = Path(source).name + (f", line {line}" if line else "")
    more = f" (and {len(others)} more: reader settings --check)" if others else ""
    return f"{where}: {message}{more}"


def _read_file() -> FileSettings | None:
    """What the file says; None when there is none, as is most often so. What reads it is loaded with it."""
    try:
        path = settings_path()
        path.stat()
    except (RuntimeError, FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        # What reads it tells what it is.
        pass
    from reader.settings.settings_file import read_settings

    return read_settings(path)
