"""The blocks of an article → its leaves in reading order, with what stands around each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reader.document.markdown.numerals import numbers, numeral
from reader.document.model import (
    Block,
    Card,
    CodeBlock,
    Container,
    Definition,
    DefinitionList,
    Fold,
    Footnote,
    Frame,
    Label,
    Leaf,
    LeafBlock,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)

CODE_LINES: Final = 200
"""Lines of code in one leaf; a longer block is several leaves, so that each is quickly laid out."""

TABLE_ROWS: Final = 100
"""Rows of a table in one leaf, at most."""

TABLE_CELLS: Final = 400
"""Cells of a table in one leaf, about: one of many columns has fewer rows in each."""

_BULLETS: Final = "•◦▪"
_UNCHECKED: Final = "☐"
_CHECKED: Final = "☑"

_STATES: Final = {"/": "◪", ">": "⊳", "<": "⊲", "-": "☒"}
"""Tasks that are begun, put off, planned, and given up."""

_Frames = tuple[Frame, ...]


class LeafBuilder:
    """Makes the leaves of one article, whose blocks come in several batches."""

    def __init__(self) -> None:
        self._count = 0
        self._leaves: list[Leaf] = []
        self._folds: list[Fold] = []
        self._before: _Frames = ()
        """The frames of the leaf before."""

    def leaves(self, blocks: Sequence[Block | Card]) -> tuple[Leaf, ...]:
        """Return the leaves of the next blocks."""
        self._leaves = []
        for block in blocks:
            self._add(block, (), gap=True)
        return tuple(self._leaves)

    def note_leaves(self, notes: Sequence[Footnote], *, ruled: bool = True) -> tuple[Leaf, ...]:
        """Return the leaves of the footnotes, after a rule if wanted; short notes stand close together."""
        if not notes:
            return ()
        self._leaves = []
        if ruled:
            self._append(Rule(notes[0].line), (), gap=True)
        markers = [f"[{note.number}]" for note in notes]
        width = max(map(len, markers))
        short = all(len(note.children) <= 1 for note in notes)
        for index, (note, marker) in enumerate(zip(notes, markers, strict=True)):
            frame = Frame("footnote", note, marker.rjust(width), width)
            self._add_framed(frame, note.children, (), not (short and index), 0)
        return tuple(self._leaves)

    def take_folds(self) -> tuple[Fold, ...]:
        """Return what can be closed of the leaves made since this was last asked, in reading order."""
        folds = tuple(self._folds)
        self._folds.clear()
        return folds

    def _add(self, block: Block, frames: _Frames, gap: bool, depth: int = 0) -> None:
        """Add the leaves of a block; ``gap`` is whether a blank row stands before the first of them."""
        match block:
            case Quote(children=children):
                label, earlier = self._count, len(self._folds)
                self._add_framed(Frame("quote", block), children, frames, gap, depth)
                if block.folded is not None and self._count > label + 1:
                    self._folds.insert(earlier, Fold(label, self._count, block.folded))
            case List():
                self._add_list(block, frames, gap, depth)
            case DefinitionList(children=parts):
                self._add_definitions(parts, frames, gap, depth)
            case Footnote():
                raise TypeError("footnotes have leaves only at the end of the article")
            case _:
                self._add_parts(block, frames, gap)

    def _add_list(self, block: List, frames: _Frames, gap: bool, depth: int) -> None:
        markers = list(_markers(block, depth))
        width = max(map(len, markers), default=0)
        for index, (item, marker) in enumerate(zip(block.items, markers, strict=True)):
            frame = Frame("item", item, marker.rjust(width), width)
            item_gap = gap if not index else not block.tight
            self._add_framed(frame, item.children, frames, item_gap, depth + 1, tight=block.tight)

    def _add_definitions(
        self, parts: Sequence[Label | Definition], frames: _Frames, gap: bool, depth: int
    ) -> None:
        before: Label | Definition | None = None
        for part in parts:
            part_gap = gap if before is None else isinstance(part, Label) and isinstance(before, Definition)
            if isinstance(part, Label):
                self._add_parts(part, frames, part_gap)
            else:
                self._add_framed(Frame("definition", part), part.children, frames, part_gap, depth)
            before = part

    def _add_framed(
        self,
        frame: Frame,
        children: Sequence[Block],
        frames: _Frames,
        gap: bool,
        depth: int,
        *,
        tight: bool = False,
    ) -> None:
        inner = (*frames, frame)
        for index, child in enumerate(children or (_empty(frame.container),)):
            after_label = index == 1 and isinstance(children[0], Label)
            self._add(child, inner, gap if not index else not (tight or after_label), depth)

    def _add_parts(self, block: LeafBlock, frames: _Frames, gap: bool) -> None:
        for index, part in enumerate(_parts(block)):
            self._append(block, frames, gap and not index, part)

    def _append(self, block: LeafBlock, frames: _Frames, gap: bool, part: slice | None = None) -> None:
        shared = _shared(self._before, frames)
        index = self._count
        opens = len(frames) - shared
        first = index == 0
        self._leaves.append(
            Leaf(index, block, frames, opens, gap and not first, 0 if first else shared, part)
        )
        self._count += 1
        self._before = frames


def _markers(block: List, depth: int) -> Iterator[str]:
    for item, number in zip(block.items, numbers(block), strict=True):
        if item.state:
            yield _STATES.get(item.state, f"[{item.state}]")
        elif item.checked is not None:
            yield _CHECKED if item.checked else _UNCHECKED
        else:
            yield f"{numeral(number, block.numerals)}." if block.ordered else _BULLETS[depth % len(_BULLETS)]


def _empty(container: Container) -> Paragraph:
    """Return what stands for a container without content, so that its marker is seen."""
    return Paragraph(container.line, "")


def _parts(block: LeafBlock) -> Iterator[slice | None]:
    if isinstance(block, CodeBlock):
        length, size = block.text.count("\n") + 1, CODE_LINES
    elif isinstance(block, Table):
        columns = len(block.alignments)
        length, size = len(block.rows), min(TABLE_ROWS, max(1, TABLE_CELLS // columns))
    else:
        length, size = 0, 1
    if length <= size:
        yield None
        return
    for start in range(0, length, size):
        yield slice(start, min(start + size, length))


def _shared(before: _Frames, frames: _Frames) -> int:
    """Return how many of the outermost frames are the same."""
    shared = 0
    for one, other in zip(before, frames, strict=False):
        if one is not other:
            break
        shared += 1
    return shared
