"""Textual's updates of the screen as what has to be sent of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate, LayoutUpdate

from reader.app.terminal.output.compositor import PiecesUpdate
from reader.screen.encoder.cells import CONTROLS
from reader.screen.encoder.look import PLAIN, CellLook
from reader.screen.encoder.screen_encoder import Abilities, ScreenEncoder


class Painted(CompositorUpdate):
    """An update of the screen as the sequences that are sent."""

    def __init__(self, sequences: str) -> None:
        self.sequences = sequences

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.sequences

    def render_segments(self, console: Console) -> str:
        """Return the sequences: Textual asks for them."""
        return self.sequences


class ScreenPainter:
    """Keeps what stands on the terminal, and returns what changes it into what Textual wants."""

    def __init__(self, columns: int, rows: int, abilities: Abilities) -> None:
        self._encoder = ScreenEncoder(columns, rows, abilities)
        self.size = columns, rows
        """Of the terminal, in cells."""
        self.holds = False
        """Whether what is painted is held back."""

    def go_on_with(self, encoder: ScreenEncoder) -> None:
        """Go on with what stands on the terminal already.

        Whatever is painted is held back until it shows just that, or until `release`.
        """
        self._encoder = encoder
        self.holds = True

    def use_margins(self) -> None:
        """Scroll panes alone from now on: the terminal has left and right margins."""
        self._encoder.margins = True

    def release(self) -> Painted | None:
        """Hold nothing back any more; return what is to be sent of what was held back."""
        self.holds = False
        return self._painted()

    def resize(self, columns: int, rows: int) -> None:
        """Take another size of the terminal, in cells."""
        if (columns, rows) != self.size:
            self.size = columns, rows
            self.holds = False
            self._encoder.resize(columns, rows)

    def forget(self) -> None:
        """Know nothing of the screen any more: something else has written on it."""
        self.holds = False
        self._encoder.forget()

    def paint(self, update: CompositorUpdate, colours: ColorSystem | None) -> Painted | None:
        """Return what of an update of the screen is to be sent; None when it changes nothing."""
        match update:
            case LayoutUpdate():
                self._put_rows(update, colours)
            case PiecesUpdate():
                for y, x, strip in update.pieces:
                    self._encoder.put(y, x, _pieces(strip, colours))
        if self.holds and not self._encoder.is_shown:
            return None
        self.holds = False
        return self._painted()

    def _painted(self) -> Painted | None:
        sequences = self._encoder.frame()
        return Painted(sequences) if sequences else None

    def _put_rows(self, update: LayoutUpdate, colours: ColorSystem | None) -> None:
        for y, strips in enumerate(update.strips, update.region.y):
            segments = (segment for strip in strips for segment in strip)
            self._encoder.put(y, update.region.x, _pieces(segments, colours))


def _pieces(segments: Iterable[Segment], colours: ColorSystem | None) -> Iterable[tuple[str, CellLook]]:
    return [
        (text, _look(style, colours) if style else PLAIN) for text, style, control in segments if not control
    ]


@lru_cache(4_096)
def _look(style: Style, colours: ColorSystem | None) -> CellLook:
    """Return a style of Rich as a look on a terminal with so many colours."""
    foreground, background = ("", "") if colours is None else _colours(style, colours)
    link = f";{style.link}" if style.link and not CONTROLS.search(style.link) else ""
    return CellLook(foreground, background, _attributes(style), link)


def _colours(style: Style, colours: ColorSystem) -> tuple[str, str]:
    foreground, background = (
        ";".join(color.downgrade(colours).get_ansi_codes(foreground=is_foreground)) if color else ""
        for color, is_foreground in ((style.color, True), (style.bgcolor, False))
    )
    # The terminal's own colour is what is left when no other is set.
    return "" if foreground == "39" else foreground, "" if background == "49" else background


def _attributes(style: Style) -> tuple[str, ...]:
    shown = (
        (style.bold, "1"),
        (style.dim, "2"),
        (style.italic, "3"),
        (style.underline, "4"),
        (style.blink, "5"),
        (style.blink2, "6"),
        (style.reverse, "7"),
        (style.conceal, "8"),
        (style.strike, "9"),
        (style.underline2, "21"),
        (style.frame, "51"),
        (style.encircle, "52"),
        (style.overline, "53"),
    )
    return tuple(code for is_set, code in shown if is_set)
