"""A file that is not Markdown as an article: its text is code from the first line to the last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.content.discovery.file_names import extension
from reader.document.model import Batch, Card, Document
from reader.document.parse import begin

_SHORTEST_FENCE: Final = 3
_LANGUAGE: Final = re.compile(r"[a-z0-9+#-]{1,20}")


def begin_plain(text: str, path: str, card: Card) -> tuple[Document, Iterator[Batch]]:
    """The beginning of a text, coloured by the suffix of its path, and the rest as it is parsed."""
    text = text.removesuffix("\n")
    name = path.rpartition("/")[2].lower()
    language = _LANGUAGE.fullmatch(extension(name) or name)
    longest = max(map(len, re.findall("`{3,}", text)), default=_SHORTEST_FENCE - 1)
    fence = "`" * (longest + 1)
    opening = fence + (language[0] if language else "")
    # The fence stands before the first line of the file.
    return begin(f"{opening}\n{text}\n{fence}\n", first_line=0, card=card)
