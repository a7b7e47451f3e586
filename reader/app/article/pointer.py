"""The mouse pointer over an article: the link that it is on, what it clicks, and the text it selects."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.scroll_view import ScrollView

from reader.app.article.scrolling import Scrolling
from reader.app.article.selection import (
    Caret,
    caret_in_row,
    end_of_row,
    run_at_cell,
    selection_between,
    word_at,
)
from reader.app.article.viewport import Viewport
from reader.document.model import Link
from reader.page.rows import Row, Run


class Pointer:
    """Finds what of a text is under the pointer, and selects it in the pane that shows the text.

    Cells are those of the pane, its border and padding counted, and may lie outside of it.
    """

    def __init__(
        self,
        pane: ScrollView,
        viewport: Viewport,
        scrolling: Scrolling,
        *,
        hovered: Callable[[Link | None], object],
        clicked: Callable[[Row, Run], object],
    ) -> None:
        """Have ``hovered`` told which link the pointer is on now, or None; ``clicked`` what was clicked."""
        self.pane = pane
        self.viewport = viewport
        self.scrolling = scrolling
        self.with_signs = True
        """Whether what is selected is copied with the signs of lists and quotes."""
        self._hovered = hovered
        self._clicked = clicked
        self._link: Link | None = None

    def move(self, event: events.MouseMove) -> None:
        """Tell which link is under the pointer now."""
        self._hover(self.link_at(event.x, event.y))

    def leave(self) -> None:
        """Tell that it is on nothing any more: it has gone, or what it was on."""
        self._hover(None)

    def click(self, event: events.Click) -> None:
        """Take a click; a second one at once selects the word, and a third one the paragraph."""
        event.prevent_default()
        found = self._run_at(event.x, event.y)
        if found is None:
            return
        if event.chain >= 2:
            self._select_around(event.x, event.y, whole_leaf=event.chain > 2)
        elif not self.pane.screen.selections:
            self._clicked(*found)

    def link_at(self, x: int, y: int) -> Link | None:
        """Return the link at a cell."""
        found = self._run_at(x, y)
        return None if found is None else found[1].link

    def caret_at(self, x: int, y: int) -> Caret | None:
        """Return the text at a cell or nearest to it; None without any text.

        Below the end of the article is behind its last words.
        """
        rows = self.viewport.rows
        if not rows:
            return None
        at = y - self.pane.gutter.top
        if at >= len(rows) and len(rows) < self.viewport.height:
            return end_of_row(rows[-1])
        return caret_in_row(rows[max(0, min(at, len(rows) - 1))], self._cell(x))

    def select(self, one: Caret, other: Caret, *, with_signs: bool = True) -> None:
        """Select the text between two places of it, to be copied with the signs of lists or without."""
        self.with_signs = with_signs
        selection = selection_between(one, other)
        self.pane.screen.selections = {} if selection is None else {self.pane: selection}

    def _run_at(self, x: int, y: int) -> tuple[Row, Run] | None:
        """Return the row and the run at some cell."""
        rows = self.viewport.rows
        row = y - self.pane.gutter.top
        if not 0 <= row < len(rows):
            return None
        found = run_at_cell(rows[row], self._cell(x))
        return None if found is None else (rows[row], found[0])

    def _cell(self, x: int) -> int:
        """Return the cell of a row that stands at a cell of the pane."""
        page = self.viewport.page
        return x - self.pane.gutter.left - (0 if page is None else page.margin)

    def _hover(self, link: Link | None) -> None:
        if link is not self._link:
            self._link = link
            self._hovered(link)

    def _select_around(self, x: int, y: int, *, whole_leaf: bool) -> None:
        caret, document = self.caret_at(x, y), self.viewport.document
        if caret is None or document is None:
            return
        text = document.text(document.leaves[caret.leaf])
        start, end = (0, len(text)) if whole_leaf else word_at(text, caret.start)
        self.select(Caret(caret.leaf, start, start), Caret(caret.leaf, end, end), with_signs=whole_leaf)
