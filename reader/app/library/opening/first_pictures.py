"""The pictures of the first frame: their places, with frames in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.content.posts.index import ContentIndex
from reader.document.model import Image
from reader.page.pictures import PictureBox, most_picture_rows
from reader.settings.table import Settings

if TYPE_CHECKING:
    from reader.content.post import Post
    from reader.pictures.gallery import Gallery


class FirstPictures:
    """Knows the places of pictures, and loads nothing before one is come upon."""

    def __init__(self, post: Post, index: ContentIndex, settings: Settings, height: int) -> None:
        """``height`` is that of the pane, in rows."""
        self._post = post
        self._index = index
        self._settings = settings
        self._height = height
        self._gallery: Gallery | None = None

    def box(self, image: Image, columns: int) -> PictureBox | None:
        """Return the place of a picture in at most so many cells; None when only its caption is shown."""
        return self._made_gallery().box(image, columns)

    def remark(self, image: Image) -> str:
        """Return why a picture is not shown that should be."""
        return self._made_gallery().remark(image)

    def _made_gallery(self) -> Gallery:
        if self._gallery is None:
            from reader.app.terminal.terminfo import cell_by_system
            from reader.pictures.fetching.remote import remote_pictures
            from reader.pictures.gallery import Gallery
            from reader.pictures.places import PictureFinder

            # Nothing is fetched for it: those that were kept are here.
            fetched = remote_pictures(self._settings, keeps=self._settings.remember)
            finder = PictureFinder(self._index)
            self._gallery = Gallery(self._post, finder.find, self._settings, fetched)
            self._gallery.most_rows = most_picture_rows(self._height)
            self._gallery.cell = cell_by_system() or self._gallery.cell
        return self._gallery
