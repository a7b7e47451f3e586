"""The words below a picture: which these are, and where they go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reader.document.model import Block, Definition, Paragraph

_CLASSES: Final = frozenset(
    (
        *("wp-caption-text", "tr-caption", "image-caption"),
        *("img-caption", "figure-caption", "photo-caption"),
    )
)
"""What WordPress, Blogger and themes call them."""

_PICTURE_AT_END: Final = re.compile(
    r"(?:<img\b[^<>]*+>|!\[[^\[\]]*+\]\([^()\s]*+\))(?:</a>|\]\([^()\s]*+\))?\Z"
)
_LONGEST_PICTURE: Final = 2_000
"""Characters at the end of a paragraph in which a picture is looked for."""


def is_caption(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element holds the words below a picture, as its class has it."""
    return not _CLASSES.isdisjoint(attributes.get("class", "").lower().split()[:12])


def append_caption(blocks: list[Block] | list[Block | Definition], caption: Paragraph) -> None:
    """Add a caption to some blocks: right below the picture, if one stands at their end."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and _PICTURE_AT_END.search(last.source[-_LONGEST_PICTURE:]):
        blocks[-1] = last._replace(source=f"{last.source}<br>{caption.source}")
    else:
        blocks.append(caption)
