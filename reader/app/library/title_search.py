"""Searching for titles, from the list and from anywhere else, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.app.library.history import Visit
from reader.app.library.navigation import Navigation
from reader.app.library.results import Results
from reader.app.library.workspace import Workspace
from reader.screen.arrangement import Arrangement, Pane


class TitleSearching:
    """Opens the box for titles. Whoever gives up the search is where they were when they began it."""

    def __init__(self, workspace: Workspace, navigation: Navigation, results: Results) -> None:
        self._panes = workspace.panes
        self._navigation = navigation
        self._results = results
        self._began: tuple[Arrangement, Visit | None] | None = None
        """What was seen when the search was begun, and where in the article that was."""
        self._panes.list.after_cancelling = self._go_back

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command that searches titles from anywhere does, by name."""
        return {"search-titles": self.open}

    async def open(self) -> None:
        """Let a title be typed."""
        self._results.leave()
        panes, post = self._panes, self._navigation.open
        if not panes.list.search_is_open:
            self._began = panes.arrangement, self._navigation.here
        panes.go_to(Pane.LIST)
        await panes.list.open_search(read_now=post and post.path)

    def _go_back(self) -> None:
        began, self._began = self._began, None
        if began is None:
            return
        arrangement, here = began
        self._panes.arrange(arrangement.at_width(self._panes.arrangement.width))
        if here is not None and not self._panes.is_in(Pane.LIST):
            self._panes.list.posts.select(here.path)
            self._navigation.visit(here)
