"""How large a picture is, from the first bytes of its file: nothing of it is decoded."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from reader.page.pictures import PictureSize
from reader.pictures.decoding.limits import LONGEST_SIDE, MOST_PIXELS, first_bytes
from reader.pictures.drawings import is_drawing, size_of_drawing

_HEADER_BYTES: Final = 256 * 1024
"""Bytes in which the size has to stand. Cameras write a preview of 64 KB before it."""


def size_of(picture: Path | bytes) -> PictureSize | str:
    """Return the size of a picture as it is held upright, or why it cannot be shown."""
    content = picture if isinstance(picture, bytes) else first_bytes(picture, _HEADER_BYTES)
    if isinstance(content, str):
        return content
    if is_drawing(content):
        size = PictureSize(*size_of_drawing(content))
        return size if max(size) <= LONGEST_SIDE else _too_large(size)
    from imagesize import get

    # Of bytes: a text would be taken for a path, or for an address to be opened.
    width, height = get(io.BytesIO(content[:_HEADER_BYTES]))
    if width < 1 or height < 1:
        return "it is no picture of a known format"
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        return _too_large(PictureSize(width, height))
    return PictureSize(width, height)


def _too_large(size: PictureSize) -> str:
    return f"it has {size.width} × {size.height} pixels, too many to be shown"
