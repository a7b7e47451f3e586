"""What attribute lists make of the blocks that they are given to: callouts, captions, languages, ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.content.text import clean_line
from reader.document.model import Block, CodeBlock, Footnote, Heading, Label, List, Paragraph, Quote
from reader.document.source.callout_kinds import callout_of_classes, opening_of
from reader.document.source.placeholders import (
    ATTRIBUTES,
    END,
    PLACEHOLDER,
    Attributes,
    Opening,
    Placeholders,
)

_TITLED: Final = "-title"
"""What Just the Docs puts after a kind when the first paragraph is the title."""

_CAPTIONS: Final = ("file", "title", "filename", "caption", "name")
_LANGUAGES: Final = ("language-", "lang-")


def attributed(block: Block, attributes: Attributes) -> Block | None:
    """Apply an attribute list to a block; return None for one that only stands in for a table of contents."""
    match block:
        case List() | Paragraph() if "toc" in attributes.values:
            return None
        case Heading():
            return block._replace(identifier=attributes.identifier or block.identifier)
        case CodeBlock():
            return _code(block, attributes)
        case Quote(kind=""):
            return _callout(block.line, block.children, attributes.classes) or block
        case Quote() | Footnote():
            return block
        case _:
            return _callout(block.line, (block,), attributes.classes) or block


def split_placeholders(source: str, placeholders: Placeholders) -> tuple[str, Attributes]:
    """Split off the attribute lists at the end of a leaf's Markdown; return the rest and what they say.

    Those right after a span belong to the span and stay.
    """
    attributes = Attributes()
    while source.endswith(END):
        start = source.rfind(ATTRIBUTES)
        found = PLACEHOLDER.match(source, start) if start > 0 else None
        if found is None or found.end() < len(source) or source[start - 1] not in " \t\n" + END:
            break
        attributes = placeholders.attributes_at(int(found[2])).merged(attributes)
        source = source[:start].rstrip()
    return source, attributes


def _code(block: CodeBlock, attributes: Attributes) -> CodeBlock:
    caption = next(filter(None, map(attributes.values.get, _CAPTIONS)), "")
    return block._replace(
        caption=block.caption or clean_line(caption or ""),
        language=block.language or clean_line(_language(attributes)),
    )


def _language(attributes: Attributes) -> str:
    for name in attributes.classes:
        for prefix in _LANGUAGES:
            if name.startswith(prefix):
                return name.removeprefix(prefix)
    if "mermaid" in attributes.classes:
        return "mermaid"
    return attributes.values.get("lang", "")


def _callout(line: int, children: Sequence[Block], classes: Sequence[str]) -> Quote | None:
    """Return the callout that classes make of some blocks; None if they make none."""
    titled = callout_of_classes([name.removesuffix(_TITLED) for name in classes if name.endswith(_TITLED)])
    first = children[0] if children else None
    if titled is not None and isinstance(first, Paragraph) and len(children) > 1:
        return _labelled(first.line, opening_of(titled, first.source), children[1:])
    name = callout_of_classes(classes)
    return _labelled(line, opening_of(name), children) if name is not None else None


def _labelled(line: int, opening: Opening, children: Sequence[Block]) -> Quote:
    """Return a callout, with a label unless its text begins with the same word, as in ``**Note:** …``."""
    first = children[0] if children else None
    if isinstance(first, Paragraph) and first.source.casefold().startswith(f"**{opening.title.casefold()}"):
        return Quote(line, tuple(children), opening.kind)
    return Quote(line, (Label(line, opening.title, opening.kind), *children), opening.kind)
