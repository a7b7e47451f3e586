"""The keys in force: those that a person chose, checked, and the defaults that they leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.keys.commands import COMMANDS, Command
from reader.keys.names import key_name, nearest_key, parse_key
from reader.settings.kinds import as_toml, nearest_name
from reader.settings.problems import SettingProblem
from reader.settings.table import SETTINGS, KeyChoice

QUIT: Final = "quit"
LAST_WAY_OUT: Final = "ctrl+q"
"""The key that quits when no other does."""


class KeysInForce(NamedTuple):
    """The commands with the keys that they really have."""

    commands: tuple[Command, ...]
    problems: tuple[SettingProblem, ...]


def keys_in_force(choices: Sequence[KeyChoice]) -> KeysInForce:
    """Return the table of commands with the keys that they have after a person's choices.

    What a person chose goes before defaults, and of what they chose the first goes before the others. A key
    that is taken is lost to whoever else would have it, wherever both would work.
    """
    if not choices:
        return KeysInForce(COMMANDS, ())
    assignment = _Assignment(choices)
    problems = sorted(assignment.problems, key=lambda found: found.line)
    return KeysInForce(assignment.commands(), tuple(problems))


class _Assignment:
    """Gives keys to commands, one after the other."""

    def __init__(self, choices: Sequence[KeyChoice]) -> None:
        self.problems: list[SettingProblem] = []
        self._holders: dict[str, list[Command]] = {}
        """The commands that hold each key, in scopes that do not meet."""
        self._keys: dict[str, list[str]] = {command.name: [] for command in COMMANDS}
        self._chosen: dict[str, KeyChoice] = {}
        by_name = {command.name: command for command in COMMANDS}
        for choice in choices:
            command = by_name.get(choice.command)
            if command is None:
                self._tell(choice, _unknown_command(choice.command))
            else:
                self._take_choice(command, choice)
        for command in COMMANDS:
            if command.name not in self._chosen:
                self._take_defaults(command)
        self._keep_a_way_out(by_name[QUIT], choices[-1])

    def commands(self) -> tuple[Command, ...]:
        """Return all commands with their keys."""
        return tuple(command._replace(keys=tuple(self._keys[command.name])) for command in COMMANDS)

    def _take_choice(self, command: Command, choice: KeyChoice) -> None:
        keys = []
        for name in choice.keys:
            key = parse_key(name)
            if key is None:
                self._tell(choice, _unknown_key(name))
            else:
                keys.append(key)
        if choice.keys and not keys:
            # Nothing that was written can be pressed: the defaults are better than no key.
            return
        self._chosen[command.name] = choice
        for key in dict.fromkeys(keys):
            holder = self._holder(key, command)
            if holder is None:
                self._give(key, command)
            else:
                line = self._chosen[holder.name].line
                self._tell(choice, f"{key_name(key)} is {holder.name} already, by line {line}")

    def _take_defaults(self, command: Command) -> None:
        for key in command.keys:
            holder = self._holder(key, command)
            if holder is None:
                self._give(key, command)
            else:
                self._tell(
                    self._chosen[holder.name],
                    f"{key_name(key)} is {holder.name} now, no longer {command.name}:"
                    f' set {command.name} too, to other keys or "none"',
                )

    def _keep_a_way_out(self, quitting: Command, last: KeyChoice) -> None:
        if self._keys[QUIT]:
            return
        for holder in self._holders.pop(LAST_WAY_OUT, []):
            self._keys[holder.name].remove(LAST_WAY_OUT)
        self._give(LAST_WAY_OUT, quitting)
        self._tell(self._chosen.get(QUIT, last), f"no key is left for quitting, so {LAST_WAY_OUT} quits")

    def _holder(self, key: str, command: Command) -> Command | None:
        """Return who holds a key already, where it would work for a command too."""
        holders = self._holders.get(key, [])
        return next((holder for holder in holders if holder.scope.meets(command.scope)), None)

    def _give(self, key: str, command: Command) -> None:
        self._holders.setdefault(key, []).append(command)
        self._keys[command.name].append(key)

    def _tell(self, choice: KeyChoice, message: str) -> None:
        self.problems.append(SettingProblem(choice.source, choice.line, message))


def _unknown_command(name: str) -> str:
    if name in SETTINGS:
        return f"{name} is a setting: it stands above [keys]"
    nearest = nearest_name(name, tuple(command.name for command in COMMANDS))
    hint = "" if nearest is None else f"; did you mean {as_toml(nearest)}?"
    return f"{as_toml(name)} is not a command{hint}"


def _unknown_key(name: str) -> str:
    nearest = nearest_key(name)
    hint = "" if nearest is None else f"; did you mean {as_toml(nearest)}?"
    return f"{as_toml(name)} is not a key that terminals send{hint}"
