"""The mouse pointer over an article: the link that it is on, what it clicks, and the text it selects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.geometry import Offset
from textual.scroll_view import ScrollView
from textual.timer import Timer

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

WHEEL_ROWS: Final = 3
"""Rows that one notch of the mouse wheel scrolls."""

SCROLL_PAUSE: Final = 0.5
"""Seconds that the pointer rests beyond the edge of a text before that scrolls to be selected further."""

SCROLL_TICK: Final = 0.05
"""Seconds from one such step to the next."""

MOST_ROWS: Final = 5
"""Rows of the longest step, when the pointer is far beyond the edge."""


class Pointer:
    """Finds what of a text is under the pointer, and selects it in the pane that shows the text.

    Cells are those of the pane, its border and padding counted, and may lie outside of it.
    """

    def __init__(
        self,
        pane: ScrollView,
        viewport: Viewport,
        *,
        hovered: Callable[[Link | None], object],
        clicked: Callable[[Row, Run], object],
    ) -> None:
        """``hovered`` is told which link the pointer has come onto, or None; ``clicked`` what was clicked."""
        self.pane = pane
        self.viewport = viewport
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


class Drag:
    """Selects text of one pane, from where the button was pressed to the text nearest to the pointer."""

    def __init__(self, pointer: Pointer, at: Offset) -> None:
        self.began_at = at
        """The cell of the screen in which the button was pressed."""
        self._pointer = pointer
        self._pane = pointer.pane
        self._document = pointer.viewport.document
        self._begin = self._caret(at)
        self._at = at
        self._timer: Timer | None = None

    def is_in(self, screen: object) -> bool:
        """Tell whether its text stands on a screen."""
        return self._pane.is_attached and self._pane.screen is screen

    def move(self, at: Offset) -> None:
        """Select up to a cell of the screen, where the pointer is now."""
        self._at = at
        self._select()
        beyond = bool(self._rows_beyond)
        if beyond and self._timer is None:
            self._timer = self._pane.set_timer(SCROLL_PAUSE, self._begin_scrolling)
        elif not beyond:
            self.end()

    def end(self) -> None:
        """Scroll no more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _select(self) -> None:
        if self._begin is None or self._pointer.viewport.document is not self._document:
            # Another article has come meanwhile, in which nothing has been pressed.
            self._begin = None
            return
        if (caret := self._caret(self._at)) is not None:
            self._pointer.select(self._begin, caret)

    def _caret(self, at: Offset) -> Caret | None:
        return self._pointer.caret_at(*(at - self._pane.region.offset))

    @property
    def _rows_beyond(self) -> int:
        """Return by how many rows the pointer is below the text, or, negative, above it; 0 beside it.

        Where the pane ends with the screen, the pointer cannot go further than its outermost row.
        """
        region, y = self._pane.content_region, self._at.y
        if y >= region.bottom or y == self._pane.screen.size.height - 1:
            return max(1, y - region.bottom + 1)
        return min(-1, y - region.y) if y < region.y or y == 0 else 0

    def _begin_scrolling(self) -> None:
        self._timer = self._pane.set_interval(SCROLL_TICK, self._scroll)
        self._scroll()

    def _scroll(self) -> None:
        beyond = self._rows_beyond
        if self._pane.is_attached and self._begin is not None and beyond:
            self._pointer.viewport.move(max(-MOST_ROWS, min(MOST_ROWS, beyond)))
            self._select()
        else:
            self.end()
