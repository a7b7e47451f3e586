"""Pictures made by the tests."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

MadePicture = Callable[..., bytes]


@pytest.fixture
def made() -> MadePicture:
    """Return the bytes of a picture whose colours run from left to right and from top to bottom."""

    def make(
        width: int = 64, height: int = 48, format: str = "PNG", mode: str = "RGB", **options: object
    ) -> bytes:
        across = Image.linear_gradient("L").rotate(90).resize((width, height))
        down = Image.linear_gradient("L").resize((width, height))
        picture = Image.merge("RGB", (across, down, Image.new("L", (width, height), 90))).convert(mode)
        file = io.BytesIO()
        picture.save(file, format, **options)
        return file.getvalue()

    return make


@pytest.fixture
def picture(tmp_path: Path, made: MadePicture) -> Path:
    """Return the path of a picture of 64 by 48 pixels."""
    path = tmp_path / "picture.png"
    path.write_bytes(made())
    return path
