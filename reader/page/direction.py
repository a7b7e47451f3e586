"""Scripts that are written from right to left: what is set from the right edge of its column.

A text reads from the right when its first strong letter does, as in HTML with ``dir="auto"``. Its rows are
set against the right edge, and the bars and markers around it stand on that side. The characters of a row
keep the order of the file: putting them in the order in which they are seen is the terminal's part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final
from unicodedata import bidirectional

from reader.document.model import (
    Block,
    Card,
    Container,
    Definition,
    DefinitionList,
    Document,
    Footnote,
    Frame,
    Heading,
    Inline,
    Label,
    Leaf,
    List,
    Paragraph,
    Quote,
    Table,
)
from reader.page.rows import Run
from reader.page.wrap import Line, cells_of

BLOCKS_LOOKED_INTO: Final = 16
"""Paragraphs of a container that are looked into for a letter that tells its direction."""


def is_rtl(texts: Iterable[str]) -> bool | None:
    """Tell whether the first letter in some texts is of a script written from right to left.

    Return None when there are only digits, signs and blanks.
    """
    for text in texts:
        if text.isascii():
            if _LATIN_LETTER.search(text):
                return False
            continue
        for character in text:
            strength = bidirectional(character)
            if strength == "L":
                return False
            if strength in ("R", "AL"):
                return True
    return None


def align_right(lines: Iterable[Line], column: int) -> list[Line]:
    """Set lines against the right edge of a column, with what stands before their text behind it."""
    return [_flush_right(line, column) for line in lines]


def mirrored(run: Run) -> Run:
    """Swap the blanks before and behind a marker or the like."""
    text = run.text.strip(" ")
    before = len(run.text) - len(run.text.lstrip(" "))
    behind = len(run.text) - len(text) - before
    return run._replace(text=" " * behind + text + " " * before) if text else run


class Directions:
    """Which leaves of a document are set from the right, and which containers."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._containers: dict[int, bool] = {}
        """By the `id` of the container, which the document holds."""

    def forget(self) -> None:
        """Drop what was found from runs, because they are about to be parsed anew."""
        self._containers.clear()

    def is_text_rtl(self, leaf: Leaf) -> bool:
        """Tell whether the lines of a leaf are set from the right; never those of code and tables."""
        block = leaf.block
        around = leaf.frames[-1].container if leaf.frames else None
        own: bool | None = None
        match block:
            case Label(kind=kind) if kind != "term":
                # The label of a callout is often a name in English above a text in another language.
                own = None if around else is_rtl(_prose(self._document.runs(leaf)))
            case Paragraph(source=""):
                own = None
            case Paragraph() | Heading() | Label():
                own = is_rtl(_prose(self._document.runs(leaf)))
            case Card(title=title):
                own = is_rtl(_prose(title))
            case _:
                return False
        if own is None:
            return around is not None and self._is_container_rtl(around)
        return own

    def rtl_frames(self, frames: Sequence[Frame]) -> tuple[bool, ...]:
        """Tell for each frame around a leaf whether it stands on the right."""
        return tuple(self._is_container_rtl(frame.container) for frame in frames)

    def is_table_rtl(self, table: Table) -> bool:
        """Tell by its header whether a table stands at the right edge."""
        runs = (run for cell in table.header for run in self._document.inlines(cell))
        return bool(is_rtl(_prose(runs)))

    def _is_container_rtl(self, container: Container) -> bool:
        """Tell whether the first text of a container is set from the right."""
        known = self._containers.get(id(container))
        if known is None:
            known = self._containers[id(container)] = self._detect_rtl(container)
        return known

    def _detect_rtl(self, container: Container) -> bool:
        if not container.children:
            return False
        sources = islice(_sources(container.children), BLOCKS_LOOKED_INTO)
        runs = (run for source in sources for run in self._document.inlines(source))
        found = is_rtl(_prose(runs))
        if found is None and container.children and isinstance(label := container.children[0], Label):
            found = is_rtl(_prose(self._document.inlines(label.source)))
        return bool(found)


_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_WITHOUT_DIRECTION: Final = frozenset({"code", "math", "footnote", "keycap"})


def _prose(runs: Iterable[Inline]) -> Iterator[str]:
    """Yield the texts of runs that are words of a language; pictures give their description."""
    for run in runs:
        if run.image:
            yield run.image.alt or run.image.title
        elif not run.roles or _WITHOUT_DIRECTION.isdisjoint(run.roles.split()):
            yield run.text


def _sources(blocks: Iterable[Block | Definition]) -> Iterator[str]:
    """Yield the Markdown of the texts in some blocks, in order, without the labels of callouts."""
    for block in blocks:
        match block:
            case Paragraph(source=source) | Heading(source=source):
                yield source
            case Label(source=source, kind="term"):
                yield source
            case Quote() | Definition() | DefinitionList() | Footnote():
                yield from _sources(block.children)
            case List(items=items):
                for item in items:
                    yield from _sources(item.children)
            case _:
                pass


def _flush_right(line: Line, column: int) -> Line:
    text = next((index for index, run in enumerate(line.runs) if run.start >= 0 or _is_label(run)), 0)
    behind = [mirrored(run) for run in reversed(line.runs[:text])]
    runs = (*line.runs[text:], *behind)
    missing = column - cells_of(runs)
    return Line(line.start, (Run(" " * missing), *runs)) if runs and missing > 0 else Line(line.start, runs)


def _is_label(run: Run) -> bool:
    """Tell whether a run repeats the name of a column in a table whose rows are set as records."""
    return "table-header" in run.roles
