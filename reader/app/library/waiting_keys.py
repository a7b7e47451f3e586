"""Which keys have to wait for what is still being made: posts that are not listed, articles that are read."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.widgets import Input

from reader.app.keys import commands_of
from reader.app.library.navigation import Navigation
from reader.app.library.workspace import Workspace
from reader.app.terminal.type_ahead import is_working
from reader.keys.commands import Command, Scope
from reader.screen.arrangement import Pane

_ARRIVING: Final = frozenset({"article"})
"""The group of workers that read the article that was asked for."""

_GROWING: Final = frozenset({"rest of article", "find"})
"""Those of workers that read on in it, and search in it."""

_ON_ARTICLE: Final = frozenset(
    (
        *("next-section", "previous-section", "next-sibling", "previous-sibling"),
        *("next-match", "previous-match"),
        *("choose-link", "next-link", "previous-link", "back", "forward", "mark", "go-to-mark", "notes"),
        *(
            "star",
            "toggle-read",
            "edit",
            "copy",
            "pipe",
            "full-screen",
            "load-pictures",
            "fold-all",
            "wrap-code",
        ),
    )
)
"""The commands for the article that have their keys everywhere."""

_ON_POST: Final = frozenset({"next-post", "previous-post", "next-unread", "dense-list"})
"""The commands that need posts in the list, and have their keys everywhere."""


class WaitingKeys:
    """Tells of a key whether what it acts on is there."""

    def __init__(self, workspace: Workspace, navigation: Navigation) -> None:
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._navigation = navigation

    def holds(self, event: events.InputEvent) -> bool:
        """Tell whether an event is for posts that are not listed yet, or for what is not there of an article.

        The article that is highlighted counts as asked for.
        """
        if not isinstance(event, events.Key) or isinstance(self._screen.focused, Input):
            return False
        commands = commands_of(self._screen.app)
        command = next((command for command in commands if event.key in command.keys), None)
        if command is None:
            return False
        if self._panes.list.account.reading and not self._index.posts:
            return command.scope is Scope.MOVING or command.name in _ON_POST or self._is_for_article(command)
        if not self._is_for_article(command):
            return False
        if self._navigation.requested is None:
            self._navigation.preview()
        self._navigation.show_now()
        if is_working(self._screen.app, _ARRIVING):
            return True
        grows = self._navigation.begins_to_grow or is_working(self._screen.app, _GROWING)
        return grows and self._panes.article.awaits(command.name)

    def _is_for_article(self, command: Command) -> bool:
        if command.name == "search" or command.scope is not Scope.EVERYWHERE:
            return not self._panes.is_in(Pane.LIST)
        return command.name.startswith("section-") or command.name in _ON_ARTICLE
