"""The whole screen of one post that is opened, as lines at their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from reader.page.rows import Run
from reader.screen.appearance import Depth
from reader.screen.arrangement import DIVIDER, Arrangement, Pane
from reader.screen.dividers import divider_line, stretch
from reader.screen.encoder.screen_encoder import ScreenEncoder
from reader.screen.lines import Line, header_line
from reader.screen.list_items import section_line
from reader.screen.role_looks import RoleLooks
from reader.screen.status import Status, status_rows

LOW: Final = 20
"""Rows below which the screen does without blank rows above and below the panes."""

_BESIDE_OUTLINE: Final = 3, 1
"""Blank cells before and after what stands in the heading of an outline."""

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


class OutlineSection(NamedTuple):
    """A section as the outline lists it."""

    title: str
    depth: int


class PostScreen(NamedTuple):
    """What stands on the screen of one post."""

    arrangement: Arrangement
    height: int
    """Rows of the terminal."""
    article: ArticleInView
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


def draw_post(encoder: ScreenEncoder, screen: PostScreen, slots: Mapping[str, str], depth: Depth) -> None:
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


def _lines(screen: PostScreen) -> Iterator[_Placed]:
    """Yield what stands in the panes and between them."""
    rows, columns = pane_rows(screen.height), screen.arrangement.columns
    article, pane = screen.article, columns.panes[Pane.ARTICLE]
    for row, line in zip(rows, article.rows, strict=False):
        yield _Placed(row, pane.start + 1 + article.margin, line)
    if (column := columns.dividers.get(Pane.ARTICLE)) is not None:
        heavy = stretch(len(rows), article.first, len(rows), article.total)
        for y, row in enumerate(rows):
            is_active = y in heavy or not heavy
            yield _Placed(row, column - DIVIDER // 2, divider_line(y in heavy, is_active))
    if (outline := columns.panes.get(Pane.OUTLINE)) is not None:
        yield from _outline(screen, rows, outline)


def _outline(screen: PostScreen, rows: range, columns: range) -> Iterator[_Placed]:
    before, after = _BESIDE_OUTLINE
    heading = header_line("Outline", "", len(columns) - before - after)
    yield _Placed(rows.start, columns.start + before, heading)
    items = rows[1:] if screen.height < LOW else rows[2:]
    if not screen.sections and items:
        yield _Placed(items.start, columns.start, (Run("  "), Run("No sections")))
    for index, (row, section) in enumerate(zip(items, screen.sections, strict=False)):
        line = section_line(section.title, section.depth, len(columns), current=index == screen.current)
        yield _Placed(row, columns.start, line)
