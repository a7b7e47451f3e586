"""Callouts: the kinds there are, the names that systems give them, and the marks that open one in a quote."""

from __future__ import annotations

import functools
import re
from typing import Final

from markdown_it.rules_block import StateBlock

from reader.document.source.placeholders import PLAIN, Opening

_NAMES: Final = {
    "note": "note notes primary secondary light dark default remark aside admonition message",
    "tip": "tip tips hint idea lightbulb protip",
    "important": "important",
    "warning": "warning attention warn alert deprecated deprecation",
    "caution": "caution",
    "info": "info information seealso see-also related versionadded",
    "success": "success check done",
    "question": "question help faq",
    "failure": "failure fail missing",
    "danger": "danger error fatal critical alarm",
    "bug": "bug",
    "example": "example examples exercise",
    "quote": "quote cite quotation",
    "abstract": "abstract summary tldr tl-dr overview theorem lemma corollary proposition definition proof",
    "todo": "todo task checklist",
}

_WORDS: Final = {
    "faq": "FAQ",
    "tldr": "TL;DR",
    "tl-dr": "TL;DR",
    "seealso": "See also",
    "versionadded": "Version added",
    "warn": "Warning",
}
"""Names that read badly as they are."""

_LAYOUTS: Final = frozenset(
    ("multi-column", "multicolumn", "columns", "column", "col", "blank", "blank-container")
)
"""Names that vaults of Obsidian use to put callouts side by side, and that say nothing to a reader."""

_COLOURS: Final = frozenset(("primary", "secondary", "light", "dark", "default"))
"""Names that say how a callout looks, and nothing to a reader."""

_BOXES: Final = frozenset(("admonition", "callout", "message"))
"""Names that say only that there is a callout, which a title does too."""

_TERMS: Final = re.compile(r"[a-z0-9]+|[^\W_]")
"""The words of a text in lower case; scripts that may do without blanks are read by the character."""


def kind_of(name: str) -> str | None:
    """The kind that a name of any case stands for; None if no system has a callout of that name."""
    return _kinds().get(name.lower())


def opening_of(name: str, title: str = "", folded: bool | None = None) -> Opening:
    """What opens the callout of a name: its label is the name as a word, then the title if there is one.

    The word stands there because a colour alone tells some people nothing; a title that holds it already is
    left alone. A name that is not known makes a note; without any name, only the title is shown.
    """
    kind = kind_of(name)
    if name.lower() in _COLOURS or (title and name.lower() in _BOXES):
        name = ""
    word = _WORDS.get(name.lower()) or name.replace("-", " ").replace("_", " ").strip().capitalize()
    if title and word and not _holds(title, word):
        title = f"{word}: {title}"
    return Opening(kind or "note", title or word or (kind or "note").capitalize(), folded)


def _holds(title: str, word: str) -> bool:
    """Whether a title says a word, in the plural too: ``Tips for all`` does, but not ``Multiple ways``."""
    said = f" {' '.join(_TERMS.findall(title.casefold()))} "
    sought = " ".join(_TERMS.findall(word.casefold()))
    return f" {sought} " in said or f" {sought}s " in said


@functools.cache
def _kinds() -> dict[str, str]:
    return {name: kind for kind, names in _NAMES.items() for name in names.split()}


_FOLDED: Final = {"+": False, "-": True}

_MARK: Final = re.compile(
    r"\[!(?P<name>[\w-]+(?: [\w-]+)*|(?=\|))(?:\|[^\]]*)?\](?P<fold>[+-]?)(?:[ \t]+(?P<title>.*)|\Z)"
)
_HASHES: Final = re.compile(r"\A#{1,6}[ \t]+")
_BOLD: Final = re.compile(r"\*\*(Note|Tip|Important|Warning|Caution)\*\*[ \t]*\Z")


def callout_mark(state: StateBlock, start_line: int, end_line: int) -> bool:
    """The first line of a quote, if it makes a callout of it: its opening becomes that of the quote."""
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
    """What ``[!type]`` opens, as on GitHub, or with ``+`` or ``-`` and a title after it, as in Obsidian."""
    mark = _MARK.match(line)
    if mark is None:
        return None
    title = _HASHES.sub("", (mark["title"] or "").strip())
    folded = _FOLDED.get(mark["fold"])
    if mark["name"].lower() in _LAYOUTS and not title and folded is None:
        return PLAIN
    return opening_of(mark["name"], title, folded)


def _opening_of_bold(line: str) -> Opening | None:
    """What ``**Note**`` alone on the first line opens: the first form that GitHub gave to its alerts."""
    bold = _BOLD.match(line)
    return opening_of(bold[1]) if bold else None
