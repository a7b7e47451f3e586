"""How large a picture is, from the first bytes of its file: nothing of it is decoded."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import Final

from reader.page.pictures import PictureSize
from reader.pictures.decoding.limits import LONGEST_SIDE, MOST_BYTES, MOST_PIXELS

_HEADER_BYTES: Final = 256 * 1024
"""Bytes in which the size has to stand. Cameras write a preview of 64 KB before it."""

_VECTORS: Final = (b"<svg", b"<?xml", b"<!DOCTYPE svg")
"""How drawings begin that have no pixels of their own."""


def size_of(picture: Path | bytes) -> PictureSize | str:
    """Return the size of a picture as it is held upright, or why it cannot be shown."""
    content = picture if isinstance(picture, bytes) else _first_bytes(picture)
    if isinstance(content, str):
        return content
    from imagesize import get

    # Of bytes: a text would be taken for a path, or for an address to be opened.
    width, height = get(io.BytesIO(content[:_HEADER_BYTES]))
    if content.lstrip().startswith(_VECTORS):
        return "it is a drawing (SVG), which is not shown here"
    if width < 1 or height < 1:
        return "it is no picture of a known format"
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        return f"it has {width} × {height} pixels, too many to be shown"
    return PictureSize(width, height)


def _first_bytes(path: Path) -> bytes | str:
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
