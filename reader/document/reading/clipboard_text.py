"""What is copied of an article: its words, with the markers of Markdown for what only a terminal draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from reader.document.markdown.footnotes import REFERENCE_HREF
from reader.document.markdown.wikilinks import EMBED_MARK
from reader.document.model import (
    CodeBlock,
    Document,
    Footnote,
    Formula,
    Frame,
    Heading,
    Inline,
    Label,
    Leaf,
    ListItem,
    Paragraph,
    Place,
    Rule,
    Table,
)
from reader.document.source.captions import PICTURE_MARK
from reader.document.source.embeds import PAGE_MARK, PLAYING_MARK

QUOTE_MARKER: Final = "> "
DEFINITION_MARKER: Final = ": "
BULLET_MARKER: Final = "- "
TASK_MARKERS: Final = {True: "- [x] ", False: "- [ ] "}

_GENERATED_MARKS: Final = (PICTURE_MARK, PLAYING_MARK, PAGE_MARK, EMBED_MARK)
"""What stands before the words for a picture, a player, an embedded page or note."""

_NO_BREAK_SPACE: Final = "\u00a0"


class _Piece(NamedTuple):
    """What is copied of one leaf."""

    leaf: Leaf
    text: str
    from_start: bool
    """Whether that begins where the leaf does, so that its markers stand before it."""
    to_end: bool


def clipboard_text(
    document: Document,
    start: Place,
    end: Place | None,
    hidden: Callable[[int], bool],
    *,
    with_markers: bool = True,
) -> str:
    """Return the text from one place to another, or to the end for None; each leaf ends in a line end.

    Paragraphs are one line each, whatever the width of the page. ``with_markers``, items of lists, tasks,
    quotes, definitions and notes have the markers of Markdown where they are copied whole or together with
    others. Leaves that are ``hidden`` are left out: nobody sees that they are selected.
    """
    pieces = list(_pieces(document, start, end, hidden))
    if not pieces:
        return ""
    markers = _Markers(pieces) if with_markers and _need_markers(pieces) else None
    lines: list[str] = []
    for piece in pieces:
        if lines and piece.leaf.gap:
            lines.append("" if markers is None else markers.between(piece.leaf))
        first, rest = ("", "") if markers is None else markers.before(piece)
        first_line, *others = piece.text.split("\n")
        lines += (first + first_line, *((rest + line) if line else rest.rstrip() for line in others))
    return "\n".join(lines) + "\n"


class _Markers:
    """The markers of leaves that are copied together.

    What stands around all of them is not copied with them, as its own marker is not among what is copied; but
    quotes have markers in every line.
    """

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        first = pieces[0].leaf
        around = len(first.frames) - first.opens
        for piece in pieces[1:]:
            around = min(around, _count_shared(first.frames, piece.leaf.frames))
        self._around = around

    def before(self, piece: _Piece) -> tuple[str, str]:
        """Return what stands before the first line of a leaf, and before its further lines."""
        leaf = piece.leaf
        opened = len(leaf.frames) - leaf.opens
        first, rest = "", ""
        for depth, frame in enumerate(leaf.frames):
            marker = _marker(frame)
            if frame.kind != "quote" and depth < self._around:
                continue
            rest += _continuation(frame, marker)
            if frame.kind == "quote" or (depth >= opened and piece.from_start):
                first += marker
            elif piece.from_start:
                first += _continuation(frame, marker)
        return first, rest

    def between(self, leaf: Leaf) -> str:
        """Return the blank line before a leaf, in the quotes that run through it."""
        through = leaf.frames[: leaf.gap_frames]
        markers = [
            _continuation(frame, _marker(frame))
            for depth, frame in enumerate(through)
            if frame.kind == "quote" or depth >= self._around
        ]
        return "".join(markers).rstrip()


def _pieces(
    document: Document, start: Place, end: Place | None, hidden: Callable[[int], bool]
) -> Iterator[_Piece]:
    """Yield what is copied of each leaf, leaving out rules and leaves of which that is nothing."""
    last = Place(len(document.leaves) - 1, -1) if end is None else end
    for leaf in document.leaves[max(0, start.leaf) : last.leaf + 1]:
        if hidden(leaf.index) or isinstance(leaf.block, Rule):
            continue
        length = len(document.text(leaf))
        first = start.character if leaf.index == start.leaf else 0
        stop = last.character if leaf.index == last.leaf and last.character >= 0 else length
        text = _words(document, leaf, first, stop)
        if text or not length:
            yield _Piece(leaf, text, first == 0, stop >= length)


def _words(document: Document, leaf: Leaf, first: int, stop: int) -> str:
    """Return some characters of a leaf, without the marks that are drawn in place of something."""
    words = ""
    offset = 0
    for run in document.runs(leaf):
        generated = _generated_length(run, leaf)
        words += run.text[max(generated, first - offset) : max(0, stop - offset)]
        if generated and generated == len(run.text):
            words = words.removesuffix(_NO_BREAK_SPACE)
        offset += len(run.text)
    return words


def _generated_length(run: Inline, leaf: Leaf) -> int:
    """Count the characters at the start of a run that nobody wrote: a link back, a picture's mark."""
    if run.link is not None and run.link.href.startswith(REFERENCE_HREF):
        return len(run.text)
    has_mark = run.text[:1] in _GENERATED_MARKS and run.text[1:2] == " "
    return 2 if has_mark and run.text[0] not in _source(leaf) else 0


def _source(leaf: Leaf) -> str:
    match leaf.block:
        case Paragraph(source=source) | Heading(source=source) | Label(source=source):
            return source
        case Table() as table:
            return "".join(cell for row in (table.header, *table.rows) for cell in row)
        case CodeBlock(text=text) | Formula(text=text):
            return text
        case _:
            return ""


def _need_markers(pieces: Sequence[_Piece]) -> bool:
    """Tell whether several blocks are copied, or a whole one that is neither code nor a table."""
    first = pieces[0]
    if any(piece.leaf.block is not first.leaf.block for piece in pieces):
        return True
    is_text = isinstance(first.leaf.block, (Paragraph, Heading, Label))
    return is_text and first.from_start and pieces[-1].to_end


def _marker(frame: Frame) -> str:
    match frame.container:
        case ListItem(state=state) if state:
            return f"- [{state}] "
        case ListItem(checked=checked) if checked is not None:
            return TASK_MARKERS[checked]
        case ListItem():
            number = frame.marker.strip()
            return f"{number} " if number.endswith(".") else BULLET_MARKER
        case Footnote(label=label):
            return f"[^{label}]: "
        case _:
            return QUOTE_MARKER if frame.kind == "quote" else DEFINITION_MARKER


def _continuation(frame: Frame, marker: str) -> str:
    """Return what stands for a marker before further lines: its cells, for a task those of its bullet."""
    if frame.kind == "quote":
        return marker
    if frame.kind == "footnote":
        return " " * 4
    return " " * len(BULLET_MARKER if marker.startswith("- [") else marker)


def _count_shared(one: Sequence[Frame], other: Sequence[Frame]) -> int:
    """Count the outermost frames that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(one, other, strict=False)))
