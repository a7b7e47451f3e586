"""Containers that lines open and close: ``:::note`` … ``:::``, and the indented blocks after ``!!! note``.

The fences of colons are those of Docusaurus, VitePress, Starlight, Pandoc and Quarto; ``!!!``, ``???`` and
``=== "Tab"`` are those of Python-Markdown and Material for MkDocs.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from markdown_it.rules_block import StateBlock

from reader.document.markdown.callouts.container_names import indented_opening, opening_of_fence
from reader.document.markdown.environment import leave_unfinished
from reader.document.markdown.placeholder_rules import open_container
from reader.document.source.placeholders import Opening

_INDENTATION: Final = 4
"""Columns that an indented body stands further to the right."""

_CODE_FENCE: Final = re.compile(r"`{3,}(?=[^`]*\Z)|~{3,}")

_FEWEST_COLONS: Final = 3

_DEEPEST_OPEN: Final = 100
"""Open fences that a closing one is compared with, from the innermost on: more are never followed."""


class _Fence(NamedTuple):
    colons: int
    text: str
    """What stands after them."""


def container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match a container between fences of colons, or one whose body is indented."""
    if state.is_code_block(start_line):
        return False
    fenced = state.src[state.bMarks[start_line] + state.tShift[start_line]] == ":"
    rule = _fenced_container if fenced else _indented_container
    return rule(state, start_line, end_line, silent)


def _fenced_container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match ``:::name`` and all up to the ``:::`` that closes it, or to the end of what stands around."""
    fence = _fence(_text_of(state, start_line))
    opening = opening_of_fence(fence.text) if fence else None
    if opening is None or silent:
        return opening is not None
    last = min(_closing_line(state, start_line, end_line), end_line)
    state.line = start_line + 1
    open_container(state, start_line, start_line + 1, last, opening)
    if state.line == last < end_line and not _is_left(state, last):
        state.line += 1
    return True


def _indented_container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Match ``!!! note "Title"`` and the lines after it that are indented.

    Without any it must have a title, since ``!!! wow`` is what people write, too.
    """
    found = indented_opening(_text_of(state, start_line))
    if found is None:
        return False
    body = state.sCount[start_line] + _INDENTATION
    first = start_line + 1
    while first < end_line and state.isEmpty(first):
        first += 1
    has_body = first < end_line and state.sCount[first] >= body
    if not has_body and not found.is_titled:
        return False
    if not silent:
        _open_indented(state, start_line, _end_of_body(state, first, end_line, body), body, found.opening)
    return True


def _text_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _is_left(state: StateBlock, line: int) -> bool:
    """Tell whether a line no longer belongs to the item of a list, or the body, around it."""
    return state.sCount[line] < state.blkIndent and not state.isEmpty(line)


def _fence(line: str) -> _Fence | None:
    text = line.lstrip(":")
    colons = len(line) - len(text)
    return _Fence(colons, text.strip()) if colons >= _FEWEST_COLONS else None


def _open_indented(state: StateBlock, start_line: int, end_line: int, body: int, opening: Opening) -> None:
    outer, state.blkIndent = state.blkIndent, body
    open_container(state, start_line, start_line + 1, end_line, opening)
    state.blkIndent = outer
    state.line = end_line


def _end_of_body(state: StateBlock, first_line: int, end_line: int, indentation: int) -> int:
    """Return the line after the last that belongs to a body, blank lines at its end excluded."""
    last = first_line - 1
    while last > 0 and state.isEmpty(last):
        last -= 1
    for line in range(first_line, end_line):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < indentation:
            break
        last = line
    return last + 1


def _closing_line(state: StateBlock, start_line: int, end_line: int) -> int:
    """Return the line that closes the fence at a line; those of the fences within it are found on the way."""
    closings: dict[int, int] = state.env.setdefault("closing_fences", {})
    if start_line not in closings:
        closings.update(_Pairs(state, start_line, end_line).closings())
    return closings[start_line]


class _Pairs:
    """Finds which fence closes which, from one that opens up to its end.

    A fence closes the innermost one of as many colons, first of those that are indented as it is; else the
    innermost of fewer. So both Pandoc's nesting (of equal fences) and that of Docusaurus (longer ones around
    shorter) come out right. Fences within code count for nothing.
    """

    def __init__(self, state: StateBlock, start_line: int, end_line: int) -> None:
        self._state = state
        self._start_line = start_line
        self._end_line = end_line
        self._open: list[tuple[int, int, int]] = []
        """Line, colons and indentation of each."""
        self._closings: dict[int, int] = {}
        self._code_fence = ""
        self._follows_code = True

    def closings(self) -> dict[int, int]:
        """Map the line of each fence that opens to the one that closes it; the end of all if nothing does."""
        line = code_line = self._start_line
        while line < self._end_line and not _is_left(self._state, line):
            in_code = bool(self._code_fence)
            self._read(line)
            if not self._open:
                return self._closings
            if self._code_fence and not in_code:
                code_line = line
            line += 1
            if self._code_fence and (line == self._end_line or _is_left(self._state, line)):
                self._code_fence, self._follows_code = "", False
                line = code_line + 1
                # Should the text go on, its next lines may close the code: then all of this is otherwise.
                leave_unfinished(self._state.env, self._start_line)
        self._close_down_to(0, line)
        return self._closings

    def _read(self, line: int) -> None:
        indentation = self._state.sCount[line]
        text = _text_of(self._state, line)
        if text[:1] in ("`", "~") and self._follows_code:
            self._read_code_fence(text)
        elif text[:1] == ":" and not self._code_fence and indentation - self._state.blkIndent < _INDENTATION:
            fence = _fence(text)
            if fence and not fence.text:
                self._close(line, fence.colons, indentation)
            elif fence and opening_of_fence(fence.text):
                self._open.append((line, fence.colons, indentation))

    def _read_code_fence(self, text: str) -> None:
        fence = _CODE_FENCE.match(text)
        if self._code_fence:
            if text.startswith(self._code_fence) and not text.rstrip().strip(text[0]):
                self._code_fence = ""
        elif fence:
            self._code_fence = fence[0]

    def _close(self, line: int, colons: int, indentation: int) -> None:
        alike = shorter = -1
        for index in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _DEEPEST_OPEN), -1):
            _, opened_colons, opened_indentation = self._open[index]
            if opened_colons == colons and opened_indentation == indentation:
                self._close_down_to(index, line)
                return
            if opened_colons == colons and alike < 0:
                alike = index
            if opened_colons < colons and shorter < 0:
                shorter = index
        closed = alike if alike >= 0 else shorter
        if closed >= 0:
            self._close_down_to(closed, line)

    def _close_down_to(self, index: int, line: int) -> None:
        for opened, _, _ in self._open[index:]:
            self._closings[opened] = line
        del self._open[index:]
