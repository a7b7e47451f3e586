"""How large a picture is, from the first bytes of its file: nothing of it is decoded."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import Final

from reader.page.pictures import PictureSize
from reader.pictures.decoding.limits import LONGEST_SIDE, MOST_BYTES, MOST_PIXELS
from reader.pictures.drawings import is_drawing, size_of_drawing

_HEADER_BYTES: Final = 256 * 1024
"""Bytes in which the size has to stand. Cameras write a preview of 64 KB before it."""


def size_of(picture: Path | bytes) -> PictureSize | str:
    """Return the size of a picture as it is held upright, or why it cannot be shown."""
    content = picture if isinstance(picture, bytes) else first_bytes(picture)
    if isinstance(content, str):
        return content
    if is_drawing(content):
        size = size_of_drawing(content)
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


def first_bytes(path: Path) -> bytes | str:
    """Return how a file begins, or why it cannot be read. Nothing that would keep one waiting is opened."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return "it is no file"
            if status.st_size > MOST_BYTES:
                return f"it has more than {MOST_BYTES // 1024**2} MB"
            return file.read(_HEADER_BYTES)
    except (OSError, ValueError) as error:
        return f"it cannot be read: {getattr(error, 'strerror', None) or error}"
