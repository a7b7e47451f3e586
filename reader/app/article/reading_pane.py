"""The article: a page in a viewport, at a place that survives a resize, a reload and a new estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import events, work
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.app.article.painting import Painter
from reader.app.article.selection import (
    Caret,
    caret_in_row,
    end_of_row,
    run_at_cell,
    selection_between,
    word_at,
)
from reader.app.keys import bindings
from reader.app.widgets.effects import NO_POST, STILL_READING, NoEffectError
from reader.app.widgets.paging import Paging
from reader.app.widgets.roles import RoleStyles
from reader.app.widgets.row_list import set_virtual_size
from reader.document.model import Batch, CodeBlock, Document, Fold, Leaf, Link, Place
from reader.keys.commands import Scope
from reader.page.options import PageOptions
from reader.page.rows import Position, Row, Run
from reader.screen.match_highlights import Light, MatchLights

if TYPE_CHECKING:
    from reader.app.article.hints import Hints
    from reader.page.folding import Folding, Stretch
    from reader.page.layout import Page

WHEEL_ROWS: Final = 3
"""Rows that one notch of the mouse wheel scrolls."""

PAN_CELLS: Final = 8
"""Cells that code is panned by one key."""

CONTEXT_SHARE: Final = 3
"""What is searched for and not in view comes to stand below this part of the pane."""


class View(NamedTuple):
    """What a pane shows, as far as others need to know that it has changed."""

    top: Position
    rows: int
    """Rows of the viewport."""
    total: int
    """Rows of the whole article, as estimated."""


class Spot(NamedTuple):
    """Where one is, to the row."""

    place: Place
    rows_above: int = 0
    """Rows in view that lead up to the one with the place: blank ones, mostly.

    It is negative where that one is just out of view, and only what belongs to it is seen: a rule below it.
    """


class ReadingPane(Paging, ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one document. Its position is a row of a leaf; the scroll bar only follows it."""

    BINDINGS = bindings(Scope.MOVING, Scope.ARTICLE)

    view: var[View | None] = var(None)
    """What is in view. Watch it to follow the reading."""

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
            """Only what is under the pointer now counts."""
            return isinstance(message, ReadingPane.LinkHovered)

    def __init__(self, *, options: PageOptions, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = options
        self._document: Document | None = None
        self._folding: Folding | None = None
        self._page: Page | None = None
        self._position = Position(0, 0)
        self._anchor = Place(0)
        self._rows_above = 0
        """Rows above that of the anchor which stay in view until a person moves on."""
        self._rows: list[Row] | None = None
        self._rows_height = 0
        self._painter: Painter | None = None
        self._lit: MatchLights | None = None
        self._hints: Hints | None = None
        self._placing = False
        self._painting = False
        self._signed = True
        """Whether what is selected is copied with the signs of lists and quotes."""
        self._hovered: Link | None = None
        self._coloured = True
        self._preparing = False
        self._expected: tuple[Place, ...] = ()
        self.before_jump: Callable[[], object] = lambda: None
        """Called before a person goes far, to where they may want to come back from."""
        self.after_reading: Callable[[Place, Place], object] = lambda _start, _end: None
        """Called when a person has read on: the first words in view before, and now."""

    @property
    def document(self) -> Document | None:
        """The article shown, if any."""
        return self._document

    @property
    def page(self) -> Page | None:
        """The article as it is laid out; None before it is."""
        return self._page

    @property
    def folding(self) -> Folding | None:
        """What of the article is open and closed."""
        return self._folding

    @property
    def options(self) -> PageOptions:
        """How pages are laid out."""
        return self._options

    @property
    def line_width(self) -> int:
        """Cells of a line of text: as many as the options ask for, or as the pane has."""
        return self._options.measure if self._page is None else self._page.column_width

    @property
    def place(self) -> Place:
        """The first words in view: what a history or a bookmark keeps."""
        return self._anchor

    @property
    def spot(self) -> Spot:
        """The place, and what is seen of the rows that lead up to it."""
        page = self._page
        row = self._position if page is None else page.position_of(self._anchor)
        return Spot(self._anchor, row.row - self._position.row if row.leaf == self._position.leaf else 0)

    @property
    def width(self) -> int:
        """Cells of a row, margins and all."""
        return self._page_width

    @property
    def rows_in_view(self) -> Sequence[Row]:
        """The rows in view, blank ones and all."""
        return self._visible_rows()

    @property
    def hints(self) -> Hints | None:
        """What may be chosen of what is in view, or is chosen. Another document has none."""
        return self._hints

    @hints.setter
    def hints(self, hints: Hints | None) -> None:
        self._hints = hints
        self.refresh()

    @property
    def leaves_in_view(self) -> range:
        """The indices of the leaves on the rows in view."""
        rows = self._visible_rows()
        return range(rows[0].leaf, rows[-1].leaf + 1) if rows else range(0)

    def show(
        self,
        document: Document,
        place: Place | None = None,
        *,
        rows_above: int = 0,
        folding: Folding | None = None,
    ) -> None:
        """Show a document from its top, or with the row that holds ``place`` as the first.

        ``rows_above`` are rows in view before that one. Without a ``folding``, callouts are as written.
        """
        from reader.page.folding import Folding

        self._document = document
        self._folding = folding or Folding(document)
        self._page = None
        self._anchor = place or Place(0)
        self._rows_above = rows_above
        self._reveal(self._anchor)
        self._position = Position(0, 0)
        self._coloured = not self._load_lexers(document.leaves)
        self._hover(None)
        self._hints = None
        self.view = None
        if self.screen.selections:
            self.screen.clear_selection()
        self._lay_out()

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the document. What is in view does not move."""
        if self._document is None or self._folding is None:
            return
        waiting = self._anchor.leaf >= len(self._document.leaves)
        self._document.extend(batch)
        self._folding.extend()
        if waiting:
            self._reveal(self._anchor)
        self._load_lexers(batch.leaves)
        if self._page is None or batch.links_changed:
            self._hints = None
            self._lay_out()
            return
        self._page.extended()
        self._rows = None
        if waiting and self._anchor.leaf < len(self._document.leaves):
            # The place that was asked for lies in what has only now been read.
            self._go(self._first_row(self._page), keep_anchor=True)
        else:
            self._follow()

    def set_options(self, options: PageOptions) -> None:
        """Lay the article out anew, at the same words."""
        self._options = options
        self._lay_out()

    def go_to(self, place: Place, *, rows_above: int = 0) -> None:
        """Bring a place to the top of the pane, with some rows of what stands before it.

        What is folded over it opens.
        """
        page = self._page
        self._reveal(place)
        if page is None:
            self._anchor, self._rows_above = place, rows_above
            return
        position = page.position_of(place)
        self._go(page.move(position, -rows_above) if rows_above else position)

    def go_near(self, place: Place, *, home: Spot | None = None) -> None:
        """Bring a place into view, with some of what stands above it, unless it is in view already.

        From ``home``, if that is given, instead of from where one is. What is folded over the place opens.
        """
        page = self._page
        self._reveal(place)
        if page is None:
            self._anchor = place
            return
        top = self._position
        if home is not None:
            top = page.move(page.position_of(home.place), -home.rows_above)
        if not self._is_in_view(place, top):
            top = page.move(page.position_of(place), -(self.rows_seen // CONTEXT_SHARE))
        self._go(top, keep_anchor=top == self._position)

    def has_in_view(self, place: Place) -> bool:
        """Whether the row that holds a place is in view."""
        return self._is_in_view(place, self._position)

    def light(self, lit: MatchLights | None) -> None:
        """Light what was searched for, or nothing."""
        self._lit = lit
        self.refresh()

    def move(self, rows: int) -> bool:
        """Scroll by rows as one reads, exactly, however long the article is estimated to be.

        Gives whether it moved.
        """
        before = self._position
        if self._page is not None and rows > 0:
            with self.reading_on():
                self._go(self._page.move(before, rows))
        elif self._page is not None:
            self._go(self._page.move(before, rows))
        return self._position != before

    def describe_edge(self, rows: int) -> str:
        """Why it cannot be scrolled by so many rows."""
        if self._document is None:
            return NO_POST
        if rows > 0 and not self._document.complete:
            return STILL_READING
        if len(self._visible_rows()) < self.rows_seen:
            return "All of it is in view"
        return super().describe_edge(rows)

    @contextmanager
    def reading_on(self) -> Iterator[None]:
        """Move down within this to have read what was in view before, as far as the move leads."""
        page, before = self._page, self._position
        yield
        if page is None or page is not self._page or self._position < before:
            return
        end = min(self._position, page.move(before, self.rows_seen))
        self.after_reading(page.place_of(before), page.place_of(end))

    def fold_all(self, *, closed: bool) -> None:
        """Close every callout of the article that can be closed, or open them."""
        if self._folding is not None:
            self._folding.set_all(closed=closed)
            self._refold()

    def toggle(self, fold: Fold) -> None:
        """Close a callout, or open it. What stands above it does not move."""
        if self._folding is not None:
            self._refold(self._folding.toggle(fold))

    def prepare(self, places: Iterable[Place]) -> None:
        """Lay out, when there is nothing else to do, what a key may bring into view next."""
        self._expected = tuple(places)
        if not self._preparing:
            self._preparing = True
            self.call_after_refresh(self._look_ahead)

    @property
    def progress(self) -> float:
        """How much of the article has been scrolled through, 0 to 1; 1 when all of it is in view."""
        page = self._page
        if page is None or self.view is None:
            return 0.0
        # That of the last view: while the screen is being taken down, the pane has no rows any more.
        rows = self.view.rows
        last_top = page.height - rows
        if last_top <= 0:
            return 1.0
        if self._near_end(self._position) and self._position == page.last_position(rows):
            return 1.0
        return min(1.0, page.row_number(self._position) / last_top)

    @property
    def reading_place(self) -> Place:
        """The place a reader is taken to be at: the top row, gliding to the bottom row over the last screen.

        So even the last, short section of an article has its turn as the one being read.
        """
        page = self._page
        if page is None:
            return self._anchor
        height = self.rows_seen
        last_top = page.height - height
        rows_left = last_top - page.row_number(self._position)
        span = min(height, last_top)
        if span <= 0 or rows_left >= span:
            return page.place_of(self._position)
        below = round((height - 1) * (1 - max(0, rows_left) / span))
        return page.place_of(page.move(self._position, below))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines to paint. Outside of this, a line is asked for to learn what the pointer is on."""
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """One line of the viewport, as Textual asks for it: without lights and labels if not to paint it."""
        width = self.scrollable_content_region.width
        rows = self._visible_rows()
        if y >= len(rows):
            return Strip.blank(width, self.rich_style)
        row = rows[y]
        painter = self._fitting_painter()
        if not self._painting:
            return painter.paint(row)
        lights = [] if self._lit is None else self._lit.on(row)
        if self._hints is not None:
            lights += self._hints.lights(row)
        selection = self.text_selection
        selected = selection.get_span(row.leaf) if selection is not None else None
        if selected is not None:
            lights.append(Light(*selected, "selection"))
        labels = () if self._hints is None else tuple(self._hints.labels(row))
        return painter.paint(row, lights, labels)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._painter = None
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the scroll bar, when it was a person who moved it."""
        super().watch_scroll_y(old_value, new_value)
        if not self._placing and self._page is not None and round(old_value) != round(new_value):
            self._go(self._page.position_at(round(new_value)))

    def on_resize(self) -> None:
        """Lay out at the new width, with the same words at the top."""
        self._fit()
        self._go(self._position, keep_anchor=True)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.prevent_default().stop()
        self.move(WHEEL_ROWS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default().stop()
        self.move(-WHEEL_ROWS)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell which link is under the pointer."""
        self._hover(self._link_at(event.x, event.y))

    def on_leave(self) -> None:
        self._hover(None)

    def on_click(self, event: events.Click) -> None:
        """Follow a link; a double click selects a word, a triple click a paragraph."""
        event.prevent_default()
        if event.chain >= 2:
            self._select_at(event.x, event.y, whole_leaf=event.chain > 2)
        elif not self.screen.selections and (found := self._run_at(event.x, event.y)) is not None:
            row, run, _ = found
            self.click_run(row, run)

    def click_run(self, row: Row, run: Run) -> None:
        """Follow a link; close or open what has its label here."""
        if run.link is not None:
            self.post_message(self.LinkFollowed(run.link))
        elif fold := self._fold_on(row):
            self.toggle(fold)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, unwrapped: paragraphs in one line each, code as it was written."""
        from reader.document.reading.copied import copied_text

        document, folding = self._document, self._folding
        if document is None or folding is None:
            return None
        start = Place(0) if selection.start is None else Place(selection.start.y, selection.start.x)
        end = None if selection.end is None else Place(selection.end.y, selection.end.x)
        return copied_text(document, start, end, folding.hides, signed=self._signed), "\n"

    def caret_at(self, x: int, y: int) -> Caret | None:
        """The text at a cell of the pane, its padding counted, or nearest to it; None without any text.

        The cell may lie outside of the pane. Below the end of the article is behind its last words.
        """
        rows = self._visible_rows()
        if not rows:
            return None
        at = y - self.gutter.top
        if at >= len(rows) and len(rows) < self.rows_seen:
            return end_of_row(rows[-1])
        return caret_in_row(rows[max(0, min(at, len(rows) - 1))], x - self.gutter.left - self._margin)

    def select(self, one: Caret, other: Caret, *, signed: bool = True) -> None:
        """Select the text between two places of it, to be copied with the signs of lists or without."""
        self._signed = signed
        selection = selection_between(one, other)
        self.screen.selections = {} if selection is None else {self: selection}

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint what is selected."""
        self.refresh()

    def action_top(self) -> None:
        self._jump(Position(0, 0), -1)

    def action_bottom(self) -> None:
        self._jump(None if self._page is None else self._page.last_position(self.rows_seen), 1)

    def _jump(self, position: Position | None, direction: int) -> None:
        """Go far, down or up. Raises `NoEffectError` when that is where one is."""
        if position is None or position == self._position:
            raise NoEffectError(self.describe_edge(direction))
        self.before_jump()
        self._go(position)

    def action_choose(self) -> None:
        if self._hints is not None and self._hints.take_chosen():
            return
        fold = self._fold_in_view()
        if fold is None:
            self.move_by_key(1)
        else:
            self.toggle(fold)

    def action_pan_right(self) -> None:
        self._pan(PAN_CELLS)

    def action_pan_left(self) -> None:
        self._pan(-PAN_CELLS)

    def _pan(self, cells: int) -> None:
        """Move code sideways, as far as some line in view goes on. Raises `NoEffectError` beyond that."""
        from reader.page.code import MORE_RIGHT

        options = self._options
        if options.wrap_code:
            raise NoEffectError("Long lines of code wrap, and are not panned")
        if cells > 0 and not any(run.text == MORE_RIGHT for row in self._visible_rows() for run in row.runs):
            raise NoEffectError("No code in view goes on to the right")
        if cells < 0 and not options.code_offset:
            raise NoEffectError("Code is shown from its left end")
        self.set_options(options._replace(code_offset=max(0, options.code_offset + cells)))

    @property
    def rows_seen(self) -> int:
        return max(1, self.scrollable_content_region.height)

    @property
    def _page_width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _lay_out(self) -> None:
        self._page = None
        if self.size:
            self._fit()
            self._go(self._position, keep_anchor=True)

    def _fit(self) -> None:
        """Set the page for the width of the pane, with the same words at its top."""
        if self._document is None or (self._page is not None and self._page.width == self._page_width):
            return
        page = self._make_page(self._document)
        self._position = self._first_row(page)

    def _first_row(self, page: Page) -> Position:
        """The row that is the first in view when the anchor is where it was."""
        if self._anchor <= Place(0):
            return Position(0, 0)
        position = page.position_of(self._anchor)
        return page.move(position, -self._rows_above) if self._rows_above else position

    def _make_page(self, document: Document) -> Page:
        """Set a new page, and drop what was painted of the one before."""
        from reader.page.layout import Page

        self._page = page = Page(document, self._page_width, self._page_options, self._folding)
        self._painter = None
        self._rows = None
        return page

    def _go(self, position: Position, *, keep_anchor: bool = False) -> None:
        page = self._page
        if page is None:
            return
        if self._near_end(position):
            position = min(position, page.last_position(self.rows_seen))
        if position != self._position:
            # What the pointer was on has moved away from under it.
            self._hover(None)
        self._position = position
        if not keep_anchor:
            self._rows_above = 0
            self._anchor = page.place_of(self._position)
        self._rows = None
        self._follow()
        self.refresh()

    def _reveal(self, place: Place) -> None:
        """Open whatever hides a place."""
        changed = self._folding.reveal(place.leaf) if self._folding is not None else None
        if changed is not None and self._page is not None:
            self._page.refolded(*changed)

    def _refold(self, changed: Stretch | None = None) -> None:
        """Some leaves were opened or closed, or all: show them so, from the same row, or from its label."""
        page = self._page
        if page is None:
            return
        page.refolded(*changed or ())
        top = self._position.leaf
        label = page.folding.seen_at(top)
        if label == top:
            self._go(page.move(self._position, 0), keep_anchor=True)
        else:
            self.go_to(Place(label))

    def _fold_on(self, row: Row) -> Fold | None:
        """The callout whose label stands in a row."""
        if self._folding is None or all(run.start < 0 for run in row.runs):
            return None
        return self._folding.fold_of(row.leaf)

    def _fold_in_view(self) -> Fold | None:
        """The callout to close or open: the first whose label is in view, or else the one around the top."""
        folds = filter(None, map(self._fold_on, self._visible_rows()))
        around = self._folding.fold_around(self._position.leaf) if self._folding is not None else None
        return next(folds, around)

    def _look_ahead(self) -> None:
        """Lay out the next screen, and those at the places that are expected."""
        self._preparing = False
        page, height = self._page, self.rows_seen
        if page is None:
            return
        painter = self._fitting_painter()
        for position in (page.move(self._position, height), *map(page.position_of, self._expected)):
            for row in page.rows(position, height):
                painter.paint(row)

    def _is_in_view(self, place: Place, top: Position) -> bool:
        page = self._page
        return page is not None and top <= page.position_of(place) <= page.move(top, self.rows_seen - 1)

    @property
    def _page_options(self) -> PageOptions:
        """The options of the page: code stays plain until all that colours it has been loaded."""
        options = self._options
        return options if self._coloured else options._replace(highlight=False)

    def _load_lexers(self, leaves: Iterable[Leaf]) -> bool:
        """Have a worker load what colours the code of some leaves; whether there is anything to load."""
        from reader.page.highlight import is_loaded

        languages = {leaf.block.language for leaf in leaves if isinstance(leaf.block, CodeBlock)}
        missing = [language for language in languages if not is_loaded(language)]
        if missing and self._options.highlight:
            # After the first paint: words come before colours.
            self.call_after_refresh(self._load_in_worker, missing)
        return bool(missing)

    @work(thread=True, group="lexers", exit_on_error=False)
    def _load_in_worker(self, languages: Sequence[str]) -> None:
        from reader.page.highlight import load_lexers

        load_lexers(languages)
        self.app.call_from_thread(self._colour)

    def _colour(self) -> None:
        """Paint the code again, in colours. Colours move nothing, so every row stays where it is."""
        if not self._coloured and self._document is not None and self._page is not None:
            self._coloured = True
            self._make_page(self._document)
            self._follow()
            self.refresh()

    def _near_end(self, position: Position) -> bool:
        """Whether the end of the article could be in view from here."""
        return self._page is not None and self._page.may_end_within(position, self.rows_seen)

    def _follow(self) -> None:
        """Bring the scroll bar to where the page is, without a layout of the whole screen."""
        page = self._page
        if page is None:
            return
        self._placing = True
        set_virtual_size(self, Size(self._page_width, page.height))
        self.scroll_target_y = self.scroll_y = float(page.row_number(self._position))
        self._placing = False
        self.view = View(self._position, self.rows_seen, page.height)

    def _visible_rows(self) -> list[Row]:
        # The first paint after a change of size comes before the event that tells of it.
        self._fit()
        if self._rows is None or self._rows_height != self.rows_seen:
            self._rows_height = self.rows_seen
            page = self._page
            self._rows = [] if page is None else page.rows(self._position, self.rows_seen)
        return self._rows

    @property
    def _margin(self) -> int:
        """Blank cells to the left of the column, which stands in the middle of the pane."""
        return 0 if self._page is None else self._page.margin

    def _fitting_painter(self) -> Painter:
        """What paints the rows of this page in the colours of this theme."""
        if self._painter is None or not self._painter.fits(self._margin, self._page_width):
            # A pane that is not seen has no width, and paints ahead all the same.
            styles = RoleStyles(self.app.theme_variables, self.rich_style)
            self._painter = Painter(styles, self._margin, self._page_width)
        return self._painter

    def _run_at(self, x: int, y: int) -> tuple[Row, Run, int] | None:
        """The row and run at some cell of the pane, its padding counted, and the character within the run."""
        rows = self._visible_rows()
        row = y - self.gutter.top
        if not 0 <= row < len(rows):
            return None
        found = run_at_cell(rows[row], x - self.gutter.left - self._margin)
        return None if found is None else (rows[row], *found)

    def _link_at(self, x: int, y: int) -> Link | None:
        found = self._run_at(x, y)
        return None if found is None else found[1].link

    def _hover(self, link: Link | None) -> None:
        if link is not self._hovered:
            self._hovered = link
            self.post_message(self.LinkHovered(link))

    def _select_at(self, x: int, y: int, *, whole_leaf: bool) -> None:
        caret = self.caret_at(x, y)
        if caret is None or self._document is None or self._run_at(x, y) is None:
            return
        text = self._document.text(self._document.leaves[caret.leaf])
        start, end = (0, len(text)) if whole_leaf else word_at(text, caret.start)
        self.select(Caret(caret.leaf, start, start), Caret(caret.leaf, end, end), signed=whole_leaf)
