"""How large a picture is, from what its file says of itself: nothing of it is decoded."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, Final

from reader.page.pictures import PictureSize
from reader.pictures.decoding.files import UnreadableError, opened_file, unreadable
from reader.pictures.decoding.limits import LONGEST_SIDE, MOST_PIXELS
from reader.pictures.drawings import is_drawing, size_of_drawing
from reader.pictures.headers.formats import upright_size

_DRAWING_BYTES: Final = 256 * 1024
"""Bytes in which a drawing has to begin."""


def size_of(picture: Path | bytes) -> PictureSize | str:
    """Return the size of a picture as it is held upright, or why it cannot be shown."""
    try:
        with io.BytesIO(picture) if isinstance(picture, bytes) else opened_file(picture) as file:
            return _size_in(file)
    except UnreadableError as error:
        return str(error)
    except OSError as error:
        return str(unreadable(error))


def _size_in(file: IO[bytes]) -> PictureSize | str:
    size = upright_size(file)
    if size is None:
        file.seek(0)
        beginning = file.read(_DRAWING_BYTES)
        if not is_drawing(beginning):
            return "it is no picture of a known format"
        size = PictureSize(*size_of_drawing(beginning))
    elif size.width * size.height > MOST_PIXELS:
        return _too_large(size)
    if min(size) < 1:
        return "it is no picture of a known format"
    return size if max(size) <= LONGEST_SIDE else _too_large(size)


def _too_large(size: PictureSize) -> str:
    return f"it has {size.width} × {size.height} pixels, too many to be shown"
