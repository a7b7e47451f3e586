"""What can be told of a body without parsing it: its tags in the text, and how it begins."""

from __future__ import annotations

import re
from typing import Final

from reader.content.markup import clean_title, plain_title
from reader.content.post import Post

SUMMARY_LIMIT: Final = 500
"""Characters of a summary."""


def inline_tags(body: str) -> list[str]:
    """The ``#tags`` in the text of a note of Obsidian, outside of code; one must not be a number."""
    if "#" not in body:
        return []
    return _INLINE_TAG.findall(_CODE.sub("`", body))[:_INLINE_TAGS]


_INLINE_TAGS: Final = 100
_INLINE_TAG: Final = re.compile(r"(?<!\S)#((?=[\d_/-]*[^\W\d_])[\w/-]+)")
_CODE: Final = re.compile(r"^[ \t>]*+(```|~~~)[\s\S]*?^[ \t>]*+\1|`[^`\n]++`", re.MULTILINE)


def summary(post: Post, body: str, separator: str = "") -> str:
    """What a post is about, in one line of plain text.

    What front matter says, else the text before a "more" mark, else the first paragraph. ``separator`` is
    the mark that the site or the post sets (Jekyll's ``excerpt_separator``), beside the usual ones.
    """
    if post.summary:
        return plain_title(post.summary)
    before = _before_mark(body, separator)
    paragraphs = (_paragraph(block) for block in _BLANK.split(before or body[:_BEGINNING]))
    text = next((paragraph for paragraph in paragraphs if paragraph), "")
    if before is not None:
        rest = (_paragraph(block) for block in _BLANK.split(before))
        text = " ".join(paragraph for paragraph in rest if paragraph)
    return plain_title(clean_title(text, SUMMARY_LIMIT))


_BEGINNING: Final = 20_000
"""Characters in which a first paragraph is looked for."""

_MORE: Final = re.compile(
    r"<!--+[ \t]*(?:more|truncate|excerpt)[ \t]*--+>|\{/\*[ \t]*truncate[ \t]*\*/\}", re.IGNORECASE
)
_BLANK: Final = re.compile(r"\n[ \t]*\n")
_NOT_PROSE: Final = re.compile(
    r"[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|```|~~~|<|\||:::|\{%|\{\{[%<]|\{:|\[[^\]]+\]:|!\[[^\]]*\]\([^)]*\)\s*$|"
    r"(?:[-*_][ \t]*){3,}$|import |export )|    |\t"
)
_SETEXT_RULE: Final = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*$")
_MARKER: Final = re.compile(r"\A[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]]+\]")


def _before_mark(body: str, separator: str) -> str | None:
    if separator.strip() and separator in body:
        return body.partition(separator)[0]
    mark = _MORE.search(body)
    return body[: mark.start()] if mark else None


def _paragraph(block: str) -> str:
    """The running text of a block; empty for headings, code, pictures, tags and definitions."""
    lines = block.strip("\n").split("\n")
    while lines and _NOT_PROSE.match(lines[0]):
        if lines[0].lstrip().startswith(("```", "~~~", "    ", "<")):
            return ""
        lines.pop(0)
    if len(lines) > 1 and _SETEXT_RULE.match(lines[1]):
        lines = lines[2:]
    text = " ".join(_MARKER.sub("", line).strip() for line in lines)
    return _FOOTNOTE.sub("", text)
