"""The whole screen of a library or of one post that is opened, as lines at their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reader.page.rows import Run
from reader.screen.appearance import Depth
from reader.screen.arrangement import DIVIDER, Arrangement, Pane
from reader.screen.dividers import divider_line, stretch
from reader.screen.encoder.screen_encoder import ScreenEncoder
from reader.screen.item_window import ItemWindow
from reader.screen.lines import Line, header_line
from reader.screen.list_items import section_line
from reader.screen.role_looks import RoleLooks
from reader.screen.status import Status, status_rows

LOW: Final = 20
"""Rows below which the screen does without blank rows above and below the panes."""

_BESIDE_LIST: Final = 2, 1
"""Blank cells before and after what stands in the heading of the list."""

_BESIDE_OUTLINE: Final = 3, 1
"""Those of an outline."""

_BESIDE_STATUS: Final = 2
"""Blank cells before and after what stands in the status line."""


class ArticleInView(NamedTuple):
    """The rows of an article in its pane."""

    rows: Sequence[Line]
    margin: int
    """Blank cells before each row."""
    first: int
    """The number of the first one, as estimated."""
    total: int
    """Rows of the whole article, as estimated."""


NO_ARTICLE: Final = ArticleInView((), 0, 0, 0)


class OutlineSection(NamedTuple):
    """A section as the outline lists it."""

    title: str
    depth: int


class ListInView(NamedTuple):
    """The list of posts in its pane."""

    subject: str
    """The name of the library."""
    facts: str
    """What its heading says of the posts."""
    place: str
    """Where in them the first one in view stands."""
    rows: Sequence[Line]
    first: int
    """The number of the first row in view, as estimated."""
    total: int
    """Rows of the whole list, as estimated."""


class FirstScreen(NamedTuple):
    """What stands on the screen at first."""

    arrangement: Arrangement
    height: int
    """Rows of the terminal."""
    posts: ListInView | None
    """None where no list is shown."""
    article: ArticleInView | None
    """None where it is not shown, or not known yet."""
    sections: Sequence[OutlineSection]
    current: int | None
    """Index of the section that is being read."""
    status: Status


class _Placed(NamedTuple):
    row: int
    column: int
    line: Line


def pane_rows(height: int) -> range:
    """Return the rows of the terminal, 0-based, that the panes take of so many."""
    return range(0, height - 1) if height < LOW else range(1, height - 2)


def list_rows(height: int) -> range:
    """Return those that the items of a list take, below its heading."""
    rows = pane_rows(height)
    return rows[1:] if height < LOW else rows[2:]


def draw_screen(encoder: ScreenEncoder, screen: FirstScreen, slots: Mapping[str, str], depth: Depth) -> None:
    """Put a screen into what the terminal is to show. ``slots`` are those of a palette, and its ``panel``."""
    width = screen.arrangement.width
    looks, panel = RoleLooks(slots, depth), RoleLooks(slots, depth, "panel")
    for row in range(screen.height - 1):
        encoder.put(row, 0, [(" " * width, looks.look(""))])
    encoder.put(screen.height - 1, 0, [(" " * width, panel.look(""))])
    for row, column, line in _lines(screen):
        encoder.put(row, column, looks.pieces(line))
    line = status_rows(screen.status, max(0, width - 2 * _BESIDE_STATUS)).rows[0]
    encoder.put(screen.height - 1, _BESIDE_STATUS, panel.pieces(line))


def _lines(screen: FirstScreen) -> Iterator[_Placed]:
    """Yield what stands in the panes and between them."""
    panes, rows = screen.arrangement.columns.panes, pane_rows(screen.height)
    if screen.posts is not None and Pane.LIST in panes:
        yield from _list(screen, screen.posts, panes[Pane.LIST])
    if Pane.ARTICLE in panes:
        article = screen.article or NO_ARTICLE
        for row, line in zip(rows, article.rows, strict=False):
            yield _Placed(row, panes[Pane.ARTICLE].start + 1 + article.margin, line)
        heavy = stretch(len(rows), article.first, len(rows), article.total)
        yield from _divider(screen, Pane.ARTICLE, heavy)
    if Pane.OUTLINE in panes:
        yield from _outline(screen, panes[Pane.OUTLINE])


def _list(screen: FirstScreen, posts: ListInView, columns: range) -> Iterator[_Placed]:
    before, after = _BESIDE_LIST
    heading = header_line(
        posts.subject,
        posts.facts,
        len(columns) - before - after,
        place=posts.place,
        active=screen.arrangement.active is Pane.LIST,
    )
    yield _Placed(pane_rows(screen.height).start, columns.start + before, heading)
    items = list_rows(screen.height)
    for row, line in zip(items, posts.rows, strict=False):
        yield _Placed(row, columns.start, line)
    heavy = stretch(len(pane_rows(screen.height)), posts.first, len(items), posts.total)
    yield from _divider(screen, Pane.LIST, heavy)


def _divider(screen: FirstScreen, pane: Pane, heavy: range) -> Iterator[_Placed]:
    """Yield the line to the right of a pane, where there is one."""
    column = screen.arrangement.columns.dividers.get(pane)
    if column is None:
        return
    is_active = screen.arrangement.active is pane
    for y, row in enumerate(pane_rows(screen.height)):
        line = divider_line(y in heavy, is_active and (y in heavy or not heavy))
        yield _Placed(row, column - DIVIDER // 2, line)


def _outline(screen: FirstScreen, columns: range) -> Iterator[_Placed]:
    before, after = _BESIDE_OUTLINE
    heading = header_line("Outline", "", len(columns) - before - after)
    yield _Placed(pane_rows(screen.height).start, columns.start + before, heading)
    items = list_rows(screen.height)
    if screen.article is not None and not screen.sections and items:
        yield _Placed(items.start, columns.start, (Run("  "), Run("No sections")))
    for row, index in zip(items, _sections_in_view(screen, len(items)), strict=False):
        title, depth = screen.sections[index]
        line = section_line(title, depth, len(columns), current=index == screen.current)
        yield _Placed(row, columns.start, line)


def _sections_in_view(screen: FirstScreen, height: int) -> Iterator[int]:
    """Yield the indexes of the sections in so many rows: the one that is being read is among them."""
    window = ItemWindow(lambda _: 1)
    window.fit(len(screen.sections), height, 1)
    if screen.current is not None:
        window.bring_into_view(screen.current)
    return (place.item for place in window.rows)
