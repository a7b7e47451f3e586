"""Tokens of HTML within a line: how they are made, and subscripts in the characters of Unicode."""

from __future__ import annotations

from markdown_it.token import Token

from reader.document.tex.symbols import lowered, raised


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
