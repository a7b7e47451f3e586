"""Titles: the markup that may stand in them, and the heading that may stand for one."""

from __future__ import annotations

import html
import re
from typing import Final

from reader.content.text import TITLE_LIMIT, clean_line


def clean_title(text: str, limit: int = TITLE_LIMIT) -> str:
    """A title or summary as one clean line: HTML tags stripped, entities decoded, inline Markdown as written.

    What stands in backticks is code, and stays whole.
    """
    if "<" in text or "&" in text:
        text = text[: limit * 8]
        parts = _CODE.split(text)
        # Every second part is the code that the pattern split at.
        parts[::2] = [html.unescape(_TAG.sub("", part)) for part in parts[::2]]
        text = "".join(parts)
    return clean_line(text, limit)


def plain_title(title: str) -> str:
    """A title without the marks of inline Markdown, as lists show it and search reads it."""
    if not _MARK.search(title):
        return title
    parts = _CODE.split(title)
    parts[::2] = [_plain(part) for part in parts[::2]]
    parts[1::2] = [part.strip("`").strip() or part for part in parts[1::2]]
    return "".join(parts).strip() or title


def first_heading(body: str) -> str:
    """The text of the level-1 heading that a body begins with, ATX or setext; empty when it begins otherwise.

    Blank lines, comments, and the imports of MDX may stand before it.
    """
    position = 0
    while (skipped := _BEFORE_HEADING.match(body, position)) is not None and skipped.end() > position:
        position = skipped.end()
    found = _ATX.match(body, position)
    if found is not None:
        return _IDENTIFIER.sub("", _CLOSING_MARKS.sub("", (found[1] or "").strip())).strip()
    found = _SETEXT.match(body, position)
    return " ".join(found[1].split()) if found is not None else ""


_TAG: Final = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|del|dfn|div|em|figure|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|samp|script|"
    r"small|span|strike|strong|style|sub|sup|svg|tt|u|var|wbr)(?:\s[^<>]*)?/?>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_CODE: Final = re.compile(r"((?<!`)`{1,3}(?!`)[^`]+`{1,3}(?!`))")
_MARK: Final = re.compile(r"[`*_~\[\\]")

_LINK: Final = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_STARS: Final = re.compile(r"(?<!\\)(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])\1")
_UNDERSCORES: Final = re.compile(r"(?<![^\W_])(?<!_)_(?=[^\s_])([^_]*[^\s_])_(?!\w)")
_STRUCK: Final = re.compile(r"~~(?=[^\s~])([^~]*[^\s~])~~")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")

_BEFORE_HEADING: Final = re.compile(
    r"[ \t]*\n|[ ]{0,3}<!--(?:(?!-->).){0,4000}-->[ \t]*(?:\n|\Z)|(?:import|export)[ ][^\n]*(?:\n|\Z)",
    re.DOTALL,
)
_ATX: Final = re.compile(r" {0,3}#(?:[ \t]+([^\n]*)|(?=\n|\Z))")
_CLOSING_MARKS: Final = re.compile(r"(?:^|[ \t])#+$")
_IDENTIFIER: Final = re.compile(r"[ \t]*\{:?[ \t]*#[^{}\n]*\}$")
_SETEXT: Final = re.compile(
    r" {0,3}((?![#>\-+*=`~|<\d])[^\n]+(?:\n(?![ \t]*[=\n])[^\n]+){0,2})\n {0,3}=+[ \t]*(?:\n|\Z)"
)


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    text = _STARS.sub(r"\2", text)
    text = _UNDERSCORES.sub(r"\1", text)
    text = _STRUCK.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)
