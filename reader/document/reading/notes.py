"""The footnotes of an article: by label, where they stand, where the text refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from reader.document.markdown.leaves import LeafBuilder
from reader.document.markdown.runs import FOOTNOTE_HREF
from reader.document.model import Batch, Document, Footnote, Leaf, Place


def notes_by_label(document: Document) -> dict[str, Footnote]:
    """Return the notes of an article by case-folded label; of two with the same label, the first."""
    notes = takewhile(lambda block: isinstance(block, Footnote), reversed(document.blocks))
    return {note.label.casefold(): note for note in notes if isinstance(note, Footnote)}


def leaves_of_note(document: Document, note: Footnote) -> list[Leaf]:
    """Return the leaves that a note has at the end of its article."""
    leaves = takewhile(lambda leaf: leaf.is_note, reversed(document.leaves))
    return [leaf for leaf in leaves if leaf.frames[0].container is note][::-1]


def notes_in(document: Document, leaves: Iterable[int]) -> list[Footnote]:
    """Return the notes that some leaves, given by index, refer to, by number."""
    links = (run.link for leaf in leaves for run in document.runs(document.leaves[leaf]))
    hrefs = {link.href for link in links if link}
    notes = (note for label, note in notes_by_label(document).items() if FOOTNOTE_HREF + label in hrefs)
    return sorted(notes, key=lambda note: note.number)


def first_reference(document: Document, label: str) -> Place | None:
    """Return the first place that refers to the note of a case-folded label."""
    written, href = f"[^{label}]", FOOTNOTE_HREF + label
    for leaf in document.leaves:
        # Runs are parsed only where the reference may be, were it in code.
        if not any("[^" in source and written in source.casefold() for source in leaf.markdown):
            continue
        character = 0
        for run in document.runs(leaf):
            if run.link and run.link.href == href:
                return Place(leaf.index, character)
            character += len(run.text)
    return None


def notes_document(notes: Sequence[Footnote], article: Document) -> Document:
    """Make a document of some notes of an article."""
    builder = LeafBuilder()
    document = Document(article.inlines)
    leaves = builder.note_leaves(notes, ruled=False)
    document.extend(Batch(tuple(notes), leaves, (), builder.take_folds(), last=True))
    return document
