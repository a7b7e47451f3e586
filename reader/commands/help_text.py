"""Help as a person reads it: what a command does, examples, its usage, and a line for each thing it takes."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

HelpSection = tuple[str, Sequence[tuple[str, str]]]
"""A title, and rows of two columns."""

_WIDEST: Final = 100
"""The most columns of a line."""

_NARROWEST: Final = 36
"""The fewest columns of the second column; a name that leaves less has a line of its own."""


def composed(
    description: str,
    examples: Sequence[tuple[str, str]],
    usage: str,
    sections: Iterable[HelpSection],
) -> str:
    """Return the text of a help, as wide as the terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    blocks = [
        textwrap.fill(description, width, break_on_hyphens=False),
        "\n".join(_section("examples", examples, width)),
        usage.rstrip(),
        *("\n".join(_section(title, rows, width)) for title, rows in sections),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(title: str, rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield the title of a section and its rows; nothing for one without rows."""
    if not rows:
        return
    yield f"{title}:"
    widest = max((len(name) for name, _ in rows if len(name) <= width - _NARROWEST), default=0)
    column = widest + 4 if widest else 2
    for name, about in rows:
        lines = textwrap.wrap(about, max(width - column, _NARROWEST), break_on_hyphens=False)
        beside = lines.pop(0) if lines and len(name) <= widest else ""
        yield from _without_ties(
            f"  {name:{column - 2}}{beside}".rstrip(), *(" " * column + line for line in lines)
        )


def _without_ties(*lines: str) -> Iterator[str]:
    """Yield lines with plain blanks in place of those at which they were not to be broken."""
    return (line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)
