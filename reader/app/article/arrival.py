"""Arriving at a destination in an article: at once, when it has been read, or after an edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.app.article.article_search import ArticleSearch
from reader.app.article.reading_pane import ReadingPane
from reader.app.article.section_navigation import SectionNavigation
from reader.document.model import Batch, Document, Place
from reader.document.reading import outline
from reader.document.reading.anchors import anchor_of, has_same_words
from reader.document.reading.destination import Destination

if TYPE_CHECKING:
    from reader.app.article.reload import Lost, Moved, Unfound


class Arrival:
    """Shows articles in a pane at a destination, and goes to others as soon as they have been read."""

    def __init__(
        self,
        reading: ReadingPane,
        sections: SectionNavigation,
        search: ArticleSearch,
        *,
        go_to: Callable[[Place, int], object],
        say: Callable[[str], object],
    ) -> None:
        """Take ``go_to``, which brings a place to the top, below some rows; ``say`` tells why one stays."""
        self._reading = reading
        self._sections = sections
        self._search = search
        self._go_to = go_to
        self._say = say
        self._pending: Destination | None = None
        """Where to go as soon as that has been read."""
        self._lost: Lost | None = None
        self._unfound: Unfound | None = None

    @property
    def is_awaited(self) -> bool:
        """Tell whether words to go on at are still to be read, and nobody has moved meanwhile."""
        pending = self._pending
        return pending is not None and pending.anchor is not None and self._reading.place <= Place(0)

    @property
    def destination(self) -> Destination | None:
        """Return where one is, or is going to be as soon as that has been read; None without an article."""
        document = self._reading.document
        if document is None:
            return None
        if self.is_awaited:
            return self._pending
        place, rows_above = self._reading.viewport.spot
        return Destination(anchor=anchor_of(document, place), rows_above=rows_above)

    def show(self, document: Document, destination: Destination) -> bool:
        """Show an article, at a destination that names words in it. Return whether these have been read.

        Any other destination is for `seek`.
        """
        self.forget()
        self._lost = self._unfound = None
        place = None if destination.anchor is None else destination.find(document)
        if place is None:
            self._reading.show(document)
            return False
        self._reading.show(document, place, rows_above=destination.rows_above)
        self._note_unfound(destination)
        return True

    def show_again(self, moved: Moved) -> None:
        """Show the same article after an edit, at the same words. `seek_again` is to follow."""
        from reader.app.article.reload import is_still_at, show_again

        if self._unfound is not None and not is_still_at(self._reading, self._unfound.shown):
            self._unfound = None
        self._lost = show_again(self._reading, moved, self._lost)

    def seek_again(self) -> None:
        """Go on to where one was on the way to before an edit, now that all of the article has been read."""
        if self._pending is not None:
            self._seek_pending()
        elif self._unfound is not None:
            self.seek(self._unfound.destination)

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the article, and go on to what is awaited there."""
        document = self._reading.document
        read_before = 0 if document is None else len(document.leaves)
        self._reading.extend(batch)
        at_words = self._pending is not None and self._pending.anchor is not None
        self._seek_pending(since=read_before if at_words else 0)

    def forget(self) -> None:
        """Go nowhere any more: a person has gone elsewhere."""
        self._pending = None

    def seek(self, destination: Destination, *, since: int = 0) -> None:
        """Go to a destination, now or when it has been read.

        ``since`` is how many leaves there were when it was looked for before.
        """
        self.forget()
        document = self._reading.document
        if document is None:
            return
        if destination.words:
            self._light_words(destination)
            return
        place = destination.find(document, since=since)
        if place is not None:
            self._arrive(destination, document, place)
        elif destination.fragment and document.complete:
            self._say(f"There is no section #{destination.fragment} in this post")
        else:
            self._pending = destination

    def _seek_pending(self, *, since: int = 0) -> None:
        """Go on to where one is still to get. Words to go on at are given up when a person has moved."""
        pending, self._pending = self._pending, None
        if pending is not None and (pending.anchor is None or self._reading.place <= Place(0)):
            self.seek(pending, since=since)

    def _arrive(self, destination: Destination, document: Document, place: Place) -> None:
        """Bring the place of a destination to the top; a section that begins there is the one being read."""
        if destination.anchor is not None:
            self._reading.viewport.go_to(place, rows_above=destination.rows_above)
            self._note_unfound(destination)
            return
        index = outline.section_at(document.sections, place)
        if index is not None and document.sections[index].place == place:
            self._sections.jump(index)
        else:
            self._go_to(place, 1)

    def _light_words(self, destination: Destination) -> None:
        """Light the words that a post was opened for, from the line on that they were found in."""
        from reader.page.pattern import SearchPattern

        self._search.highlight(SearchPattern("words", destination.words), destination.line)

    def _note_unfound(self, destination: Destination) -> None:
        """Remember where one stopped while its words are not there: an edit may bring them back."""
        document, place, anchor = self._reading.document, self._reading.place, destination.anchor
        self._unfound = None
        if document is None or anchor is None or not document.complete:
            return
        if not has_same_words(document, anchor, place):
            from reader.app.article.reload import Unfound

            self._unfound = Unfound(destination, place)
