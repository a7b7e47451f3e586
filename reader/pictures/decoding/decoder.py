"""The process that decodes pictures: started when first needed, replaced when it dies."""

from __future__ import annotations

import selectors
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, Literal, NamedTuple

from reader.content.text import clean_line
from reader.pictures.decoding import messages
from reader.pictures.decoding.limits import SECONDS
from reader.screen.pictures.palettes import Colour

Shares = tuple[float, float, float, float]
"""A part of a picture: its left, top, right and bottom edge, each 0 to 1."""

_MOST_ANSWERED: Final = 64 * 1024 * 1024
"""Bytes of an answer that are taken."""

_BROKEN: Final = "it broke what decodes pictures"


class WantedPicture(NamedTuple):
    """What is to be made of a picture, in pixels."""

    width: int
    height: int
    kind: Literal["pixels", "png", "sixel"] = "pixels"
    background: Colour = (0, 0, 0)
    """What shows through where the picture is clear."""
    palette: tuple[Colour, ...] = ()
    """The colours that there are; none when there are all."""
    part: Shares | None = None
    """What of the picture is shown; None for all of it."""


class Decoded(NamedTuple):
    """What was made of a picture: its pixels, three bytes each in rows from the top, or a file."""

    width: int
    height: int
    content: bytes


class Decoder:
    """Asks the process one picture after the other. It is used by one thread at a time."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Give each picture so many seconds."""
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def decode(self, picture: Path | bytes, wanted: WantedPicture) -> Decoded | str:
        """Return what is wanted of a picture, or why it cannot be shown."""
        asked: dict[str, Any] = wanted._asdict()
        content = b""
        if isinstance(picture, Path):
            asked["path"] = str(picture)
        else:
            content = picture
        try:
            answered = self._ask(asked, content)
        except (OSError, ValueError):
            # It has gone, or was closed from another thread.
            answered = _BROKEN
        if isinstance(answered, str):
            self.close()
            return answered
        told, result = answered
        if "reason" in told:
            # It may quote what stands in the file.
            return clean_line(told["reason"])
        return Decoded(told["width"], told["height"], result)

    def close(self) -> None:
        """End the process. It is started again when something is asked."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                with suppress(OSError):
                    if stream is not None:
                        stream.close()

    def _ask(self, asked: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes] | str:
        process = self._process
        if process is None or process.poll() is not None:
            self.close()
            process = self._process = _start()
        assert process.stdin is not None
        assert process.stdout is not None
        messages.send(process.stdin, asked, content)
        if not _answers_within(process.stdout, self._seconds):
            return f"it took more than {self._seconds:g} seconds"
        return messages.receive(process.stdout, _MOST_ANSWERED) or _BROKEN


def _start() -> subprocess.Popen[bytes]:
    """Start the process in a session of its own, so that no key of the terminal reaches it."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader.pictures.decoding.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=_environment(),
        close_fds=True,
    )


def _environment() -> dict[str, str]:
    """Return the environment of the process: where the reader is, and nothing that a person has."""
    return {"PYTHONPATH": str(Path(__file__).parents[3])}


def _answers_within(stream: IO[bytes], seconds: float) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        return bool(selector.select(seconds))
