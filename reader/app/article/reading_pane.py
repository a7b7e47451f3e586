"""The pane that shows an article: it draws what is in a viewport on it, and listens to keys and mouse."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.app.article.block_actions import Callouts, CodeBlocks
from reader.app.article.painting import HintLabel, Painter
from reader.app.article.pictures.article_pictures import ArticlePictures
from reader.app.article.pointer import Pointer
from reader.app.article.scrolling import Scrolling
from reader.app.article.viewport import View, Viewport
from reader.app.keys import bindings
from reader.app.widgets.effects import NoEffectError
from reader.app.widgets.motions import Motion
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.scroll_bar import ScrollBar
from reader.app.widgets.wheel import PAN_CELLS, WheelEvent, turn_of
from reader.document.model import Batch, Document, Link, Place
from reader.keys.commands import Scope
from reader.page.options import Means, PageOptions
from reader.page.rows import Row, Run
from reader.screen.match_highlights import Light, MatchLights
from reader.screen.roles import shows_surfaces

if TYPE_CHECKING:
    from reader.app.article.hints import Hints
    from reader.page.fold_state import FoldState


class ReadingPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one document. Where one is in it, its viewport knows; the scroll bar only follows that."""

    BINDINGS = bindings(Scope.MOVING, Scope.ARTICLE)

    view: var[View | None] = var(None)
    """What is in view. Watch it to follow the reading."""
    match_lights: reactive[MatchLights | None] = reactive(None, init=False)
    """What is lit because it was searched for."""
    hints: reactive[Hints | None] = reactive(None, init=False)
    """What may be chosen of what is in view, or is chosen. Another document has none."""

    class LinkFollowed(Message):
        """A link was clicked."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    class LinkHovered(Message):
        """The pointer went onto a link, or off it (None)."""

        def __init__(self, link: Link | None) -> None:
            super().__init__()
            self.link = link

        def can_replace(self, message: Message) -> bool:
            """Tell whether it makes another message obsolete: only what is under the pointer now counts."""
            return isinstance(message, ReadingPane.LinkHovered)

    def __init__(self, *, options: PageOptions, id: str | None = None) -> None:
        super().__init__(id=id)
        self.viewport = Viewport(options, self._follow)
        self.scrolling = Scrolling(self.viewport)
        self.callouts = Callouts(self.viewport)
        self.pointer = Pointer(
            self,
            self.viewport,
            self.scrolling,
            hovered=lambda link: self.post_message(self.LinkHovered(link)),
            clicked=self.click_run,
        )
        self.pictures = ArticlePictures(self, self.viewport)
        self._code = CodeBlocks(self, self.viewport)
        self._bar = ScrollBar(self)
        self._painter: Painter | None = None
        self._painting = False
        self._expected: tuple[Place, ...] | None = None
        """What may come into view next, until it has been laid out."""

    @property
    def document(self) -> Document | None:
        """Return the article shown, if any."""
        return self.viewport.document

    @property
    def place(self) -> Place:
        """Return the first words in view."""
        return self.viewport.place

    @property
    def width(self) -> int:
        """Return the cells of a row, margins and all, as the pane is now."""
        return max(1, self.scrollable_content_region.width)

    def show(
        self,
        document: Document,
        place: Place = Place(0),  # noqa: B008  # a tuple
        *,
        rows_above: int = 0,
        fold_state: FoldState | None = None,
    ) -> None:
        """Show a document from its top, or with the row that holds ``place`` as the first.

        ``rows_above`` are rows in view before that one. Without a ``fold_state``, callouts are as written.
        """
        self._fit()
        self.pointer.leave()
        self.hints = None
        if self.screen.selections:
            self.screen.clear_selection()
        coloured = not self._code.load_colours(document.leaves)
        self.viewport.show(document, place, rows_above=rows_above, fold_state=fold_state, coloured=coloured)

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the document. What is in view does not move."""
        self._fit()
        self._code.load_colours(batch.leaves)
        if self.viewport.page is None or batch.links_changed:
            self.hints = None
        self.viewport.extend(batch)

    def prepare(self, places: Iterable[Place]) -> None:
        """Lay out, when there is nothing else to do, what a key may bring into view next."""
        is_waiting, self._expected = self._expected is not None, tuple(places)
        if not is_waiting:
            self.call_after_refresh(self._look_ahead)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines to paint. Outside of this, a line is asked for to learn what the pointer is on."""
        # The first paint after a change of size comes before the event that tells of it.
        self._fit()
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False
            self.pictures.ask_for(self.viewport.rows)

    def render_line(self, y: int) -> Strip:
        """Return a line of the pane, 0-based: without lights and labels if it is not to be painted."""
        rows = self.viewport.rows
        if y >= len(rows):
            return Strip.blank(self.scrollable_content_region.width, self.rich_style)
        row, painter = rows[y], self._fitting_painter()
        if not self._painting:
            return painter.paint(row)
        labels: Iterable[HintLabel] = ()
        lights = [] if self.match_lights is None else self.match_lights.on(row)
        if self.hints is not None:
            lights += self.hints.lights(row)
            labels = self.hints.labels(row)
        selection = self.text_selection
        selected = selection.get_span(row.leaf) if selection is not None else None
        if selected is not None:
            lights.append(Light(*selected, "selection"))
        return painter.paint(row, lights, tuple(labels))

    def notify_style_update(self) -> None:
        """Take the colours of the new theme, and what can be told by them."""
        super().notify_style_update()
        self._painter = None
        self.pictures.forget_colours()
        options = self.viewport.options
        means = Means.SURFACES if shows_surfaces(self.app.theme_variables) else Means.STYLES
        if means is not options.means:
            self.viewport.set_options(options._replace(means=means))
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scroll bar, when it was a person who moved it."""
        super().watch_scroll_y(old_value, new_value)
        if self._bar.moved_by_person(old_value, new_value):
            self.viewport.go_to_row(round(new_value))

    def on_resize(self) -> None:
        """Lay out at the new width, with the same words at the top."""
        if self.region:
            self._fit()
            self.viewport.go(self.viewport.position, keep_place=True)

    @on(events.MouseScrollDown)
    @on(events.MouseScrollUp)
    @on(events.MouseScrollRight)
    @on(events.MouseScrollLeft)
    def turn(self, event: WheelEvent) -> None:
        """Scroll, or pan code sideways as far as some goes on."""
        rows, cells = turn_of(event)
        if rows:
            self.scrolling.move(rows)
            return
        with suppress(NoEffectError):
            self._code.pan(cells)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.pointer.move(event)

    def on_leave(self) -> None:
        self.pointer.leave()

    def on_click(self, event: events.Click) -> None:
        self.pointer.click(event)

    def click_run(self, row: Row, run: Run) -> None:
        """Follow a link; show a picture full screen; close or open what has its label here."""
        if run.link is not None:
            self.post_message(self.LinkFollowed(run.link))
        elif run.picture is not None and run.image is not None:
            self.pictures.open_full_screen(run.image)
        else:
            self.callouts.toggle_on(row)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, unwrapped: paragraphs in one line each, code as it was written."""
        from reader.document.reading.clipboard_text import clipboard_text

        document, fold_state = self.document, self.viewport.fold_state
        if document is None or fold_state is None:
            return None
        start = Place(0) if selection.start is None else Place(selection.start.y, selection.start.x)
        end = None if selection.end is None else Place(selection.end.y, selection.end.x)
        return clipboard_text(
            document, start, end, fold_state.hides, with_markers=self.pointer.with_signs
        ), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint what is selected."""
        self.refresh()

    def action_move(self, motion: str) -> None:
        """Scroll, by the name of a motion."""
        if not self.scrolling.scroll(Motion(motion)):
            raise NoEffectError(self.scrolling.describe_edge(Motion(motion)))

    def action_choose(self) -> None:
        is_done = self.hints is not None and self.hints.take_chosen()
        if not is_done and not self.callouts.toggle_in_view():
            self.action_move(Motion.LINE_DOWN)

    def action_pan_right(self) -> None:
        self._code.pan(PAN_CELLS)

    def action_pan_left(self) -> None:
        self._code.pan(-PAN_CELLS)

    def _fit(self) -> None:
        """Tell the viewport the size of the pane. One that is not shown keeps the size of before."""
        if self.region:
            height = max(1, self.scrollable_content_region.height)
            self.pictures.fit(height)
            self.viewport.fit(self.width, height)

    def repaint_pictures(self) -> None:
        """Paint the rows of pictures anew: what stands in them has come."""
        if self._painter is not None:
            self._painter.forget_pictures()
        self.refresh()

    def _follow(self, repaint: bool) -> None:
        """Bring the scroll bar to where the viewport is, and tell what is in view."""
        view, before = self.viewport.view, self.view
        if self.viewport.page is not None and view is not None:
            row = self.viewport.page.row_number(view.top)
            self._bar.place(row, Size(self.viewport.width, view.total))
            if before is not None and before.top != view.top:
                # What the pointer was on has moved away from under it.
                self.pointer.leave()
        self.view = view
        if repaint:
            self.refresh()

    def _look_ahead(self) -> None:
        """Lay out and paint the next screen, and those at the places that are expected."""
        places, self._expected = self._expected or (), None
        ahead = list(self.viewport.look_ahead(places))
        for row in ahead:
            self._fitting_painter().paint(row)
        self.pictures.ask_for([*self.viewport.rows, *ahead])

    def _fitting_painter(self) -> Painter:
        """Return what paints the rows of this page in the colours of this theme."""
        page = self.viewport.page
        assert page is not None
        if self._painter is None or self._painter.page is not page:
            self._painter = Painter(
                RoleStyles(self.app.theme_variables, self.rich_style), page, self.pictures.line
            )
        return self._painter
