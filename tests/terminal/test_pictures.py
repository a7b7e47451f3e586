"""Pictures on a terminal that can show them: in full resolution, in the rows of the article."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from reader.screen.encoder.cells import PLACEHOLDER
from tests.pictures.conftest import MadePicture, made
from tests.terminal.answers import ANSWERS, Answers
from tests.terminal.conftest import Start
from tests.terminal.test_reading import quit_properly

__all__ = ["made"]

QUESTION = b"a=q"
KITTY: Answers = (
    *ANSWERS,
    (re.compile(rb"\x1b_Gi=31,[^\x1b]*\x1b\\"), b"\x1b_Gi=31;OK\x1b\\"),
    (re.compile(rb"\x1b\[>q"), b"\x1bP>|kitty(0.35.2)\x1b\\"),
    (re.compile(rb"\x1b\[16t"), b"\x1b[6;20;10t"),
)
OTHER: Answers = (*KITTY[:-2], (re.compile(rb"\x1b\[>q"), b"\x1bP>|WezTerm 2024\x1b\\"))

GRAPHICS = re.compile(rb"\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\")


@pytest.fixture
def post(tmp_path: Path, made: MadePicture) -> Path:
    (tmp_path / "cat.png").write_bytes(made(400, 300))
    path = tmp_path / "post.md"
    path.write_text("# Cats\n\n![A cat](cat.png)\n\nThe end of the post.\n")
    return path


def pictures_in(written: bytes | bytearray) -> list[tuple[dict[str, str], bytes]]:
    """Return the pictures that a terminal was sent, each with what was said of it."""
    found: list[tuple[dict[str, str], bytes]] = []
    for control, content in GRAPHICS.findall(written):
        said = dict(pair.split("=") for pair in control.decode().split(","))
        if said.get("a") == "T":
            found.append((said, b""))
        if "m" in said:
            found[-1] = found[-1][0], found[-1][1] + content
    return [(said, base64.b64decode(content)) for said, content in found]


def is_whole(written: bytes | bytearray) -> bool:
    """Tell whether a picture has come, and every cell that it stands in."""
    pictures = pictures_in(written)
    if not pictures:
        return False
    said, _ = pictures[0]
    return written.count(PLACEHOLDER.encode()) >= int(said["c"]) * int(said["r"])


def test_kitty_is_sent_the_picture_and_where_it_stands(start: Start, post: Path) -> None:
    terminal = start(post, environment={"COLORTERM": "truecolor"}, answers=KITTY)
    terminal.wait_until(lambda: is_whole(terminal.written), "the picture")
    ((said, content),) = pictures_in(terminal.written)
    shown = Image.open(io.BytesIO(content)).convert("RGB")
    with Image.open(post.with_name("cat.png")) as opened:
        expected = opened.convert("RGB").resize(shown.size, Image.Resampling.LANCZOS)
    assert sum(ImageStat.Stat(ImageChops.difference(shown, expected)).mean) / 3 < 1
    cells, rows = int(said["c"]), int(said["r"])
    assert abs(cells * 10 / (rows * 20) / (400 / 300) - 1) <= 0.03
    quit_properly(terminal)
    # Nothing of it is left behind.
    assert f"a=d,d=I,q=2,i={said['i']}".encode() in terminal.written


def test_another_terminal_gets_half_blocks(start: Start, post: Path) -> None:
    terminal = start(post, environment={"COLORTERM": "truecolor"}, answers=OTHER)
    terminal.wait_for("▀▀▀")
    quit_properly(terminal)
    assert pictures_in(terminal.written) == []


def test_no_answer_is_a_key(start: Start, post: Path) -> None:
    terminal = start(post, environment={"COLORTERM": "truecolor"})
    terminal.wait_for("▀▀▀")
    for part in ("\x1b_Gi=31;", "OK\x1b\\", "\x1bP>|qq", "qq\x1b\\", "\x1b[6;20", ";10t"):
        terminal.type(part)
    terminal.wait_for("The end of the post.")
    quit_properly(terminal)


def test_a_post_without_pictures_asks_nothing(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("# Words\n\nThe end of the post.\n")
    terminal = start(path, environment={"COLORTERM": "truecolor"}, answers=KITTY)
    terminal.wait_for("The end of the post.")
    quit_properly(terminal)
    assert QUESTION not in terminal.written


SIXELS: Answers = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;4;22c"),
    *(answer for answer in ANSWERS if b"62;22c" not in answer[1]),
    (re.compile(rb"\x1b\[16t"), b"\x1b[6;20;10t"),
)
ITERM2: Answers = (*ANSWERS, (re.compile(rb"\x1b\[>q"), b"\x1bP>|iTerm2 3.5.0\x1b\\"))


def test_full_screen_a_terminal_with_sixels_gets_them_and_is_drawn_anew_after(
    start: Start, post: Path
) -> None:
    terminal = start(post, environment={"COLORTERM": "truecolor"}, answers=SIXELS)
    terminal.wait_for("▀▀▀")
    assert b"\x1bP0;1q" not in terminal.written
    terminal.type("Z")
    terminal.wait_until(lambda: b"\x1bP0;1q" in terminal.written, "the sixels")
    drawn = bytes(terminal.written)[terminal.written.index(b"\x1bP0;1q") :]
    width, height = map(int, drawn.split(b'"1;1;')[1].split(b"#")[0].split(b";"))
    assert abs(width / height / (400 / 300) - 1) <= 0.03
    terminal.type("\x1b")
    terminal.wait_for("The end of the post.")
    terminal.wait_for("▀▀▀")
    quit_properly(terminal)


def test_full_screen_iterm2_gets_a_file(start: Start, post: Path) -> None:
    terminal = start(post, environment={"COLORTERM": "truecolor"}, answers=ITERM2)
    terminal.wait_for("▀▀▀")
    terminal.type("Z")
    found = re.compile(rb"\x1b\]1337;File=size=\d+;width=(\d+);height=(\d+);[^:]*:([^\x07]*)\x07")
    terminal.wait_until(lambda: found.search(terminal.written) is not None, "the file")
    shown = found.search(terminal.written)
    assert shown is not None
    with Image.open(io.BytesIO(base64.b64decode(shown[3]))) as picture:
        assert abs(picture.width / picture.height / (400 / 300) - 1) <= 0.03
    terminal.type("\x1b")
    terminal.wait_for("The end of the post.")
    quit_properly(terminal)


def test_after_an_editor_the_picture_is_sent_again(start: Start, post: Path) -> None:
    environment = {"COLORTERM": "truecolor", "EDITOR": "true", "VISUAL": ""}
    terminal = start(post, environment=environment, answers=KITTY)
    terminal.wait_until(lambda: is_whole(terminal.written), "the picture")
    ((said, _),) = pictures_in(terminal.written)
    terminal.type("e")
    terminal.wait_until(lambda: len(pictures_in(terminal.written)) == 2, "the picture again")
    away = terminal.written.index(b"\x1b[?1049l")
    # It is taken away before the terminal is lent, and sent when it is back.
    assert f"a=d,d=I,q=2,i={said['i']}".encode() in terminal.written[:away]
    assert len(pictures_in(terminal.written[:away])) == 1
    quit_properly(terminal)
