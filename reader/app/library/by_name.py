"""Doing things and going somewhere by name: the palette, and the help that lists all keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from reader.app.keys import action_of, commands_of
from reader.app.library.navigation import Navigation
from reader.app.library.reading_progress import ReadingProgress
from reader.app.library.results import Results
from reader.app.library.workspace import Workspace
from reader.app.widgets.screens import open_panel
from reader.keys.commands import Command, Scope
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.lists.palette import Choice

READ_LAST: Final = 5
"""Posts that were read last, of those that the palette offers before anything is typed."""


class ByName:
    """Lets a person choose what to do or where to go, and does it."""

    def __init__(
        self, workspace: Workspace, navigation: Navigation, reading: ReadingProgress, results: Results
    ) -> None:
        self._screen = workspace.screen
        self._panes = workspace.panes
        self._navigation = navigation
        self._reading = reading
        self._results = results

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what these commands do, by name."""
        return {"palette": self._open_palette, "help": self._open_help}

    def _open_palette(self) -> None:
        from reader.app.lists.palette import PaletteScreen

        titles, shown = self._panes.list.filter, self._navigation.open
        memory = titles.memory
        screen = PaletteScreen(
            titles.best,
            self._results.library,
            read_last=titles.recent(READ_LAST, other_than=shown and shown.path),
            used_last=() if memory is None else memory.last_used(),
        )
        open_panel(self._screen.app, screen, self._do_chosen)

    def _open_help(self) -> None:
        from reader.app.lists.help_screen import HelpScreen

        open_panel(self._screen.app, HelpScreen(commands_of(self._screen.app)), self._do_chosen)

    async def _do_chosen(self, choice: Choice | None) -> None:
        """Do what was chosen, or go there."""
        if isinstance(choice, Command):
            await self._carry_out(choice)
        elif choice is not None:
            self._navigation.leave_place()
            self._results.go_to(choice)
            self._panes.list.posts.select(choice.post.path)
            self._panes.go_to(Pane.ARTICLE)
            self._reading.go_into(choice.post)

    async def _carry_out(self, command: Command) -> None:
        """Do what the keys of a command do where a person is."""
        widgets = self._panes.widgets
        nodes = {Scope.EVERYWHERE: self._screen, Scope.ARTICLE: widgets[Pane.ARTICLE]}
        node = nodes.get(command.scope, widgets[self._panes.arrangement.active])
        await self._screen.app.run_action(action_of(command), node)
