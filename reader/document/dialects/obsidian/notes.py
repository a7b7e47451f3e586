"""What notes of Obsidian have besides links: comments, ids of blocks, and tables without a whole header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.document.dialects.placing import start_of_line
from reader.document.source.code_mask import CodeMask
from reader.document.source.dialect import Dialect
from reader.document.source.placeholders import Placeholders
from reader.document.source.source_map import Replacement, Source

_BLOCK_ID: Final = re.compile(
    r"^[ \t]*+(?:\^[A-Za-z0-9-]+|\{ #[A-Za-z0-9-]+\})[ \t]*(?:\n|\Z)|(?<![ \t])[ \t]++\^[A-Za-z0-9-]+[ \t]*$",
    re.MULTILINE,
)
_ENDS_BLOCK: Final = re.compile(
    r"\Z|\n[ \t>]*(?:\n|\Z|[-*+][ \t]|[0-9]{1,9}[.)][ \t]|#{1,6}[ \t]|```|~~~|[-*_]{3,}[ \t]*(?:\n|\Z))"
)
_HEADER: Final = r"^[ \t>]*+(\|)[ \t]*+$(?=\n[ \t>]*+(\|?:?-[-: \t]*+\|[-:| \t]*+)$)"
_COMMENT_SIGNS: Final = re.compile("%%")


def with_whole_headers(source: Source, _dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Give the empty headers of tables, for which one bar is enough, a cell for each column."""
    return source.rewritten(
        Replacement(found.start(1), found.end(1), " |" * (found[2].strip().strip("|").count("|") + 1) + " |")
        for found in CodeMask(source.text).outside(re.compile(_HEADER, re.MULTILINE))
    )


def without_comments(source: Source, _dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Remove ``%% … %%``. A comment that is not closed is shown."""
    return source.rewritten(_comments(source.text))


def without_block_ids(source: Source, _dialect: Dialect, _placeholders: Placeholders) -> Source:
    """Remove the ids of blocks, ``^like-this``, in published gardens of notes ``{ #like-this}``."""
    text = source.text
    found = (match.span() for match in CodeMask(text).outside(_BLOCK_ID))
    return source.rewritten(
        Replacement(start, end, "") for start, end in found if _ends_a_block(text, start, end)
    )


def _ends_a_block(text: str, start: int, end: int) -> bool:
    """Tell whether what stands between two offsets, up to the end of a line, is the last of a block."""
    line = text.rfind("\n", 0, start) + 1
    return line == start or text[line] == "#" or _ENDS_BLOCK.match(text, end) is not None


def _comments(text: str) -> Iterator[Replacement]:
    """Yield the removal of each comment. One that starts within a line must end in the same paragraph."""
    signs = [sign.start() for sign in CodeMask(text).outside(_COMMENT_SIGNS)]
    index = 0
    blank = -1
    while index + 1 < len(signs):
        start, end = signs[index], signs[index + 1] + 2
        if start_of_line(text, start, " \t>") is None:
            if blank < start:
                blank = text.find("\n\n", start)
                blank = len(text) if blank < 0 else blank
            if end > blank:
                index += 1
                continue
        yield _comment(text, start, end)
        index += 2


def _comment(text: str, start: int, end: int) -> Replacement:
    """Remove a comment; leave a blank line if it takes several whole lines."""
    at_end = text[end : end + 1] in ("", "\n")
    line = start_of_line(text, start, " \t>") if at_end else None
    if line is None:
        return Replacement(start - (text[start - 1 : start] == " " and (at_end or text[end] == " ")), end, "")
    if "\n" in text[start:end]:
        return Replacement(start, end, "")
    return Replacement(line, min(end + 1, len(text)), "")
