"""How a camera was held, as Exif says it."""

from __future__ import annotations

import struct
from typing import Final

MOST_BYTES: Final = 64 * 1024
"""Bytes of Exif that are read: how the camera was held stands among the first."""

_BEGINS: Final = b"Exif\0\0"
_ORDERS: Final = {b"II": "<", b"MM": ">"}
_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_ON_ITS_SIDE: Final = frozenset({5, 6, 7, 8})


def lies_on_its_side(exif: bytes) -> bool:
    """Tell whether width and height change places when a picture is held upright."""
    exif = exif.removeprefix(_BEGINS)
    order = _ORDERS.get(exif[:2])
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
