"""Which parts of some Markdown are code, before it is parsed: tags in code are samples of tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from markdown_it.rules_block.html_block import HTML_SEQUENCES

from reader.document.source.code_spans import code_spans
from reader.document.source.html_so_far import HtmlLines
from reader.document.source.html_tokens import PREFORMATTED, leaves_code_open
from reader.document.source.line_containers import (
    THEMATIC_BREAK,
    OpenedContainer,
    matched_containers,
    opened_container,
)
from reader.document.source.placeholders import CLOSING, OPENING

_FENCE: Final = re.compile(r"`{3,}(?=[^`]*\Z)|~{3,}")
_HEADING: Final = re.compile(r"#{1,6}(?: |\Z)")
_UNDERLINE: Final = re.compile(r"(?:=+|-+) *\Z")
_TABLE_RULE: Final = re.compile(r"(?=[^-]*-)[|: -]+\Z")

_DEEPEST: Final = 100
"""Containers in each other that are followed, as many as the parser follows."""


class CodeMask:
    """Where the code of some Markdown is: fences, indented code, and code within lines.

    A text is looked at no further than it is asked about.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._scanner: _Scanner | None = None

    def covers(self, offset: int) -> bool:
        """Tell whether an offset lies in code, its fences and backticks included."""
        ranges = self._ranges_past(offset)
        index = bisect_right(ranges, (offset, len(self._text) + 1)) - 1
        return index >= 0 and offset < ranges[index][1]

    def outside(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern that start outside of code, in order."""
        position = index = 0
        while found := pattern.search(self._text, position):
            start, position = found.span()
            position += position == start
            ranges = self._ranges_past(start)
            while index < len(ranges) and ranges[index][1] <= start:
                index += 1
            if index < len(ranges) and ranges[index][0] <= start:
                position = ranges[index][1]
            else:
                yield found

    def _ranges_past(self, offset: int) -> list[tuple[int, int]]:
        """Return the offsets at which code starts and ends, in order, up to one that lies behind an offset.

        The last of them may go on behind its end.
        """
        if self._scanner is None:
            self._scanner = _Scanner(self._text if _may_have_code(self._text) else "")
        return self._scanner.ranges_past(offset)


def _may_have_code(text: str) -> bool:
    return "`" in text or "~~~" in text or "    " in text or "\t" in text


class _Scanner:
    """Goes over the lines as a parser of blocks does, and notes what is code."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = 0
        """Offset of the first line that was not looked at."""
        self._is_done = False
        self._ranges: list[tuple[int, int]] = []
        self._containers: list[int] = []
        self._fence = ""
        """The characters that the fence around the line began with; empty outside of one."""
        self._html: re.Pattern[str] | None = None
        """What ends the HTML around the line."""
        self._html_lines = HtmlLines()
        self._code_end = -1
        """Where a ``pre`` in the HTML around the line ends."""
        self._next_preformatted: tuple[int, bool] = (-1, False)
        """Where the next tag of a ``pre`` was found, and whether it is an end tag."""
        self._outdent = 0
        """Columns by which the lines up to a blank one are indented because elements of HTML hold them."""
        self._paragraph = -1
        """Where the paragraph around the line starts; negative outside of one."""
        self._after_paragraph = False
        """Whether only blank lines stand between a paragraph or definition and the line."""
        self._paragraph_lines = 0
        self._is_table = False
        self._backtick = text.find("`")
        """The first backtick not yet passed, or the end of the text."""

    def ranges_past(self, offset: int) -> list[tuple[int, int]]:
        """Return the offsets at which code starts and ends, in order, those of all that starts up to one."""
        while not self._is_done and (self._next <= offset or self._paragraph >= 0):
            self._next_line()
        return self._ranges

    def _next_line(self) -> None:
        offset = self._next
        end = self._text.find("\n", offset)
        if end < 0:
            end, self._is_done = len(self._text), True
        line = self._text[offset:end]
        if line[:1].isalpha() and not self._fence and not self._html:
            self._plain_line(line, offset)
        else:
            self._line(line, offset, end)
        self._next = end + 1
        if self._is_done:
            self._end_paragraph(end)

    def _plain_line(self, line: str, offset: int) -> None:
        """Take a line that starts with a letter: text, whatever stands around it."""
        if self._paragraph < 0:
            self._containers.clear()
        self._html_lines.end()
        self._add_text(line, offset)

    def _line(self, line: str, offset: int, end: int) -> None:
        if "\t" in line:
            line = line.expandtabs(4)
        position, matched = matched_containers(line, self._containers)
        inside = matched == len(self._containers)
        if self._fence and inside:
            self._fence_line(line[position:], offset, end)
            return
        self._fence = ""
        if self._html and (inside or offset <= self._code_end):
            if end > self._code_end and self._html.search(line, position):
                self._html = None
            self._html_lines.add(line[position + min(self._outdent, _indentation(line, position)) :])
            self._find_end_of_code(line, end)
            return
        self._html = None
        if position >= len(line.rstrip(" ")):
            self._outdent = 0
            self._end_paragraph(offset)
            del self._containers[matched:]
        else:
            self._block_line(line, position, matched, offset, end)

    def _fence_line(self, rest: str, offset: int, end: int) -> None:
        self._add_code(offset, end)
        closing = rest.strip(" ")
        if closing.startswith(self._fence) and not closing.strip(self._fence[0]) and rest[:4] != "    ":
            self._fence = ""

    def _block_line(self, line: str, position: int, matched: int, offset: int, end: int) -> None:
        """Take a line with something on it, that no fence and no HTML holds."""
        indentation = _indentation(line, position)
        if indentation > 3 and self._html_lines.is_near:
            text = line[position:].strip(" ")
            self._outdent = indentation if self._html_lines.holds(text, indentation, matched) else 0
        position += min(self._outdent, indentation)
        while matched < _DEEPEST and (opened := self._opened(line, position, matched)):
            self._end_paragraph(offset)
            self._containers[matched:] = [opened.indentation]
            matched += 1
            position = opened.end
        self._html_lines.end()
        rest = line[position:].strip(" ")
        if not rest:
            return
        if line.startswith("    ", position):
            if self._paragraph >= 0:
                self._add_text(rest, offset)
            else:
                del self._containers[matched:]
                self._after_paragraph = False
                self._add_code(offset, end)
        elif self._is_other_leaf(rest, offset, end):
            del self._containers[matched:]
            if rest[0] == "<":
                self._html_lines.begin(line[position:], matched)
                self._find_end_of_code(line, end)
        else:
            if self._paragraph < 0:
                del self._containers[matched:]
            self._add_text(rest, offset)

    def _opened(self, line: str, position: int, matched: int) -> OpenedContainer | None:
        continues_text = self._paragraph >= 0 and matched == len(self._containers)
        may_define = continues_text or self._after_paragraph
        return opened_container(line, position, continues_text=continues_text, may_define=may_define)

    def _find_end_of_code(self, line: str, end: int) -> None:
        """Note where a ``pre`` ends that a line of HTML opens."""
        if "pre" not in line.lower() or not leaves_code_open(line):
            return
        start, is_end = self._next_preformatted
        if start < end:
            found = PREFORMATTED.search(self._text, end)
            start, is_end = (found.start(), bool(found[1])) if found else (len(self._text), False)
            self._next_preformatted = start, is_end
        if is_end:
            self._code_end = start

    def _is_other_leaf(self, rest: str, offset: int, end: int) -> bool:
        """Tell whether a line is, or starts, something else than text; if so, note it."""
        first = rest[0]
        if first in "`~" and (fence := _FENCE.match(rest)):
            self._end_paragraph(offset)
            self._fence = fence[0]
            self._add_code(offset, end)
        elif first == "<" and (closing := _html_end(rest, self._paragraph >= 0)):
            self._end_paragraph(offset)
            self._html = None if closing.search(rest) else closing
        elif first == "#" and _HEADING.match(rest):
            self._end_paragraph(offset)
            self._add_spans(offset, end)
        elif (
            rest.startswith((OPENING, CLOSING, ":::")) or THEMATIC_BREAK.match(rest) or _UNDERLINE.match(rest)
        ):
            self._end_paragraph(offset)
        else:
            return False
        self._after_paragraph = False
        return True

    def _add_text(self, rest: str, offset: int) -> None:
        """Add a line of a paragraph, or of a table: code does not reach from one row of it to the next."""
        if self._paragraph < 0:
            self._paragraph, self._is_table, self._paragraph_lines = offset, False, 1
        else:
            self._paragraph_lines += 1
            if self._paragraph_lines == 2 and _TABLE_RULE.match(rest):
                self._is_table = True
            if self._is_table:
                self._add_spans(self._paragraph, offset)
                self._paragraph = offset
        self._after_paragraph = True

    def _end_paragraph(self, offset: int) -> None:
        if self._paragraph >= 0:
            self._add_spans(self._paragraph, offset)
            self._paragraph = -1

    def _add_spans(self, start: int, end: int) -> None:
        if self._backtick < start:
            self._backtick = self._text.find("`", start)
            if self._backtick < 0:
                self._backtick = len(self._text)
        if self._backtick < end:
            self._ranges += code_spans(self._text, start, end)

    def _add_code(self, offset: int, end: int) -> None:
        """Add a line of code, with its end."""
        if self._ranges and self._ranges[-1][1] == offset:
            self._ranges[-1] = self._ranges[-1][0], end + 1
        else:
            self._ranges.append((offset, end + 1))


def _indentation(line: str, position: int) -> int:
    """Count the blanks in a line from a position on."""
    return len(line) - position - len(line[position:].lstrip(" "))


def _html_end(rest: str, interrupts: bool) -> re.Pattern[str] | None:
    """Return the pattern that ends the HTML that a line starts; None if it starts none."""
    for starting, ending, may_interrupt in HTML_SEQUENCES:
        if starting.search(rest):
            return ending if may_interrupt or not interrupts else None
    return None
