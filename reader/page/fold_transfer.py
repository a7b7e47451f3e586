"""What a person closed and opened in an article, carried over to the same article after an edit."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator

from reader.document.model import Document, Fold
from reader.page.fold_state import FoldState


def transfer_folds(before: Document, fold_state: FoldState, after: Document) -> FoldState:
    """Return the folds of an edited article, closed and open where a person made them so before.

    ``fold_state`` is that of the article ``before``. What nobody touched is as its author has it now.
    """
    refolded = FoldState(after)
    if all(fold_state.is_closed(fold.label) == bool(fold.folded) for fold in before.folds):
        return refolded
    for old, new in _pairs(before, after):
        closed = fold_state.is_closed(old.label)
        if closed != bool(old.folded) and closed != refolded.is_closed(new.label):
            refolded.toggle(new)
    return refolded


def _pairs(before: Document, after: Document) -> Iterator[tuple[Fold, Fold]]:
    """Yield the callouts of both that are the same: by label and first words, then by the label alone."""
    old, new = list(before.folds), list(after.folds)
    for key in (_label_and_words, _label):
        found = _pairs_by(before, old, after, new, key)
        yield from found
        taken = {fold.label for fold, _ in found}, {fold.label for _, fold in found}
        old = [fold for fold in old if fold.label not in taken[0]]
        new = [fold for fold in new if fold.label not in taken[1]]


def _pairs_by(
    before: Document,
    old: list[Fold],
    after: Document,
    new: list[Fold],
    key: Callable[[Document, Fold], Hashable],
) -> list[tuple[Fold, Fold]]:
    """Pair folds that have the same key, in the order in which they stand."""
    waiting: defaultdict[Hashable, deque[Fold]] = defaultdict(deque)
    for fold in old:
        waiting[key(before, fold)].append(fold)
    return [(waiting[at].popleft(), fold) for fold in new if waiting[at := key(after, fold)]]


def _label(document: Document, fold: Fold) -> Hashable:
    return document.leaves[fold.label].block._replace(line=0)


def _label_and_words(document: Document, fold: Fold) -> Hashable:
    first = fold.label + 1
    words = document.leaves[first].block._replace(line=0) if first < fold.end else None
    return _label(document, fold), words
