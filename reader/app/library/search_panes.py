"""Searching the library from the screen: the panes for it, and where a person was before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.app.article.history import Visit
from reader.app.library.search import LibrarySearch
from reader.content.posts.index import ContentIndex
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.library.results_pane import HeadingsPane, ResultsPane, TextPane
    from reader.content.post import Post
    from reader.content.search.query import Standing
    from reader.document.model import Section


class SearchPanes:
    """The panes that search the library, made when first wanted. One of them at most is open.

    What one has found stays in it: opened again, it is as it was left.
    """

    def __init__(self, index: ContentIndex, standing: Callable[[], Standing]) -> None:
        self.library = LibrarySearch(index)
        self.open: ResultsPane | None = None
        """The pane that stands in the place of the list."""
        self.began_in = Pane.LIST
        """The pane that a person was in when the search was begun."""
        self._origin: Visit | None = None
        self._standing = standing
        self._texts: TextPane | None = None
        self._headings: HeadingsPane | None = None

    def begin(self, origin: Visit | None, pane: Pane) -> None:
        """A search begins at some place, in some pane."""
        self._origin = origin
        self.began_in = pane

    def take_origin(self) -> Visit | None:
        """Where the search began; None if something that was found has been opened since."""
        origin, self._origin = self._origin, None
        return origin

    def texts(self) -> TextPane:
        """The pane that searches texts."""
        from reader.app.library.results_pane import TextPane

        if self._texts is None:
            self._texts = TextPane(self.library, self._standing, id="texts-pane")
        return self._texts

    def headings(self) -> HeadingsPane:
        """The pane that searches headings."""
        from reader.app.library.results_pane import HeadingsPane

        if self._headings is None:
            self._headings = HeadingsPane(self.library, self._standing, id="headings-pane")
        return self._headings

    def renew(self) -> None:
        """The library has changed: search it again for what is being looked for."""
        if self._texts is not None and self._texts.box.value:
            self._texts.renew()
        if self._headings is not None and self._headings is self.open:
            self._headings.renew()

    def take_sections(self, post: Post, sections: Sequence[Section]) -> None:
        """The open article has other sections than it had."""
        if self._headings is not None and self._headings is self.open:
            self._headings.take_sections(post, sections)
