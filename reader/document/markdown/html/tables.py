"""Tables of HTML: what is a table, and what only lays out a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reader.document.markdown.html.captions import append_caption, is_caption
from reader.document.markdown.html.leaf_markdown import escaped
from reader.document.markdown.numerals import numbers, numeral
from reader.document.model import (
    Alignment,
    Block,
    CodeBlock,
    Heading,
    Label,
    List,
    Paragraph,
    Table,
)

_MOST_COLUMNS: Final = 100
_STRONG: Final = re.compile(r"<(b|strong)>[^<>]*</\1>")
_ALIGNED: Final = re.compile(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)


class Cell(NamedTuple):
    """One cell of a table."""

    blocks: Sequence[Block]
    attributes: Mapping[str, str]
    is_header: bool


def table_blocks(rows: Sequence[Sequence[Cell]], line: int) -> list[Block]:
    """Return a table; or what its cells hold, one after another, if it only lays out a page."""
    rows = [row for row in rows if any(cell.blocks for cell in row)]
    cells = [cell for row in rows for cell in row if not _is_gutter(cell)]
    grid = _grid(rows)
    width = max(map(len, grid), default=0)
    if width < 2 or width > _MOST_COLUMNS or len(cells) < 2 or any(map(_lays_out, cells)):
        return _in_a_row(cells)
    texts = [tuple(map(_text, row)) + ("",) * (width - len(row)) for row in grid]
    header = texts.pop(0) if all(map(_is_header, rows[0])) else ("",) * width
    return [Table(line, _alignments(grid, width), header, tuple(texts))]


def _in_a_row(cells: Sequence[Cell]) -> list[Block]:
    """Return what some cells hold, captions right below their pictures."""
    blocks: list[Block] = []
    for cell in cells:
        for block in cell.blocks:
            if isinstance(block, Paragraph) and is_caption(cell.attributes):
                append_caption(blocks, block)
            else:
                blocks.append(block)
    return blocks


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[Cell | None]]:
    """Return the cells by column; None where one from the left or from above reaches."""
    grid: list[list[Cell | None]] = []
    reaching: dict[int, int] = {}
    """How many rows further down the cell of a column reaches."""
    for row in rows:
        line: list[Cell | None] = []
        for cell in row:
            while reaching.get(len(line), 0) and len(line) < _MOST_COLUMNS:
                reaching[len(line)] -= 1
                line.append(None)
            down = _span(cell, "rowspan") - 1
            across = min(_span(cell, "colspan"), max(1, _MOST_COLUMNS - len(line)))
            if down:
                reaching.update(dict.fromkeys(range(len(line), len(line) + across), down))
            line += [cell, *[None] * (across - 1)]
        for column in range(len(line), _MOST_COLUMNS):
            if reaching.get(column, 0):
                reaching[column] -= 1
        grid.append(line)
    return grid


def _span(cell: Cell, direction: str) -> int:
    """Return how many columns (``colspan``) or rows (``rowspan``) a cell takes."""
    digits = cell.attributes.get(direction, "")
    return max(1, min(_MOST_COLUMNS, int(digits))) if re.fullmatch(r"[0-9]{1,4}", digits) else 1


def _is_header(cell: Cell) -> bool:
    """Tell whether a cell is one of a header, by its name or because all of it is strong."""
    return cell.is_header or not cell.blocks or bool(_STRONG.fullmatch(_text(cell)))


def _is_gutter(cell: Cell) -> bool:
    """Tell whether a cell holds the numbers of the lines of code beside it."""
    return bool(
        re.search(
            r"\b(?:gutter|linenos|lineno|line-numbers|rouge-gutter)\b", cell.attributes.get("class", "")
        )
    )


def _lays_out(cell: Cell) -> bool:
    """Tell whether a cell holds what no line of a table can show."""
    return any(not isinstance(block, Paragraph | List | Label) for block in _flat(cell.blocks))


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield some blocks, with those in lists, and with code of one line as paragraphs."""
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield from _flat(item.children)
        elif isinstance(block, CodeBlock) and "\n" not in block.text:
            yield Paragraph(block.line, f"<code>{escaped(block.text)}</code>")
        else:
            yield block


def _text(cell: Cell | None) -> str:
    return "<br>".join(_lines(cell.blocks)) if cell else ""


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(source=source) | Label(source=source) | Heading(source=source):
                yield source.replace("\n", " ")
            case List(items=items, ordered=ordered, numerals=numerals):
                for number, item in zip(numbers(block), items, strict=True):
                    marker = f"{numeral(number, numerals)}\\." if ordered else "•"
                    lines = list(_lines(item.children))
                    yield f"{marker} {lines[0] if lines else ''}"
                    yield from lines[1:]
            case CodeBlock(text=text):
                yield f"<code>{escaped(text)}</code>"


def _alignments(grid: Sequence[Sequence[Cell | None]], width: int) -> tuple[Alignment, ...]:
    """Return for each column the alignment that most of its cells have."""
    found: list[Counter[Alignment]] = [Counter() for _ in range(width)]
    for row in grid:
        for column, cell in enumerate(row):
            if cell:
                found[column][_alignment(cell)] += 1
    return tuple(column.most_common(1)[0][0] if column else "" for column in found)


def _alignment(cell: Cell) -> Alignment:
    style = _ALIGNED.search(cell.attributes.get("style", ""))
    match (style[1] if style else cell.attributes.get("align", "")).lower():
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
    return ""
