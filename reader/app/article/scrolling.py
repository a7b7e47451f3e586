"""Moving through an article as one reads, by keys and the wheel, and what was read by the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Final

from reader.app.article.viewport import Viewport
from reader.app.widgets.effects import NO_POST, STILL_READING
from reader.app.widgets.motions import Motion, distance
from reader.document.model import Place

OVERLAP_ROWS: Final = 2
"""Rows of the last page that stay in view after a page down, so that the eye finds its way."""


class Scrolling:
    """Moves a viewport as a person asks.

    They have read what they move down over by `move` or `scroll`, or within `reading_on`.
    """

    def __init__(self, viewport: Viewport) -> None:
        self.before_jump: Callable[[], object] = lambda: None
        """Called before a person goes far, to where they may want to come back from."""
        self.after_reading: Callable[[Place, Place], object] = lambda _start, _end: None
        """Called when a person has read on: the first words in view before, and now."""
        self._viewport = viewport

    def move(self, rows: int) -> bool:
        """Scroll by rows, exactly, however long the article is estimated to be.

        Return whether that moved anything.
        """
        viewport = self._viewport
        page, before = viewport.page, viewport.position
        if page is None:
            return False
        with self.reading_on() if rows > 0 else nullcontext():
            viewport.go(page.move(before, rows))
        return viewport.position != before

    def scroll(self, motion: Motion) -> bool:
        """Move as a key asks. Return whether that moved anything."""
        viewport = self._viewport
        page, before = viewport.page, viewport.position
        if page is None:
            return False
        if motion not in (Motion.TOP, Motion.BOTTOM):
            return self.move(distance(motion, in_view=viewport.height, overlap=OVERLAP_ROWS))
        target = viewport.first if motion is Motion.TOP else page.last_position(viewport.height)
        if target == before:
            return False
        self.before_jump()
        viewport.go(target)
        return viewport.position != before

    @contextmanager
    def reading_on(self) -> Iterator[None]:
        """Move down within this to have read what was in view before, as far as the move leads."""
        viewport = self._viewport
        page, before = viewport.page, viewport.position
        yield
        if page is None or page is not viewport.page or viewport.position < before:
            return
        end = min(viewport.position, page.move(before, viewport.height))
        self.after_reading(page.place_of(before), page.place_of(end))

    def describe_edge(self, motion: Motion) -> str:
        """Return why a motion leads nowhere, as a sentence for a person."""
        viewport = self._viewport
        if viewport.document is None:
            return NO_POST
        if motion.is_down and not viewport.document.complete:
            return STILL_READING
        return "All of it is in view" if len(viewport.rows) < viewport.height else motion.edge
