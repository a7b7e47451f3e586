"""The text and the inline tags of HTML → the Markdown of a leaf, in which no text is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Final

from reader.document.source.html_tokens import StartTag

MOST_MARKUP: Final = 5_000
"""Characters of markup in one leaf. With more another leaf goes on, because it would be shown as written."""

_LONGEST_TEXT: Final = 4_000
"""Characters of text that are taken at a time."""

_MARKUP: Final = re.compile(
    r"[*`\[]|~(?=~)|(?<=~)~|\\(?=[!-/:-@\[-`{-~\n]|\Z)|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=[#A-Za-z])"
    r"|=(?==)"
)
"""What may be markup in Markdown, or with what else may be read within a line."""

_BLANKS: Final = " \t\n\r\f"
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_KEPT_ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = {
    "a": ("href", "title", "class", "aria-label"),
    "img": ("src", "alt", "title", "width", "style", "data-src", "data-original", "data-lazy-src", "srcset"),
    "abbr": ("title",),
    "acronym": ("title",),
    "embed": ("src", "title"),
    "input": ("type", "checked", "value", "placeholder", "alt"),
}


def escaped(text: str) -> str:
    """Escape text so that Markdown says just that."""
    return _MARKUP.sub(r"\\\g<0>", text)


def pieces(source: str) -> Iterator[str]:
    """Yield the text between tags as Markdown with its white space collapsed, no piece very long."""
    start = 0
    while start < len(source):
        end = start + _LONGEST_TEXT
        if end < len(source):
            end = source.rfind(" ", start + _LONGEST_TEXT // 2, end) + 1 or end
        part = source[start:end]
        text = unescape(part) if "&" in part else part
        yield escaped(_SPACE.sub(lambda space: "\n" if "\n" in space[0] else " ", text))
        start = end


def inline_tag(tag: StartTag, attributes: Mapping[str, str] | None = None) -> str:
    """Return a tag as Markdown takes it, with the attributes that a reader needs."""
    found = tag.attributes if attributes is None else attributes
    written = [
        f' {name}="{escape(_SPACE.sub(" ", found[name]))}"'
        for name in _KEPT_ATTRIBUTES.get(tag.name, ())
        if name in found
    ]
    return f"<{tag.name}{''.join(written)}>"


class LeafMarkdown:
    """Collects the Markdown of one leaf."""

    def __init__(self, *open_tags: str) -> None:
        self._pieces = list(open_tags)
        self._markup = 0
        self._start: int | None = None
        self.line = 0
        """The line it starts at, counted as those that are given."""
        self.says_something = False
        self.is_at_break = False
        """Whether the last that was added is a line break."""

    def start_at(self, line: int) -> None:
        """Say that the leaf starts at a line, whatever the line of its first word."""
        self._start = line

    def has_room_for(self, markdown: str) -> bool:
        """Tell whether a leaf with this besides is still read as Markdown."""
        return not self._markup or self._markup + _markup_in(markdown) < MOST_MARKUP

    def add_text(self, markdown: str, line: int) -> None:
        """Add text whose markup has been escaped."""
        stripped = markdown.lstrip()
        if stripped:
            self._begin(line + markdown.count("\n", 0, len(markdown) - len(stripped)))
            self._markup += _markup_in(markdown)
        if self._pieces and self._pieces[-1][-1:] in (" ", "\n") and markdown[:1] in (" ", "\n"):
            markdown = markdown[1:]
        if markdown:
            self._pieces.append(markdown)

    def add_content(self, markdown: str, line: int) -> None:
        """Add a tag or a mark that shows something by itself."""
        self._begin(line)
        self.add_tag(markdown)

    def add_tag(self, tag: str) -> None:
        self._pieces.append(tag)
        self._markup += 1

    def add_break(self) -> None:
        self.add_tag("<br>")
        self.is_at_break = True

    def finish(self, *closing_tags: str) -> str:
        """Return what has been collected; empty if it says nothing."""
        if not self.says_something:
            return ""
        while self._pieces[-1] == "<br>" or not self._pieces[-1].strip(_BLANKS):
            self._pieces.pop()
        return "".join((*self._pieces, *closing_tags)).strip(_BLANKS)

    def _begin(self, line: int) -> None:
        self.is_at_break = False
        if not self.says_something:
            self.line = line if self._start is None else self._start
            self.says_something = True


def _markup_in(markdown: str) -> int:
    return sum(map(markdown.count, "[*_`~<&"))
