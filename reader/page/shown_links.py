"""The links on some rows of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.document.model import Document
from reader.document.reading.link_spans import LinkSpan, links_of
from reader.page.rows import Row


def links_on(rows: Sequence[Row], document: Document) -> Iterator[LinkSpan]:
    """The links of which anything is shown on some rows, as they are read, each once.

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
