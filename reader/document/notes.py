"""Footnotes: which Markdown refers to them, and their order at the end of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.document.blocks import Note
from reader.document.definitions import ArticleDefinitions
from reader.document.model import (
    Block,
    Definition,
    DefinitionList,
    Footnote,
    Heading,
    Label,
    List,
    Paragraph,
    Quote,
    Table,
)


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

    A second note under the same label is kept, with a number of its own.
    """
    waiting: dict[str, Note] = {}
    for index, note in enumerate(notes):
        label = note.label.casefold()
        waiting[f"{label} {index}" if label in waiting else label] = note
    ordered: list[Footnote] = []
    order = definitions.notes.order
    seen = 0
    for unmentioned in (*waiting, ""):
        while seen < len(order):
            if mentioned := waiting.pop(order[seen], None):
                ordered.append(Footnote(mentioned.line, mentioned.label, seen + 1, mentioned.children))
                definitions.number_notes(inline_sources(mentioned.children))
            seen += 1
        if unmentioned in waiting:
            definitions.notes.add(unmentioned)
    return tuple(ordered)
