"""The structure of one article: blocks in a tree, leaves in reading order, runs of text within a leaf.

A *block* is what Markdown calls one: a paragraph, a list, a quote. Blocks that hold text of their own are
*leaves*; a page is laid out, searched and navigated by leaf, and every position is a `Place` in one.
Everything that carries text for display carries it cleaned (`reader.content.text`); ``href`` and an image's
``source`` are raw.

Blocks are tuples, which are quickly made, and equal when all that they hold is: whether two are the same
block is asked with ``is``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

Alignment = Literal["left", "center", "right", ""]


class Place(NamedTuple):
    """A position in an article that survives a resize, a reload and a new estimate. Places are ordered."""

    leaf: int
    """Index into `Document.leaves`."""
    character: int = 0
    """Offset into the text of that leaf."""


class Link(NamedTuple):
    """Where a run of text leads, as written: `reader.document.reading.link_resolver` decides what to open."""

    href: str
    title: str = ""
    query: str = ""
    """What lists the posts that it leads to, in a link of this program: those of files have none."""


class Image(NamedTuple):
    """A picture in the text. Its run shows a caption; nothing is loaded."""

    source: str
    alt: str = ""
    title: str = ""
    width: str = ""
    """As its author has it, in pixels, or of the text's width if it ends with ``%``; empty for its own."""


class Inline(NamedTuple):
    """A run of text in one style. The text of a leaf is the texts of its runs, joined.

    A ``"\\n"`` in the text is a line break that the layout keeps; every other line end is already a blank.
    """

    text: str
    roles: str = ""
    """Blank-separated names, outermost first: ``strong``, ``emphasis``, ``code``, ``strikethrough``,
    ``link``, ``image``, ``footnote``, ``math``, ``chip``, ``highlight``, ``inserted``, ``key`` …"""
    link: Link | None = None
    image: Image | None = None


class Paragraph(NamedTuple):
    """Running text."""

    line: int
    """The 1-based line of the file it starts at, as in every block."""
    source: str
    """Its Markdown, whose runs are parsed when first wanted (`Document.inlines`)."""


class Heading(NamedTuple):
    """A heading of level 1 to 6, ATX or setext."""

    line: int
    level: int
    source: str
    identifier: str = ""
    """The id that the author gave explicitly, if any."""


class CodeBlock(NamedTuple):
    """Code, fenced or indented: text with its own line ends and no markup."""

    line: int
    text: str
    """Without the last line end."""
    language: str = ""
    """The first word of the info string, bare: ``rust`` of ``{.rust,ignore}``. Empty when none was given."""
    caption: str = ""
    """A title or file name that the info string names."""


