"""Browsing a library by what posts have in common, listing the posts of a group, and searching titles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.app.library.history import Visit
from reader.app.library.navigation import Navigation
from reader.app.library.workspace import Workspace
from reader.app.lists.post_list import ListState
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.lists.browse_pane import BrowsePane


class _Origin(NamedTuple):
    """Where a person was before they went to the list for something."""

    place: Visit | None
    pane: Pane
    listed: ListState


class Browsing:
    """Shows the groups of posts in the place of the list, lists the posts of one, and leads back."""

    def __init__(self, workspace: Workspace, navigation: Navigation) -> None:
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._navigation = navigation
        self._pane: BrowsePane | None = None
        self._began: _Origin | None = None
        """Where the browsing began."""

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command for browsing does, by name."""
        return {"browse": self._browse, "search-titles": self.search_titles}

    async def search_titles(self) -> None:
        """Let a title be typed; from there, ``esc`` comes back to where a person is, to the row."""
        panes, post = self._panes, self._navigation.open
        origin = None if panes.is_in(Pane.LIST) and panes.results is None else self._here()
        panes.list_again()
        panes.go_to(Pane.LIST)
        cancel = None if origin is None else partial(self._return, origin)
        await panes.list.open_search(post and post.path, cancel)

    def renew(self) -> None:
        """Count anew what is shown: the library has changed."""
        if self._pane is not None:
            self._pane.renew()

    def choose(self, query: str) -> None:
        """List the posts of a group. From there, ``esc`` comes back to the groups."""
        self._panes.list_again()
        self._list(query, self._show_groups)

    def leave(self) -> None:
        """Go back to where the browsing began, with the list as it was."""
        began, self._began = self._began, None
        if began is not None:
            self._panes.list_again()
            self._return(began)

    def list_posts(self, query: str) -> None:
        """List the posts of a link in an article; from there, ``esc`` comes back to the article."""
        origin = self._here()
        self._navigation.leave_place()
        self._panes.list_again()
        self._list(query, partial(self._return, origin))

    async def _browse(self) -> None:
        if self._pane is None:
            from reader.app.lists.browse_pane import BrowsePane

            self._pane = BrowsePane(lambda: self._index.posts, id="browse-pane")
        if self._panes.results is not self._pane:
            self._began = self._here()
            await self._panes.put_in_place_of_list(self._pane)
        else:
            self._screen.set_focus(self._pane.box)
        self._pane.start()

    def _show_groups(self) -> None:
        assert self._pane is not None
        self._screen.call_later(self._panes.put_in_place_of_list, self._pane)

    def _list(self, query: str, leave: Callable[[], object]) -> None:
        self._panes.go_to(Pane.LIST)
        self._screen.call_later(self._panes.list.search_for, query, leave)

    def _here(self) -> _Origin:
        panes = self._panes
        return _Origin(self._navigation.here, panes.arrangement.active, panes.list.state)

    def _return(self, origin: _Origin) -> None:
        self._panes.list.restore(origin.listed)
        self._panes.go_to(origin.pane)
        if origin.pane is not Pane.LIST and origin.place is not None:
            self._navigation.visit(origin.place)
