"""Footnotes: which Markdown refers to them, their order at the end of an article, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.document.markdown.blocks import Note
from reader.document.markdown.definitions import ArticleDefinitions
from reader.document.model import (
    Block,
    Definition,
    DefinitionList,
    Footnote,
    Heading,
    Inline,
    Label,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
)
from reader.document.source.placeholders import Placeholders

REFERENCE_HREF: Final = "#fnref-"
"""What the href of the way back from a note starts with; the label of the note, case folded, follows."""

_WAY_BACK: Final = "↩"


def inline_sources(blocks: Iterable[Block | Definition]) -> Iterator[str]:
    """Yield all Markdown in some blocks that has runs, in reading order."""
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
    """Number the notes: first those that the text refers to, then what they refer to, then the rest.

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
                children = (
                    _with_way_back(mentioned, definitions.placeholders) if referred else mentioned.children
                )
                ordered.append(Footnote(mentioned.line, mentioned.label, seen + 1, children))
                definitions.number_notes(inline_sources(mentioned.children))
            seen += 1
        if unmentioned in waiting:
            added.add(unmentioned)
            definitions.notes.add(unmentioned)
    return tuple(ordered)


def _with_way_back(note: Note, placeholders: Placeholders) -> tuple[Block, ...]:
    """Return what a note holds, with a link back behind its last words."""
    link = Link(REFERENCE_HREF + note.label.casefold())
    way_back = placeholders.chip(Inline(_WAY_BACK, "footnote", link))
    last = note.children[-1] if note.children else None
    if isinstance(last, Paragraph):
        return (*note.children[:-1], last._replace(source=f"{last.source}\u00a0{way_back}"))
    return (*note.children, Paragraph(last.line if last else note.line, way_back))
