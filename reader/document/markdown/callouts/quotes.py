"""Callouts in quotes: ``[!NOTE]`` as on GitHub and in Obsidian, and ``**Note**`` alone on the first line."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block import StateBlock

from reader.document.source.callout_kinds import opening_of
from reader.document.source.placeholders import PLAIN, Opening

_LAYOUTS: Final = frozenset(
    ("multi-column", "multicolumn", "columns", "column", "col", "blank", "blank-container")
)
"""Names that vaults of Obsidian use to put callouts side by side, and that say nothing to a reader."""

_FOLDED: Final = {"+": False, "-": True}

_MARK: Final = re.compile(
    r"\[!(?P<name>[\w-]+(?: [\w-]+)*|(?=\|))(?:\|[^\]]*)?\](?P<fold>[+-]?)(?:[ \t]+(?P<title>.*)|\Z)"
)
_HASHES: Final = re.compile(r"\A#{1,6}[ \t]+")
_BOLD: Final = re.compile(r"\*\*(Note|Tip|Important|Warning|Caution)\*\*[ \t]*\Z")


def callout_mark(state: StateBlock, start_line: int, end_line: int) -> bool:
    """Match the first line of a quote that makes a callout of it: its opening becomes that of the quote."""
    if state.is_code_block(start_line):
        return False
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    following = start_line + 1
    opening = opening_of_mark(line)
    if opening is None and following < end_line and not state.isEmpty(following):
        opening = _opening_of_bold(line)
    if opening is None:
        return False
    state.tokens[-1].meta = {"opening": opening}
    state.line = following
    if following < end_line and state.sCount[following] < 0:
        # What goes on without ``>`` would end with the line that it goes on from; it is text of the callout.
        state.sCount[following] = 0
    return True


def opening_of_mark(line: str) -> Opening | None:
    """Parse ``[!type]`` as on GitHub, or with ``+`` or ``-`` and a title after it as in Obsidian."""
    mark = _MARK.match(line)
    if mark is None:
        return None
    title = _HASHES.sub("", (mark["title"] or "").strip())
    folded = _FOLDED.get(mark["fold"])
    if mark["name"].lower() in _LAYOUTS and not title and folded is None:
        return PLAIN
    return opening_of(mark["name"], title, folded)


def _opening_of_bold(line: str) -> Opening | None:
    """Parse ``**Note**`` alone on the first line: the first form that GitHub gave to its alerts."""
    bold = _BOLD.match(line)
    return opening_of(bold[1]) if bold else None
