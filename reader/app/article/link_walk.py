"""The link of an article that is selected, and the way from link to link."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from reader.app.article.hints import Hints, TextRange
from reader.app.article.reading_pane import ReadingPane
from reader.document.model import Document, Link
from reader.document.reading.links_in_text import LinkSpan, links_after, links_before
from reader.page.in_view import links_in_rows

SLICE: Final = 0.008
"""Seconds that links are looked for at a stretch."""


class LinkWalk:
    """Selects links of one pane. A link that is no longer in view is no longer selected."""

    def __init__(
        self, pane: ReadingPane, tell: Callable[[Link | None], object], follow: Callable[[Link], object]
    ) -> None:
        """Have ``tell`` told which link is selected, None when none is any more; ``follow`` is for Enter."""
        self._pane = pane
        self._tell = tell
        self._follow = follow
        self._span: LinkSpan | None = None
        self._hints: Hints | None = None
        pane.watch(pane, "view", self._look, init=False)

    @property
    def selected(self) -> Link | None:
        """Return the link that is selected."""
        is_shown = self._hints is not None and self._pane.hints is self._hints
        return self._span.link if self._span is not None and is_shown else None

    def select(self, span: LinkSpan) -> None:
        """Select a link, and scroll to it when it is out of view."""
        text = TextRange(span.leaf, span.start, span.end)
        self._span = span
        self._hints = self._pane.hints = Hints([text], lettered=False, take=self._follow_selected)
        self._hints.chosen = 0
        self._pane.viewport.go_near(span.place)
        self._tell(span.link)

    def deselect(self) -> None:
        """Select nothing."""
        if self._span is None:
            return
        if self._pane.hints is self._hints:
            self._pane.hints = None
        self._span = self._hints = None
        self._tell(None)

    async def step(self, direction: int) -> bool:
        """Select the next link, or the previous one, and tell whether there is one.

        The first in view is the next one when none is selected, and the last in view the previous one.
        """
        document = self._pane.document
        if document is None:
            return False
        found = await _first(self._candidates(document, direction))
        if found is None or self._pane.document is not document:
            return False
        self.select(found)
        return True

    def _candidates(self, document: Document, direction: int) -> Iterator[LinkSpan | None]:
        """Yield the links that come in question, the nearest first; None where a leaf has none.

        Forward one begins with those of the text: those at the head of the article come when it has none,
        and on the way back.
        """
        span = self._span if self.selected is not None else None
        in_view = list(links_in_rows(self._pane.viewport.rows, document)) if span is None else []
        if span is None and direction > 0:
            found = chain(in_view, self._beyond(document, direction, None))
            yield from (link for link in found if link is None or not link.link.query)
            yield from in_view
            return
        yield from reversed(in_view)
        yield from self._beyond(document, direction, span)

    def _beyond(self, document: Document, direction: int, span: LinkSpan | None) -> Iterator[LinkSpan | None]:
        """Yield the links below the selected one, or above it; from where a person reads without one."""
        leaf, character = self._pane.place if span is None else (span.leaf, span.start)
        fold_state = self._pane.viewport.fold_state
        leaves = (
            range(leaf, len(document.leaves))
            if direction > 0
            else range(min(leaf, len(document.leaves) - 1), -1, -1)
        )
        seen = (index for index in leaves if fold_state is None or not fold_state.hides(index))
        if direction > 0:
            yield from links_after(document, seen, character if span is None else character + 1)
        else:
            yield from links_before(document, seen, character)

    def _follow_selected(self, _: int) -> None:
        if self._span is not None:
            self._follow(self._span.link)

    def _look(self) -> None:
        """Select nothing any more when the article has moved on, or is another one."""
        span = self._span
        if span is not None and (self.selected is None or not self._pane.viewport.has_in_view(span.place)):
            self.deselect()


async def _first(candidates: Iterator[LinkSpan | None]) -> LinkSpan | None:
    """Return the first link. The event loop goes on meanwhile: an article may be long and have none."""
    pause = time.monotonic() + SLICE
    for span in candidates:
        if span is not None:
            return span
        if time.monotonic() >= pause:
            await asyncio.sleep(0)
            pause = time.monotonic() + SLICE
    return None
