"""TeX → Unicode, all of a formula or nothing of it.

A formula that holds anything not understood, or that could be read in two ways when set in one line, stays
TeX: source is harder to read than mathematics, and easier than wrong mathematics. The libraries for this
(pylatexenc, unicodeitplus, flatlatex) drop what they do not know, or set a over b + c as ``a/b+c``.
"""

from __future__ import annotations

import re
from typing import Final

from reader.document.tex.atoms import NotUnderstoodError, row
from reader.document.tex.boxes import BLANK
from reader.document.tex.parser import parse_tex

_LONGEST: Final = 4_000
"""Characters of a formula that is translated; nobody writes longer ones."""

_UNBROKEN: Final = 20
"""Characters of a formula within a line that are kept together."""

_PUNCTUATION: Final = re.compile(r"(?<!\\)(?<!\\right)(?<!\\right )[.,;:]\s*\Z")
"""What ends the sentence that a formula belongs to. It stands behind the last of several lines."""

_ESCAPED_BRACE: Final = re.compile(r"\\\\(?=[{}])")
"""A backslash before a brace, as it must be written where Markdown takes one of two away."""

_LONGEST_PIECE: Final = 40
"""Characters without a place for a line to break, before every blank becomes one."""


def to_unicode(tex: str) -> str:
    """Translate a formula within a line, or return its TeX with white space folded.

    Lines may break at its plain blanks; the others are no-break blanks.
    """
    text = _translated(tex, display=False)
    if text is None:
        return " ".join(tex.split())
    return text.replace(" ", BLANK) if len(text) <= _UNBROKEN else text


def to_display(tex: str) -> str:
    """Translate a formula that stands by itself, in one or more lines, or return its TeX."""
    punctuation = _PUNCTUATION.search(tex)
    text = _translated(tex[: punctuation.start()] if punctuation else tex, display=True)
    if text is None:
        return _tidy_source(tex)
    return text + punctuation[0].strip() if punctuation else text


def _translated(tex: str, *, display: bool) -> str | None:
    if len(tex) > _LONGEST:
        return None
    if "&" in tex:
        tex = tex.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    try:
        box = row(parse_tex(tex, display=display), "display" if display else "text")
    except NotUnderstoodError:
        unescaped = _ESCAPED_BRACE.sub(r"\\", tex)
        return None if unescaped == tex else _translated(unescaped, display=display)
    if len(box.lines) > 1 and not display:
        return None
    lines = [line.rstrip(BLANK + " ") for line in box.lines]
    if len(lines) == 1 or any(" " in line for line in lines):
        lines = [_breakable(line, display) for line in lines]
    text = "\n".join(lines)
    return text if text.strip(BLANK + " \n") else None


def _breakable(line: str, display: bool) -> str:
    """Make places to break in the long pieces of a line, before operators or behind them."""
    pieces = line.split(" ")
    if max(map(len, pieces)) <= _LONGEST_PIECE:
        return line
    operator = f"[^\\w{BLANK}]"
    blank = f"(?<!{BLANK}){BLANK}(?={operator})" if display else f"(?<={operator}){BLANK}(?!{BLANK})"
    return " ".join(re.sub(blank, " ", piece) if len(piece) > _LONGEST_PIECE else piece for piece in pieces)


def _tidy_source(tex: str) -> str:
    """Return TeX without blank lines and without the indentation that all lines share."""
    lines = [line.expandtabs(4).rstrip() for line in tex.split("\n") if line.strip()]
    if not lines:
        return ""
    first = lines[0].lstrip()
    margins = [len(line) - len(line.lstrip()) for line in lines[1:]]
    margin = min(margins, default=0)
    kept = [(len(line) - len(line.lstrip()) - margin, line.lstrip()) for line in lines[1:]]
    return "\n".join([first, *(BLANK * indentation + text for indentation, text in kept)])
