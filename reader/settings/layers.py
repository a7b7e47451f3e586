"""The settings in force: layers of values, each laid over the ones before it.

The defaults lie at the bottom, then come the file, what was chosen with keys in the application, the
variables of the environment, and on top the flags.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from reader.settings.folders import settings_path
from reader.settings.kinds import UnfitValueError, Value
from reader.settings.problems import SettingProblem
from reader.settings.table import SETTINGS, Entry, KeyChoice, Settings
from reader.settings.theme_names import OwnTheme

BY_DEFAULT: Final = "default"
"""Where a value comes from that nobody chose."""

WITH_KEYS: Final = "chosen with keys"

_DEFAULT_LAYER: Final = {name: Entry(setting.default, BY_DEFAULT) for name, setting in SETTINGS.items()}


class SettingsInForce(NamedTuple):
    """The settings, where each comes from, and what could not be taken."""

    settings: Settings
    problems: tuple[SettingProblem, ...]
    """What is wrong in the file and in the environment, except for keys: those who know the commands tell."""
    entries: dict[str, Entry]
    """The value of each setting and where it comes from, by its name, in the order of the table."""


def settings_in_force(
    flags: Mapping[str, Value],
    environment: Mapping[str, str] = os.environ,
    *,
    choices: Mapping[str, Value] = {},
) -> SettingsInForce:
    """Lay the layers over each other.

    ``flags`` and ``choices``, which are what was chosen with keys, are values by the names of settings.
    """
    in_file, keys, themes, wrong_in_file = _file_layer()
    in_environment, wrong_in_environment = _variable_layer(environment, themes)
    chosen = {name: Entry(value, WITH_KEYS) for name, value in choices.items()}
    given = in_environment | {name: Entry(value, SETTINGS[name].flag) for name, value in flags.items()}
    entries = _DEFAULT_LAYER | in_file | chosen | given
    values: dict[str, Any] = {SETTINGS[name].field: entry.value for name, entry in entries.items()}
    settings = Settings(**values, keys=keys, themes=themes, given=frozenset(given))
    return SettingsInForce(settings, (*wrong_in_file, *wrong_in_environment), entries)


def own_themes() -> tuple[str, ...]:
    """Return the names of the themes that a person made."""
    return tuple(theme.name for theme in _file_layer().themes)


class _FileLayer(NamedTuple):
    """What the file says: what `FileSettings` hold, without what reads them."""

    entries: dict[str, Entry]
    keys: tuple[KeyChoice, ...] = ()
    themes: tuple[OwnTheme, ...] = ()
    problems: tuple[SettingProblem, ...] = ()


def _file_layer() -> _FileLayer:
    """Read the file.

    Most often there is none. What reads it is loaded only with one.
    """
    try:
        path = settings_path()
        path.stat()
    except (RuntimeError, FileNotFoundError, NotADirectoryError):
        return _FileLayer({})
    except OSError:
        # What reads it tells what it is.
        pass
    from reader.settings.file import read_settings

    return _FileLayer(*read_settings(path))


def _variable_layer(
    environment: Mapping[str, str], themes: Sequence[OwnTheme]
) -> tuple[dict[str, Entry], list[SettingProblem]]:
    """Read the variables that are set and not empty."""
    entries: dict[str, Entry] = {}
    problems: list[SettingProblem] = []
    for name, setting in SETTINGS.items():
        if text := environment.get(setting.variable, ""):
            try:
                allowing = setting.allowing(theme.name for theme in themes)
                entries[name] = Entry(allowing.parse(text), setting.variable)
            except UnfitValueError as error:
                problems.append(SettingProblem(setting.variable, 0, str(error)))
    return entries, problems
