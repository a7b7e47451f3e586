"""How large a picture is, told from its first bytes."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from reader.page.pictures import PictureSize
from reader.pictures.sizes import size_of
from tests.pictures.conftest import MadePicture


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
def test_the_size_is_told_of_every_format_that_is_shown(made: MadePicture, format: str) -> None:
    assert size_of(made(120, 45, format)) == PictureSize(120, 45)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize("held", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(made: MadePicture, format: str, held: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "a camera"
    exif[ExifTags.Base.Orientation] = held
    upright = PictureSize(120, 45) if held <= 4 else PictureSize(45, 120)
    assert size_of(made(120, 45, format, exif=exif)) == upright


def test_how_the_camera_was_held_may_stand_behind_a_large_picture(made: MadePicture, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    path = tmp_path / "large.webp"
    path.write_bytes(made(1200, 900, "WEBP", exif=exif, lossless=True))
    assert size_of(path) == PictureSize(900, 1200)


@pytest.mark.parametrize("format", ["TIFF", "PPM", "JPEG2000", "PCX", "TGA"])
def test_formats_that_are_not_shown_have_no_size(made: MadePicture, format: str) -> None:
    assert size_of(made(64, 48, format)) == "it is no picture of a known format"


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
def test_a_picture_that_is_cut_off_anywhere_has_its_size_or_a_reason(made: MadePicture, format: str) -> None:
    content = made(120, 45, format)
    for length in range(min(len(content), 400)):
        assert size_of(content[:length]) in (PictureSize(120, 45), "it is no picture of a known format")


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff" + b"\xff\xe0\x00\x02" * 60_000,
        b"\x89PNG\r\n\x1a\n" + bytes(300_000),
        b"\0\0\0\x10ftypavif\0\0\0\0" + b"\0\0\0\x08free" * 40_000,
        b"\0\0\0\x10ftypavif\0\0\0\0" + b"\0\0\0\x01meta" + b"\xff" * 8,
        b"RIFF\0\0\0\0WEBPVP9 " + bytes(40),
    ],
)
def test_a_header_that_leads_nowhere_is_no_picture(content: bytes) -> None:
    assert size_of(content) == "it is no picture of a known format"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is no picture of a known format"),
        (b"just words", "it is no picture of a known format"),
        (b"%PDF-1.7 ...", "it is no picture of a known format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "it is no picture of a known format"),
        (b"\x89PNG\r\n\x1a\n", "it is no picture of a known format"),
    ],
)
def test_what_is_no_picture_has_a_reason(content: bytes, reason: str) -> None:
    assert size_of(content) == reason


@pytest.mark.parametrize(
    ("drawing", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"/>', (120, 40)),
        ('<?xml version="1.0"?>\n<!-- made by hand -->\n<svg width="2in" height="96px"></svg>', (192, 96)),
        ('<svg viewBox="0 0 320 240">', (320, 240)),
        ('<svg viewBox="0,0,20,10" width="100">', (100, 50)),
        ('<svg viewBox="0 0 20 10" height="100">', (200, 100)),
        ('<svg width="100%" height="100%" viewBox="0 0 64 32">', (64, 32)),
        ("<svg>", (300, 150)),
        ('<svg width="many" height="-3">', (300, 150)),
    ],
)
def test_a_drawing_says_its_size_in_css_or_by_the_shape_of_what_it_draws(
    drawing: str, size: tuple[int, int]
) -> None:
    assert size_of(drawing.encode()) == PictureSize(*size)


def test_a_drawing_larger_than_any_screen_is_refused() -> None:
    assert size_of(b'<svg width="999999" height="2"/>') == "it has 999999 × 2 pixels, too many to be shown"


def png_that_says(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes whose header promises so many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    checked = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + checked
        + struct.pack(">I", zlib.crc32(checked))
        + struct.pack(">I4sI", 0, b"IDAT", zlib.crc32(b"IDAT"))
    )


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (1, 100_000), (12_000, 12_000)])
def test_a_header_that_promises_too_many_pixels_is_refused(width: int, height: int) -> None:
    assert size_of(png_that_says(width, height)) == f"it has {width} × {height} pixels, too many to be shown"


def test_nothing_is_opened_that_keeps_one_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.png"
    os.mkfifo(pipe)
    assert size_of(pipe) == "it is no file"
    assert size_of(tmp_path) != PictureSize(0, 0)
    assert size_of(tmp_path / "none.png") == "it cannot be read: No such file or directory"
    assert size_of(Path("/dev/zero")) == "it is no file"


def test_only_the_beginning_of_a_large_file_is_read(tmp_path: Path, made: MadePicture) -> None:
    path = tmp_path / "long.png"
    path.write_bytes(made(30, 40) + bytes(1_000_000))
    assert size_of(path) == PictureSize(30, 40)
