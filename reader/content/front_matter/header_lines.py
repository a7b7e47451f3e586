"""Front matter without a fence above it: the header lines of MultiMarkdown, Pelican and Hexo."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class HeaderLines(NamedTuple):
    """Lines of ``Key: value`` at the top of a text."""

    end: int
    """Where the line after them begins."""
    after: int
    """Where the text that follows begins, apart from blank lines."""
    fields: dict[str, str] | None
    """None when the lines are closed by ``---``, as in Hexo: then they are YAML."""


def header_lines_at(text: str, start: int) -> HeaderLines | None:
    """Return the header lines that begin at ``start``, up to a blank line or to ``---``.

    None when it may as well be a paragraph.
    """
    if not _FIRST.match(text, start):
        return None
    end = start
    lines: list[str] = []
    while end < len(text) and len(lines) < _LIMIT:
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        line = text[end:stop].rstrip()
        if line == "---":
            return None if _may_be_prose(lines) else HeaderLines(end, stop, None)
        if not line:
            break
        lines.append(line)
        end = stop + 1
    fields = None if _may_be_prose(lines) else _fields(lines)
    if fields is None:
        return None
    end = min(end, len(text))
    return HeaderLines(end, end, fields)


_LIMIT: Final = 500
"""Lines that are looked at."""

_FIRST: Final = re.compile(
    r"(?:title|date|category|categories|tags|authors?|slug|status|summary|modified|layout)[ \t]*:",
    re.IGNORECASE,
)
_LINE: Final = re.compile(r"([A-Za-z0-9_-]+)[ \t]*:(?!//)[ \t]*(.*)")
"""Pelican wants no blank after the colon. An address is text."""


def _may_be_prose(lines: list[str]) -> bool:
    """Tell whether header lines may as well be a paragraph such as ``Summary: …``.

    A title is shown either way.
    """
    return len(lines) < 2 and not lines[0].lower().startswith("title")


def _fields(lines: list[str]) -> dict[str, str] | None:
    """Return the fields of header lines.

    A line indented by four blanks or a tab continues the value before it.
    """
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if line.startswith(("    ", "\t")) and key:
            values[key].append(line.strip())
            continue
        header = _LINE.fullmatch(line)
        if header is None:
            return None
        key = header[1]
        values[key] = [(header[2] or "").strip()]
    return {name: " ".join(part for part in parts if part) for name, parts in values.items()}
