"""Textual bindings, made from the one table of commands, with the keys that are in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding, BindingType

from reader.keys.commands import COMMANDS, Command, Scope


@runtime_checkable
class HasCommands(Protocol):
    """An application that knows the commands with the keys that are in force."""

    commands: Sequence[Command]


def bindings(*scopes: Scope) -> list[BindingType]:
    """Return the bindings of all commands of some scopes, with their default keys.

    Each has the name of its command as its id, by which the application gives it the keys in force.
    """
    return [
        _binding(command, action_of(command), command.title)
        for command in COMMANDS
        if command.scope in scopes
    ]


def action_of(command: Command) -> str:
    """Return the Textual action of a command: ``do('zen')`` of the screen, ``move('top')`` of a pane."""
    if command.scope is Scope.EVERYWHERE:
        return f"do({command.name!r})"
    if command.scope is Scope.MOVING and command.name != "choose":
        return f"move({command.name!r})"
    return command.name.replace("-", "_")


def bindings_as(action: str, description: str, *names: str) -> list[BindingType]:
    """Return bindings by which the keys of some commands do something else."""
    return [_binding(command, action, description) for command in COMMANDS if command.name in names]


def _binding(command: Command, action: str, description: str) -> BindingType:
    return Binding(",".join(command.keys), action, description, id=command.name, show=False)


def commands_of(app: App[Any]) -> Sequence[Command]:
    """Return the commands with the keys that they have in an application."""
    return app.commands if isinstance(app, HasCommands) else COMMANDS


def keys_of(app: App[Any], name: str) -> str:
    """Return the keys of a command, as people write them; empty when it has none."""
    return next(command.shown_keys for command in commands_of(app) if command.name == name)
