"""An article that is read again after an edit: what is being read, selected, opened or closed stays so."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final, NamedTuple

from textual.geometry import Offset
from textual.selection import Selection

from reader.app.article.reading_pane import ReadingPane
from reader.app.article.viewport import Spot
from reader.document.model import Document, Leaf, LeafBlock, Place
from reader.document.reading.anchor_search import find_anchor
from reader.document.reading.anchors import anchor_of, text_at
from reader.document.reading.clipboard_text import clipboard_text
from reader.document.reading.destination import Destination
from reader.page.fold_transfer import transfer_folds
from reader.page.rows import RowPosition

TOP: Final = RowPosition(0, 0)

RECOGNIZED: Final = 16
"""Characters by which words are recognized."""


CUT_SHARE: Final = 0.9
"""The part of its leaves that an article keeps in most edits."""


class Moved:
    """Where the places of an article are in the same article after an edit."""

    def __init__(self, before: Document, after: Document) -> None:
        self.before = before
        self.after = after
        # While it is still being read it grows, and its end is not that of the article.
        is_whole = before.complete
        old, new = list(before.leaves), after.leaves
        self._count = len(old)
        self._same_first = _count_same(zip(old, new, strict=False))
        """How many leaves at the beginning are as they were, and how many at the end."""
        rest = min(len(old), len(new)) - self._same_first
        ends = islice(zip(reversed(old), reversed(new), strict=False), rest)
        self._same_last = _count_same(ends) if is_whole else 0

    def __call__(self, place: Place) -> Place:
        """Return the place of the same words. The very top stays the top, whatever is written there now."""
        if place <= Place(0) or place.leaf < self._same_first:
            return place
        if self._count - self._same_last <= place.leaf < self._count:
            return Place(place.leaf + len(self.after.leaves) - self._count, place.character)
        return find_anchor(self.after, anchor_of(self.before, place)) or place


class Lost(NamedTuple):
    """Words that a person read and that an edit has taken away: the next one may bring them back."""

    before: Document
    """The article that had them."""
    spot: Spot
    shown: Place
    """What stands at the top of the pane instead."""


class Unfound(NamedTuple):
    """Where a person stopped in an earlier run, while the words that stood there are not there."""

    destination: Destination
    shown: Place
    """What stands at the top of the pane instead."""


def show_again(pane: ReadingPane, moved: Moved, lost: Lost | None = None) -> Lost | None:
    """Show the article as it is after the edit, with the same row at the top of a pane.

    Programs empty a file before they write it: what is ``lost`` is looked for too, until a person moves on.
    Return what is lost now, if anything.
    """
    fold_state = pane.viewport.fold_state
    if fold_state is None:
        pane.show(moved.after)
        return None
    before, spot = moved.before, pane.viewport.spot
    if lost is not None and is_still_at(pane, lost.shown):
        before, spot = lost.before, lost.spot
    place = (moved if before is moved.before else Moved(before, moved.after))(spot.place)
    selection = _moved_selection(pane, moved)
    pane.show(
        moved.after,
        place,
        rows_above=spot.rows_above,
        fold_state=transfer_folds(moved.before, fold_state, moved.after),
    )
    if selection is not None:
        pane.screen.selections = {pane: selection}
    is_found = _words_at(before, spot.place) == _words_at(moved.after, place) and not may_be_cut(
        moved.after, len(before.leaves)
    )
    return None if is_found else Lost(before, spot, pane.place)


def is_still_at(pane: ReadingPane, shown: Place) -> bool:
    """Tell whether nobody has moved on from what was shown. In what fits into the pane nobody can."""
    page = pane.viewport.page
    return pane.place == shown or (page is not None and page.last_position(pane.viewport.height) <= TOP)


def may_be_cut(document: Document, leaves: int) -> bool:
    """Tell whether an article has so few of its leaves left that its file may still be being written."""
    return len(document.leaves) < CUT_SHARE * leaves


def _words_at(document: Document, place: Place) -> str:
    """Return the first words at a place."""
    return text_at(document, place.leaf)[place.character : place.character + RECOGNIZED]


def _count_same(pairs: Iterable[tuple[Leaf, Leaf]]) -> int:
    """Count the pairs of leaves, from the first on, that show the same."""
    count = 0
    same: tuple[LeafBlock, LeafBlock] | None = None
    for old, new in pairs:
        # The parts of a long block need not be compared one by one.
        if same is None or same[0] is not old.block or same[1] is not new.block:
            # All of a block but its line, which is the first that it holds.
            if old.block[1:] != new.block[1:] or type(old.block) is not type(new.block):
                break
            same = old.block, new.block
        if old.part != new.part:
            break
        count += 1
    return count


def _moved_selection(pane: ReadingPane, moved: Moved) -> Selection | None:
    """Return what is selected in a pane, where it is now; None when it is not the same text any more."""
    selection, fold_state = pane.text_selection, pane.viewport.fold_state
    if selection is None or selection.start is None or selection.end is None or fold_state is None:
        return None
    old = Place(selection.start.y, selection.start.x), Place(selection.end.y, selection.end.x)
    start, end = map(moved, old)
    before = clipboard_text(moved.before, *old, fold_state.hides)
    if clipboard_text(moved.after, start, end, lambda _: False) != before:
        return None
    return Selection(Offset(start.character, start.leaf), Offset(end.character, end.leaf))
