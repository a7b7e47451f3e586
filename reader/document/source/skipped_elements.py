"""Elements of HTML that are passed over whole, and what is shown for them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from html import unescape
from typing import Final

from markdown_it.common.html_re import HTML_TAG_RE

from reader.document.model import CodeBlock, Inline, Paragraph
from reader.document.source.embeds import embed
from reader.document.source.html_elements import (
    DRAWINGS,
    PLAYERS,
    is_hidden,
    is_literal_text,
    is_skipped,
    shows_something,
)
from reader.document.source.html_tokens import EndTag, StartTag, Text, Token, tokens

_DRAWING_MARK: Final = "▣ drawing"
_DESCRIPTIONS: Final = frozenset(("title", "desc"))
"""Elements of a drawing that tell what it shows."""

_NO_WORDS: Final = frozenset(("style", "script", "metadata"))

_WITHIN_TEXT: Final = frozenset(("tspan", "textpath", "a", "b", "i", "em", "strong", "span", "br"))
"""Elements that part no text of a drawing."""


_EMPTY_LINKS: Final = re.compile(r"(?<!!)\[[ \t]*+\]\([^()\s]*+(?:[ \t]++\"[^\"\n]*+\")?+\)")
"""Links of Markdown of which nothing is seen."""


class Skipped:
    """An element whose content is not read (`is_skipped`), and which is being passed over."""

    def __init__(self, tag: StartTag) -> None:
        self.name = tag.name
        self._tag = tag
        self._address = tag.attributes.get("src") or tag.attributes.get("data") or ""
        self._depth = 1
        self._words = _WordsOfDrawing(tag) if tag.name in DRAWINGS else None

    def ends_with(self, token: Token) -> bool:
        """Take a token of its content; tell whether it is the end tag."""
        if self._words:
            self._words.take(token)
        if isinstance(token, StartTag):
            # A paragraph ends where the next begins, so there is none in one.
            self._depth += token.name == self.name != "p"
            if token.name in ("source", "embed", "iframe") and not self._address:
                self._address = token.attributes.get("src", "")
        elif isinstance(token, EndTag) and token.name == self.name:
            self._depth -= 1
        return not self._depth

    def rest_of(self, block: object) -> Paragraph | None:
        """Take some of its content that has been taken for Markdown; return what follows its end tag there.

        That is None if there is none.
        """
        if not self._words or not isinstance(block, Paragraph | CodeBlock):
            return None
        source = block.source if isinstance(block, Paragraph) else block.text
        inside, end, rest = source.partition(f"</{self.name}>")
        for token in tokens(inside):
            self._words.take(token)
        return Paragraph(block.line, rest.strip()) if end else None

    def shown(self) -> Inline | None:
        """Return what stands for the element: a player's link, a drawing's words, the value of a meter."""
        attributes = self._tag.attributes
        if is_hidden(self._tag):
            return None
        if self._words:
            return self._words.shown()
        if self.name in PLAYERS:
            title = attributes.get("title") or attributes.get("aria-label") or ""
            return embed(self._address, title) if self._address or title else None
        if self.name in ("progress", "meter") and "value" in attributes:
            return Inline(f"{attributes['value']}/{attributes.get('max', '1')}")
        return None


def ends_of_drawings(block: object) -> list[str]:
    """Return the names of the drawings with a blank line in them that end in what was taken for Markdown."""
    if not isinstance(block, Paragraph) or "</" not in block.source:
        return []
    return [name for name in DRAWINGS if f"</{name}>" in block.source]


class _WordsOfDrawing:
    """Collects what a drawing says: its name, and the words in it."""

    def __init__(self, tag: StartTag) -> None:
        self._has_name_always = tag.name == "canvas"
        self._is_decoration = tag.attributes.get("aria-hidden", "").lower() == "true"
        self._name = _line(tag.attributes.get("aria-label") or tag.attributes.get("title") or "")
        self._texts: list[list[str]] = [[]]
        self._within = ""
        """The element that the next text is in, if it is no text of the drawing itself."""

    def take(self, token: Token) -> None:
        """Take a token of the content."""
        if isinstance(token, Text):
            self._add(_line(unescape(token.source)))
        elif isinstance(token, StartTag):
            if token.name in _DESCRIPTIONS or token.name in _NO_WORDS:
                self._within = token.name
            elif token.name not in _WITHIN_TEXT:
                self._texts.append([])
        elif isinstance(token, EndTag):
            if token.name == self._within:
                self._within = ""
            elif token.name not in _WITHIN_TEXT:
                self._texts.append([])

    def _add(self, words: str) -> None:
        if not self._within:
            self._texts[-1].append(words)
        elif self._within in _DESCRIPTIONS and not self._name:
            self._name = words

    def shown(self) -> Inline | None:
        """Return a chip with the words; None for a mere ornament."""
        texts = [" ".join(filter(None, text)) for text in self._texts]
        name = "" if self._is_decoration else self._name
        words = " · ".join(dict.fromkeys(filter(None, (name, *texts))))
        if words:
            return Inline(f"{_DRAWING_MARK}: {words}", "chip")
        return Inline(_DRAWING_MARK, "chip") if self._has_name_always else None


def says_nothing(paragraph: str) -> bool:
    """Tell whether some Markdown is only tags and links of which nothing is seen, like anchors and scripts.

    What CommonMark takes for no tag is text, however much it looks like one.
    """
    html = _EMPTY_LINKS.sub("", paragraph)
    if "<" in _tag_of_markdown().sub("", html):
        return False
    found = list(tokens(html))
    ends = Counter(token.name for token in found if isinstance(token, EndTag))
    skipped: Skipped | None = None
    for token in found:
        if isinstance(token, EndTag):
            ends[token.name] -= 1
        if skipped:
            if skipped.ends_with(token):
                if skipped.shown():
                    return False
                skipped = None
        elif isinstance(token, StartTag):
            if is_skipped(token) and ends[token.name]:
                skipped = Skipped(token)
            elif shows_something(token) or _stands_for_something(token, ends[token.name]):
                return False
        elif not isinstance(token, EndTag) and (not isinstance(token, Text) or token.source.strip()):
            return False
    return True


def _stands_for_something(tag: StartTag, ends: int) -> bool:
    """Tell whether a tag that opens nothing is shown: an unclosed one, or the value of a field."""
    return (is_skipped(tag) and not is_hidden(tag)) or (not ends and is_literal_text(tag))


def _line(text: str) -> str:
    return " ".join(text.split())


@functools.cache
def _tag_of_markdown() -> re.Pattern[str]:
    return re.compile(HTML_TAG_RE.pattern.removeprefix("^"))
