"""Lines of the screen as text that a person can read."""

from __future__ import annotations

from collections.abc import Iterable

from reader.screen.lines import Line, fit, text_of


def frame(lines: Iterable[Line], width: int) -> str:
    """What stands in a pane of ``width`` cells, between its edges."""
    return "".join(f"│{text_of(fit(line, width))}│\n" for line in lines)


def roles(line: Line) -> str:
    """A line with the roles of each run before its text: ``[mark]▌ [strong match]Tea[strong] for two``."""
    return "".join(f"[{run.roles}]{run.text}" for run in line)
