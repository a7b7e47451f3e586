"""One picture of an article with the whole screen for itself, to be looked at closely."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.app.article.pictures.drawing import PictureDrawing, background_of
from reader.app.next_hints import hint
from reader.app.terminal.application_graphics import draw_anew
from reader.app.terminal.graphics import TerminalGraphics
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.screens import ReaderScreen
from reader.app.widgets.status_line import StatusLine
from reader.app.widgets.wheel import WheelEvent
from reader.document.model import Image
from reader.page.pictures import CellSize, PictureBox, PictureSize
from reader.page.rows import PicturePart
from reader.pictures.decoding.decoder import Shares
from reader.pictures.gallery import LOADING
from reader.screen.appearance import Depth
from reader.screen.lines import Line
from reader.screen.pictures.frame import frame_line
from reader.screen.status import CLOSES

ZOOM: Final = 1.5
"""How much larger one step makes a picture."""

MOST_ZOOM: Final = 32.0
MOST_ENLARGED: Final = 4.0
"""How many times larger than it is by itself a picture is shown at first."""

PAN: Final = 0.25
"""The share of what is in view that one step moves it by."""


class ShownPicture(NamedTuple):
    """A picture of an article that can be shown."""

    content: Path | bytes
    size: PictureSize
    caption: str


class PictureView(Widget, can_focus=True):
    """Draws a part of a picture as large as there is room."""

    def __init__(self, drawing: PictureDrawing, cell: CellSize) -> None:
        super().__init__(id="picture")
        self._drawing = drawing
        self._cell = cell
        self._picture: ShownPicture | None = None
        self._styles: RoleStyles | None = None
        self.zoom = 1.0
        """How many times larger than the whole of it fits into the view."""
        self._centre = (0.5, 0.5)
        """What is in the middle of the view, as shares of the width and the height."""

    def show(self, picture: ShownPicture) -> None:
        """Show all of a picture."""
        self._picture = picture
        self.zoom, self._centre = 1.0, (0.5, 0.5)
        self.refresh()

    def zoom_by(self, factor: float) -> bool:
        """Show the picture larger, or smaller; return whether that changed anything."""
        before = self.zoom
        self.zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        self._move_to(*self._centre)
        return self.zoom != before

    def pan(self, right: int, down: int) -> bool:
        """Move what is in view by steps; return whether there was a way to go."""
        before = self._centre
        step = PAN / self.zoom
        self._move_to(before[0] + right * step, before[1] + down * step)
        return self._centre != before

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines to paint, and have decoded what they lack."""
        lines = self._lines()
        if self._styles is None:
            self._styles = RoleStyles(self.app.theme_variables, self.rich_style)
        styles = self._styles
        width, height = self.size
        above = max(0, height - len(lines)) // 2
        strips = [Strip.blank(width, self.rich_style)] * height
        for y, line in enumerate(lines[:height], above):
            segments = styles.segments(line)
            left = max(0, width - sum(segment.cell_length for segment in segments)) // 2
            strip = Strip([Segment(" " * left, self.rich_style), *segments])
            strips[y] = strip.adjust_cell_length(width, self.rich_style)
        return [strip.crop(crop.x, crop.right) for strip in strips[crop.y : crop.bottom]]

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._styles = None

    def _lines(self) -> Sequence[Line]:
        if self._picture is None or min(self.size) < 1:
            return ()
        box, shown = self._fitted(self._picture.size)
        part = PicturePart(0, box.rows, box.cells)
        width, height = self._picture.size
        visible = PictureSize(
            max(1, round(width * (shown[2] - shown[0]))), max(1, round(height * (shown[3] - shown[1])))
        )
        request = self._drawing.request(
            self._picture.content, visible, part, None if self.zoom == 1.0 else shown, alone=True
        )
        self._drawing.want((request,))
        lines = self._drawing.lines(request, part)
        if lines is not None and (over := self._drawing.over(request)) is not None:
            self.call_after_refresh(self._draw_over, over, box)
        return lines or [frame_line(part._replace(row=row), LOADING) for row in range(box.rows)]

    def _draw_over(self, picture: bytes, box: PictureBox) -> None:
        """Draw a picture over the cells that were left blank for it."""
        if self.screen is self.app.screen:
            row = self.region.y + max(0, self.size.height - box.rows) // 2
            column = self.region.x + max(0, self.size.width - box.cells) // 2
            self._drawing.draw_over(picture, row, column, box)

    def _fitted(self, size: PictureSize) -> tuple[PictureBox, Shares]:
        """Return the cells that a picture takes, and the share of it that stands there."""
        room = self.size.width * self._cell.width, self.size.height * self._cell.height
        whole = min(room[0] / size.width, room[1] / size.height, MOST_ENLARGED)
        scale = whole * self.zoom
        shares = [min(1.0, room[axis] / (size[axis] * scale)) for axis in (0, 1)]
        starts = [
            min(max(0.0, centre - share / 2), 1.0 - share)
            for centre, share in zip(self._centre, shares, strict=True)
        ]
        cells = round(size.width * shares[0] * scale / self._cell.width)
        rows = round(size.height * shares[1] * scale / self._cell.height)
        box = PictureBox(max(1, min(rows, self.size.height)), max(1, min(cells, self.size.width)))
        return box, (starts[0], starts[1], starts[0] + shares[0], starts[1] + shares[1])

    def _move_to(self, right: float, down: float) -> None:
        """Bring a place of the picture to the middle of the view, as far as the picture goes on around it."""
        if self._picture is None:
            return
        _, shown = self._fitted(self._picture.size)
        halves = (shown[2] - shown[0]) / 2, (shown[3] - shown[1]) / 2
        self._centre = (
            min(max(halves[0], right), 1.0 - halves[0]),
            min(max(halves[1], down), 1.0 - halves[1]),
        )
        self.refresh()


