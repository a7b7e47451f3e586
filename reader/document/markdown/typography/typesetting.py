"""What in running text is shown otherwise than it was typed: names of emoji, and smart punctuation if asked.

Never in code, formulas, HTML tags and the addresses of links.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from markdown_it.token import Token

from reader.document.markdown.typography.emoji import has_names, with_emoji
from reader.document.source.dialect import Dialect


def changes(source: str, dialect: Dialect) -> bool:
    """Tell whether anything in some Markdown may be shown otherwise than it was typed."""
    return has_names(source) or dialect.smart_punctuation


def set_text(text: str, dialect: Dialect) -> str:
    """Return running text without markup as it is shown."""
    return with_emoji(_smart([text], [""])[0] if dialect.smart_punctuation else text)


def set_tokens(tokens: Sequence[Token], dialect: Dialect) -> None:
    """Change the running text among the tokens of a leaf to what is shown."""
    texts: list[Token] = []
    between: list[list[str]] = [[]]
    verbatim = 0
    for token in tokens:
        if token.type == "html_inline":
            verbatim = max(0, verbatim + _verbatim_step(token.content))
        elif token.type == "link_open" and token.info == ADDRESS:
            verbatim += 1
        elif token.type == "link_close" and token.info == ADDRESS:
            verbatim -= 1
        if token.type == "text" and not verbatim:
            texts.append(token)
            between.append([])
        else:
            between[-1].append(_stand_in(token))
    if dialect.smart_punctuation:
        smart = _smart([text.content for text in texts], list(map("".join, between)))
        for token, text in zip(texts, smart, strict=True):
            token.content = text
    for token in texts:
        token.content = with_emoji(token.content)


ADDRESS: Final = "auto"
"""What markdown-it says of a link whose text is its address."""

_VERBATIM_TAGS: Final = frozenset({"code", "kbd", "samp", "pre", "tt", "var", "script", "style"})

_LONGEST_NAME: Final = 40
"""Characters of a tag among which its name is looked for."""


def _smart(texts: Sequence[str], between: Sequence[str]) -> list[str]:
    from reader.document.markdown.typography.punctuation import smart_texts

    return smart_texts(texts, between)


def _verbatim_step(tag: str) -> int:
    """Return 1 for a tag that opens code and the like, -1 for one that closes it, else 0."""
    name = _tag_name(tag)
    return 0 if name.removeprefix("/") not in _VERBATIM_TAGS else -1 if name[0] == "/" else 1


def _stand_in(token: Token) -> str:
    """Return what a token that is no running text is to quotes beside it: a letter, a blank or nothing."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":
        return " " if _tag_name(token.content) == "br" else ""
    return "" if token.nesting else "x"


def _tag_name(tag: str) -> str:
    """Return the name of a tag in lower case, with ``/`` before it when it closes."""
    words = tag[1:_LONGEST_NAME].rstrip(">").split(maxsplit=1)
    return words[0].removesuffix("/").lower() if words else ""
