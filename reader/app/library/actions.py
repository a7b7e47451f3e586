"""Commands that concern several parts of a library, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.app.keys import keys_of
from reader.app.library.browsing import Browsing
from reader.app.library.library_memory import LibraryMemory
from reader.app.library.links import Links
from reader.app.library.loading import load_article_modules
from reader.app.library.manual import Manual
from reader.app.library.navigation import Navigation
from reader.app.library.reading_progress import ReadingProgress
from reader.app.library.workspace import Workspace
from reader.app.terminal.application_graphics import draw_anew
from reader.app.widgets.effects import NO_POST, NoEffectError
from reader.app.widgets.screens import open_panel
from reader.app.widgets.theme_picker import ThemeWanted
from reader.content.post import Post
from reader.screen.arrangement import Pane


class Actions:
    """Does what no controller can do alone."""

    def __init__(
        self,
        workspace: Workspace,
        memory: LibraryMemory,
        reading: ReadingProgress,
        navigation: Navigation,
        links: Links,
        browsing: Browsing,
        manual: Manual,
    ) -> None:
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._memory = memory
        self._reading = reading
        self._navigation = navigation
        self._links = links
        self._browsing = browsing
        self._manual = manual

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what these commands do, by name."""
        app = self._screen.app
        return {
            "search": self._search,
            "outline": self._toggle_outline,
            "sort": lambda: self._order(self._panes.list.ordering.next),
            "reverse": lambda: self._order(self._panes.list.ordering.turn_round),
            "dense-list": self._toggle_dense,
            "star": lambda: self._memory.toggle_star(self._demand_post_to_remember()),
            "toggle-read": lambda: self._reading.toggle_read(self._demand_post_to_remember()),
            "redraw": lambda: draw_anew(app),
            "full-screen": self._show_full_screen,
            "load-pictures": self._panes.article.reading.pictures.load,
            "notes": self._toggle_notes,
            "theme": lambda: self._screen.post_message(ThemeWanted()),
            "leave": self._leave,
            "quit": app.exit,
        }

    async def _search(self) -> None:
        """Search in the pane that a person is in."""
        panes = self._panes
        if not panes.is_in(Pane.LIST):
            if panes.article.reading.document is None:
                raise NoEffectError(NO_POST)
            panes.go_to(Pane.ARTICLE)
            await panes.article.search.open()
        elif panes.results is not None:
            self._screen.set_focus(panes.results.box)
        else:
            await self._browsing.search_titles()

    def _toggle_outline(self) -> None:
        self._panes.toggle_outline()
        if Pane.OUTLINE in self._panes.arrangement.shown and not self._panes.article.sections:
            self._panes.article.say(
                "This post has no sections" if self._navigation.open is not None else NO_POST
            )

    def _order(self, change: Callable[[], object]) -> None:
        """Change how posts are ordered, and say so where that is not seen at the head of the list."""
        count = len(self._index.posts)
        if count < 2:
            raise NoEffectError("There is only one post" if count else "There are no posts")
        change()
        self._memory.keep_layout()
        if Pane.LIST not in self._panes.arrangement.shown:
            order, reverse = self._panes.list.ordering.asked
            self._panes.article.say(f"Sorted by {order}" + (", reversed" if reverse else ""))

    def _toggle_dense(self) -> None:
        """List posts in one row each, or with their facts, and say so where that is not seen."""
        panes = self._panes
        if not panes.list.posts.rows.count:
            raise NoEffectError("There are no posts in the list")
        panes.list.posts.set_dense(not panes.list.posts.dense)
        self._memory.keep_layout()
        if Pane.LIST not in panes.arrangement.shown or panes.results is not None:
            panes.article.say(
                "The list is dense" if panes.list.posts.dense else "The list is no longer dense"
            )

    def _show_full_screen(self) -> None:
        load_article_modules()
        from reader.app.article.full_screen import full_screen_of

        screen = full_screen_of(self._panes.article.reading)
        if screen is None:
            raise NoEffectError("No table, code or picture in view")
        open_panel(self._screen.app, screen)

    async def _toggle_notes(self) -> None:
        self._panes.go_to(Pane.ARTICLE)
        await self._panes.article.notes.toggle()

    def _leave(self) -> None:
        """Back out of the innermost thing open: selection, outline, notes, article, searches. Never quits."""
        panes, article = self._panes, self._panes.article
        if self._screen.selections:
            self._screen.clear_selection()
        elif self._links.selected is not None:
            self._links.deselect()
        elif panes.is_in(Pane.OUTLINE):
            panes.go_to(Pane.ARTICLE)
        elif article.notes.are_open:
            article.notes.close()
        elif panes.is_in(Pane.ARTICLE) and article.search.active:
            article.search.clear()
        elif panes.results is not None and panes.is_in(Pane.LIST):
            panes.results.leave()
        elif panes.is_in(Pane.ARTICLE) and Pane.LIST in panes.arrangement.reachable:
            panes.go_to(Pane.LIST)
        elif panes.results is None and panes.list.search_is_open:
            panes.list.leave_search()
        elif self._manual.leads_back:
            self._manual.leave()
        else:
            keys = keys_of(self._screen.app, "quit")
            raise NoEffectError("Nothing to close" + (f": {keys.split()[0]} quits" if keys else ""))

    def _demand_post_to_remember(self) -> Post:
        """Return the post that a person is at, of which something can be remembered.

        Raises:
            NoEffectError: when there is none, or it is not known yet what was remembered.
        """
        post = self._navigation.demand_post()
        if self._memory.memory is None:
            raise NoEffectError("Still reading the folder")
        return post
