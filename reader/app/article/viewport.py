"""A viewport on an article: the page in it, and the place at its top.

The place survives a resize, an edit and better estimates of how high the article is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.document.model import Batch, Document, Place
from reader.page.options import PageOptions
from reader.page.rows import Row, RowPosition

if TYPE_CHECKING:
    from reader.page.fold_state import FoldState
    from reader.page.layout import Page
    from reader.page.pictures import PictureBoxes

CONTEXT_SHARE: Final = 3
"""What is searched for and not in view comes to stand below this part of the viewport."""


class View(NamedTuple):
    """What is in view, as far as others need to know that it has changed."""

    top: RowPosition
    rows: int
    """Rows of the viewport."""
    total: int
    """Rows of the whole article, as estimated."""


class Spot(NamedTuple):
    """A place, and how far below the top of the viewport its row stands."""

    place: Place
    rows_above: int = 0
    """Rows in view that lead up to the one with the place: blank ones, mostly.

    It is negative where that one is just out of view, and only what belongs to it is seen: a rule below it.
    """


class Viewport:
    """Shows some rows of a page, from a position on. It draws nothing, and says when that is needed."""

    def __init__(self, options: PageOptions, changed: Callable[[bool], object] = lambda _: None) -> None:
        """Have ``changed`` called when something has changed: with whether the rows in view may have."""
        self.options = options
        self.boxes: PictureBoxes | None = None
        """Which pictures are shown, if any are."""
        self.document: Document | None = None
        self.fold_state: FoldState | None = None
        """What of the article is open and closed."""
        self.page: Page | None = None
        """The article as it is laid out; None before it is."""
        self.position = RowPosition(0, 0)
        """The first row in view."""
        self.place = Place(0)
        """The first words in view: what a history or a bookmark keeps."""
        self.first = RowPosition(0, 0)
        """The highest row that can be the first in view."""
        self.width = 0
        """Cells of a row, margins and all; 0 as long as that is not known."""
        self.height = 1
        """Rows of the viewport."""
        self._changed = changed
        self._rows_above = 0
        """Rows above that of the place which stay in view until a person moves on."""
        self._rows: list[Row] | None = None
        self._coloured = True

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows in view, blank ones and all."""
        if self._rows is None:
            self._rows = [] if self.page is None else self.page.rows(self.position, self.height)
        return self._rows

    @property
    def line_width(self) -> int:
        """Return the cells of a line of text: as many as the options ask for, or as there are."""
        return self.options.measure if self.page is None else self.page.column_width

    @property
    def spot(self) -> Spot:
        """Return the place, and what is seen of the rows that lead up to it."""
        row = self.position if self.page is None else self.page.position_of(self.place)
        return Spot(self.place, row.row - self.position.row if row.leaf == self.position.leaf else 0)

    @property
    def view(self) -> View | None:
        """Return what is in view; None before anything is laid out."""
        return None if self.page is None else View(self.position, self.height, self.page.height)

    @property
    def is_at_end(self) -> bool:
        """Tell whether the last row of the article is in view."""
        page = self.page
        return (
            page is not None
            and page.may_end_within(self.position, self.height)
            and self.position >= page.last_position(self.height)
        )

    def show(
        self,
        document: Document,
        place: Place = Place(0),  # noqa: B008  # a tuple
        *,
        rows_above: int = 0,
        fold_state: FoldState | None = None,
        coloured: bool = True,
    ) -> None:
        """Show a document from its top, or with the row that holds ``place`` as the first.

        ``rows_above`` are rows in view before that one. Without a ``fold_state``, callouts are as written.
        Code that is not ``coloured`` is plain until `colour`.
        """
        from reader.page.fold_state import FoldState

        self.document = document
        self.fold_state = fold_state or FoldState(document)
        self.page = None
        self.place = place
        self.position = RowPosition(0, 0)
        self._rows_above = rows_above
        self._coloured = coloured
        self._rows = None
        self._reveal(place)
        self._changed(True)
        self._lay_out()

    def show_page(self, page: Page, place: Place) -> None:
        """Show a page whose width is its own, with the row that holds a place as the first."""
        self.page = page
        self.go(page.position_of(place) if place > Place(0) else RowPosition(0, 0))

    def extend(self, batch: Batch) -> None:
        """Add the next stretch of the document. What is in view does not move."""
        document, fold_state, page = self.document, self.fold_state, self.page
        if document is None or fold_state is None:
            return
        waiting = self.place.leaf >= len(document.leaves)
        document.extend(batch)
        fold_state.extend()
        if waiting:
            self._reveal(self.place)
        if page is None or batch.links_changed:
            self._lay_out()
            return
        page.extend()
        self._rows = None
        if waiting and self.place.leaf < len(document.leaves):
            # The place that was asked for lies in what has only now been read.
            self.go(self._top(page), keep_place=True)
        else:
            self._changed(False)

    def set_options(self, options: PageOptions) -> None:
        """Lay the article out anew, at the same words."""
        self.options = options
        self._lay_out()

    def colour(self) -> None:
        """Show code in colours. Colours move nothing, so every row stays where it is."""
        if not self._coloured:
            self._coloured = True
            if self.page is not None:
                self._make_page()
                self._changed(True)

    def fit(self, width: int, height: int) -> None:
        """Take another size, 1 or more, with the same words at the top, and tell nobody."""
        if height != self.height:
            self.height = height
            self._rows = None
        self.width = width
        if self.document is not None and (self.page is None or self.page.width != width):
            self.position = self._top(self._make_page())

    def refit_pictures(self) -> None:
        """Lay out anew, with the same words at the top, because pictures are of another size now."""
        if self.page is not None:
            self.page.forget_rows()
            self.position = self._limited(self._top(self.page))
            self._rows = None

    def resize(self, width: int, height: int) -> None:
        """Take another size, with the same words at the top."""
        self.fit(width, height)
        self.go(self.position, keep_place=True)

    def go(self, position: RowPosition, *, keep_place: bool = False) -> None:
        """Make a row the first in view, as far as the page goes on below it.

        With ``keep_place`` the place stays that of before.
        """
        page = self.page
        if page is None:
            return
        self.position = max(self._limited(position), self.first)
        if not keep_place:
            self.place = page.place_of(self.position)
            self._rows_above = page.picture_rows_at(self.position)
        self._rows = None
        self._changed(True)

    def go_to(self, place: Place, *, rows_above: int = 0) -> None:
        """Bring a place to the top, with some rows of what stands before it. What is folded over it opens."""
        page = self.page
        self._reveal(place)
        if page is None:
            self.place, self._rows_above = place, rows_above
            return
        position = page.position_of(place)
        top = page.move(position, -rows_above) if rows_above else position
        self.go(top)
        if self.position == top:
            # In a pane of another width the same words stand below the same rows.
            self.place, self._rows_above = place, rows_above

    def go_near(self, place: Place, *, home: Spot | None = None) -> None:
        """Bring a place into view, with some of what stands above it, unless it is in view already.

        From ``home``, if that is given, instead of from where one is. What is folded over the place opens.
        """
        page = self.page
        self._reveal(place)
        if page is None:
            self.place = place
            return
        top = self.position
        if home is not None:
            top = page.move(page.position_of(home.place), -home.rows_above)
        if not self.has_in_view(place, top):
            top = page.move(page.position_of(place), -(self.height // CONTEXT_SHARE))
        self.go(top, keep_place=top == self.position)

    def go_to_row(self, row: int) -> None:
        """Go to about a row of the whole article, 0-based, as a scroll bar does."""
        if self.page is not None:
            self.go(self.page.position_at(row))

    def has_in_view(self, place: Place, top: RowPosition | None = None) -> bool:
        """Tell whether the row that holds a place is in view; or would be with ``top`` as the first row."""
        page, top = self.page, top or self.position
        return page is not None and top <= page.position_of(place) <= page.move(top, self.height - 1)

    def look_ahead(self, places: Iterable[Place]) -> Iterator[Row]:
        """Lay out the next screen, and those at some places, row by row."""
        page, height = self.page, self.height
        if page is not None:
            for position in (page.move(self.position, height), *map(page.position_of, places)):
                yield from page.rows(position, height)

    def _reveal(self, place: Place) -> None:
        """Open whatever hides a place."""
        changed = self.fold_state.reveal(place.leaf) if self.fold_state is not None else None
        if changed is not None and self.page is not None:
            self.page.update_folds(*changed)

    def _lay_out(self) -> None:
        self.page = self._rows = None
        if self.width:
            self.resize(self.width, self.height)

    def _make_page(self) -> Page:
        from reader.page.layout import Page

        assert self.document is not None
        options = self.options if self._coloured else self.options._replace(highlight=False)
        self.page = Page(self.document, self.width, options, self.fold_state, self.boxes)
        self._rows = None
        return self.page

    def _top(self, page: Page) -> RowPosition:
        """Return the row that is the first in view when the place is where it was."""
        if self.place <= Place(0) and not self._rows_above:
            return RowPosition(0, 0)
        position = page.position_of(self.place)
        return page.move(position, -self._rows_above) if self._rows_above else position

    def _limited(self, position: RowPosition) -> RowPosition:
        """Return a position, or the last one with which the viewport is full."""
        page = self.page
        if page is not None and page.may_end_within(position, self.height):
            return min(position, page.last_position(self.height))
        return position
