"""Callouts that a person closed or opened stay so when the article is edited."""

from __future__ import annotations

import pytest

from reader.document.model import Document
from reader.document.parse import parse
from reader.page.fold_state import Folding
from reader.page.fold_transfer import folded_as

OPEN = "> [!note]+ {label}\n> {words}\n\n"
CLOSED = "> [!tip]- {label}\n> {words}\n\n"


def callouts(*parts: str) -> Document:
    return parse("Opening words.\n\n" + "".join(parts))


def closed(document: Document, folding: Folding) -> list[bool]:
    return [folding.is_closed(fold.label) for fold in document.folds]


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
    folding = Folding(before)
    folding.toggle(before.folds[0])
    folding.toggle(before.folds[1])
    edited = callouts(*after)
    assert closed(edited, folded_as(before, folding, edited)) == expected


def test_what_nobody_touched_is_as_its_author_has_it_now() -> None:
    before = callouts(ONE, TWO)
    folding = Folding(before)
    folding.toggle(before.folds[0])
    edited = callouts(ONE, TWO.replace("]-", "]+"))
    assert closed(edited, folded_as(before, folding, edited)) == [True, False]
    untouched = Folding(before)
    assert closed(edited, folded_as(before, untouched, edited)) == [False, False]


def test_callouts_with_the_same_label_are_told_by_what_they_say() -> None:
    first, second = (OPEN.format(label="Note", words=words) for words in ("Apples.", "Pears."))
    before = callouts(first, second)
    folding = Folding(before)
    folding.toggle(before.folds[1])
    edited = callouts(OPEN.format(label="Note", words="Plums."), first, second)
    assert closed(edited, folded_as(before, folding, edited)) == [False, False, True]


def test_a_callout_that_was_opened_within_a_closed_one_is_open_in_it_again() -> None:
    nested = "> [!note]- Outer\n> Words.\n>\n> > [!tip]- Inner\n> > Deep.\n\n"
    before = callouts(nested)
    folding = Folding(before)
    folding.toggle(before.folds[1])
    edited = callouts(ONE, nested)
    refolded = folded_as(before, folding, edited)
    assert closed(edited, refolded) == [False, True, False]
    assert refolded.hides(edited.folds[2].label)
