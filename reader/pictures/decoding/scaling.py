"""What is made of a picture: pixels for cells in the colours of a terminal, or a smaller file of it."""

from __future__ import annotations

import io
import struct
import warnings
from typing import Any, Final

from PIL import ExifTags, Image, ImageStat, UnidentifiedImageError

from reader.pictures.decoding.files import UnreadableError, opened_file, unreadable
from reader.pictures.decoding.limits import (
    FORMATS,
    LONGEST_SIDE,
    MOST_OUTPUT_PIXELS,
    MOST_PIXELS,
)
from reader.pictures.decoding.sixel import sixel
from reader.pictures.drawings import is_drawing

# What is too large is refused here, by its header, and by no warning.
Image.MAX_IMAGE_PIXELS = None

_SHRUNK_FIRST: Final = 2.0
"""How much larger than asked for a picture is when the quick filter ends and the good one goes on."""

LONGEST_DRAWN: Final = 4_000
"""Pixels of the width that a drawing is made with at most."""

_FULL: Final = 255
_TOLD_APART: Final = 80
"""How much brighter or darker than a picture the page is on which it is seen, of 255."""
_PAPER: Final = (250, 250, 246)
_INK: Final = (24, 24, 28)

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned for the eight ways to hold a camera; the first one is upright."""


def answer(asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what was asked for of a picture, with its size in pixels.

    ``asked`` has the fields of `WantedPicture`, and ``path`` if ``content`` is empty.

    Raises:
        UnreadableError: when it is no picture of a known format, too large or damaged.
    """
    width, height = int(asked["width"]), int(asked["height"])
    if not 0 < width * height <= MOST_OUTPUT_PIXELS:
        raise UnreadableError("it would be larger than a screen")
    data = content or _read(asked["path"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if is_drawing(data):
                data = _drawn(data, asked, (width, height))
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                return _answer(opened, asked, (width, height))
    except UnidentifiedImageError:
        raise UnreadableError("it is no picture of a known format") from None
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        ArithmeticError,
        LookupError,
        TypeError,
        struct.error,
    ) as error:
        raise UnreadableError(f"it is damaged: {error}") from None


def _read(path: str) -> bytes:
    with opened_file(path) as file:
        try:
            return file.read()
        except OSError as error:
            raise unreadable(error) from None


def _drawn(data: bytes, asked: dict[str, Any], size: tuple[int, int]) -> bytes:
    """Return a drawing as a picture, so large that no pixel of the part that is shown is missing.

    Fonts are only looked for where there are words: it takes a while.
    """
    from resvg_py import svg_to_bytes

    part = asked.get("part") or (0.0, 0.0, 1.0, 1.0)
    width = round(size[0] / max(part[2] - part[0], size[0] / LONGEST_DRAWN))
    text = data.decode("utf-8", "replace")
    return bytes(svg_to_bytes(svg_string=text, width=width, skip_system_fonts="<text" not in text))


def _answer(
    opened: Image.Image, asked: dict[str, Any], size: tuple[int, int]
) -> tuple[dict[str, Any], bytes]:
    _check(opened.size)
    turn = _turn(opened)
    part = asked.get("part")
    if not part:
        # JPEG is decoded at an eighth, a quarter or a half where that is enough.
        opened.draft("RGB", (int(size[0] * _SHRUNK_FIRST), int(size[1] * _SHRUNK_FIRST)))
    picture: Image.Image = opened if turn is None else opened.transpose(turn)
    if part:
        picture = picture.crop(_box(picture.size, part))
    scaled = _scaled(_on(picture, tuple(asked.get("background") or (0, 0, 0))), size)
    told = {"width": size[0], "height": size[1]}
    palette = asked.get("palette")
    match asked["kind"]:
        case "png":
            file = io.BytesIO()
            scaled.save(file, "PNG", compress_level=1)
            return told, file.getvalue()
        case "sixel":
            return told, sixel(scaled)
        case _:
            return told, _in_palette(scaled, palette).tobytes()


def _check(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise UnreadableError(f"it has {width} × {height} pixels, too many to be shown")


def _turn(opened: Image.Image) -> Image.Transpose | None:
    """Return how a picture is turned to be upright.

    Pillow would also look into XMP, and behind the image: what tells the size of a picture does not.
    """
    exif = Image.Exif()
    try:
        exif.load(opened.info.get("exif", b""))
        return _TURNS.get(exif.get(ExifTags.Base.Orientation, 1))
    except (SyntaxError, struct.error):
        return None


def _box(size: tuple[int, int], part: list[float]) -> tuple[int, int, int, int]:
    """Return a part of a picture in pixels, at least one of them."""
    width, height = size
    left, top = min(width - 1, int(part[0] * width)), min(height - 1, int(part[1] * height))
    return left, top, max(left + 1, round(part[2] * width)), max(top + 1, round(part[3] * height))


def _on(picture: Image.Image, background: tuple[int, ...]) -> Image.Image:
    """Return a picture without transparency, on a background."""
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits of grey: Pillow would cut off what is brighter than 255.
        picture = picture.point(lambda value: value / 257).convert("L")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    shown = Image.new("RGBA", clear.size, (*_seen_on(clear, background), 255))
    shown.alpha_composite(clear)
    return shown.convert("RGB")


def _seen_on(clear: Image.Image, background: tuple[int, ...]) -> tuple[int, ...]:
    """Return the colour to show a picture on that is clear in parts: another, where it would not be seen.

    Most of these are drawn for white pages: black lines on nothing.
    """
    small = clear.resize((min(64, clear.width), min(64, clear.height)))
    alpha = small.getchannel("A")
    if not alpha.getbbox():
        return background
    brightness = ImageStat.Stat(small.convert("L"), alpha).mean[0]
    behind = Image.new("RGB", (1, 1), background).convert("L").getpixel((0, 0))
    assert isinstance(behind, int)
    if abs(brightness - behind) >= _TOLD_APART:
        return background
    return _PAPER if brightness < _FULL / 2 else _INK


def _scaled(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Scale to exactly a size, by averages first where it is many times larger, then by Lanczos' filter."""
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=_SHRUNK_FIRST)


def _in_palette(picture: Image.Image, palette: list[list[int]] | None) -> Image.Image:
    """Return a picture in the colours that there are, dithered as Floyd and Steinberg have it."""
    if not palette:
        return picture
    colours = Image.new("P", (1, 1))
    colours.putpalette([level for colour in palette for level in colour])
    return picture.quantize(palette=colours, dither=Image.Dither.FLOYDSTEINBERG).convert("RGB")
