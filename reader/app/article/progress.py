"""How much of the open article was read in passing.

The rule: a stretch counts when a person moves on from it downwards as one does in reading: by lines, half
pages, pages, the wheel, or to the next section. It counts once, and of a move further than what was in view,
only that counts. Going anywhere else (a jump, a search, a link, a mark, the scroll bar, a resize) reads
nothing. An article that fits into the pane is read with any such move in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.document.model import Card, Document, Place, Section
from reader.document.reading.anchors import Anchor, anchor_of
from reader.document.reading.outline import section_at
from reader.page.rows import RowPosition

if TYPE_CHECKING:
    from reader.app.article.viewport import Viewport
    from reader.page.fold_state import FoldState

MOST_STRETCHES: Final = 8
"""Stretches that are kept for another run: the longest ones."""

CUT_PATIENCE: Final = 60.0
"""Seconds after which an article that may be cut is taken to have become shorter for good."""

MOST_HIDDEN: Final = 200
"""Closed callouts with headings that are passed over to find a heading that is seen."""

TOP: Final = RowPosition(0, 0)


class ReadStretch(NamedTuple):
    """A part of an article that the top of the pane moved over."""

    start: Place
    end: Place


class Kept(NamedTuple):
    """What is known of an article from earlier runs."""

    share: float = 0.0
    """How much of it was read, 0 to 1."""
    stretches: str = ""
    """What `Progress.as_text` gave; empty when only the share is known, which is taken to be from the top."""


class Progress:
    """Which stretches of the article in a pane were read. They outlast edits, resizes and runs."""

    def __init__(self, viewport: Viewport, now: Callable[[], float] = time.monotonic) -> None:
        """Take ``now``, which tells the time in seconds."""
        self._viewport = viewport
        self._now = now
        self._document: Document | None = None
        """The article that the stretches are places of: the last one that was not cut."""
        self._stretches: list[ReadStretch] = []
        self._ask: Callable[[], Kept | None] | None = None
        """Asks what is known from earlier runs, until that is known."""
        self._kept: Kept | None = None
        """The answer, until its stretches have been found in the article."""
        self._leaves = 0
        """How many leaves the article had when it was not cut."""
        self._cut_at: float | None = None
        """When it was first seen to be cut."""

    def begin(self, ask: Callable[[], Kept | None]) -> None:
        """Begin with another article that is shown, or with the same one anew.

        ``ask`` tells what is known of it from earlier runs; None as long as nobody knows.
        """
        self.forget()
        self._document = self._viewport.document
        self._ask = ask
        self._leaves = 0
        self._cut_at = None

    def forget(self) -> None:
        """Forget that anything of the article was read."""
        self._stretches = []
        self._ask = self._kept = None

    def take_edited(self, after: Document) -> None:
        """Take in that the pane shows the same article after an edit."""
        before = self._document
        if before is None:
            return
        self._learn()
        if before.complete:
            self._leaves = max(self._leaves, len(before.leaves))
        if not self._is_cut(after):
            self._adopt(before, after)

    def add(self, start: Place, end: Place) -> None:
        """Add that the top of the pane has moved from one place down to another by reading."""
        if not self.is_held_back:
            self._stretches.append(ReadStretch(start, end))

    @property
    def is_complete(self) -> bool:
        """Tell whether all of the article is there."""
        document = self._viewport.document
        return document is not None and document.complete

    @property
    def is_held_back(self) -> bool:
        """Tell whether nothing counts: the article has no words, or may be cut."""
        document = self._viewport.document
        if document is None or not document.complete:
            return False
        if not _has_words(document):
            return True
        self._learn()
        if not self._is_cut(document):
            return False
        if self._cut_at is None:
            self._cut_at = self._now()
        if self._now() - self._cut_at < CUT_PATIENCE:
            return True
        self._adopt(self._document or document, document)
        return False

    @property
    def is_all_in_view(self) -> bool:
        """Tell whether the article fits into the pane."""
        page = self._viewport.page
        return page is not None and page.last_position(self._viewport.height) <= TOP

    @property
    def share(self) -> float:
        """Return how much of the article has been read, 0 to 1; 1 only when nothing of it is left."""
        page = self._viewport.page
        if page is None or not self.is_complete or self.is_held_back:
            return 0.0
        stretches = self._known_stretches()
        # A row without words of its own, such as a rule, is passed with the words above it.
        last = page.position_of(page.place_of(page.last_position(self._viewport.height)))
        if any(page.position_of(start) <= TOP and page.position_of(end) >= last for start, end in stretches):
            return 1.0
        rows = sum(self._row(end) - self._row(start) for start, end in stretches)
        return max(0.0, min(0.99, rows / max(1, page.row_number(last))))

    def as_text(self) -> str:
        """Return what was read, for a later run; empty when nothing was."""
        document = self._document
        if document is None or not self.is_complete or self.is_held_back:
            return ""
        stretches = self._known_stretches()
        if not stretches:
            return ""
        longest = sorted(stretches, key=lambda stretch: stretch.end.leaf - stretch.start.leaf)
        ends = [end for stretch in sorted(longest[-MOST_STRETCHES:]) for end in stretch]
        return "\n".join([str(len(document.leaves)), *(anchor_of(document, end).as_text() for end in ends)])

    def _learn(self) -> None:
        """Ask what is known from earlier runs, as long as that is not known."""
        if self._ask is not None and (kept := self._ask()) is not None:
            self._ask = None
            self._kept = kept
            self._leaves = max(self._leaves, _parsed(kept.stretches)[0])

    def _known_stretches(self) -> Sequence[ReadStretch]:
        """Return the stretches in order, those of earlier runs too, of an article that is not held back."""
        from reader.document.reading.anchor_search import find_anchor

        document, page, kept = self._document, self._viewport.page, self._kept
        if kept is not None and document is not None and page is not None:
            self._kept = None
            anchors = _parsed(kept.stretches)[1]
            if anchors:
                places = [find_anchor(document, anchor) or Place(0) for anchor in anchors]
                self._stretches += map(ReadStretch, places[::2], places[1::2])
            elif kept.share > 0:
                last = page.row_number(page.last_position(self._viewport.height))
                end = page.place_of(page.position_at(round(kept.share * last)))
                self._stretches.append(ReadStretch(Place(0), end))
        self._stretches = list(self._joined())
        return self._stretches

    def _joined(self) -> Iterator[ReadStretch]:
        """Join the stretches that meet, or that lead from one view to the next."""
        joined: ReadStretch | None = None
        for stretch in sorted(self._stretches):
            if joined is None:
                joined = stretch
            elif stretch.start <= joined.end or self._was_in_view(stretch.start, joined.end):
                joined = ReadStretch(joined.start, max(joined.end, stretch.end))
            else:
                yield joined
                joined = stretch
        if joined is not None:
            yield joined

    def _was_in_view(self, place: Place, top: Place) -> bool:
        """Tell whether a place was in view when another one was at the top."""
        return self._row(place) - self._row(top) <= self._viewport.height

    def _row(self, place: Place) -> int:
        page = self._viewport.page
        return 0 if page is None else page.row_number(page.position_of(place))

    def _is_cut(self, document: Document) -> bool:
        from reader.app.article.reload import may_be_cut

        return bool(self._leaves) and may_be_cut(document, self._leaves)

    def _adopt(self, before: Document, after: Document) -> None:
        """Take the stretches for places of another version of the article from now on."""
        from reader.app.article.reload import Moved

        moved = Moved(before, after)
        self._stretches = [ReadStretch(moved(start), moved(end)) for start, end in self._stretches]
        self._document, self._leaves, self._cut_at = after, len(after.leaves), None


def scrolled(viewport: Viewport) -> float:
    """Return how much of the article has been scrolled through, 0 to 1; 1 when all of it is in view."""
    page = viewport.page
    if page is None:
        return 0.0
    last_top = page.height - viewport.height
    if last_top <= 0 or viewport.is_at_end:
        return 1.0
    return min(1.0, page.row_number(viewport.position) / last_top)


def section_in_sight(
    sections: Sequence[Section], index: int | None, fold_state: FoldState | None
) -> int | None:
    """Return a section by its index, or the last one before it whose heading is not folded away."""
    for _ in range(MOST_HIDDEN):
        if index is None or fold_state is None or not fold_state.hides(sections[index].place.leaf):
            return index
        label = fold_state.visible_leaf(sections[index].place.leaf)
        index = section_at(sections, Place(label))
    return index


def place_being_read(viewport: Viewport) -> Place:
    """Return the place a reader is taken to be at.

    It is that of the top row, and glides to the bottom row over the last screen. So even the last, short
    section of an article has its turn as the one being read.
    """
    page, height, top = viewport.page, viewport.height, viewport.position
    if page is None:
        return viewport.place
    last_top = page.height - height
    rows_left = last_top - page.row_number(top)
    span = min(height, last_top)
    if span <= 0 or rows_left >= span:
        return page.place_of(top)
    below = round((height - 1) * (1 - max(0, rows_left) / span))
    return page.place_of(page.move(top, below))


def _has_words(document: Document) -> bool:
    """Tell whether there is anything to read below the title and the facts of a post."""
    return any(not isinstance(leaf.block, Card) for leaf in document.leaves[:2])


def _parsed(text: str) -> tuple[int, list[Anchor]]:
    """Return how many leaves an article had, and where its stretches began and ended by turns.

    0 and none of what is no such text.
    """
    leaves, *lines = text.split("\n")
    anchors = [anchor for line in lines if (anchor := Anchor.from_text(line)) is not None]
    if not leaves.isascii() or not leaves.isdecimal() or len(leaves) > 9 or len(anchors) % 2:
        return 0, []
    return int(leaves), anchors
