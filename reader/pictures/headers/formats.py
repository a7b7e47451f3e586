"""The sizes of the formats that are shown, told by how their files begin."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import IO, Final

from reader.page.pictures import PictureSize
from reader.pictures.headers.avif import is_avif, size_of_avif
from reader.pictures.headers.parts import MOST_PARTS, numbers, part

_BEGINNING: Final = 256
"""Bytes by which a format is known."""

_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG after which the size stands."""
_SCAN: Final = 0xDA
_APPLICATION: Final = 0xE1
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""The markers of JPEG that nothing belongs to."""

_HAS_EXIF: Final = 0x08
"""The flag of WebP that says that there is Exif somewhere."""
_OLD_BITMAP: Final = 12
"""Bytes of the header of BMP when it had 16 bits for a side."""

_EXIF_BYTES: Final = 64 * 1024
"""Bytes of Exif that are read: how the camera was held stands among the first."""

_EXIF_BEGINS: Final = b"Exif\0\0"
_EXIF_ORDERS: Final = {b"II": "<", b"MM": ">"}
_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_ON_ITS_SIDE: Final = frozenset({5, 6, 7, 8})


def upright_size(file: IO[bytes]) -> PictureSize | None:
    """Return the size of a picture as it is held upright; None where it is of no known format."""
    reader = _reader(part(file, 0, _BEGINNING))
    try:
        return None if reader is None else reader(file)
    except (struct.error, LookupError):
        # It ends before it tells its size.
        return None


def _reader(beginning: bytes) -> Callable[[IO[bytes]], PictureSize | None] | None:
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png
    if beginning.startswith(b"\xff\xd8\xff"):
        return _jpeg
    if beginning.startswith((b"GIF87a", b"GIF89a")):
        return _gif
    if beginning.startswith(b"RIFF") and beginning[8:12] == b"WEBP":
        return _webp
    if beginning.startswith(b"BM"):
        return _bmp
    return size_of_avif if is_avif(beginning) else None


def _upright(width: int, height: int, exif: bytes) -> PictureSize:
    return PictureSize(height, width) if _lies_on_its_side(exif) else PictureSize(width, height)


def _png(file: IO[bytes]) -> PictureSize | None:
    kind, width, height = numbers(">4sII", file, 12)
    exif, at = b"", 8
    for _ in range(MOST_PARTS):
        heading = part(file, at, 8)
        # What stands behind the image is not looked for.
        if len(heading) < 8 or heading[4:] == b"IDAT":
            break
        length = int.from_bytes(heading[:4])
        if heading[4:] == b"eXIf":
            exif = part(file, at + 8, min(length, _EXIF_BYTES))
        at += length + 12
    return _upright(width, height, exif) if kind == b"IHDR" else None


def _gif(file: IO[bytes]) -> PictureSize | None:
    return PictureSize(*numbers("<HH", file, 6))


def _bmp(file: IO[bytes]) -> PictureSize | None:
    (header,) = numbers("<I", file, 14)
    width, height = numbers("<HH" if header == _OLD_BITMAP else "<ii", file, 18)
    # It is negative where the rows stand from the top.
    return PictureSize(width, abs(height))


def _jpeg(file: IO[bytes]) -> PictureSize | None:
    size, exif = None, b""
    for marker, at, length in _segments(file):
        if marker in _FRAMES and size is None:
            height, width = numbers(">HH", file, at + 1)
            size = width, height
        elif marker == _APPLICATION and not exif and part(file, at, 6) == b"Exif\0\0":
            exif = part(file, at, length)
    return _upright(*size, exif) if size else None


def _segments(file: IO[bytes]) -> Iterator[tuple[int, int, int]]:
    """Yield the segments of a JPEG before its image: marker, where the content is, and how long."""
    at = 2
    for _ in range(MOST_PARTS):
        marked = part(file, at, 2)
        if len(marked) < 2 or marked[0] != 0xFF or marked[1] == _SCAN:
            return
        if marked[1] == 0xFF:
            at += 1
        elif marked[1] in _BARE:
            at += 2
        else:
            (length,) = numbers(">H", file, at + 2)
            yield marked[1], at + 4, max(0, length - 2)
            at += 2 + length


def _webp(file: IO[bytes]) -> PictureSize | None:
    kind = part(file, 12, 4)
    if kind == b"VP8 ":
        width, height = numbers("<HH", file, 26)
        # Two bits of each say how it would be enlarged.
        return PictureSize(width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        (bits,) = numbers("<I", file, 21)
        return PictureSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind != b"VP8X":
        return None
    flags, *sides = numbers("<B3x3s3s", file, 20)
    width, height = (int.from_bytes(side, "little") + 1 for side in sides)
    return _upright(width, height, _exif_of_webp(file) if flags & _HAS_EXIF else b"")


def _exif_of_webp(file: IO[bytes]) -> bytes:
    """Return the Exif of a WebP, which stands behind the image."""
    at = 12
    for _ in range(MOST_PARTS):
        heading = part(file, at, 8)
        if len(heading) < 8:
            break
        length = int.from_bytes(heading[4:], "little")
        if heading[:4] == b"EXIF":
            return part(file, at + 8, min(length, _EXIF_BYTES))
        at += 8 + length + length % 2
    return b""


def _lies_on_its_side(exif: bytes) -> bool:
    """Tell whether width and height change places when a picture is held upright."""
    exif = exif.removeprefix(_EXIF_BEGINS)
    order = _EXIF_ORDERS.get(exif[:2])
    if order is None:
        return False
    try:
        (begins,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, begins)
        for number in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, begins + 2 + 12 * number)
            if tag == _ORIENTATION:
                return kind == _SHORT and value in _ON_ITS_SIDE
    except struct.error:
        return False
    return False
