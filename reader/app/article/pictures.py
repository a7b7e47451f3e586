"""The pictures of the article that is shown: which of them have a place in it, and what stands there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.page.rows import Row, Run
from reader.screen.appearance import Depth
from reader.screen.lines import Line

if TYPE_CHECKING:
    from reader.app.article.reading_pane import ReadingPane
    from reader.app.article.viewport import Viewport
    from reader.content.post import Post
    from reader.document.model import Image
    from reader.page.pictures import CellSize, PictureBox, PictureSize
    from reader.pictures.loader import PictureLoader, Request
    from reader.pictures.places import PictureFinder, PicturePlace

SHARE: Final = 2 / 3
"""How much of the pane's height a picture takes at most."""


class Known(NamedTuple):
    """What is known of a picture."""

    place: PicturePlace
    size: PictureSize | None
    reason: str = ""
    """Why it is not shown; empty when it is."""


class ArticlePictures:
    """Shows the pictures of one article after the other in a pane. Without pictures it does nothing."""

    def __init__(self, pane: ReadingPane, viewport: Viewport) -> None:
        self._pane = pane
        self._viewport = viewport
        self._finder: Callable[[], PictureFinder] | None = None
        self._made_finder: PictureFinder | None = None
        self._depth = Depth.ALL
        self._post: Post | None = None
        self._known: dict[str, Known] = {}
        self._most_rows = 0
        self._has_boxes = False
        self._loader: PictureLoader | None = None
        self._lines: dict[Request, list[Line]] = {}
        self._cell: CellSize | None = None

    def serve(self, finder: Callable[[], PictureFinder], depth: Depth) -> None:
        """Show pictures that ``finder`` finds, on a terminal with so many colours."""
        self._finder = finder
        self._depth = depth
        self._viewport.boxes = self

    def begin(self, post: Post | None) -> None:
        """Show the pictures of another article from now on."""
        if post is not self._post:
            self._post = post
            self._known.clear()
            self._lines.clear()
            self._has_boxes = False

    def fit(self, height: int) -> None:
        """Take another height of the pane, in rows."""
        most_rows = int(height * SHARE)
        if most_rows != self._most_rows:
            self._most_rows = most_rows
            if self._has_boxes:
                self._viewport.refit_pictures()

    def box(self, image: Image, columns: int) -> PictureBox | None:
        """Return the place that a picture takes in at most so many cells; None when it is not shown."""
        from reader.page.pictures import picture_box

        size = self.known(image).size
        if size is None:
            return None
        box = picture_box(size, columns, self._most_rows, self._cell_size)
        self._has_boxes = self._has_boxes or box is not None
        return box

    def known(self, image: Image) -> Known:
        """Return what is known of a picture, which is looked at when it is first asked for."""
        known = self._known.get(image.source)
        if known is None:
            known = self._known[image.source] = self._look_at(image)
        return known

    def line(self, run: Run) -> Line:
        """Return what stands in the place of a run that is a part of a picture."""
        from reader.screen.pictures.frame import frame_line

        part, request = run.picture, self._request(run)
        assert part is not None
        if request is None or self._depth is Depth.NONE:
            return frame_line(part)
        lines = self._lines.get(request) or self._drawn(request)
        if isinstance(lines, str):
            return frame_line(part, lines)
        return frame_line(part) if lines is None else lines[part.row]

    def ask_for(self, rows: Iterable[Row]) -> None:
        """Have the pictures in some rows decoded, the first ones first."""
        if not self._has_boxes or self._depth is Depth.NONE:
            return
        runs = [run for row in rows for run in row.runs if run.picture]
        requests = dict.fromkeys(filter(None, map(self._request, runs)))
        if requests or self._loader is not None:
            self._make_loader().want(tuple(requests))

    def forget_colours(self) -> None:
        """Draw pictures anew: the colours behind them are others."""
        self._lines.clear()

    def close(self) -> None:
        """Decode nothing any more."""
        if self._loader is not None:
            self._loader.close()

    def _look_at(self, image: Image) -> Known:
        from reader.pictures import places
        from reader.pictures.sizes import size_of

        if self._finder is None or self._post is None:
            return Known(places.NoPicture(""), None)
        if self._made_finder is None:
            self._made_finder = self._finder()
        place = self._made_finder.find(image.source, self._post)
        match place:
            case places.LocalPicture(path=picture) | places.InlinePicture(content=picture):
                size = size_of(picture)
                return Known(place, None, size) if isinstance(size, str) else Known(place, size)
            case places.NoPicture(reason=reason):
                return Known(place, None, reason)
        return Known(place, None)

    def _request(self, run: Run) -> Request | None:
        """Return what is wanted for the picture that a run is a part of."""
        from reader.pictures.decoding.decoder import Wanted
        from reader.pictures.loader import Request
        from reader.pictures.places import InlinePicture, LocalPicture
        from reader.screen.pictures.palettes import palette_of

        image, part = run.image, run.picture
        if image is None or part is None:
            return None
        match self.known(image).place:
            case LocalPicture(path=picture) | InlinePicture(content=picture):
                wanted = Wanted(
                    part.cells,
                    2 * part.rows,
                    background=self._background,
                    palette=palette_of(self._depth),
                )
                return Request(picture, wanted)
        return None

    def _drawn(self, request: Request) -> list[Line] | str | None:
        from reader.screen.pictures.half_blocks import Pixels, half_blocks

        decoded = None if self._loader is None else self._loader.result(request)
        if decoded is None or isinstance(decoded, str):
            return decoded
        lines = half_blocks(Pixels(*decoded))
        self._lines[request] = lines
        return lines

    @property
    def _background(self) -> tuple[int, int, int]:
        colour = self._pane.app.theme_variables.get("background", "")
        if len(colour) == 7 and colour.startswith("#"):
            red, green, blue = bytes.fromhex(colour[1:])
            return red, green, blue
        return 0, 0, 0

    @property
    def _cell_size(self) -> CellSize:
        if self._cell is None:
            from reader.page.pictures import CellSize

            self._cell = CellSize()
        return self._cell

    def _make_loader(self) -> PictureLoader:
        if self._loader is None:
            from reader.pictures.loader import PictureLoader

            loop = asyncio.get_running_loop()
            self._loader = PictureLoader(
                lambda request: loop.call_soon_threadsafe(self._pane.repaint_pictures)
            )
        return self._loader
