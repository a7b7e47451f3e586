"""Files that a page of MkDocs includes, as the extension Snippets does it: ``--8<-- "file"``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.dialects.included_text import IncludedText
from reader.document.source.dialect import Dialect, Includes
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_SNIPPET: Final = re.compile(
    r"^(?P<margin>[ \t]*+)-{1,}8<-{1,}(?:[ \t]++(?P<quote>[\"'])(?P<file>[^\"'\n]++)(?P=quote)[ \t]*+$"
    r"|[ \t]*+\n(?P<files>(?:(?![ \t]*+-{1,}8<-)[^\n]*+\n){1,50}+)[ \t]*+-{1,}8<-{1,}[ \t]*+$)",
    re.MULTILINE,
)
_PART: Final = re.compile(r":(?P<first>\d{0,6}+)(?::(?P<last>\d{0,6}+))?\Z|:(?P<section>[A-Za-z][\w-]*+)\Z")
_MARK: Final = r"-{1,}8<-{1,}[ \t]*\[[ \t]*(?:start|end):"


def with_snippets(source: Source, dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Put the text of files in the place of the lines that name them, in code too."""
    if dialect.includes is None:
        return source
    return source.rewritten(_Reader(dialect.includes).replacements(source.text))


class _Reader:
    def __init__(self, includes: Includes) -> None:
        self._includes = includes
        self._included = IncludedText(includes, self.replacements)

    def replacements(self, text: str) -> Iterator[Replacement]:
        """Yield what comes in the place of each snippet of which all files are there."""
        for found in _SNIPPET.finditer(text):
            names = [found["file"]] if found["file"] else found["files"].split("\n")
            texts = [self._text_of(name.strip()) for name in names if name.strip(" \t;")]
            if texts and all(text is not None for text in texts):
                margin = found["margin"]
                whole = "\n".join(text for text in texts if text is not None)
                lines = whole.rstrip("\n").split("\n")
                yield Replacement(
                    *found.span(), "\n".join(f"{margin}{line}" if line else "" for line in lines)
                )

    def _text_of(self, name: str) -> str | None:
        part = _PART.search(name)
        file = self._includes.find(name[: part.start()] if part else name)
        return self._included.of(file, lambda text: _part_of(text, part))


def _part_of(text: str, part: re.Match[str] | None) -> str | None:
    """Return the lines of a file that are asked for, by number or by name; None if there are none."""
    lines = text.split("\n")
    if part is not None and part["section"]:
        return _section(lines, part["section"])
    if part is not None:
        lines = lines[int(part["first"] or 1) - 1 : int(part["last"]) if part["last"] else None]
    return "\n".join(line for line in lines if not re.search(_MARK, line))


def _section(lines: list[str], name: str) -> str | None:
    marks = (re.compile(rf"8<-+[ \t]*\[[ \t]*{mark}:[ \t]*{name}[ \t]*\]") for mark in ("start", "end"))
    start, end = (next((at for at, line in enumerate(lines) if mark.search(line)), -1) for mark in marks)
    return "\n".join(lines[start + 1 : end]) if 0 <= start < end else None
