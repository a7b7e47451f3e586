"""Subscripts and superscripts in the characters that Unicode has for them."""

from __future__ import annotations

from markdown_it.token import Token

from reader.document.tex.symbols import lowered, raised


def scripted(content: list[Token], name: str) -> list[Token]:
    """The tokens in a ``sub`` or ``sup`` with smaller characters, if there are all of them. Otherwise
    ``_x`` or ``^(xy)`` says what they are; what stands in brackets, or is several words, needs no more."""
    texts = [token for token in content if token.type in ("text", "code_inline")]
    text = "".join(token.content for token in texts)
    if not text.strip() or text.strip()[0] in "[†‡*":
        return content
    table = lowered() if name == "sub" else raised()
    if all(ord(character) in table for character in text if not character.isspace()):
        for token in texts:
            token.content = token.content.translate(table)
        return content
    if " " in text.strip():
        return content
    sign = "_" if name == "sub" else "^"
    opening, closing = (f"{sign}(", ")") if len(text.strip()) > 1 else (sign, "")
    return [_text(opening), *content, _text(closing)]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
