"""The size of an AVIF: its file is a tree of boxes (ISO/IEC 23008-12)."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Final, NamedTuple

from reader.page.pictures import PictureSize
from reader.pictures.headers.parts import MOST_PARTS, numbers, part

_BRANDS: Final = (b"avif", b"avis")
_MOST_ASSOCIATED: Final = 64 * 1024
"""Bytes that are read of which properties belong to which item."""


class _Box(NamedTuple):
    """A box: its kind, and where in the file its content is."""

    kind: bytes
    start: int
    end: int


def is_avif(beginning: bytes) -> bool:
    """Tell whether a file begins as an AVIF does: with the brands of what it can be read as."""
    if beginning[4:8] != b"ftyp":
        return False
    brands = beginning[8 : int.from_bytes(beginning[:4])]
    return any(brands[at : at + 4] in _BRANDS for at in range(0, len(brands), 4))


def size_of_avif(file: IO[bytes]) -> PictureSize | None:
    """Return the size of the main image, held upright.

    Raises:
        struct.error: when the file ends before.
        IndexError: likewise.
    """
    meta = _find(_boxes(file, 0, file.seek(0, os.SEEK_END)), b"meta")
    if meta is None:
        return None
    inside = list(_boxes(file, meta.start + 4, meta.end))
    main, properties = _find(inside, b"pitm"), _find(inside, b"iprp")
    if main is None or properties is None:
        return None
    return _size(file, properties, _main_item(file, main))


def _size(file: IO[bytes], properties: _Box, item: int) -> PictureSize | None:
    """Return the size of an item, from those of the properties that are associated with it."""
    boxes = list(_boxes(file, properties.start, properties.end))
    container = _find(boxes, b"ipco")
    known = list(_boxes(file, container.start, container.end)) if container else []
    size, is_turned = None, False
    for associations in (box for box in boxes if box.kind == b"ipma"):
        for index in _associated(part(file, associations.start, _MOST_ASSOCIATED), item):
            box = known[index - 1] if 0 < index <= len(known) else None
            if box is not None and box.kind == b"ispe":
                size = PictureSize(*numbers(">II", file, box.start + 4))
            elif box is not None and box.kind == b"irot":
                # Quarters of a turn.
                is_turned = bool(part(file, box.start, 1)[0] & 1)
    return PictureSize(size.height, size.width) if size and is_turned else size


def _main_item(file: IO[bytes], box: _Box) -> int:
    version = part(file, box.start, 1)
    return int(numbers(">I" if version > b"\0" else ">H", file, box.start + 4)[0])


def _associated(content: bytes, item: int) -> list[int]:
    """Return the numbers, from 1, of the properties that are associated with an item."""
    version, flags, count = struct.unpack_from(">BxxBI", content)
    identity = struct.Struct(">I" if version else ">H")
    index = struct.Struct(">H" if flags & 1 else ">B")
    essential = 0x8000 if flags & 1 else 0x80
    at = 8
    for _ in range(min(count, MOST_PARTS)):
        (found,) = identity.unpack_from(content, at)
        at += identity.size
        end = at + 1 + content[at] * index.size
        if found == item:
            return [number & ~essential for (number,) in index.iter_unpack(content[at + 1 : end])]
        at = end
    return []


def _boxes(file: IO[bytes], start: int, end: int) -> Iterator[_Box]:
    return islice(_all_boxes(file, start, end), MOST_PARTS)


def _all_boxes(file: IO[bytes], start: int, end: int) -> Iterator[_Box]:
    while start + 8 <= end:
        length, kind = numbers(">I4s", file, start)
        content = start + 8
        if length == 1:
            (length,) = numbers(">Q", file, content)
            content += 8
        following = start + length if length else end
        if not content <= following <= end:
            return
        yield _Box(kind, content, following)
        start = following


def _find(boxes: Iterable[_Box], kind: bytes) -> _Box | None:
    return next((box for box in boxes if box.kind == kind), None)
