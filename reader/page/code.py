"""Code: a rectangle with its own background, in which long lines are wrapped or panned, never cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from reader.document.model import CodeBlock
from reader.document.source.fences import label_of
from reader.page.cells import MeasuredText, cell_len
from reader.page.rows import Run
from reader.page.wrap import Line, cells_of, split_runs, wrap

TAB_CELLS: Final = 4
CONTINUATION: Final = "↪"
MORE_LEFT: Final = "‹"
MORE_RIGHT: Final = "›"

_ROLE: Final = "code-block"


class CodeFrame(NamedTuple):
    """The rectangle that the lines of a block stand in, in cells."""

    width: int
    left: int
    """Blank cells before each line, where the mark of a continued line stands."""
    right: int
    """Blank cells after each line, as many as before it."""

    @property
    def inner(self) -> int:
        """Return the cells for the code itself."""
        return self.width - self.left - self.right


def code_frame(block: CodeBlock, column: int, available: int) -> CodeFrame:
    """Fit a frame as wide as the column; wider, up to ``available`` cells, where lines need it."""
    margin = 2 if column >= 12 else 1 if column >= 3 else 0
    # In most code, every character takes one cell.
    measure = len if block.text.isascii() and "\t" not in block.text else _cells
    longest = max(map(measure, block.text.split("\n")))
    return CodeFrame(max(column, min(available, longest + 2 * margin)), margin, margin)


def code_lines(
    source: Iterable[Sequence[tuple[str, str]]], frame: CodeFrame, *, wrapped: bool, pan: int
) -> list[Line]:
    """Set lines of code, each given as pieces of (text, role).

    ``wrapped`` continues long lines on rows of their own; otherwise ``pan`` cells of each stand to the left
    of what is seen.
    """
    lines: list[Line] = []
    start = 0
    for pieces in source:
        runs = _runs(pieces, start)
        length = sum(len(text) for text, _ in pieces)
        if wrapped:
            lines += _wrapped(runs, start, frame)
        else:
            lines.append(_panned(runs, start, frame, pan))
        start += length + 1
    return lines


def header_lines(block: CodeBlock, frame: CodeFrame, *, edged: bool) -> list[Line]:
    """Set what stands above the code: its caption on the left, its language on the right.

    A caption that has no room beside the language has rows of its own. A language that fits into no row is
    left out. An ``edged`` block has a blank row there where it has neither.
    """
    caption, language = block.caption, label_of(block.language)
    if cell_len(language) > frame.inner:
        language = block.language if cell_len(block.language) <= frame.inner else ""
    if not caption:
        return [_heading_line("", language, frame)] if language or edged else []
    parts = [line.runs for line in wrap([Run(caption)], frame.inner)]
    lines = [_heading_line("".join(run.text for run in part), "", frame) for part in parts]
    if not language:
        return lines
    if len(lines) == 1 and cell_len(caption) + 1 + cell_len(language) <= frame.inner:
        return [_heading_line(caption, language, frame)]
    return [*lines, _heading_line("", language, frame)]


def goes_on(runs: Iterable[Run]) -> bool:
    """Tell whether a row is of code that goes on to the right of what is seen."""
    return any(run.start < 0 and run.text.startswith(MORE_RIGHT) for run in runs)


def bottom_line(frame: CodeFrame, start: int) -> Line:
    """Set the blank row below the code; ``start`` is where the line above it starts."""
    return Line(start, (Run(" " * frame.width, _ROLE),))


def _heading_line(caption: str, language: str, frame: CodeFrame) -> Line:
    blanks = frame.inner - cell_len(caption) - cell_len(language)
    runs = [
        Run(" " * frame.left + caption, "code-caption"),
        Run(" " * blanks, _ROLE),
        Run(language + " " * frame.right, "code-language"),
    ]
    return Line(0, tuple(run for run in runs if run.text))


def _cells(line: str) -> int:
    return cell_len(line.expandtabs(TAB_CELLS) if "\t" in line else line)


def _runs(pieces: Sequence[tuple[str, str]], start: int) -> list[Run]:
    """Make runs with their offsets; a tab is one blank, and as many without an offset as its stop asks."""
    runs: list[Run] = []
    column = 0
    for text, role in pieces:
        roles = f"{_ROLE} {role}" if role else _ROLE
        if "\t" not in text:
            runs.append(Run(text, roles, start))
            column += cell_len(text)
            start += len(text)
            continue
        for index, part in enumerate(text.split("\t")):
            if index:
                filled = TAB_CELLS - column % TAB_CELLS - 1
                runs += [Run(" ", roles, start), Run(" " * filled, roles)]
                column += filled + 1
                start += 1
            runs.append(Run(part, roles, start))
            column += cell_len(part)
            start += len(part)
    return [run for run in runs if run.text]


def _wrapped(runs: Sequence[Run], start: int, frame: CodeFrame) -> list[Line]:
    measured = MeasuredText("".join(run.text for run in runs))
    end = len(measured.text)
    inner = max(1, frame.inner)
    if measured.cells(0, end) <= inner:
        # Colours may part a grapheme, whose parts take other cells than the whole.
        whole = runs if measured.simple else next(split_runs(runs, measured, [(0, end)], inner))
        return [_padded(whole, start, frame)]
    spans: list[tuple[int, int]] = []
    begin = 0
    while begin < end:
        limit = measured.limit(begin, inner)
        stop = _soft_break(measured.text, begin, limit) if limit < end else end
        stop = max(stop, min(end, measured.grapheme_end(begin)))
        spans.append((begin, stop))
        begin = stop
    lines: list[Line] = []
    for pieces in split_runs(runs, measured, spans, inner):
        lines.append(_padded(pieces, start, frame, CONTINUATION if lines else ""))
        start = max([start, *(run.start + len(run.text) for run in pieces if run.start >= 0)])
    return lines


def _soft_break(text: str, begin: int, limit: int) -> int:
    """Return where to break after a blank in the last quarter of a full row, if there is one."""
    blank = text.rfind(" ", begin, limit)
    return blank + 1 if blank >= limit - (limit - begin) // 4 else limit


def _panned(runs: Sequence[Run], start: int, frame: CodeFrame, pan: int) -> Line:
    measured = MeasuredText("".join(run.text for run in runs))
    end = len(measured.text)
    inner = max(1, frame.inner)
    begin = measured.limit(0, pan)
    straddled = 0
    if begin < end and measured.cells(0, begin) < pan:
        straddled = measured.cells(0, measured.grapheme_end(begin)) - pan
        begin = measured.grapheme_end(begin)
    stop = measured.limit(begin, inner - straddled)
    shown = next(split_runs(runs, measured, [(begin, stop)], inner))
    if straddled:
        shown = (Run(" " * straddled, _ROLE), *shown)
    before = MORE_LEFT if begin and measured.text[:begin].strip() else ""
    return _padded(shown, start, frame, before, MORE_RIGHT if stop < end else "")


def _padded(runs: Sequence[Run], start: int, frame: CodeFrame, before: str = "", after: str = "") -> Line:
    """Fill a line with blanks to the width of the block, marks in the margins.

    ``start`` is where it starts when all of it is the filling of a tab.
    """
    placed = next((run.start for run in runs if run.start >= 0), start)
    padded: list[Run] = []
    if frame.left:
        padded.append(_margin(before, frame.left))
    padded += runs
    missing = frame.inner - cells_of(runs)
    if missing > 0:
        padded.append(Run(" " * missing, _ROLE))
    if frame.right:
        padded.append(_margin(after, frame.right))
    return Line(placed, tuple(padded))


def _margin(mark: str, cells: int) -> Run:
    return Run(mark.ljust(cells), "code-continuation" if mark else _ROLE)
