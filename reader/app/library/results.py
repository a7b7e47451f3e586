"""Searching a library: the panes that take the place of the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.app.library.history import Visit
from reader.app.library.loading import load_article_modules
from reader.app.library.navigation import Navigation
from reader.app.library.opening.beginning import Request
from reader.app.library.reading_progress import ReadingProgress
from reader.app.library.workspace import Workspace
from reader.app.lists.library_search import LibrarySearch
from reader.document.reading.destination import TOP
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.lists.browse_pane import BrowsePane
    from reader.app.lists.result_lists import Result
    from reader.app.lists.results_pane import HeadingsPane, ResultsPane, TextPane
    from reader.content.post import Post
    from reader.document.model import Section


class Results:
    """Shows what was found beside the article, and leads there and back.

    The panes are made when first wanted. What one has found stays in it: opened again, it is as it was left.
    """

    def __init__(self, workspace: Workspace, navigation: Navigation, reading: ReadingProgress) -> None:
        self.library = LibrarySearch(workspace.index, load_article_modules)
        self._screen = workspace.screen
        self._panes = workspace.panes
        self._navigation = navigation
        self._reading = reading
        self._began_in = Pane.LIST
        """The pane that a person was in when the search was begun."""
        self._origin: Visit | None = None
        """Where the search began, until something that was found has been opened."""
        self._beneath: BrowsePane | None = None
        """What there was to browse in the place of the list when the search was begun."""
        self._texts: TextPane | None = None
        self._headings: HeadingsPane | None = None

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands that search do, by name."""
        return {
            "search-text": self._search_texts,
            "headings": self._search_headings,
        }

    def go_to(self, result: Result) -> None:
        """Show a place in a post, which may be the one that is shown."""
        path = result.post.path
        posts = (self._navigation.open, self._navigation.requested)
        if any(post is None or post.path != path for post in posts):
            self._navigation.request(Request(*result))
        elif result.destination != TOP:
            self._panes.article.go(result.destination)

    def pick(self) -> None:
        """Show the highlighted result beside the list when a person rests there."""
        self._navigation.show_soon(self._show)

    def read(self) -> None:
        """Read on at the highlighted result; what was read before is one step back."""
        self._show()
        origin, self._origin = self._origin, None
        if origin is not None:
            self._navigation.history.leave(origin)
        self._panes.go_to(Pane.ARTICLE)
        if (post := self._navigation.requested) is not None:
            self._panes.list.posts.select(post.path)
            self._reading.go_into(post)

    def leave(self) -> None:
        """Show again what was here, and go back to where the search began if nothing was opened since."""
        if self._panes.results is None:
            return
        origin, self._origin = self._origin, None
        beneath, self._beneath = self._beneath, None
        self._panes.list_again()
        self._panes.article.search.clear()
        self._panes.go_to(self._began_in)
        if beneath is not None:
            self._screen.call_later(self._panes.put_in_place_of_list, beneath)
        if origin is not None:
            self._navigation.visit(origin)

    def renew(self) -> None:
        """Search again for what is being looked for: the library has changed."""
        if self._texts is not None and self._texts.box.value:
            self._texts.renew()
        if self._headings is not None and self._headings is self._panes.results:
            self._headings.renew()

    def take_sections(self, post: Post, sections: Sequence[Section]) -> None:
        """Take the sections of the open article, which are others than they were."""
        if self._headings is not None and self._headings is self._panes.results:
            self._headings.take_sections(post, sections)

    async def _search_texts(self) -> None:
        if self._texts is None:
            from reader.app.lists.results_pane import TextPane

            self._texts = TextPane(self.library, self._panes.list.filter.reading_state, id="texts-pane")
        await self._open(self._texts)

    async def _search_headings(self) -> None:
        if self._headings is None:
            from reader.app.lists.results_pane import HeadingsPane

            self._headings = HeadingsPane(
                self.library, self._panes.list.filter.reading_state, id="headings-pane"
            )
        await self._open(self._headings)
        article = self._panes.article
        self._headings.start(article.post, article.sections, article.section)

    async def _open(self, pane: ResultsPane) -> None:
        """Search in a pane that takes the place of the list."""
        from reader.app.lists.results_pane import ResultsPane

        before = self._panes.results
        if not isinstance(before, ResultsPane):
            self._origin, self._beneath = self._navigation.here, before
            self._began_in = self._panes.arrangement.active
        await self._panes.put_in_place_of_list(pane)

    def _show(self) -> None:
        """Show the highlighted result beside the list."""
        result = None if self._panes.results is None else self._panes.results.result
        if result is not None:
            self.go_to(result)
        else:
            # What was lit is not looked for any more.
            self._panes.article.search.clear()
