"""Tables and code by themselves, as wide as what they hold: nothing gives way to the width of a pane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.document.markdown.leaves import LeafBuilder
from reader.document.model import Batch, CodeBlock, Document, Place, Table
from reader.page.code import code_frame
from reader.page.layout import Page
from reader.page.options import PageOptions
from reader.page.rows import Row
from reader.page.tables import COLUMN_GAP, natural_columns

NARROWEST_CODE: Final = 12
"""Cells of the narrowest code, margins and all."""

WIDEST_CODE: Final = 2_000
"""Cells of a line of code; a longer one goes on in the next row."""

WideBlock = Table | CodeBlock


class WidePage(NamedTuple):
    """A table or code at its natural width."""

    block: WideBlock
    page: Page
    header_rows: int
    """Rows at the top of a table that name its columns, the rule below them counted."""
    first_column: int
    """Cells of the first column of a table, with what parts it from the next; 0 where it is the only one."""


def lay_out_wide(block: WideBlock, article: Document, *, highlight: bool = True) -> WidePage:
    """Set a block of an article by itself. Only rows that are asked for are laid out."""
    document = Document(article.inlines)
    document.extend(Batch((block,), LeafBuilder().leaves((block,)), (), last=True))
    options = PageOptions(measure=0, highlight=highlight)
    if isinstance(block, CodeBlock):
        width = code_frame(block, NARROWEST_CODE, WIDEST_CODE).width
        return WidePage(block, Page(document, width, options), 0, 0)
    columns = natural_columns(document, block)
    page = Page(document, columns.cells, options._replace(natural_tables=True))
    first_column = columns.widths[0] + COLUMN_GAP if len(columns.widths) > 1 else 0
    return WidePage(block, page, _header_rows(page), first_column)


def wide_blocks(document: Document) -> dict[int, WideBlock]:
    """Return the tables and code of an article in reading order, by the index of the first leaf of each."""
    found: dict[int, WideBlock] = {}
    last: object = None
    for leaf in document.leaves:
        if isinstance(leaf.block, Table | CodeBlock) and leaf.block is not last:
            found[leaf.index] = leaf.block
        last = leaf.block
    return found


def first_leaf(document: Document, leaf: int) -> int:
    """Return the index of the first leaf of the block that a leaf shows a part of."""
    leaves = document.leaves
    while leaf and leaves[leaf - 1].block is leaves[leaf].block:
        leaf -= 1
    return leaf


def block_in_view(document: Document, rows: Sequence[Row]) -> Place | None:
    """Return the start of the table or code nearest to the middle of some rows, at its first row in view."""
    leaves = document.leaves
    found = [index for index, row in enumerate(rows) if isinstance(leaves[row.leaf].block, Table | CodeBlock)]
    if not found:
        return None
    nearest = min(found, key=lambda index: abs(2 * index - len(rows)))
    block = leaves[rows[nearest].leaf].block
    first = next(rows[index] for index in found if leaves[rows[index].leaf].block is block)
    return Place(first.leaf, first.start)


def text_to_copy(wide: WidePage) -> str:
    """Return code as it is written; a table as rows of plain text whose cells are parted by tabs."""
    if isinstance(wide.block, CodeBlock):
        return wide.block.text
    document = wide.page.document
    return "\n".join(document.text(leaf, keep=False) for leaf in document.leaves)


def _header_rows(page: Page) -> int:
    for index, row in enumerate(page.leaf_rows(0)):
        if any(run.roles == "table-rule" for run in row.runs):
            return index + 1
    return 0
