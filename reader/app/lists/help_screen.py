"""The help: every command with its keys, in groups; what is typed narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from reader.app.keys import bindings_as
from reader.app.lists.command_search import command_row, find_commands_and_keys
from reader.app.widgets.picker import Picker
from reader.app.widgets.screens import ReaderScreen
from reader.app.widgets.sheet_view import SheetView
from reader.keys.commands import MOUSE, Command, HelpEntry, Topic, help_entries
from reader.screen.help_lines import SheetEntry, SheetGroup


class HelpScreen(ReaderScreen[Command | None]):
    """Shows the keys. The answer is a command that was chosen, or None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_as("dismiss", "Close", "help", "leave")

    def __init__(self, commands: Sequence[Command]) -> None:
        """``commands`` have the keys in force."""
        super().__init__()
        self._commands = commands
        groups = _grouped(commands)
        self._entries = [entry for _, entries in groups for entry in entries]
        sheet = SheetView(
            [
                SheetGroup(heading, [SheetEntry(entry.keys, entry.title) for entry in entries])
                for heading, entries in groups
            ]
        )
        self._picker = Picker(
            lambda command, room: command_row(command, self._picker.typed, room),
            self.dismiss,
            item="command",
            narrow=lambda typed: [command for _, command in find_commands_and_keys(commands, typed)],
            placeholder="what to do, or a key",
            leave=self.dismiss,
            leave_keys=next(command.keys for command in commands if command.name == "help"),
            sheet=sheet,
            id="help",
        )

    def compose(self) -> ComposeResult:
        self._picker.border_subtitle = "other keys: reader settings --write"
        yield self._picker

    @on(SheetView.EntryClicked)
    def _choose(self, event: SheetView.EntryClicked) -> None:
        command = self._entries[event.entry].command
        if command is not None:
            self.dismiss(command)


def _grouped(commands: Sequence[Command]) -> list[tuple[str, Sequence[HelpEntry]]]:
    """Return what help says, by the headings that it stands under."""
    groups: list[tuple[str, Sequence[HelpEntry]]] = [
        (group.value, help_entries(command for command in commands if command.group is group))
        for group in Topic
    ]
    return [*groups, ("Mouse", MOUSE)]
