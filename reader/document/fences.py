"""What the words after a code fence say: the language, and a title or file name."""

from __future__ import annotations

import re
from typing import Final

from reader.content.text import clean_line

_LANGUAGE: Final = re.compile(r"[\s{.]*(?:#[\w-]+[\s.]+)?([\w+#.-]++)(?!\s*=)")
_CAPTION: Final = re.compile(
    r"""(?:^|[\s{,])(?:title|file|filename|caption|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s,}"']+))"""
)


def language_of(info: str) -> str:
    """The bare name of the language in an info string; empty when it gives none.

    It takes the styles of rustdoc (``rust,ignore``), R Markdown (``{r, echo=FALSE}``), Pandoc
    (``{#id .python}``) and Docusaurus (``js {1,3}``).
    """
    found = _LANGUAGE.match(info)
    return clean_line(found[1]) if found else ""


def caption_of(info: str) -> str:
    """The title or file name in an info string, as in ``text {file="x"}``; empty when it gives none."""
    found = _CAPTION.search(info)
    return clean_line(next(filter(None, found.groups()), "")) if found else ""
