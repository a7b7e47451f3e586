"""Bookmarks: a letter for a place, and the way back to it from any post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from reader.app.library.history import Visit
from reader.app.library.library_memory import LibraryMemory
from reader.app.library.navigation import Navigation
from reader.app.library.workspace import Workspace
from reader.app.widgets.effects import NoEffectError
from reader.document.reading.destination import destination_from_text
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.lists.bookmarks_panel import BookmarksPanel

JUMPED_FROM: Final = "'"
"""Stands for a letter: where a person was before they last went far."""


class Bookmarks:
    """Marks places of the open article, and goes to those of the whole library."""

    def __init__(self, workspace: Workspace, navigation: Navigation, library: LibraryMemory) -> None:
        self._panes = workspace.panes
        self._navigation = navigation
        self._library = library
        self._panel: BookmarksPanel | None = None

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for bookmarks do, by name."""
        return {"mark": self._ask_to_mark, "go-to-mark": self._ask_to_go}

    async def _ask_to_mark(self) -> None:
        """Let a letter be typed for the place that is read."""
        self._panes.show_article()
        if self._navigation.here is None:
            raise NoEffectError("There is nothing to mark")
        panel = await self._make_panel()
        panel.ask("mark: a letter …", self._mark)

    async def _ask_to_go(self) -> None:
        """Let the letter of a bookmark be typed, below which all of them stand."""
        self._panes.show_article()
        memory = self._library.memory
        marks = {} if memory is None else memory.bookmarks
        panel = await self._make_panel()
        panel.ask("go to: a letter, or ' for where you were", self._go, marks)

    def _mark(self, letter: str) -> None:
        memory, article = self._library.memory, self._panes.article
        post, destination = article.post, article.destination
        if memory is None or post is None or destination is None or letter == JUMPED_FROM:
            return
        from reader.memory.model import Bookmark

        section = article.section
        title = "" if section is None else article.sections[section].title
        if destination.anchor is not None:
            anchor = destination.anchor.as_text()
            memory.set_bookmark(
                letter, Bookmark(post.path, anchor, destination.rows_above, post.title, title)
            )
        self._library.say_done(f"Marked {letter}")

    def _go(self, letter: str) -> None:
        visit = self._navigation.jumped_from if letter == JUMPED_FROM else self._marked(letter)
        if visit is None:
            self._panes.article.say(
                "There is no place to go back to yet"
                if letter == JUMPED_FROM
                else f"There is no mark {letter}"
            )
        else:
            self._navigation.leave_place()
            self._panes.go_to(Pane.ARTICLE)
            self._navigation.visit(visit)

    def _marked(self, letter: str) -> Visit | None:
        """Return the place that has a letter."""
        memory = self._library.memory
        mark = None if memory is None else memory.bookmarks.get(letter)
        if mark is None:
            return None
        destination = destination_from_text(mark.anchor, mark.rows_above)
        return None if destination is None else Visit(mark.path, destination)

    async def _make_panel(self) -> BookmarksPanel:
        from reader.app.lists.bookmarks_panel import BookmarksPanel

        if self._panel is None:
            article = self._panes.article
            self._panel = BookmarksPanel(await article.key_prompt())
            await article.mount(self._panel, after=article.reading)
        return self._panel
