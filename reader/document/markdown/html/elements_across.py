"""Elements of HTML that reach over several blocks: no stretch of a long article may end within one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from markdown_it.token import Token

from reader.document.markdown.html.callouts import callout_of
from reader.document.markdown.html.captions import is_caption
from reader.document.source.html_elements import HEADINGS, KNOWN, LISTS, STYLES, WIDGETS, is_skipped
from reader.document.source.html_tokens import EndTag, StartTag, tokens

_HELD: Final = LISTS | WIDGETS | frozenset(STYLES) | {"dl", "blockquote", "details", "table", "a"}
"""Elements that change how what they hold is read."""

_LEAVES: Final = HEADINGS | {"summary", "figcaption", "caption", "dt"}
"""Elements with text of their own, which goes on in the next HTML until their end tag."""

_MOST_NAMES: Final = 30
"""Names of elements open at a time that are followed."""

_END: Final = re.compile(r"</([A-Za-z][^\s<>/]*+)")


class ElementsAcross:
    """The elements of one article that may reach over several blocks."""

    def __init__(self, source: str) -> None:
        self._last = {found[1].lower(): found.start() for found in _END.finditer(source)}
        """Where the last end tag of each name stands."""

    def starts_within(
        self, blocks: Sequence[Token], starts: Iterable[int], offset_of: Callable[[Token], int]
    ) -> frozenset[int]:
        """Return those of the starts, indices of blocks, at which an element is open that is closed later.

        ``offset_of`` gives the offset in the source of the article that a block starts at.
        """
        within = set()
        opened: Counter[str] = Counter()
        for start in starts:
            block = blocks[start]
            unclosed = {name for name in opened if self._last.get(name, -1) < offset_of(block)}
            if block.type != "html_block":
                for name in unclosed & _LEAVES:
                    del opened[name]
            if opened.keys() & (_LEAVES | (opened.keys() - unclosed)):
                within.add(start)
            if block.type == "html_block":
                _take(block.content, opened)
        return frozenset(within)


def _take(html: str, opened: Counter[str]) -> None:
    """Count the elements that some HTML opens and closes."""
    for token in tokens(html):
        if isinstance(token, StartTag) and _is_held(token):
            if token.name in opened or len(opened) < _MOST_NAMES:
                opened[token.name] += 1
        elif isinstance(token, EndTag) and opened[token.name]:
            opened[token.name] -= 1
        if isinstance(token, EndTag) and not opened[token.name]:
            del opened[token.name]


def _is_held(tag: StartTag) -> bool:
    return (
        tag.name in _HELD
        or tag.name in _LEAVES
        or tag.name not in KNOWN
        or is_skipped(tag)
        or callout_of(tag) is not None
        or is_caption(tag.attributes)
    )
