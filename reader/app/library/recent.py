"""Going on with what was read last, in this library or in another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from reader.app.library.navigation import Navigation
from reader.app.library.opening.beginning import Request
from reader.app.library.reading_progress import ReadingProgress
from reader.app.library.workspace import Workspace
from reader.app.widgets.screens import open_panel
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.memory.model import RecentPost


class ElsewhereWanted(Message):
    """A person wants to go on with a post of another library."""

    def __init__(self, recent: RecentPost) -> None:
        super().__init__()
        self.recent = recent


class ReadLast:
    """Offers what was read last, of all libraries."""

    def __init__(self, workspace: Workspace, navigation: Navigation, reading: ReadingProgress) -> None:
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._navigation = navigation
        self._reading = reading

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command for what was read last does, by name."""
        return {"recent": self.choose}

    def choose(self) -> None:
        """Let a person choose among what was read last, wherever it is."""
        from reader.app.lists.recent_screen import RecentScreen
        from reader.memory.all_libraries import recent_posts

        self._reading.rest()
        open_panel(self._screen.app, RecentScreen(recent_posts), self._go_on)

    def _go_on(self, recent: RecentPost | None) -> None:
        """Open what was chosen where one stopped in it."""
        if recent is None:
            return
        post = self._index.find(recent.path)
        if recent.library != self._index.folder.absolute():
            if (recent.library / recent.path).is_file():
                self._screen.post_message(ElsewhereWanted(recent))
            else:
                self._panes.article.say(f"{recent.library / recent.path} is not there any more")
        elif post is None:
            self._panes.article.say(f"{recent.path} is not there any more")
        else:
            requested = self._navigation.requested
            if requested is None or post.path != requested.path:
                self._navigation.leave_place()
                self._navigation.request(Request(post))
                self._panes.list.posts.select(post.path)
            self._panes.go_to(Pane.ARTICLE)
            self._reading.go_into(post, to_read=True)
