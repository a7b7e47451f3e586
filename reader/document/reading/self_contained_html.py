"""HTML that ends all that it begins, so that what follows it is read as if it were not there."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block.html_block import HTML_SEQUENCES

from reader.document.source.html_elements import VOID
from reader.document.source.html_tokens import EndTag, StartTag, tokens

_KNOWN: Final = frozenset(
    (
        *("a", "abbr", "article", "aside", "audio", "b", "big", "blockquote", "center", "cite", "code"),
        *("del", "details", "div", "dl", "em", "figcaption", "figure", "font", "footer", "header", "i"),
        *("iframe", "ins", "kbd", "main", "mark", "object", "ol", "p", "q", "s", "section", "small", "span"),
        *("strike", "strong", "sub", "summary", "sup", "table", "time", "u", "ul", "video"),
    )
)
"""Elements that may stand anywhere and hold no headings of their own."""

_KNOWN_WITHIN: Final = {
    "li": frozenset(("ol", "ul")),
    "dt": frozenset(("dl",)),
    "dd": frozenset(("dl",)),
    "caption": frozenset(("table",)),
    "thead": frozenset(("table",)),
    "tbody": frozenset(("table",)),
    "tfoot": frozenset(("table",)),
    "tr": frozenset(("table", "thead", "tbody", "tfoot")),
    "td": frozenset(("tr",)),
    "th": frozenset(("tr",)),
}
"""Elements that stand right within certain others."""

_DEEPEST: Final = 8

_VERBATIM: Final = re.compile(r"(?:^|\n)[ \t]*<(?:script|pre|style|textarea)(?![\w-])", re.IGNORECASE)
"""The beginning of HTML that no blank line ends, whether its tag is whole or not."""

_SCRIPT: Final = re.compile(r"<script(?=[\s>])[^<>\n]*+>[^<>\n]*+</script>[ \t]*(?=\n|\Z)", re.IGNORECASE)


def end_of_script(text: str, start: int) -> int | None:
    """Return where a script of one line ends that starts at an offset; None if there is none."""
    found = _SCRIPT.match(text, start)
    return found.end() if found else None


def end_of_comment(text: str, start: int) -> int | None:
    """Return the end of the line that ends a comment; None without, or with ``<pre`` or text behind it."""
    closing = text.find("-->", start + 2)
    if closing < 0:
        return None
    line_end = text.find("\n", closing)
    end = line_end if line_end >= 0 else len(text)
    holds_more = text[closing + 3 : end].strip(" \t") or "<pre" in text[start:end].lower()
    return None if holds_more else end


def may_begin_block(line: str) -> bool:
    """Tell whether a line that starts with ``<`` may begin a block of HTML."""
    return any(starting.search(line) for starting, _, _ in HTML_SEQUENCES)


def is_self_contained(html: str) -> bool:
    """Tell whether some HTML has only well-known elements, each with its end tag, none deep in many others,
    and no comments or the like.
    """
    if "<!" in html or "<?" in html or _VERBATIM.search(html):
        return False
    around: list[str] = []
    for token in tokens(html):
        if isinstance(token, StartTag):
            if token.name in VOID:
                continue
            if len(around) >= _DEEPEST or not _may_be_in(token.name, around[-1] if around else ""):
                return False
            around.append(token.name)
        elif isinstance(token, EndTag) and (not around or around.pop() != token.name):
            return False
    return not around


def _may_be_in(name: str, outer: str) -> bool:
    return name in _KNOWN or outer in _KNOWN_WITHIN.get(name, ())
