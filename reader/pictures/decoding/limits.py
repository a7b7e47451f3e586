"""How much of a picture is looked at: bytes, pixels, time and memory (see CVE-2026-40192 for why).

Files may be anything: nothing that would keep one waiting is opened.
"""

from __future__ import annotations

import os
import stat
from typing import Final

FORMATS: Final = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
"""The formats that are decoded, by Pillow's names. It knows forty more, which nobody needs here."""

MOST_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a file that are read."""

MOST_PIXELS: Final = 80_000_000
"""Pixels of a picture that are decoded: a photograph of 50 megapixels, and some more."""

LONGEST_SIDE: Final = 30_000
"""Pixels of one side."""

MOST_MEMORY: Final = 1536 * 1024 * 1024
"""Bytes of address space that the process may take."""

SECONDS: Final = 10.0
"""How long one picture may take."""

MOST_OUTPUT_PIXELS: Final = 4_000_000
"""Pixels of what is returned: as many as a screen of high resolution has."""


def first_bytes(path: str | os.PathLike[str], most: int = MOST_BYTES) -> bytes | str:
    """Return up to so many bytes of the beginning of a file, or a text that says why it is not read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return "it is no file"
            if status.st_size > MOST_BYTES:
                return f"it has more than {MOST_BYTES // 1024**2} MB"
            return file.read(most)
    except (OSError, ValueError) as error:
        return f"it cannot be read: {getattr(error, 'strerror', None) or error}"
