"""Pictures are decoded in a process of its own, which may die of them."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import ExifTags, Image, ImageChops, ImageOps, ImageStat

from reader.pictures.decoding.decoder import Decoded, Decoder, WantedPicture
from reader.pictures.sizes import size_of
from tests.pictures.conftest import MadePicture
from tests.pictures.test_sizes import png_that_says


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(seconds=60)
    yield decoder
    decoder.close()


def colours(decoded: Decoded | str) -> Image.Image:
    """Return what was decoded as a picture."""
    assert isinstance(decoded, Decoded), decoded
    return Image.frombytes("RGB", (decoded.width, decoded.height), decoded.content)


def decoding_processes() -> list[psutil.Process]:
    """Return the processes that decode pictures for this one, the latest last."""
    children = psutil.Process().children()
    return [child for child in children if "reader.pictures.decoding.child" in child.cmdline()]


def mean_error(one: Image.Image, other: Image.Image) -> float:
    """Return by how many of 255 levels two pictures differ, on average."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP"])
def test_it_is_scaled_as_pillow_does_it(decoder: Decoder, made: MadePicture, format: str) -> None:
    content = made(640, 480, format)
    scaled = colours(decoder.decode(content, WantedPicture(32, 24)))
    with Image.open(io.BytesIO(content)) as opened:
        expected = opened.convert("RGB").resize((32, 24), Image.Resampling.LANCZOS)
    assert mean_error(scaled, expected) < 1.5


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize("held", range(2, 9))
def test_it_is_upright_however_the_camera_was_held(
    decoder: Decoder, made: MadePicture, format: str, held: int
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = held
    content = made(640, 480, format, exif=exif)
    size = size_of(content)
    assert not isinstance(size, str)
    scaled = colours(decoder.decode(content, WantedPicture(size.width // 20, size.height // 20)))
    with Image.open(io.BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened)
        assert upright.size == size
        expected = upright.convert("RGB").resize(scaled.size, Image.Resampling.LANCZOS)
    assert mean_error(scaled, expected) < 1.5


def test_a_file_is_as_good_as_its_bytes(decoder: Decoder, picture: Path) -> None:
    wanted = WantedPicture(8, 6)
    assert decoder.decode(picture, wanted) == decoder.decode(picture.read_bytes(), wanted)


def test_a_smaller_file_is_made_of_it(decoder: Decoder, picture: Path) -> None:
    decoded = decoder.decode(picture, WantedPicture(32, 24, "png"))
    assert isinstance(decoded, Decoded)
    with Image.open(io.BytesIO(decoded.content)) as opened:
        assert (opened.format, opened.size) == ("PNG", (32, 24))


def test_only_the_colours_that_there_are_come_out(decoder: Decoder, picture: Path) -> None:
    palette = ((0, 0, 0), (255, 255, 255), (0, 0, 170))
    dithered = colours(decoder.decode(picture, WantedPicture(40, 30, palette=palette)))
    found = {colour for _, colour in dithered.getcolors() or ()}
    assert found <= set(palette)
    assert len(found) > 1


def test_what_is_clear_shows_what_is_behind(decoder: Decoder) -> None:
    file = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(file, "PNG")
    shown = colours(decoder.decode(file.getvalue(), WantedPicture(4, 4, background=(10, 20, 30))))
    assert shown.getcolors() == [(16, (10, 20, 30))]


def test_sixteen_bits_of_grey_are_as_bright_as_eight(decoder: Decoder) -> None:
    file = io.BytesIO()
    Image.new("I;16", (20, 20), 0x8080).save(file, "PNG")
    grey = colours(decoder.decode(file.getvalue(), WantedPicture(4, 4)))
    assert mean_error(grey, Image.new("RGB", (4, 4), (0x80, 0x80, 0x80))) <= 1


def test_a_part_of_it_is_shown_larger(decoder: Decoder) -> None:
    halves = Image.new("RGB", (40, 20), "red")
    halves.paste("blue", (20, 0, 40, 20))
    file = io.BytesIO()
    halves.save(file, "PNG")
    right = decoder.decode(file.getvalue(), WantedPicture(6, 6, part=(0.5, 0.0, 1.0, 1.0)))
    assert colours(right).getcolors() == [(36, (0, 0, 255))]


DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
  <rect width="10" height="10" fill="#ff0000"/><rect x="10" width="10" height="10" fill="#0000ff"/>
</svg>
"""


def test_a_drawing_is_drawn_as_large_as_it_is_wanted(decoder: Decoder) -> None:
    drawn = colours(decoder.decode(DRAWING.encode(), WantedPicture(40, 20)))
    assert (drawn.getpixel((2, 10)), drawn.getpixel((37, 10))) == ((255, 0, 0), (0, 0, 255))


def test_one_that_would_not_be_seen_on_the_page_is_shown_on_paper(decoder: Decoder) -> None:
    lines = DRAWING.replace("#ff0000", "#101010").replace(
        '<rect x="10" width="10" height="10" fill="#0000ff"/>', ""
    )
    on_dark = colours(decoder.decode(lines.encode(), WantedPicture(40, 20, background=(20, 20, 20))))
    on_light = colours(decoder.decode(lines.encode(), WantedPicture(40, 20, background=(255, 255, 255))))
    assert on_dark.getpixel((37, 10)) == (250, 250, 246)
    assert on_light.getpixel((37, 10)) == (255, 255, 255)


@pytest.mark.parametrize("drawing", ["<svg", "<svg><g></svg>", "<svg" + "<g>" * 100_000])
def test_a_damaged_drawing_has_a_reason(decoder: Decoder, drawing: str, picture: Path) -> None:
    assert isinstance(decoder.decode(drawing.encode(), WantedPicture(4, 4)), str)
    assert isinstance(decoder.decode(picture, WantedPicture(4, 4)), Decoded)


def test_a_drawing_of_entities_within_entities_ends(decoder: Decoder) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "lol">{entities}]><svg><text>&e11;</text></svg>'
    assert isinstance(decoder.decode(bomb.encode(), WantedPicture(4, 4)), str)


def test_of_what_moves_the_first_image_is_shown(decoder: Decoder) -> None:
    file = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert colours(decoder.decode(file.getvalue(), WantedPicture(2, 2))).getcolors() == [(4, (255, 0, 0))]


def test_sixels_say_their_size_and_have_every_row(decoder: Decoder, picture: Path) -> None:
    decoded = decoder.decode(picture, WantedPicture(32, 24, "sixel"))
    assert isinstance(decoded, Decoded)
    assert decoded.content.startswith(b'\x1bP0;1q"1;1;32;24#')
    assert decoded.content.endswith(b"\x1b\\")
    assert decoded.content.count(b"-") == 4


def test_what_is_no_picture_has_a_reason_and_harms_nothing(
    decoder: Decoder, picture: Path, made: MadePicture
) -> None:
    cut = made(640, 480, "JPEG")[:2_000]
    for content in (b"words", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"II*\0" + bytes(60)):
        assert decoder.decode(content, WantedPicture(4, 4)) == "it is no picture of a known format"
    assert str(decoder.decode(cut, WantedPicture(4, 4))).startswith("it is damaged")
    assert "too many" in str(decoder.decode(png_that_says(60_000, 60_000), WantedPicture(4, 4)))
    assert (
        decoder.decode(picture.with_name("none"), WantedPicture(4, 4))
        == "it cannot be read: No such file or directory"
    )
    assert isinstance(decoder.decode(picture, WantedPicture(4, 4)), Decoded)


def test_a_process_that_dies_is_replaced(picture: Path) -> None:
    decoder = Decoder(seconds=60)
    assert isinstance(decoder.decode(picture, WantedPicture(4, 4)), Decoded)
    child = decoding_processes()[-1]
    os.kill(child.pid, signal.SIGKILL)
    child.wait(timeout=60)
    assert isinstance(decoder.decode(picture, WantedPicture(4, 4)), Decoded)
    decoder.close()


def test_one_that_takes_too_long_is_ended(picture: Path) -> None:
    before = decoding_processes()
    decoder = Decoder(seconds=0.0)
    assert decoder.decode(picture, WantedPicture(4, 4)) == "it took more than 0 seconds"
    assert decoding_processes() == before
    decoder.close()


def test_nothing_of_a_picture_larger_than_a_screen_is_made(decoder: Decoder, picture: Path) -> None:
    assert decoder.decode(picture, WantedPicture(4_000, 4_000)) == "it would be larger than a screen"
