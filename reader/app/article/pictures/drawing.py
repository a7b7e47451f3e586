"""Drawing pictures: they are decoded in the background, and become lines of the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.app.terminal.graphics import PictureProtocol, TerminalGraphics
from reader.app.terminal.signals import call_soon
from reader.page.pictures import CellSize, PictureBox, PictureSize
from reader.page.rows import PicturePart, Run
from reader.pictures.decoding.decoder import Decoded, WantedPicture
from reader.pictures.decoding.limits import MOST_OUTPUT_PIXELS
from reader.pictures.loader import PictureLoader, PictureRequest
from reader.screen.appearance import Depth
from reader.screen.lines import Line
from reader.screen.pictures.half_blocks import Pixels, half_blocks
from reader.screen.pictures.palettes import Colour, palette_of
from reader.screen.pictures.placeholders import placeholder_line

if TYPE_CHECKING:
    from reader.pictures.decoding.decoder import Shares

MOST_SENT: Final = 24
"""Pictures that the terminal holds at most."""


class PictureDrawing:
    """Draws pictures with what the terminal can show: as themselves, or as half blocks."""

    def __init__(
        self,
        depth: Depth,
        graphics: TerminalGraphics,
        *,
        ready: Callable[[Path | bytes, str], object],
        dropped: Callable[[], object],
    ) -> None:
        """Have ``ready`` called when a picture is decoded, with why it cannot be or an empty text.

        ``dropped`` is called when lines that were drawn are good no more.
        """
        self.background: Colour = (0, 0, 0)
        """What is behind pictures that are clear in parts."""
        self._depth = depth
        self._graphics = graphics
        self._ready = ready
        self._dropped = dropped
        self._lines: dict[PictureRequest, list[Line]] = {}
        self._sent: dict[PictureRequest, int] = {}
        self._loader: PictureLoader | None = None
        self._wanted: frozenset[PictureRequest] = frozenset()
        self._drew_over = False

    def request(
        self,
        content: Path | bytes,
        size: PictureSize,
        part: PicturePart,
        shown: Shares | None = None,
        *,
        alone: bool = False,
    ) -> PictureRequest:
        """Return what is to be decoded for a picture of some pixels in the cells that ``part`` is one row of.

        Of a picture of which only a share is ``shown``, the pixels are those of that. One that is ``alone``
        on the screen may be drawn over its cells.
        """
        cell = self._graphics.cell or CellSize()
        protocol = self._graphics.protocol if self._depth is Depth.ALL else PictureProtocol.NONE
        if protocol is PictureProtocol.KITTY or (alone and protocol is PictureProtocol.ITERM2):
            width, height = _pixels(size, part, cell)
            return PictureRequest(content, WantedPicture(width, height, "png", self.background, (), shown))
        if alone and protocol is PictureProtocol.SIXEL:
            # Sixels are pixels of the terminal: they cannot be scaled by it.
            width, height = round(part.cells * cell.width), int(part.rows * cell.height) // 6 * 6
            return PictureRequest(
                content, WantedPicture(width, max(6, height), "sixel", self.background, (), shown)
            )
        palette = palette_of(self._depth)
        wanted = WantedPicture(part.cells, 2 * part.rows, "pixels", self.background, palette, shown)
        return PictureRequest(content, wanted)

    def lines(self, request: PictureRequest, part: PicturePart) -> list[Line] | None:
        """Return the rows of a picture; None as long as it is not decoded."""
        if self._depth is Depth.NONE:
            return None
        lines = self._lines.get(request)
        if lines is None:
            decoded = None if self._loader is None else self._loader.result(request)
            if decoded is None or isinstance(decoded, str):
                return None
            if self._graphics.protocol is PictureProtocol.KITTY and request.wanted.kind == "png":
                lines = self._placeholders(request, decoded.content, part)
            elif request.wanted.kind != "pixels":
                lines = [(Run(" " * part.cells),)] * part.rows
            else:
                lines = half_blocks(Pixels(*decoded))
            self._lines[request] = lines
        return lines

    def over(self, request: PictureRequest) -> bytes | None:
        """Return what is to be drawn over the lines of a picture; None when they are all of it."""
        is_drawn = request.wanted.kind != "pixels" and request not in self._sent
        decoded = self._loader.result(request) if is_drawn and self._loader is not None else None
        return decoded.content if isinstance(decoded, Decoded) else None

    def want(self, requests: Sequence[PictureRequest]) -> None:
        """Have some pictures decoded, the first ones first."""
        if (requests or self._loader is not None) and self._depth is not Depth.NONE:
            if self._loader is None:
                loop = asyncio.get_running_loop()
                self._loader = PictureLoader(lambda request: call_soon(loop, partial(self._decoded, request)))
            self._wanted = frozenset(requests)
            self._loader.want(requests)

    def decode_again(self) -> None:
        """Decode everything again: the files may be others now."""
        if self._loader is not None:
            self._loader.forget()
        self.forget()

    def forget(self) -> None:
        """Draw everything anew."""
        self._lines.clear()
        for identity in self._sent.values():
            self._graphics.delete(identity)
        self._sent.clear()

    def draw_over(self, picture: bytes, row: int, column: int, box: PictureBox) -> None:
        """Draw a picture over cells of the terminal, from a cell on, 0-based."""
        self._drew_over = True
        self._graphics.draw_over(picture, row, column, box.cells, box.rows)

    def close(self) -> bool:
        """Decode nothing any more; return whether cells were drawn over, which have to be drawn anew."""
        self.forget()
        if self._loader is not None:
            self._loader.close()
        return self._drew_over

    def _placeholders(self, request: PictureRequest, png: bytes, part: PicturePart) -> list[Line]:
        away = [sent for sent in self._sent if sent not in self._wanted]
        while away and len(self._sent) >= MOST_SENT:
            oldest = away.pop(0)
            self._graphics.delete(self._sent.pop(oldest))
            self._lines.pop(oldest, None)
            self._dropped()
        identity = self._sent[request] = self._graphics.send(png, part.cells, part.rows)
        return [placeholder_line(identity, part._replace(row=row)) for row in range(part.rows)]

    def _decoded(self, request: PictureRequest) -> None:
        result = None if self._loader is None else self._loader.result(request)
        self._ready(request.picture, result if isinstance(result, str) else "")


def background_of(colours: Mapping[str, str]) -> Colour:
    """Return the colour of the page in a theme, of which these are the variables.

    It is taken to be black where it is the terminal's own.
    """
    try:
        red, green, blue = bytes.fromhex(colours.get("background", "").removeprefix("#"))
    except ValueError:
        return 0, 0, 0
    return red, green, blue


def _pixels(size: PictureSize, part: PicturePart, cell: CellSize) -> tuple[int, int]:
    """Return the pixels that a picture is sent with: those of its cells, and no more than it has."""
    width, height = part.cells * cell.width, part.rows * cell.height
    share = min(1.0, size.width / width, (MOST_OUTPUT_PIXELS / (width * height)) ** 0.5)
    return max(1, round(width * share)), max(1, round(height * share))
