"""One section of an article: which leaves it has, and which notes they refer to."""

from __future__ import annotations

from collections.abc import Iterable

from reader.document.markdown.runs import FOOTNOTE_HREF
from reader.document.model import Document, Footnote, Leaf, Rule
from reader.document.reading import outline
from reader.document.reading.notes import notes_by_label


def leaves_of_section(document: Document, index: int) -> range:
    """The leaves from a heading to the next one at its level or above, without the notes of the article."""
    following = outline.next_sibling(document.sections, index)
    start = document.sections[index].place.leaf
    if following is not None:
        return range(start, document.sections[following].place.leaf)
    return range(start, max(start + 1, _end_of_text(document)))


def notes_in(document: Document, leaves: Iterable[int]) -> list[Footnote]:
    """The notes that some leaves refer to, by number."""
    links = (run.link for leaf in leaves for run in document.runs(document.leaves[leaf]))
    labels = {link.href.removeprefix(FOOTNOTE_HREF) for link in links if link and _is_note(link.href)}
    notes = (note for label, note in notes_by_label(document).items() if label in labels)
    return sorted(notes, key=lambda note: note.number)


def _is_note(href: str) -> bool:
    return href.startswith(FOOTNOTE_HREF)


def _end_of_text(document: Document) -> int:
    """The leaf after the last one that is no note, nor the rule above the notes."""
    leaves = document.leaves
    end = len(leaves)
    while end and _belongs_to_note(leaves[end - 1]):
        end -= 1
    if end < len(leaves) and isinstance(leaves[end - 1].block, Rule):
        end -= 1
    return end


def _belongs_to_note(leaf: Leaf) -> bool:
    return bool(leaf.frames) and isinstance(leaf.frames[0].container, Footnote)