class PictureScreen(ReaderScreen[None]):
    """Shows the pictures of an article one by one; leaving it, a person is where they were."""

    IS_MODAL = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back to the article", show=False),
        Binding("Z", "dismiss", "Back to the article", id="full-screen", show=False),
        Binding("right_square_bracket,n,tab,space", "step(1)", "Next picture", show=False),
        Binding("left_square_bracket,N,shift+tab,b", "step(-1)", "Previous picture", show=False),
        Binding("plus", "zoom(1)", "Larger", show=False),
        Binding("minus", "zoom(-1)", "Smaller", show=False),
        Binding("equals_sign,0", "zoom(0)", "All of it", show=False),
        Binding("right,l", "pan(1, 0)", "To the right", show=False),
        Binding("left,h", "pan(-1, 0)", "To the left", show=False),
        Binding("down,j", "pan(0, 1)", "Down", show=False),
        Binding("up,k", "pan(0, -1)", "Up", show=False),
    ]

    def __init__(
        self,
        images: Sequence[Image],
        number: int,
        shown: Callable[[Image], ShownPicture | None],
        depth: Depth,
        graphics: TerminalGraphics,
    ) -> None:
        """Begin with the picture of a ``number``, 0-based; ``shown`` tells what is shown of each."""
        super().__init__()
        self._images = images
        self._shown = shown
        self._number = number
        self._drawing = PictureDrawing(
            depth, graphics, ready=self._take, dropped=lambda: self.call_later(self._view.refresh)
        )
        self._view = PictureView(self._drawing, graphics.cell or CellSize())
        self._graphics = graphics
        self._status = StatusLine(id="status")

    def compose(self) -> ComposeResult:
        yield self._view
        yield self._status

    def on_mount(self) -> None:
        self._graphics.watchers.append(self._draw_again)
        self._drawing.background = background_of(self.app.theme_variables)
        self._show()

    def on_unmount(self) -> None:
        self._graphics.watchers.remove(self._draw_again)
        if self._drawing.close():
            # What was drawn over cells is known to nobody.
            draw_anew(self.app)

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    def turn(self, event: WheelEvent) -> None:
        """Make the picture larger or smaller."""
        self._view.zoom_by(ZOOM if isinstance(event, events.MouseScrollUp) else 1 / ZOOM)
        self._tell_zoom()

    def action_step(self, step: int) -> None:
        """Go to the next picture of the article, or the one before, if there is one."""
        number = self._number + step
        while 0 <= number < len(self._images):
            if self._shown(self._images[number]) is not None:
                self._number = number
                self._show()
                return
            number += step
        raise NoEffectError("This is the last picture" if step > 0 else "This is the first picture")

    def action_zoom(self, step: int) -> None:
        """Make the picture larger (1), smaller (-1), or show all of it (0)."""
        changed = self._view.zoom_by(ZOOM**step if step else 1 / MOST_ZOOM)
        self._tell_zoom()
        if not changed:
            raise NoEffectError("It cannot be larger" if step > 0 else "All of it is in view")

    def action_pan(self, right: int, down: int) -> None:
        """Move what is in view by steps."""
        if not self._view.pan(right, down):
            raise NoEffectError("All of it is in view" if self._view.zoom == 1.0 else "This is the edge")

    def say(self, message: str) -> None:
        """Show a short message in the status line for a while."""
        self._status.say(message)

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""
        self._status.take_back(message)

    def _draw_again(self) -> None:
        self._drawing.forget()
        self._view.refresh()

    def _show(self) -> None:
        picture = self._shown(self._images[self._number])
        if picture is None:
            return
        count = len(self._images)
        size = f"{picture.size.width} × {picture.size.height}"
        number = f"{self._number + 1} of {count}" if count > 1 else ""
        self._status.hint("")
        self._status.path = (" · ".join(filter(None, (picture.caption, size, number))),)
        others = [hint("n", "next")] if count > 1 else []
        self._status.hints = (hint("plus", "larger"), *others, CLOSES)
        self._view.show(picture)
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        self._status.progress = f"{self._view.zoom:.0%}" if self._view.zoom > 1.0 else ""

    def _take(self, content: Path | bytes, reason: str) -> None:
        if reason:
            self.say(f"Not shown: {reason}")
        else:
            self._view.refresh()
