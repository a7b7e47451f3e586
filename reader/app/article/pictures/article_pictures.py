"""The pictures of the article that is shown: decoded when they are in view, and drawn in its rows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from reader.app.terminal.signals import call_soon
from reader.app.widgets.effects import NO_POST, NoEffectError
from reader.app.widgets.screens import open_panel
from reader.page.pictures import most_picture_rows
from reader.page.rows import Row, Run
from reader.screen.lines import Line

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app.article.pictures.drawing import PictureDrawing
    from reader.app.article.pictures.picture_screen import PictureScreen, ShownPicture
    from reader.app.article.pictures.source import PictureSource
    from reader.app.article.reading_pane import ReadingPane
    from reader.app.article.viewport import Viewport
    from reader.content.post import Post
    from reader.document.model import Image
    from reader.page.pictures import PictureBox
    from reader.pictures.fetching.remote import RemotePictures
    from reader.pictures.gallery import Gallery
    from reader.pictures.loader import PictureRequest
    from reader.pictures.places import PictureFinder, RemotePicture

MOST_LEAVES: Final = 500
"""Leaves of an article in which all pictures are looked for at once; in a longer one, those in view."""

_HOSTS_NAMED: Final = 2


class ArticlePictures:
    """Shows the pictures of one article after the other in a pane. Without pictures it does nothing."""

    def __init__(self, pane: ReadingPane, viewport: Viewport) -> None:
        self.say: Callable[[str], object] = lambda message: None
        """Tells a person how loading goes on."""
        self._pane = pane
        self._viewport = viewport
        self._source: PictureSource | None = None
        self._finder: PictureFinder | None = None
        self._post: Post | None = None
        self._most_rows = 0
        self._gallery: Gallery | None = None
        self._drawing: PictureDrawing | None = None
        self._remote: RemotePictures | None = None
        self._asked: Sequence[RemotePicture] = ()
        """What is fetched because a person has asked for it."""

    def serve(self, source: PictureSource) -> None:
        """Show pictures from now on, if a person wants to see any."""
        self._source = source
        if source.settings.pictures != "never":
            self._viewport.boxes = self
            source.graphics.watchers.append(self._take_abilities)

    def begin(self, post: Post | None) -> None:
        """Show the pictures of another article from now on, or of the same one after an edit."""
        is_same = self._is_same(post)
        asked = is_same and self._gallery is not None and self._gallery.asked
        if is_same and self._drawing is not None:
            self._drawing.decode_again()
        self._post = post
        self._gallery = None
        self._asked = ()
        self.forget_colours()
        if asked and (gallery := self._made_gallery()) is not None:
            gallery.asked = True

    def fit(self, height: int) -> None:
        """Take another height of the pane, in rows."""
        self._most_rows = most_picture_rows(height)
        gallery = self._gallery
        if gallery is not None and gallery.most_rows != self._most_rows:
            gallery.most_rows = self._most_rows
            if gallery.has_boxes:
                self._viewport.refit_pictures()

    def box(self, image: Image, columns: int) -> PictureBox | None:
        """Return the place that a picture takes in at most so many cells; None when it is not shown."""
        gallery = self._made_gallery()
        return None if gallery is None else gallery.box(image, columns)

    def remark(self, image: Image) -> str:
        """Return why a picture is not shown that should be."""
        gallery = self._made_gallery()
        return "" if gallery is None else gallery.remark(image)

    def line(self, run: Run) -> Line:
        """Return what stands in the place of a run that is a part of a picture."""
        from reader.screen.pictures.frame import frame_of

        part, request = run.picture, self._request(run)
        assert part is not None
        lines = None if request is None else self._made_drawing().lines(request, part)
        return frame_of(run) if lines is None else lines[part.row]

    def ask_for(self, rows: Iterable[Row]) -> None:
        """Have the pictures in some rows fetched and decoded, the first ones first."""
        gallery = self._gallery
        if gallery is None:
            return
        runs = [run for row in rows for run in row.runs if run.image]
        # One run for each picture, not for each of its rows.
        pictures = {(run.image, run.picture.rows, run.picture.cells): run for run in runs if run.picture}
        requests = tuple(filter(None, map(self._request, pictures.values())))
        if requests or self._drawing is not None:
            self._made_drawing().want(requests)
        in_view = gallery.remote_pictures(run.image for run in runs if run.image and not run.picture)
        wanted = [remote for remote in (*in_view, *self._asked) if gallery.loads(remote)]
        if wanted:
            self._made_remote().want([remote.url for remote in wanted])

    def load(self) -> None:
        """Fetch the pictures of this article that are on the web, because a person asks for them."""
        from reader.pictures.gallery import Shown, images_of

        document, gallery = self._pane.document, self._made_gallery()
        if document is None:
            raise NoEffectError(NO_POST)
        shown = "never" if self._source is None else self._source.settings.pictures
        if gallery is None or shown in (Shown.NEVER, Shown.LOCAL):
            raise NoEffectError(f'Pictures of the web are not loaded: the setting pictures is "{shown}"')
        gallery.forget_failures()
        self._made_remote().forget_failures()
        rows = self._viewport.rows
        images = [run.image for row in rows for run in row.runs if run.image]
        if len(document.leaves) <= MOST_LEAVES:
            images += images_of(document)
        wanted = gallery.remote_pictures(images)
        if not wanted:
            raise NoEffectError("No picture of this article is still to be loaded")
        gallery.asked = True
        self._asked = wanted
        self.say(f"Loading {_count(len(wanted))} from {_named({remote.host for remote in wanted})}")
        self._lay_out()
        self.ask_for(rows)

    def open_full_screen(self, image: Image) -> None:
        """Show a picture full screen, if it is shown at all."""
        screen = self.full_screen(image)
        if screen is not None:
            open_panel(self._pane.app, screen)

    def full_screen(self, image: Image) -> PictureScreen | None:
        """Return a screen for a picture and all others of the article; None when it is not shown."""
        from reader.app.article.pictures.picture_screen import PictureScreen
        from reader.pictures.gallery import images_of

        document, source = self._pane.document, self._source
        if document is None or source is None or self._shown_picture(image) is None:
            return None
        images = images_of(document) if len(document.leaves) <= MOST_LEAVES else [image]
        number = next((at for at, other in enumerate(images) if other.source == image.source), 0)
        return PictureScreen(images, number, self._shown_picture, source.depth, source.graphics)

    def _shown_picture(self, image: Image) -> ShownPicture | None:
        """Return what is shown of a picture; None when only its caption is."""
        from reader.app.article.pictures.picture_screen import ShownPicture

        gallery = self._made_gallery()
        known = None if gallery is None else gallery.known(image.source)
        if known is None or known.content is None or known.size is None:
            return None
        return ShownPicture(known.content, known.size, image.alt or image.title or image.source)

    def forget_colours(self) -> None:
        """Draw pictures anew: the colours behind them are others."""
        if self._drawing is not None:
            from reader.app.article.pictures.drawing import background_of

            self._drawing.forget()
            self._drawing.background = background_of(self._pane.app.theme_variables)

    def close(self) -> None:
        """Load nothing any more, and leave nothing on the terminal."""
        if self._source is not None and self._take_abilities in self._source.graphics.watchers:
            self._source.graphics.watchers.remove(self._take_abilities)
        for loads in (self._drawing, self._remote):
            if loads is not None:
                loads.close()

    def _is_same(self, post: Post | None) -> bool:
        return post is not None and self._post is not None and post.path == self._post.path

    def _made_gallery(self) -> Gallery | None:
        """Return what knows the pictures of this article; None when none are shown."""
        if self._gallery is None and self._source is not None and self._post is not None:
            from reader.pictures.gallery import Gallery
            from reader.pictures.places import PictureFinder

            source = self._source
            self._finder = self._finder or PictureFinder(source.library)
            self._gallery = Gallery(self._post, self._finder.find, source.settings, self._made_remote())
            self._gallery.most_rows = self._most_rows
            self._gallery.cell = self._source.graphics.cell or self._gallery.cell
        return self._gallery

    def _request(self, run: Run) -> PictureRequest | None:
        """Return what is wanted for the picture that a run is a part of."""
        gallery, part = self._made_gallery(), run.picture
        if gallery is None or part is None or run.image is None:
            return None
        known = gallery.known(run.image.source)
        if known.content is None or known.size is None:
            return None
        return self._made_drawing().request(known.content, known.size, part)

    def _made_drawing(self) -> PictureDrawing:
        if self._drawing is None:
            from reader.app.article.pictures.drawing import PictureDrawing, background_of

            assert self._source is not None
            self._drawing = PictureDrawing(
                self._source.depth,
                self._source.graphics,
                ready=self._decoded,
                dropped=lambda: self._pane.call_later(self._pane.repaint_pictures),
            )
            self._drawing.background = background_of(self._pane.app.theme_variables)
            self._source.graphics.ask()
        return self._drawing

    def _decoded(self, content: Path | bytes, reason: str) -> None:
        """Paint what has been decoded; what cannot be is only its caption, and why."""
        if reason and self._gallery is not None:
            self._gallery.fail(content, reason)
            self._lay_out()
        else:
            self._pane.repaint_pictures()

    def _take_abilities(self) -> None:
        """Show pictures as the terminal can, which has just said so."""
        cell = None if self._source is None else self._source.graphics.cell
        if self._gallery is not None and cell is not None:
            self._gallery.cell = cell
        self.forget_colours()
        self._lay_out()

    def _made_remote(self) -> RemotePictures:
        if self._remote is None:
            from reader.pictures.fetching.remote import remote_pictures

            assert self._source is not None
            source, loop = self._source, asyncio.get_running_loop()
            self._remote = remote_pictures(
                source.settings, lambda: call_soon(loop, self._fetched), keeps=source.keeps
            )
        return self._remote

    def _fetched(self) -> None:
        """Give what has come its place, and say how many are still to come."""
        gallery = self._gallery
        if gallery is None:
            return
        gallery.look_again()
        self._lay_out()
        if self._asked and self._remote is not None:
            left = sum(self._remote.result(remote.url) is None for remote in self._asked)
            failed = sum(isinstance(self._remote.result(remote.url), str) for remote in self._asked)
            loaded = len(self._asked) - left - failed
            told = f"Loaded {loaded} of {_count(len(self._asked))}"
            self.say(f"{told}; {failed} cannot be loaded" if failed else told)

    def _lay_out(self) -> None:
        self._viewport.refit_pictures()
        self._pane.repaint_pictures()


def _count(pictures: int) -> str:
    return "1 picture" if pictures == 1 else f"{pictures} pictures"


def _named(hosts: set[str]) -> str:
    """Name the first hosts, and how many others there are."""
    first, others = sorted(hosts)[:_HOSTS_NAMED], len(hosts) - _HOSTS_NAMED
    return ", ".join(first) + (f" and {others} more" if others > 0 else "")
