"""The source of an article that is being rewritten, with the line of the file that each line comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Replacement(NamedTuple):
    """Characters ``start`` to ``end`` of a source, and what comes in their place."""

    start: int
    end: int
    text: str


class Source(NamedTuple):
    """Markdown, and where it comes from."""

    text: str
    lines: Sequence[int] | None = None
    """For each line of the text the 0-based line that it was written in; None while all are the same."""

    def line_of(self, line: int) -> int:
        """Return the 0-based line of the original that a 0-based line of the text comes from."""
        if self.lines is None:
            return line
        return self.lines[line] if line < len(self.lines) else (self.lines[-1] if self.lines else 0)

    def rewritten(self, replacements: Iterable[Replacement]) -> Source:
        """Return the source with some parts replaced; these are in order and do not overlap.

        What comes in the place of several lines may have fewer or more.
        """
        parts: list[str] = []
        lines = [self.line_of(0)]
        end = line = 0
        changed = False
        at_line_start = True
        for start, stop, text in replacements:
            changed = True
            unchanged = self.text[end:start]
            parts += (unchanged, text)
            at_line_start = (text or unchanged).endswith("\n") if text or unchanged else at_line_start
            for _ in range(unchanged.count("\n")):
                line += 1
                lines.append(self.line_of(line))
            last = line + self.text.count("\n", start, stop)
            lines += (self.line_of(min(line + added, last)) for added in range(1, text.count("\n") + 1))
            if at_line_start and stop > start and self.text[stop - 1] == "\n":
                # Whole lines are gone: the line after them is the one that stands here now.
                lines[-1] = self.line_of(last)
            line, end = last, stop
        if not changed:
            return self
        rest = self.text[end:]
        parts.append(rest)
        lines += map(self.line_of, range(line + 1, line + 1 + rest.count("\n")))
        return Source("".join(parts), lines)
