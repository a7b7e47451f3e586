"""PreformattedCode in HTML: the text of a ``pre`` and its language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Final

from reader.content.text import clean_line, clean_text
from reader.document.model import CodeBlock
from reader.document.source.fences import language_of
from reader.document.source.html_tokens import EndTag, StartTag, Text, Token
from reader.document.source.placeholders import Placeholders

CODE: Final = frozenset(("pre", "listing", "xmp"))
_LANGUAGE: Final = re.compile(
    r"(?:^|[\s\"'])(?:language-|lang-|highlight-source-|highlight-|brush:\s*)([\w+#.-]+)"
)
_AROUND: Final = 3
"""Elements around code whose classes may name its language."""


class PreformattedCode:
    """The code that is being read."""

    def __init__(self, tag: StartTag, line: int, around: Iterable[StartTag]) -> None:
        """Start at a tag; ``line`` is that of the file, ``around`` the elements it is in, innermost first."""
        self._name = tag.name
        self._line = line
        self._pieces: list[str] = []
        self._around = [_language(one) for one, _ in zip(around, range(_AROUND), strict=False)]
        self._language = _language(tag)
        self._caption = clean_line(tag.attributes.get("title", ""))

    def ends_with(self, token: Token) -> bool:
        """Take a token; tell whether it is the end tag."""
        if isinstance(token, Text):
            self._pieces.append(unescape(token.source))
        elif isinstance(token, StartTag):
            self._language = self._language or _language(token)
            if token.name == "br":
                self._pieces.append("\n")
        return isinstance(token, EndTag) and token.name == self._name

    def block(self, placeholders: Placeholders) -> CodeBlock | None:
        """Return the code as a block; None if there is none."""
        text = "".join(self._pieces).removeprefix("\n").rstrip("\n")
        language = self._language or next(filter(None, self._around), "")
        if not text.strip():
            return None
        return CodeBlock(self._line, clean_text(placeholders.plain(text)), language, caption=self._caption)


def _language(tag: StartTag) -> str:
    """Return the language of the code in an element, as sites name it in classes."""
    named = (
        tag.attributes.get("data-lang") or tag.attributes.get("data-language") or tag.attributes.get("lang")
    )
    if named and tag.name in CODE | {"code"}:
        return language_of(named)
    found = _LANGUAGE.search(tag.attributes.get("class", ""))
    return language_of(found[1]) if found else ""
