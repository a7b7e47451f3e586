"""A whole article as text for `reader cat`: plain, or coloured for any terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile
from typing import Protocol

from reader.document.model import Batch, Document
from reader.page.layout import Page
from reader.page.options import Means, PageOptions
from reader.page.pictures import PictureBoxes
from reader.page.rows import Row, Run
from reader.screen.ansi import Ansi, clean
from reader.screen.appearance import Depth
from reader.screen.lines import Line, drawn


class DrawnPictures(PictureBoxes, Protocol):
    """Knows which pictures of an article are shown, and draws them."""

    depth: Depth
    """How many colours they are drawn in."""

    def line(self, run: Run) -> Line:
        """Return what stands in the place of a run that is a part of a picture."""


def export(
    document: Document,
    width: int,
    color: bool = False,
    rest: Iterable[Batch] = (),
    *,
    monochrome: bool = False,
    pictures: DrawnPictures | None = None,
) -> Iterator[str]:
    """Yield the rows of an article, without line ends, each complete by itself.

    ``rest`` is what the article still lacks; it is added when all before it has been taken. With ``color``
    the rows hold SGR sequences and, for web links, OSC 8 hyperlinks; never any other control. ``monochrome``
    leaves bold, dim and the like of them, and no colours. With ``pictures`` these stand above their captions.
    """
    page = Page(document, width, _options(color), boxes=pictures)
    depth = Depth.ALL if pictures is None else pictures.depth
    ansi = Ansi(monochrome=monochrome, depth=depth) if color else None
    batches = iter(rest)
    index = 0
    while index < len(document.leaves) or _grow(page, next(batches, None)):
        for number in range(index, len(document.leaves)):
            for row in page.uncached_rows(number):
                yield _text(row, ansi, pictures)
        index = len(document.leaves)


def export_part(
    document: Document, leaves: Iterable[int], width: int, color: bool = False, *, monochrome: bool = False
) -> Iterator[str]:
    """Yield the rows of some leaves of an article, as `export` does, without blank ones above the first."""
    page = Page(document, width, _options(color))
    ansi = Ansi(monochrome=monochrome) if color else None
    rows = (row for leaf in leaves for row in page.uncached_rows(leaf))
    for row in dropwhile(lambda row: not row.text.strip(), rows):
        yield _text(row, ansi)


def _options(color: bool) -> PageOptions:
    return PageOptions(highlight=color, means=Means.STYLES if color else Means.TEXT)


def _text(row: Row, ansi: Ansi | None, pictures: DrawnPictures | None = None) -> str:
    if ansi is None:
        return clean(row.text).rstrip()
    return ansi.text(row.runs if pictures is None else drawn(row.runs, pictures.line))


def _grow(page: Page, batch: Batch | None) -> bool:
    """Add a batch to an article; False when there is none."""
    if batch is None:
        return False
    page.document.extend(batch)
    page.extend()
    return True
