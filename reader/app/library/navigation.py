"""Going to other articles and back: to posts, and to files that are no posts of the library."""

from __future__ import annotations

import asyncio
import time
from typing import Final

from textual import events, on, work
from textual.widgets import Input

from reader.app.article.history import Stop, Visit
from reader.app.keys import commands_of
from reader.app.library.loading import FileFound, Wanted, find_file
from reader.app.library.panes import LibraryPanes
from reader.app.terminal.type_ahead import is_working
from reader.content.post import Post
from reader.keys.commands import Command, Scope
from reader.screen.arrangement import Pane

ARRIVAL_PATIENCE: Final = 1.0
"""Seconds that keys wait for the post that they are meant for."""

POLLING: Final = 0.005
"""Seconds after which it is looked again whether it is there."""


ARRIVING: Final = frozenset({"article"})
"""The group of workers that read the article that was asked for."""

GROWING: Final = frozenset({"rest of article", "find"})
"""Those of workers that read on in it, and search in it."""

ON_ARTICLE: Final = frozenset(
    (
        *(
            "next-section",
            "previous-section",
            "next-sibling",
            "previous-sibling",
            "next-match",
            "previous-match",
        ),
        *("choose-link", "next-link", "previous-link", "back", "forward", "mark", "go-to-mark", "notes"),
        *("star", "toggle-read", "edit", "copy", "pipe", "full-screen", "fold-all", "wrap-code"),
    )
)
"""The commands for the article that have their keys everywhere."""

ON_POST: Final = frozenset({"next-post", "previous-post"})
"""The commands that need posts in the list, and have their keys everywhere."""


class LibraryTravel(LibraryPanes):
    """Knows where a person is, and opens what lies where they go or have been."""

    _jumped_from: Visit | None = None
    """Where a person was before they last went far."""

    def on_mount(self) -> None:
        self._article.reading.before_jump = self._note_jump

    @property
    def _here(self) -> Visit | None:
        """Where a person is, to the row."""
        stop = self._article.stop
        return None if self._open is None or stop is None else Visit(self._open.path, stop)

    def holds(self, event: events.InputEvent) -> bool:
        """Whether an event is for posts that are not listed yet, or for what is not there of an article yet.

        The article that is highlighted counts as asked for.
        """
        if not isinstance(event, events.Key) or isinstance(self.focused, Input):
            return False
        command = next((command for command in commands_of(self.app) if event.key in command.keys), None)
        if command is None:
            return False
        if self._list.reading and not self._index.posts:
            return command.scope is Scope.MOVING or command.name in ON_POST or self._is_for_article(command)
        if not self._is_for_article(command):
            return False
        if self._wanted is None:
            self._preview()
        self._show_now()
        if is_working(self.app, ARRIVING):
            return True
        grows = self._begins_to_grow or is_working(self.app, GROWING)
        return grows and self._article.awaits(command.name)

    def _is_for_article(self, command: Command) -> bool:
        if command.name == "search" or command.scope is not Scope.EVERYWHERE:
            return self._arrangement.active is not Pane.LIST
        return command.name.startswith("section-") or command.name in ON_ARTICLE

    def _note_jump(self) -> None:
        self._jumped_from = self._here

    async def _arrive(self) -> None:
        """Wait until the post that was asked for last is shown: keys typed meanwhile are meant for it."""
        end = time.monotonic() + ARRIVAL_PATIENCE
        while self._open is not self._wanted and time.monotonic() < end:
            await asyncio.sleep(POLLING)

    def _leave_place(self) -> None:
        if (here := self._here) is not None:
            self._jumped_from = here
            self._travel.history.leave(here)

    def _visit(self, visit: Visit) -> None:
        """Go to a place where a person has been."""
        if self._wanted is not None and visit.path == self._wanted.path:
            self._article.return_to(visit.stop)
        elif (post := self._index.find(visit.path)) is not None:
            self._open_post(Wanted(post, visit.stop))
            self._list.posts.select(post.path)
        else:
            self._find_file(visit.path, stop=visit.stop)

    @work(thread=True, exclusive=True, group="article", exit_on_error=False)
    def _find_file(self, path: str, *, fragment: str = "", stop: Stop | None = None) -> None:
        """Look at a file that is no post of the library, which may lie outside of it, to open it."""

        def wanted(post: Post) -> Wanted:
            return Wanted(post, stop, fragment)

        self.post_message(find_file(self._index, wanted, path))

    @on(FileFound)
    def _open_file(self, event: FileFound) -> None:
        if event.wanted.stop is None:
            self._leave_place()
        self._open_post(event.wanted)
