"""What of an article stands on some rows of its page: links and blocks of code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.document.model import CodeBlock, Document, Place
from reader.document.reading.links_in_text import LinkSpan, links_of
from reader.page.rows import Row


def links_in_rows(rows: Sequence[Row], document: Document) -> Iterator[LinkSpan]:
    """Yield the links of which anything is shown on some rows, in reading order, each once.

    One that begins above the rows starts with the first of its characters that is on them.
    """
    shown: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        for run in row.runs:
            if run.link is not None and run.start >= 0:
                shown.setdefault(row.leaf, []).append((run.start, run.start + len(run.text)))
    for leaf, stretches in shown.items():
        for span in links_of(document, document.leaves[leaf]):
            starts = [
                max(span.start, start) for start, end in stretches if start < span.end and end > span.start
            ]
            if starts:
                yield span._replace(start=min(starts))


def code_in_rows(rows: Iterable[Row], document: Document) -> Iterator[tuple[Place, CodeBlock]]:
    """Yield the blocks of code of which some rows show anything, each once, and where it begins there."""
    last = None
    for row in rows:
        block = document.leaves[row.leaf].block
        start = next((run.start for run in row.runs if run.start >= 0), None)
        if isinstance(block, CodeBlock) and start is not None and block is not last:
            last = block
            yield Place(row.leaf, start), block
