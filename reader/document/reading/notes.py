"""Footnotes: which Markdown refers to them, their order at the end of an article, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from reader.document.markdown.blocks import Note
from reader.document.markdown.definitions import ArticleDefinitions
from reader.document.markdown.flatten import Flattener
from reader.document.markdown.inlines import FOOTNOTE_HREF
from reader.document.model import (
    Batch,
    Block,
    Definition,
    DefinitionList,
    Document,
    Footnote,
    Heading,
    Inline,
    Label,
    Leaf,
    LeafBlock,
    Link,
    List,
    Paragraph,
    Place,
    Quote,
    Table,
)
from reader.document.source.placeholders import Marks

REFERENCE_HREF: Final = "#fnref-"
"""What the href of the way back from a note starts with; the label of the note, case folded, follows."""

_WAY_BACK: Final = "↩"


def inline_sources(blocks: Iterable[Block | Definition]) -> Iterator[str]:
    """All Markdown in some blocks that has runs, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(source=source) | Heading(source=source) | Label(source=source):
                yield source
            case Table(header=header, rows=rows):
                yield from header
                for row in rows:
                    yield from row
            case List(items=items):
                for item in items:
                    yield from inline_sources(item.children)
            case Quote(children=children) | Definition(children=children) | Footnote(children=children):
                yield from inline_sources(children)
            case DefinitionList(children=parts):
                yield from inline_sources(parts)


def footnotes(notes: Sequence[Note], definitions: ArticleDefinitions) -> tuple[Footnote, ...]:
    """The notes by number: first those that the text refers to, then what they refer to, then the rest.

    A second note under the same label is kept, with a number of its own. At the end of a note that something
    refers to stands a link back to the first place that does.
    """
    waiting: dict[str, Note] = {}
    for index, note in enumerate(notes):
        label = note.label.casefold()
        waiting[f"{label} {index}" if label in waiting else label] = note
    ordered: list[Footnote] = []
    order = definitions.notes.order
    added = set[str]()
    seen = 0
    for unmentioned in (*waiting, ""):
        while seen < len(order):
            if mentioned := waiting.pop(order[seen], None):
                referred = order[seen] not in added
                children = _with_way_back(mentioned, definitions.marks) if referred else mentioned.children
                ordered.append(Footnote(mentioned.line, mentioned.label, seen + 1, children))
                definitions.number_notes(inline_sources(mentioned.children))
            seen += 1
        if unmentioned in waiting:
            added.add(unmentioned)
            definitions.notes.add(unmentioned)
    return tuple(ordered)


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
    flattener = Flattener()
    document = Document(article.inlines)
    leaves = flattener.note_leaves(notes, ruled=False)
    document.extend(Batch(tuple(notes), leaves, (), flattener.take_folds(), last=True))
    return document


def _may_hold(block: LeafBlock, written: str) -> bool:
    """Whether case-folded Markdown stands in a leaf, were it only in code: runs are not parsed to know."""
    if isinstance(block, (Paragraph, Label, Heading)):
        return "[^" in block.source and written in block.source.casefold()
    return isinstance(block, Table) and any(written in cell.casefold() for cell in inline_sources((block,)))


def _with_way_back(note: Note, marks: Marks) -> tuple[Block, ...]:
    """What a note holds, with a link back behind its last words."""
    link = Link(REFERENCE_HREF + note.label.casefold())
    way_back = marks.chip(Inline(_WAY_BACK, "footnote", link))
    last = note.children[-1] if note.children else None
    if isinstance(last, Paragraph):
        return (*note.children[:-1], last._replace(source=f"{last.source}\u00a0{way_back}"))
    return (*note.children, Paragraph(last.line if last else note.line, way_back))
