"""How much of a picture is looked at: bytes, pixels, time and memory (see CVE-2026-40192 for why)."""

from __future__ import annotations

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
