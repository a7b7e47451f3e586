"""The marks of inline Markdown in a line of text, taken off without parsing it."""

from __future__ import annotations

import re
from typing import Final

CODE: Final = re.compile(r"((?<!`)`{1,3}(?!`)[^`]+`{1,3}(?!`))")
"""Code in backticks. Text split at it has the code in every second part."""


def without_marks(text: str) -> str:
    """Text without the marks of inline Markdown, those around code too."""
    parts = CODE.split(text)
    parts[::2] = [_plain(part) for part in parts[::2]]
    parts[1::2] = [part.strip("`").strip() or part for part in parts[1::2]]
    return "".join(parts)


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", text)
    text = _STARS.sub(r"\2", text)
    text = _UNDERSCORES.sub(r"\1", text)
    text = _STRUCK.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)


_LINK: Final = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_STARS: Final = re.compile(r"(?<!\\)(\*{1,3})(?=[^\s*])([^*]*[^\s*\\])\1")
_UNDERSCORES: Final = re.compile(r"(?<![^\W_])(?<!_)_(?=[^\s_])([^_]*[^\s_])_(?!\w)")
_STRUCK: Final = re.compile(r"~~(?=[^\s~])([^~]*[^\s~])~~")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
