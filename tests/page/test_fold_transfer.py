"""Callouts that a person closed or opened stay so when the article is edited."""

from __future__ import annotations

import pytest

from reader.document.model import Document
from reader.document.parse import parse
from reader.page.fold_state import FoldState
from reader.page.fold_transfer import transfer_folds

OPEN = "> [!note]+ {label}\n> {words}\n\n"
CLOSED = "> [!tip]- {label}\n> {words}\n\n"


def callouts(*parts: str) -> Document:
    return parse("Opening words.\n\n" + "".join(parts))


def closed(document: Document, fold_state: FoldState) -> list[bool]:
    return [fold_state.is_closed(fold.label) for fold in document.folds]


ONE = OPEN.format(label="One", words="First.")
TWO = CLOSED.format(label="Two", words="Second.")
THREE = OPEN.format(label="Three", words="Third.")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((ONE, TWO, THREE), [True, False, False]),
        ((THREE, ONE, TWO), [False, True, False]),
        (("Words.\n\n", TWO, ONE), [False, True]),
        ((TWO,), [False]),
        ((ONE.replace("First", "Edited"), TWO), [True, False]),
        ((OPEN.format(label="New", words="New."), ONE), [False, True]),
        ((), []),
    ],
)
def test_what_a_person_changed_stays_changed(after: tuple[str, ...], expected: list[bool]) -> None:
    before = callouts(ONE, TWO, THREE)
    fold_state = FoldState(before)
    fold_state.toggle(before.folds[0])
    fold_state.toggle(before.folds[1])
    edited = callouts(*after)
    assert closed(edited, transfer_folds(before, fold_state, edited)) == expected


def test_what_nobody_touched_is_as_its_author_has_it_now() -> None:
    before = callouts(ONE, TWO)
    fold_state = FoldState(before)
    fold_state.toggle(before.folds[0])
    edited = callouts(ONE, TWO.replace("]-", "]+"))
    assert closed(edited, transfer_folds(before, fold_state, edited)) == [True, False]
    untouched = FoldState(before)
    assert closed(edited, transfer_folds(before, untouched, edited)) == [False, False]


def test_callouts_with_the_same_label_are_told_by_what_they_say() -> None:
    first, second = (OPEN.format(label="Note", words=words) for words in ("Apples.", "Pears."))
    before = callouts(first, second)
    fold_state = FoldState(before)
    fold_state.toggle(before.folds[1])
    edited = callouts(OPEN.format(label="Note", words="Plums."), first, second)
    assert closed(edited, transfer_folds(before, fold_state, edited)) == [False, False, True]


def test_a_callout_that_was_opened_within_a_closed_one_is_open_in_it_again() -> None:
    nested = "> [!note]- Outer\n> Words.\n>\n> > [!tip]- Inner\n> > Deep.\n\n"
    before = callouts(nested)
    fold_state = FoldState(before)
    fold_state.toggle(before.folds[1])
    edited = callouts(ONE, nested)
    refolded = transfer_folds(before, fold_state, edited)
    assert closed(edited, refolded) == [False, True, False]
    assert refolded.hides(edited.folds[2].label)
