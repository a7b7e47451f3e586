"""Take Markdown and HTML off text without parsing it, and tell lines apart by the markup they begin with.

Lists, summaries, snippets and the words of the index show or read far more posts than are ever opened, so
all of them go by these patterns. They ask about one line or one sign at a time, and on any doubt a character
stays. Patterns are compiled when first needed: most titles hold no markup at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from reader.content.text import TITLE_LIMIT, clean_line


def clean_title(text: str, limit: int = TITLE_LIMIT) -> str:
    """Make a title or summary one clean line: tags stripped, entities decoded, inline Markdown as written.

    What stands in backticks is code, and stays whole.
    """
    if "<" in text or "&" in text:
        text = without_html(text[: limit * 8])
    return clean_line(text, limit)


def plain_title(title: str) -> str:
    """Take the marks of inline Markdown off a title, as lists show it and search reads it."""
    return (without_marks(title).strip() or title) if _ANY_MARK.search(title) else title


def without_html(text: str) -> str:
    """Strip the tags of a line and decode its entities. Code in backticks stays as it is."""
    from html import unescape

    parts = _compiled(_CODE_SPAN).split(text)
    tag = _compiled(_INLINE_TAG, re.IGNORECASE | re.DOTALL)
    parts[::2] = [unescape(tag.sub("", part)) for part in parts[::2]]
    return "".join(parts)


def without_marks(text: str) -> str:
    """Strip the marks of inline Markdown, those around code too."""
    parts = _compiled(_CODE_SPAN).split(text)
    parts[::2] = [_without_emphasis_and_links(part) for part in parts[::2]]
    parts[1::2] = [part.strip("`").strip() or part for part in parts[1::2]]
    return "".join(parts)


def without_code(body: str) -> str:
    """Put one backtick in place of every fenced block and every code span."""
    return _compiled(_CODE, re.MULTILINE).sub("`", body)


def without_footnotes(text: str) -> str:
    """Strip references to footnotes: ``[^1]``."""
    return _compiled(_FOOTNOTE).sub("", text)


def without_marker(line: str) -> str:
    """Strip the sign of the quote or list item that a line begins with, the outermost one only."""
    return _compiled(_OUTER_MARKER).sub("", line, count=1)


def without_markers(line: str) -> str:
    """Strip all signs before the text of a line: of quotes and lists within one another, headings, tables."""
    return _compiled(_ALL_MARKERS).sub("", line, count=1)


def starts_block(line: str) -> bool:
    """Tell whether a line begins a block, and does not go on with the paragraph above it."""
    return _compiled(_BLOCK_START).match(line) is not None


def is_running_text(line: str) -> bool:
    """Tell whether a line belongs to a paragraph, quote or list, as far as its beginning tells.

    False for headings, code, pictures alone on a line, tags, templates and definitions.
    """
    return _compiled(_NO_RUNNING_TEXT).match(line) is None


def underlines_heading(line: str) -> bool:
    """Tell whether a line makes a heading of the one above it (setext)."""
    return _compiled(_SETEXT_RULE).match(line) is not None


def headings_in(body: str) -> str:
    """Find the lines that look like ATX headings, one a line: good enough to rank by."""
    return "\n".join(_compiled(_ATX_HEADING, re.MULTILINE).findall(body)) if "#" in body else ""


def first_heading(body: str) -> str:
    """Find the level-1 heading that a body begins with, ATX or setext; empty when it begins otherwise.

    Blank lines, comments, and the imports of MDX may stand before it.
    """
    before, position = _compiled(_BEFORE_HEADING, re.DOTALL), 0
    while (skipped := before.match(body, position)) is not None and skipped.end() > position:
        position = skipped.end()
    found = _compiled(_FIRST_ATX).match(body, position)
    if found is not None:
        title = _compiled(_CLOSING_MARKS).sub("", (found[1] or "").strip())
        return _compiled(_IDENTIFIER).sub("", title).strip()
    found = _compiled(_FIRST_SETEXT).match(body, position)
    return " ".join(found[1].split()) if found is not None else ""


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def _without_emphasis_and_links(text: str) -> str:
    text = _compiled(_LINK).sub(r"\1", text)
    text = _compiled(_STARS).sub(r"\2", text)
    text = _compiled(_UNDERSCORES).sub(r"\1", text)
    text = _compiled(_STRUCK).sub(r"\1", text)
    return _compiled(_ESCAPE).sub(r"\1", text)


# Within a line.

_ANY_MARK: Final = re.compile(r"[`*_~\[\\]")
_LINK: Final = r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"
_STARS: Final = r"(?<!\\)(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])\1"
_UNDERSCORES: Final = r"(?<![^\W_])(?<!_)_(?=[^\s_])([^_]*[^\s_])_(?!\w)"
_STRUCK: Final = r"~~(?=[^\s~])([^~]*[^\s~])~~"
_ESCAPE: Final = r"\\([!-/:-@\[-`{-~])"
_FOOTNOTE: Final = r"\[\^[^\]]+\]"

_CODE_SPAN: Final = r"((?<!`)`{1,3}(?!`)[^`]+`{1,3}(?!`))"
"""Code in a title or another single line. Text split at it has the code in every second part."""

_CODE: Final = r"^[ \t>]*+(```|~~~)[\s\S]*?^[ \t>]*+\1|`[^`\n]++`"
"""Code in a body. Of spans only those of one backtick: text goes on over several lines, and two backticks
far apart need not belong together."""

# HTML.

_INLINE_NAMES: Final = (
    "a|abbr|b|big|br|cite|code|del|dfn|div|em|figure|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|samp|script|"
    "small|span|strike|strong|style|sub|sup|svg|tt|u|var|wbr"
)
_SHOWN_NAMES: Final = (
    "a|abbr|article|aside|audio|b|blockquote|br|button|caption|center|cite|code|col|dd|del|details|dfn|div|dl|dt|"
    "em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|main|mark|nav|ol|"
    "option|p|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|"
    "table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video"
)
_TAG_NAMED: Final = r"</?(?:{})(?:\s[^<>]*)?/?>"
"""A tag with its attributes. Names in angle brackets that are no tags, ``Vec<T>``, are text."""

_INLINE_TAG: Final = _TAG_NAMED.format(_INLINE_NAMES) + "|<!--.*?-->"
"""What is stripped from a line. There a comment says nothing; other tags are more likely meant as text."""

SHOWN_TAG: Final = _TAG_NAMED.format(_SHOWN_NAMES) + r"|<[a-zA-Z][\w-]*\s[^<>]*=[^<>]*>|<!--+|--+>"
"""What is stripped from a body for the index: also the tags of blocks and all tags with attributes."""

# At the beginning of a line.

_LIST_SIGN: Final = r"[-*+]|\d{1,9}[.)]"
_FENCE: Final = "```|~~~"

_OUTER_MARKER: Final = rf"\A[ \t]*(?:>[ \t]?|(?:{_LIST_SIGN})[ \t]+)"
_ALL_MARKERS: Final = rf"^[ \t]*(?:(?:>|{_LIST_SIGN}|#{{1,6}}|\|)[ \t]+)*"
_BLOCK_START: Final = (
    rf"[ \t]*(?:>|(?:{_LIST_SIGN})[ \t]|#{{1,6}}[ \t]|{_FENCE}|\||:::|<|\{{%|-{{3,}}|={{3,}})"
)
_NO_RUNNING_TEXT: Final = (
    rf"[ ]{{0,3}}(?:#{{1,6}}(?:[ \t]|$)|{_FENCE}|<|\||:::|\{{%|\{{\{{[%<]|\{{:|\[[^\]]+\]:|"
    r"!\[[^\]]*\]\([^)]*\)\s*$|(?:[-*_][ \t]*){3,}$|import |export )|    |\t"
)
"""A summary may begin with a quote or a list item, which begin a block as well; it never begins with what
`_BLOCK_START` need not know: a definition, a picture alone, a statement of MDX, indented code."""

# Headings.

_SETEXT_RULE: Final = r"[ ]{0,3}(?:=+|-+)[ \t]*$"
_ATX_HEADING: Final = r"^ {0,3}#{1,6}[ \t]+(\S.*)$"
_FIRST_ATX: Final = r" {0,3}#(?:[ \t]+([^\n]*)|(?=\n|\Z))"
_FIRST_SETEXT: Final = (
    r" {0,3}((?![#>\-+*=`~|<\d])[^\n]+(?:\n(?![ \t]*[=\n])[^\n]+){0,2})\n {0,3}=+[ \t]*(?:\n|\Z)"
)
_BEFORE_HEADING: Final = (
    r"[ \t]*\n|[ ]{0,3}<!--(?:(?!-->).){0,4000}-->[ \t]*(?:\n|\Z)|(?:import|export)[ ][^\n]*(?:\n|\Z)"
)
_CLOSING_MARKS: Final = r"(?:^|[ \t])#+$"
_IDENTIFIER: Final = r"[ \t]*\{:?[ \t]*#[^{}\n]*\}$"