class Table(NamedTuple):
    """A table. Cells hold Markdown; rows are all as long as ``alignments``."""

    line: int
    alignments: tuple[Alignment, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Rule(NamedTuple):
    """A thematic break."""

    line: int


class Formula(NamedTuple):
    """Mathematics that stands by itself."""

    line: int
    text: str
    """In Unicode where that is unambiguous, otherwise as TeX."""


class Card(NamedTuple):
    """The head of an article: title, lines of facts, cover. Made from a Post, not Markdown."""

    line: int
    title: tuple[Inline, ...]
    facts: tuple[tuple[Inline, ...], ...] = ()
    """One tuple of runs for each line. Runs of the role ``separator`` part facts that stay whole."""
    cover: tuple[Inline, ...] = ()
    """The words for its picture, where it has one."""


class Label(NamedTuple):
    """A line that names what follows it: the term of a definition, or the label of a callout."""

    line: int
    source: str
    kind: str
    """``term``, or the kind of the callout: ``note``, ``tip``, ``warning`` …"""


LeafBlock = Paragraph | Heading | CodeBlock | Table | Rule | Formula | Card | Label


class Quote(NamedTuple):
    """A block quote, or an alert or callout when ``kind`` is set.

    The first child of those is a `Label`, unless the author wants none on one that cannot be closed.
    """

    line: int
    children: tuple[Block, ...]
    kind: str = ""
    """``note``, ``tip``, ``warning`` …, or ``details`` of HTML; empty for a quote."""
    folded: bool | None = None
    """Whether a person finds it closed, with only its label to see; None when it cannot be closed."""


Numerals = Literal["1", "a", "A", "i", "I"]
"""How the items of an ordered list are counted, as HTML names it."""


class ListItem(NamedTuple):
    """One item of a list."""

    line: int
    children: tuple[Block, ...]
    checked: bool | None = None
    """Whether a task is done; None when the item is not a task."""
    state: str = ""
    """What stands in the brackets of a task that is neither open nor done."""
    number: int | None = None
    """Its number in an ordered list, where that is not one more than the number of the item before."""


class List(NamedTuple):
    """A bullet list, or an ordered one."""

    line: int
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    """Whether the items stand without blank rows between them."""
    numerals: Numerals = "1"


class Definition(NamedTuple):
    """What a term means. The terms stand before it, as `Label` blocks of the list."""

    line: int
    children: tuple[Block, ...]


class DefinitionList(NamedTuple):
    """Terms with their definitions, in the order written."""

    line: int
    children: tuple[Label | Definition, ...]


class Footnote(NamedTuple):
    """The note that ``[^label]`` in the text points to."""

    line: int
    label: str
    number: int
    """From 1, in the order in which the text first refers to the notes; notes never referred to come last."""
    children: tuple[Block, ...]


Container = Quote | ListItem | Definition | Footnote
Block = LeafBlock | Quote | List | DefinitionList | Footnote


class Frame(NamedTuple):
    """A container around a leaf, as the layout draws it: a bar, a marker, an indent."""

    kind: Literal["quote", "item", "definition", "footnote"]
    container: Container
    marker: str = ""
    """What stands before the first row of an item: ``•``, ``3.``, ``☑``, ``[2]``; empty for a quote."""
    marker_width: int = 0
    """Cells that the widest marker of the same list takes, so that all items align."""


class Leaf:
    """A leaf block in reading order, with all that stands around it. It does not change."""

    __slots__ = ("block", "frames", "gap", "gap_frames", "index", "opens", "part")

    def __init__(
        self,
        index: int,
        block: LeafBlock,
        frames: tuple[Frame, ...] = (),
        opens: int = 0,
        gap: bool = True,
        gap_frames: int = 0,
        part: slice | None = None,
    ) -> None:
        self.index = index
        """Index into `Document.leaves`."""
        self.block = block
        self.frames = frames
        """Outermost first."""
        self.opens = opens
        """How many of the innermost frames start here, and so draw their marker on its first row."""
        self.gap = gap
        """Whether a blank row stands before it: always, except at the very top and within tight lists."""
        self.gap_frames = gap_frames
        """How many of the outermost frames run through from the leaf before to this one, and so through any
        blank rows between them."""
        self.part = part
        """The lines of a long `CodeBlock`, or the rows of a long `Table`, that it shows; None for all."""

    @property
    def markdown(self) -> tuple[str, ...]:
        """Return the Markdown of its text: of a table its header and the cells shown; nothing of code."""
        match self.block:
            case Paragraph(source=source) | Heading(source=source) | Label(source=source):
                return (source,)
            case Table(header=header, rows=rows):
                shown = rows if self.part is None else rows[self.part]
                return header + tuple(cell for row in shown for cell in row)
        return ()

    @property
    def is_note(self) -> bool:
        """Tell whether it belongs to a footnote at the end of the article."""
        return bool(self.frames) and isinstance(self.frames[0].container, Footnote)


class Section(NamedTuple):
    """A heading as the outline shows it."""

    level: int
    title: str
    """Plain text; empty for an empty heading."""
    slug: str
    """Unique in the article, as GitHub and Jekyll make it, or the id that the author gave."""
    line: int
    """The 1-based line of the file."""
    place: Place


class Fold(NamedTuple):
    """A callout that a person may close, so that only its label is seen."""

    label: int
    """Index of the leaf that is its label."""
    end: int
    """Index after its last leaf."""
    folded: bool
    """Whether the author closed it."""


class Batch(NamedTuple):
    """The next stretch of an article whose beginning is already on the screen."""

    blocks: tuple[Block, ...]
    leaves: tuple[Leaf, ...]
    sections: tuple[Section, ...]
    folds: tuple[Fold, ...] = ()
    last: bool = False
    links_changed: bool = False
    """Whether link definitions turned out otherwise than the beginning assumed: runs must be parsed anew."""
    retitled: tuple[Section, ...] = ()
    """Then all sections before this batch, with the titles that they truly have."""


class Document:
    """One article, in reading order. It grows at its end while the rest of a long one is parsed."""

    def __init__(
        self, parse_inlines: Callable[[str], tuple[Inline, ...]], source: str = "", first_line: int = 1
    ) -> None:
        """Take ``parse_inlines``, which turns Markdown into runs by the link definitions of the article."""
        self.source = source
        """All of the article as it is written, in which places may have names."""
        self.first_line = first_line
        """The 1-based line of the file that the source starts at."""
        self.blocks: list[Block] = []
        self.leaves: list[Leaf] = []
        self.sections: list[Section] = []
        self.folds: list[Fold] = []
        """In reading order; one lies within another or beside it."""
        self.complete = False
        self._parse_inlines = parse_inlines
        self._inlines: dict[str, tuple[Inline, ...]] = {}

    def extend(self, batch: Batch) -> None:
        self.blocks.extend(batch.blocks)
        self.leaves.extend(batch.leaves)
        if batch.links_changed:
            self.sections[:] = batch.retitled
        self.sections.extend(batch.sections)
        self.folds.extend(batch.folds)
        self.complete = batch.last
        if batch.links_changed:
            self._inlines.clear()

    def amend(self, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> None:
        """Have the runs of all text changed before they are shown, as by numbers after links."""
        parse_inlines = self._parse_inlines
        self._parse_inlines = lambda source: change(parse_inlines(source))
        self._inlines.clear()

    def inlines(self, source: str) -> tuple[Inline, ...]:
        """Return the runs of some Markdown of this article: a paragraph, a heading, a cell."""
        runs = self._inlines.get(source)
        if runs is None:
            if len(self._inlines) >= _CACHED_SOURCES:
                self._inlines.clear()
            runs = self._inlines[source] = self._parse_inlines(source)
        return runs

    def runs(self, leaf: Leaf, *, keep: bool = True) -> tuple[Inline, ...]:
        """Return the text of a leaf as runs, exactly as a person reads, finds and copies it.

        Cells of a table are parted by tabs, its rows and lines of code by line ends. Pass ``keep=False`` to
        go through the whole article: cached runs would push out those of the screen.
        """
        inlines = self.inlines if keep else self._fleeting_inlines
        match leaf.block:
            case Paragraph(source=source) | Heading(source=source) | Label(source=source):
                return inlines(source)
            case Formula(text=text):
                return (Inline(text, "math"),)
            case CodeBlock(text=text):
                return (Inline(_lines_of(text, leaf.part)),)
            case Card(title=title, facts=facts, cover=cover):
                lines = (*facts, cover) if cover else facts
                return title + tuple(run for line in lines for run in (Inline("\n"), *line))
            case Table():
                return tuple(self._table_runs(leaf, inlines))
            case Rule():
                return ()

    def text(self, leaf: Leaf, *, keep: bool = True) -> str:
        """Return the plain text of a leaf, which `Place.character` counts in. ``keep`` as in `runs`."""
        return "".join([run.text for run in self.runs(leaf, keep=keep)])

    def table_rows(self, leaf: Leaf) -> tuple[tuple[str, ...], ...]:
        """Return the rows of Markdown cells that a leaf of a table shows; the first leaf has the header."""
        assert isinstance(leaf.block, Table)
        if leaf.part is None:
            return (leaf.block.header, *leaf.block.rows)
        rows = leaf.block.rows[leaf.part]
        return (leaf.block.header, *rows) if leaf.part.start == 0 else rows

    def _table_runs(self, leaf: Leaf, inlines: Callable[[str], tuple[Inline, ...]]) -> Iterator[Inline]:
        for row_index, row in enumerate(self.table_rows(leaf)):
            if row_index:
                yield Inline("\n")
            for column, cell in enumerate(row):
                if column:
                    yield Inline("\t")
                yield from inlines(cell)

    def _fleeting_inlines(self, source: str) -> tuple[Inline, ...]:
        runs = self._inlines.get(source)
        return self._parse_inlines(source) if runs is None else runs


_CACHED_SOURCES = 4_096


def _lines_of(text: str, part: slice | None) -> str:
    return text if part is None else "\n".join(text.split("\n")[part])
