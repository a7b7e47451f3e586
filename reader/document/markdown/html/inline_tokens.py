"""Tokens of HTML within a line: how they are made and collected, and small characters for subscripts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markdown_it.token import Token

from reader.document.source.html_tokens import StartTag
from reader.document.source.picture_widths import width_of
from reader.document.tex.symbols import lowered, raised


class OpenMarkup(NamedTuple):
    """An element, or markup of Markdown, that is open."""

    name: str
    """In lower case; empty for Markdown's own."""
    opening: Token | None
    """What opens it again after something that ends within it; None if it has no style."""
    closing: Token | None
    start: int
    """Index of the first token in it."""
    tag: StartTag | None = None
    icons: int = 0
    """How many elements that may be icons had started before what is in it."""


def scripted(content: list[Token], name: str, *, follows_word: bool) -> list[Token]:
    """Return the tokens in a ``sub`` or ``sup`` with smaller characters, if there are all of them.

    Otherwise ``_x`` or ``^(xy)`` says what they are; what stands in brackets, or is several words, needs no
    more, nor does a word that is below no other: it is only set small.
    """
    texts = [token for token in content if token.type in ("text", "code_inline")]
    text = "".join(token.content for token in texts)
    word = text.strip()
    if not word or word[0] in "[†‡*" or (not follows_word and len(word) > 1 and not word.isnumeric()):
        return content
    table = lowered() if name == "sub" else raised()
    if all(ord(character) in table for character in text if not character.isspace()):
        for token in texts:
            token.content = token.content.translate(table)
        return content
    if " " in word or not follows_word:
        return content
    sign = "_" if name == "sub" else "^"
    opening, closing = (f"{sign}(", ")") if len(word) > 1 else (sign, "")
    return [make_token("text", content=opening), *content, make_token("text", content=closing)]


def is_anchor(opening: Token) -> bool:
    """Tell whether a link only leads to a place in the article."""
    return str(opening.attrs.get("href", "")).startswith("#")


def closing_of(opening: Token) -> Token:
    """Return what closes some markup of Markdown."""
    return make_token(opening.type.removesuffix("_open") + "_close", -1, tag=opening.tag, info=opening.info)


def make_token(
    kind: str,
    nesting: int = 0,
    attributes: dict[str, str | int | float] | None = None,
    *,
    tag: str = "",
    content: str = "",
    info: str = "",
) -> Token:
    """Return a token; ``nesting`` is 1 for one that opens something, -1 for one that closes it."""
    return Token(kind, tag, nesting, attrs=attributes or {}, content=content, info=info)  # type: ignore[arg-type]


def make_picture(source: str, attributes: Mapping[str, str]) -> Token:
    """Return the token of a picture, as Markdown has it."""
    picture = make_token(
        "image", 0, {"src": source, "title": attributes.get("title", ""), "width": width_of(attributes)}
    )
    picture.children = [make_token("text", content=attributes.get("alt", ""))]
    return picture


class LeafTokens:
    """Collects the tokens of a leaf; around tags, as elsewhere, several blanks are one."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self._ends_with_blank = False
        self._is_apart = False
        """Whether the next word would run together with that of a button or the like."""

    @property
    def ends_with_word(self) -> bool:
        """Tell whether what was added last is text that ends with a letter or a digit."""
        return bool(self.tokens) and self.tokens[-1].type == "text" and self.tokens[-1].content[-1:].isalnum()

    def add(self, token: Token) -> None:
        """Add what is seen, or a line end."""
        self.tokens.append(token)
        self._ends_with_blank = token.type == "softbreak"

    def mark(self, token: Token) -> None:
        """Add what opens or closes some markup."""
        self.tokens.append(token)

    def add_comment(self) -> None:
        """Add what stands for markup of which nothing is seen."""
        self.tokens.append(make_token("html_inline", content="<!---->"))

    def add_text(self, text: str) -> None:
        if self._ends_with_blank and text[:1] == " ":
            text = text[1:]
        if not text:
            return
        if self._is_apart:
            self._is_apart = False
            text = f" {text}" if text[0].isalnum() else text
        self.tokens.append(make_token("text", content=text))
        self._ends_with_blank = text[-1] == " "

    def part_from_word(self) -> None:
        """Add a blank if a word stands right before."""
        if self.ends_with_word:
            self.add_text(" ")

    def add_apart(self, words: str) -> None:
        """Add the words of a field, apart from those beside it; those of a box stand as they are."""
        if words in "☐☑":
            self.add_text(words)
            return
        self.part_from_word()
        self.add_text(words)
        self.part_from_next_word()

    def part_from_next_word(self) -> None:
        """Add a blank if a word comes next."""
        self._is_apart = True

    def break_line(self) -> None:
        if self.tokens and self.tokens[-1].type != "hardbreak":
            self.tokens.append(make_token("hardbreak"))

    def drop_from(self, index: int) -> None:
        """Take back what was added from an index on."""
        del self.tokens[index:]

    def words_from(self, index: int) -> str:
        """Return the text from an index on."""
        return "".join(token.content for token in self.tokens[index:]).strip()

    def shows_from(self, index: int) -> bool:
        """Tell whether anything from an index on is seen."""
        return any(
            token.type in ("image", "run", "chip")
            or (not token.nesting and token.type != "html_inline" and token.content.strip())
            for token in self.tokens[index:]
        )

    def is_after_word(self, index: int) -> bool:
        """Tell whether a token stands right after a word or a sign, and does not begin a text."""
        while index and self.tokens[index - 1].nesting:
            index -= 1
        return index > 0 and self.tokens[index - 1].content[-1:].strip() != ""
