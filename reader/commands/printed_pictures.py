"""The pictures of an article that is printed: each is decoded when its first row is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.content.post import Post
from reader.document.model import Image
from reader.page.pictures import PictureBox
from reader.page.rows import Run
from reader.pictures.decoding.decoder import Decoder, WantedPicture
from reader.pictures.fetching.remote import remote_pictures
from reader.pictures.gallery import Gallery
from reader.pictures.places import PicturePlace, RemotePicture
from reader.screen.appearance import Depth
from reader.screen.lines import Line
from reader.screen.pictures.frame import frame_of
from reader.screen.pictures.half_blocks import Pixels, half_blocks
from reader.screen.pictures.palettes import palette_of
from reader.settings.table import Settings

MOST_ROWS = 40
"""Rows that a picture takes at most: there is no screen that it has to fit into."""


class PrintedPictures:
    """Draws the pictures of one article, as half blocks."""

    def __init__(
        self, post: Post, find: Callable[[str, Post], PicturePlace], settings: Settings, depth: Depth
    ) -> None:
        """``find`` tells where a picture is."""
        self._remote = remote_pictures(settings, keeps=settings.remember)
        self._gallery = Gallery(post, find, settings, self._remote)
        self._gallery.most_rows = MOST_ROWS
        self.depth = depth
        """How many colours they are drawn in."""
        self._palette = palette_of(depth)
        self._decoder = Decoder()
        self._latest: tuple[Path | bytes, WantedPicture, list[Line] | None] | None = None

    def box(self, image: Image, columns: int) -> PictureBox | None:
        """Return the place of a picture in at most so many cells; None when only its caption is printed."""
        remote = self._gallery.known(image.source).remote
        if remote is not None and self._gallery.loads(remote):
            self._fetch(remote)
        return self._gallery.box(image, columns)

    def remark(self, image: Image) -> str:
        """Return why a picture is not shown that should be."""
        return self._gallery.remark(image)

    def line(self, run: Run) -> Line:
        """Return what stands in the place of a run that is a part of a picture."""
        part, image = run.picture, run.image
        assert part is not None
        assert image is not None
        content = self._gallery.known(image.source).content
        wanted = WantedPicture(part.cells, 2 * part.rows, palette=self._palette)
        if self._latest is None or self._latest[:2] != (content, wanted):
            decoded = "" if content is None else self._decoder.decode(content, wanted)
            lines = None if isinstance(decoded, str) else half_blocks(Pixels(*decoded))
            self._latest = content or b"", wanted, lines
        lines = self._latest[2]
        return frame_of(run) if lines is None else lines[part.row]

    def close(self) -> None:
        """Decode nothing any more."""
        self._decoder.close()

    def _fetch(self, remote: RemotePicture) -> None:
        self._remote.fetch_now(remote.url)
        self._gallery.look_again()
