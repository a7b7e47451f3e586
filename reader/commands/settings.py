"""``reader settings``: what is set and where, what is wrong with it, and a file to begin with."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from reader.commands.output import FAILURE, CommandError, narrate
from reader.content.text import clean_line
from reader.keys.commands import COMMANDS, Command
from reader.keys.keymap import keys_in_force
from reader.keys.names import typeable_name
from reader.settings.file import KEYS, THEMES, UNBOUND
from reader.settings.folders import settings_path
from reader.settings.kinds import as_toml
from reader.settings.layers import BY_DEFAULT, settings_in_force
from reader.settings.problems import SettingProblem, summary
from reader.settings.table import SETTINGS
from reader.settings.theme_names import BASED_ON, BASES, COLOUR_NAMES, OwnTheme

LONGEST_LINE: Final = 4_096
"""Characters of a line that is printed."""


def print_settings() -> int:
    """Print the settings in force as TOML, each with where it comes from."""
    path = _path()
    settings, problems, entries = settings_in_force({})
    commands, unkept = keys_in_force(settings.keys)
    rows = [(f"{name} = {as_toml(value)}", origin) for name, (value, origin) in entries.items()]
    width = max(len(row) for row, _ in rows)
    print(f"# {_clean(str(path))}")
    for row, origin in rows:
        print(f"{_clean(row):{width}}  # {origin}")
    lines = {choice.command: f"line {choice.line}" for choice in settings.keys}
    other = [now for now, default in zip(commands, COMMANDS, strict=True) if now.keys != default.keys]
    if other:
        print(f"\n[{KEYS}]")
        for command in other:
            print(f"{command.name} = {_written_keys(command)}  # {lines.get(command.name, BY_DEFAULT)}")
    for line in _own_themes(settings.themes):
        print(line)
    if problems or unkept:
        narrate(summary((*problems, *unkept)))
    return 0


def _own_themes(themes: Iterable[OwnTheme]) -> Iterator[str]:
    for theme in themes:
        yield f"\n[{THEMES}.{theme.name}]"
        yield f"{BASED_ON} = {as_toml(theme.based_on)}"
        for name, colour, line in theme.colours:
            yield f"{name} = {as_toml(colour)}  # line {line}"


def print_defaults() -> int:
    """Print a file that says what can be set, and sets nothing."""
    print(default_file(), end="")
    return 0


def write_defaults() -> int:
    """Write such a file where there is none, all of it or nothing."""
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _create(path, default_file())
    except FileExistsError:
        hint = "reader settings --default prints the defaults"
        raise CommandError(f"{path} is there already; {hint}") from None
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or error}") from None
    print(_clean(str(path)))
    return 0


def check_settings() -> int:
    """Print all that is wrong in the settings as ``path:line: message``; the exit status is 1 for any."""
    settings, problems, _ = settings_in_force({})
    found = (*problems, *keys_in_force(settings.keys).problems)
    for problem in sorted(found, key=lambda problem: (problem.source, problem.line)):
        print(_clean(_formatted(problem)))
    return FAILURE if found else 0


def default_file() -> str:
    """Return a file in which every default is a remark."""
    return "\n".join(_default_lines()) + "\n"


def _default_lines() -> Iterator[str]:
    yield "# Settings of reader. To change one, remove the # before it. What you see here are the defaults."
    yield "# A variable such as READER_MEASURE=100 overrides this file, and an option overrides both."
    yield "# reader settings shows what is set and where, reader settings --check what is wrong here."
    for setting in SETTINGS.values():
        yield ""
        yield f"# {setting.about}"
        yield f"# It is {setting.kind.takes}."
        yield f"# {setting.name} = {as_toml(setting.default)}"
    yield ""
    yield f"[{KEYS}]"
    yield f'# The keys of commands: one such as "]", "ctrl+f", "PgDn", several in [ ], or "{UNBOUND}".'
    yield "# A key that you set here is taken from the command that has it by default."
    for command in COMMANDS:
        yield f"# {command.name} = {_written_keys(command)}  # {command.title}"
    yield ""
    yield "# Your own theme, with any name: another theme, and the colours you change. Then set theme."
    yield f"# [{THEMES}.mine]"
    yield f"# {BASED_ON} = {as_toml(BASES[0])}"
    yield f'# accent = "#ffb000"  # or another of {", ".join(COLOUR_NAMES)}'


def _written_keys(command: Command) -> str:
    names = [typeable_name(key) for key in command.keys]
    if not names:
        return as_toml(UNBOUND)
    return as_toml(names[0] if len(names) == 1 else names)


def _formatted(problem: SettingProblem) -> str:
    place = f"{problem.source}:{problem.line}" if problem.line else problem.source
    return f"{place}: {problem.message}"


def _path() -> Path:
    try:
        return settings_path()
    except RuntimeError as error:
        raise CommandError(f"there is no place for settings: {error}") from error


def _create(path: Path, text: str) -> None:
    """Make a file with all of its text at once. Raises `FileExistsError` when there is one."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, encoding="utf-8", delete=False) as file:
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            # A link, unlike a rename, takes no other file's place.
            os.link(file.name, path)
        finally:
            with suppress(OSError):
                Path(file.name).unlink()


def _clean(line: str) -> str:
    return clean_line(line, limit=LONGEST_LINE)
