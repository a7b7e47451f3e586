"""Breaking runs of text into lines of some cells, with every character's offset kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.document.model import Inline
from reader.page.cells import STAND_IN, MeasuredText, cell_len, is_simple
from reader.page.line_breaks import BLANKS, last_break, last_break_in_word, last_part_break
from reader.page.rows import Run


class Line(NamedTuple):
    """A row of a leaf without what stands around it: the bars, markers and indents of its containers."""

    start: int
    """Offset into the text of the leaf."""
    runs: tuple[Run, ...]

    @property
    def cells(self) -> int:
        """Return its width."""
        return cells_of(self.runs)


def cells_of(runs: Iterable[Run]) -> int:
    """Return the cells that some runs of one row take."""
    return sum(cell_len(run.text) for run in runs)


def indent(lines: list[Line], cells: int) -> list[Line]:
    """Move lines to the right by some cells, if there are any; empty lines stay empty."""
    if cells <= 0:
        return lines
    return [Line(start, (Run(" " * cells), *runs) if runs else ()) for start, runs in lines]


def runs_of(inlines: Iterable[Inline], role: str = "", offset: int = 0) -> list[Run]:
    """Make runs of a row from inline runs: with offsets, and ``role`` in front of the roles of each."""
    runs: list[Run] = []
    for inline in inlines:
        if inline.text:
            roles = f"{role} {inline.roles}" if role and inline.roles else role or inline.roles
            runs.append(Run(inline.text, roles, offset, inline.link, inline.image))
            offset += len(inline.text)
    return runs


def wrap(runs: Sequence[Run], width: int, first: int | None = None) -> list[Line]:
    """Fill lines of ``width`` cells, the first of them of ``first``, with runs that follow each other.

    Breaks at blanks, which vanish there; after hyphens; beside ideographs; in words that no line can hold,
    after punctuation or where the line is full. A line end in the text always begins a new line. There is
    always at least one line. A character wider than ``width`` is shown by a stand-in.
    """
    width = max(1, width)
    first = width if first is None else max(1, first)
    text = "".join([run.text for run in runs])
    offset = runs[0].start if runs else 0
    if len(text) <= first and is_simple(text):
        return [Line(offset, tuple(run for run in runs if run.text))]
    if "\t" in text:
        text = text.replace("\t", " ")
        runs = [run._replace(text=run.text.replace("\t", " ")) for run in runs]
    measured = MeasuredText(text.replace("\n", " ") if "\n" in text else text)
    spans: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        end = begin + len(paragraph)
        spans += _spans(measured, begin, end, width, width if spans else first)
        begin = end + 1
    line_runs = split_runs(runs, measured, spans, width, first)
    return [Line(offset + start, cut) for (start, _), cut in zip(spans, line_runs, strict=True)]


def split_runs(
    runs: Sequence[Run],
    measured: MeasuredText,
    spans: Iterable[tuple[int, int]],
    width: int,
    first: int | None = None,
) -> Iterator[tuple[Run, ...]]:
    """Yield the parts of runs in each span of their joined text; spans are in order and do not overlap.

    No grapheme is shared between two runs: it goes to the one in which it starts. A span wider than
    ``width``, or than ``first`` if it is the first, is one wide character: it has a stand-in.
    """
    begins = list(accumulate((len(run.text) for run in runs), initial=0))
    ends = [measured.next_boundary(end) for end in begins[1:]]
    text = measured.text
    index = 0
    room = width if first is None else first
    for start, end in spans:
        too_wide = measured.cells(start, end) > room
        room = width
        if too_wide:
            index = _skip(ends, index, start)
            yield (_cut_run(runs[index], STAND_IN, start - begins[index]),)
            continue
        pieces: list[Run] = []
        while start < end:
            index = _skip(ends, index, start)
            stop = min(end, ends[index])
            pieces.append(_cut_run(runs[index], text[start:stop], start - begins[index]))
            start = stop
        yield tuple(pieces)


def _skip(ends: list[int], index: int, start: int) -> int:
    while ends[index] <= start:
        index += 1
    return index


def _cut_run(run: Run, text: str, skipped: int) -> Run:
    return Run(text, run.roles, run.start + skipped if run.start >= 0 else -1, run.link, run.image)


def _spans(measured: MeasuredText, begin: int, end: int, width: int, first: int) -> list[tuple[int, int]]:
    """Return the spans of the lines that ``text[begin:end]`` takes, without the blanks that vanish at
    breaks.
    """
    text = measured.text
    if measured.cells(begin, end) <= first:
        return [(begin, end)]
    spans: list[tuple[int, int]] = []
    start, room = begin, first
    while start < end:
        stop = _line_end(measured, start, end, room, width)
        shown = stop
        while shown > start and text[shown - 1] in BLANKS:
            shown -= 1
        spans.append((start, shown))
        start, room = stop, width
        while start < end and text[start] in BLANKS and measured.is_boundary(start):
            start += 1
    return spans


def _line_end(measured: MeasuredText, start: int, end: int, room: int, width: int) -> int:
    limit = measured.limit(start, room)
    if limit >= end:
        return end
    stop = last_break(measured, start, limit)
    if stop is None:
        if room < width and (limit == start or _fits(measured, start, end, width)):
            return start
        return last_break_in_word(measured, start, limit) or max(limit, measured.grapheme_end(start))
    word = _past_blanks(measured.text, stop)
    if measured.cells(stop, limit) > width // 3 and not _fits(measured, word, end, width):
        return last_part_break(measured, word, limit) or stop
    return stop


def _fits(measured: MeasuredText, start: int, end: int, width: int) -> bool:
    """Tell whether the word at ``start`` fits into a line of its own."""
    limit = measured.limit(start, width)
    return limit >= end or last_break(measured, start, limit) is not None


def _past_blanks(text: str, index: int) -> int:
    while index < len(text) and text[index] in BLANKS:
        index += 1
    return index
