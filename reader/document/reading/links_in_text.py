"""The links of an article in the order in which they are read, and which characters each covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from reader.document.markdown.placeholder_rules import PLACEHOLDER_STARTS
from reader.document.model import Card, Document, Leaf, Link, Place

_SIGNS: Final = ("[", "<", "://", "www.", "@", *PLACEHOLDER_STARTS)
"""One of these stands in all Markdown that makes a link."""


class LinkSpan(NamedTuple):
    """A link, and its characters in the text of a leaf."""

    leaf: int
    start: int
    end: int
    """The offset after its last character."""
    link: Link

    @property
    def place(self) -> Place:
        """Return where it starts."""
        return Place(self.leaf, self.start)


def links_of(document: Document, leaf: Leaf, *, keep: bool = True) -> list[LinkSpan]:
    """Return the links of a leaf, each in one piece however it is set. ``keep`` as in `Document.runs`."""
    may_hold_links = any(sign in source for source in leaf.markdown for sign in _SIGNS)
    if not may_hold_links and not isinstance(leaf.block, Card):
        return []
    spans: list[LinkSpan] = []
    offset = 0
    for run in document.runs(leaf, keep=keep):
        end = offset + len(run.text)
        if run.link is not None:
            if spans and spans[-1].link is run.link and spans[-1].end == offset:
                spans[-1] = spans[-1]._replace(end=end)
            else:
                spans.append(LinkSpan(leaf.index, offset, end, run.link))
        offset = end
    return spans


def links_after(document: Document, leaves: Iterable[int], start: int) -> Iterator[LinkSpan | None]:
    """Yield the links of some leaves, in the first those from an offset on; None after every leaf."""
    for index in leaves:
        yield from (span for span in links_of(document, document.leaves[index]) if span.start >= start)
        yield None
        start = 0


def links_before(
    document: Document, leaves: Iterable[int], end: int | None = None
) -> Iterator[LinkSpan | None]:
    """Yield the same backwards, in the first leaf the links that begin before an offset."""
    for index in leaves:
        for span in reversed(links_of(document, document.leaves[index])):
            if end is None or span.start < end:
                yield span
        yield None
        end = None
