"""The footnotes of an article: by label, where they stand, where the text refers to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from reader.document.markdown.footnotes import inline_sources
from reader.document.markdown.leaves import LeafBuilder
from reader.document.markdown.runs import FOOTNOTE_HREF
from reader.document.model import (
    Batch,
    Document,
    Footnote,
    Heading,
    Label,
    Leaf,
    LeafBlock,
    Paragraph,
    Place,
    Table,
)


def notes_by_label(document: Document) -> dict[str, Footnote]:
    """The notes of an article, by their labels, case folded; of two with the same label, the first."""
    notes = takewhile(lambda block: isinstance(block, Footnote), reversed(document.blocks))
    return {note.label.casefold(): note for note in notes if isinstance(note, Footnote)}


def leaves_of_note(document: Document, note: Footnote) -> list[Leaf]:
    """The leaves that a note has at the end of its article."""
    leaves: list[Leaf] = []
    for leaf in reversed(document.leaves):
        if not leaf.frames or not isinstance(leaf.frames[0].container, Footnote):
            break
        if leaf.frames[0].container is note:
            leaves.append(leaf)
    leaves.reverse()
    return leaves


def first_reference(document: Document, label: str) -> Place | None:
    """The first place that refers to the note of a case-folded label."""
    written, href = f"[^{label}]", FOOTNOTE_HREF + label
    for leaf in document.leaves:
        if not _may_hold(leaf.block, written):
            continue
        character = 0
        for run in document.runs(leaf):
            if run.link and run.link.href == href:
                return Place(leaf.index, character)
            character += len(run.text)
    return None


def document_of(notes: Sequence[Footnote], article: Document) -> Document:
    """Some notes of an article as a document of their own."""
    builder = LeafBuilder()
    document = Document(article.inlines)
    leaves = builder.note_leaves(notes, ruled=False)
    document.extend(Batch(tuple(notes), leaves, (), builder.take_folds(), last=True))
    return document


def _may_hold(block: LeafBlock, written: str) -> bool:
    """Whether case-folded Markdown stands in a leaf, were it only in code: runs are not parsed to know."""
    if isinstance(block, (Paragraph, Label, Heading)):
        return "[^" in block.source and written in block.source.casefold()
    return isinstance(block, Table) and any(written in cell.casefold() for cell in inline_sources((block,)))
