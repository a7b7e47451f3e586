"""The lines of each kind of leaf, before the frames around it are drawn."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from reader.document.model import (
    Card,
    CodeBlock,
    Document,
    Formula,
    Heading,
    Label,
    Leaf,
    Paragraph,
    Rule,
    Table,
)
from reader.page.card import card_lines
from reader.page.code import CodeFrame, bottom_line, code_frame, code_lines, header_lines
from reader.page.direction import Directions, align_right
from reader.page.highlight import Highlighting
from reader.page.leaf_heights import RULED_LEVEL
from reader.page.options import Means, PageOptions
from reader.page.picture_captions import wrap_with_captions
from reader.page.pictures import PictureBoxes
from reader.page.rows import Run
from reader.page.tables import Columns, fit_columns, natural_columns, table_lines
from reader.page.wrap import Line, indent, runs_of, wrap

HEAVY_RULE: Final = "━"
THIN_RULE: Final = "─"

HANGING_INDENT: Final = 2
"""Cells by which a line of a formula goes on to the right of where it began."""

HIGHLIGHTED_BLOCKS: Final = 16
"""Blocks of code whose colours are kept while they are read."""


class Typesetter:
    """Sets the leaves of one document.

    What the parts of a long table or code share is found once, and kept by the `id` of the block: the
    document holds its blocks, and comparing their content would cost more than it saves.
    """

    def __init__(
        self,
        document: Document,
        options: PageOptions,
        directions: Directions,
        boxes: PictureBoxes | None = None,
    ) -> None:
        """Show the pictures that have ``boxes``; of the others only captions."""
        self._boxes = boxes
        self._document = document
        self._options = options
        self._directions = directions
        self._columns: dict[tuple[int, int], Columns] = {}
        self._code_frames: dict[tuple[int, int, int], CodeFrame] = {}
        self._highlighted: OrderedDict[int, Highlighting] = OrderedDict()

    def forget(self) -> None:
        """Drop what was found from runs, because they are about to be parsed anew."""
        self._columns.clear()

    def lines(self, leaf: Leaf, column: int, available: int) -> list[Line]:
        """Set the lines of a leaf: text within ``column`` cells, tables and code within ``available``."""
        match leaf.block:
            case Paragraph(source=""):
                return [Line(0, ())]
            case Paragraph():
                return wrap_with_captions(runs_of(self._document.runs(leaf)), column, self._boxes)
            case Heading(level=level):
                return self._heading(leaf, level, column)
            case CodeBlock() as block:
                return self._code(leaf, block, column, available)
            case Table() as block:
                return self._table(leaf, block, column, available)
            case Rule():
                return [_rule(column)]
            case Formula():
                return _centred(self._formula(leaf, column), column)
            case Card() as block:
                return card_lines(block, column, self._boxes)
            case Label(kind=kind):
                role = "term" if kind == "term" else f"callout-label callout-{kind}"
                return wrap(runs_of(self._document.runs(leaf), role), column)

    def _heading(self, leaf: Leaf, level: int, column: int) -> list[Line]:
        runs = runs_of(self._document.runs(leaf), f"heading-{level}")
        lines = wrap(runs, column)
        cells = max(line.cells for line in lines)
        if level <= RULED_LEVEL and cells:
            rule = (HEAVY_RULE if level == 1 else THIN_RULE) * cells
            end = sum(len(run.text) for run in runs)
            lines.append(Line(end, (Run(rule, "heading-rule"),)))
        return lines

    def _formula(self, leaf: Leaf, column: int) -> list[Line]:
        """Set a formula; what does not fit into its line goes on below, a little to the right."""
        runs = runs_of(self._document.runs(leaf))
        text = self._document.text(leaf)
        lines = wrap(runs, column)
        if len(lines) == text.count("\n") + 1 or column <= 2 * HANGING_INDENT:
            return lines
        return [
            line
            if not line.start or text[line.start - 1] == "\n"
            else Line(line.start, (Run(" " * HANGING_INDENT), *line.runs))
            for line in wrap(runs, column - HANGING_INDENT, column)
        ]

    def _code(self, leaf: Leaf, block: CodeBlock, column: int, available: int) -> list[Line]:
        options = self._options
        key = id(block), column, available
        frame = self._code_frames.get(key)
        if frame is None:
            frame = self._code_frames[key] = code_frame(block, column, available)
        last = block.text.count("\n") + 1
        part = leaf.part or slice(0, last)
        pieces = self._highlighting(block).lines(part.start, part.stop)
        lines = code_lines(pieces, frame, wrapped=options.wrap_code, pan=options.code_offset)
        edged = options.means is Means.SURFACES and frame.left > 0
        if not part.start:
            lines = header_lines(block, frame, edged=edged) + lines
        if edged and part.stop >= last:
            lines.append(bottom_line(frame, lines[-1].start))
        return lines

    def _highlighting(self, block: CodeBlock) -> Highlighting:
        highlighting = self._highlighted.pop(id(block), None)
        if highlighting is None:
            highlighting = Highlighting(block.text, block.language if self._options.highlight else "")
        self._highlighted[id(block)] = highlighting
        if len(self._highlighted) > HIGHLIGHTED_BLOCKS:
            self._highlighted.popitem(last=False)
        return highlighting

    def _table(self, leaf: Leaf, block: Table, column: int, available: int) -> list[Line]:
        key = id(block), available
        columns = self._columns.get(key)
        if columns is None:
            columns = self._columns[key] = self._fit_columns(block, available)
        lines = table_lines(self._document, leaf, columns, available if columns.widths else column)
        if not self._directions.is_table_rtl(block):
            return lines
        return indent(lines, column - columns.cells) if columns.widths else align_right(lines, column)

    def _fit_columns(self, block: Table, available: int) -> Columns:
        if self._options.natural_tables:
            return natural_columns(self._document, block)
        return fit_columns(self._document, block, available)


def _rule(column: int) -> Line:
    cells = max(1, column // 3)
    indent = (column - cells) // 2
    return Line(
        0, ((Run(" " * indent), Run(THIN_RULE * cells, "rule")) if indent else (Run(THIN_RULE, "rule"),))
    )


def _centred(lines: list[Line], column: int) -> list[Line]:
    """Center the lines of a formula in the column, as one block that keeps its own left edge."""
    return indent(lines, (column - max(line.cells for line in lines)) // 2)
