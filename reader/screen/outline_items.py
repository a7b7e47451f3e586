"""Items of the outline: the titles of sections, indented by depth."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from reader.page.rows import Run
from reader.screen.lines import Line, blanks_between, shorten

_DEEPEST: Final = 6
"""The depth from which on sections are indented no further."""


def section_line(
    title: str, depth: int, width: int, *, current: bool = False, matches: int | None = None
) -> Line:
    """Return a section in at most ``width`` cells.

    ``depth`` counts the sections around it; ``current`` is the one being read; ``matches`` are how many
    places in it match what is searched for, where any do.
    """
    mark = Run(" ▸ " if current else "   ", "mark")
    room = max(0, width - len(mark.text))
    count = "" if matches is None else f" {matches:,} "
    indent = "  " * min(depth, _DEEPEST)
    text = shorten(f"{indent}{title or '(no title)'}", max(0, room - cell_len(count)))
    role = "strong" if current else "fact" if depth else ""
    if not count:
        return mark, Run(text, role)
    return mark, Run(text, role), Run(blanks_between(room, text, count), role), Run(count, "mark")
