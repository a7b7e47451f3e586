"""The list of posts of the first frame, as the application will draw it."""

from __future__ import annotations

from pathlib import Path

from reader.app.library.opening.begun_library import BegunLibrary
from reader.content.text import clean_line
from reader.memory.model import ReadingMarks
from reader.screen.first_frame import ListInView, list_rows
from reader.screen.item_window import ItemWindow
from reader.screen.lines import Line, bar, lit
from reader.screen.list_place import FACTS_APART, count_of, place_of
from reader.screen.post_items import PostItems


class FirstList:
    """The list of posts on a terminal, and what of it is in view."""

    def __init__(self, begun: BegunLibrary, highlighted: int, width: int, terminal: int) -> None:
        """``width`` are the cells of the list, ``terminal`` the rows of the terminal."""
        self._begun = begun
        self._highlighted = highlighted
        self._width = width
        height = len(list_rows(terminal))
        items = self._items = PostItems()
        items.dense = begun.layout.dense
        items.fit(terminal, height)
        items.show(begun.content.posts)
        window = self._window = ItemWindow(lambda index: items.height_of(index, width))
        window.fit(len(items.posts), height, items.usual_height)
        window.bring_into_view(highlighted)

    @property
    def paths(self) -> list[str]:
        """Return the paths of the posts in view."""
        return [self._items.posts[item].path for item in sorted({item for item, _ in self._window.rows})]

    def in_view(self, marks: ReadingMarks, *, active: bool) -> ListInView:
        """Return what stands in the list; ``active`` is whether a person is in it."""
        posts, index, expected = self._items.posts, self._begun.content, self._begun.expected
        self._items.marks.take(marks.starred, marks.read, marks.furthest, any_read=marks.any_read)
        rows = [self._row(item, row, active=active) for item, row in self._window.rows]
        first, total = self._window.guess
        return ListInView(
            name_of_library(self._begun.path),
            FACTS_APART.join(count_of(expected, index.order, reverse=index.reverse)),
            place_of(posts[self._window.top.item], index.order),
            rows,
            first,
            total + (expected - len(posts)) * self._items.usual_height,
        )

    def _row(self, item: int, row: int, *, active: bool) -> Line:
        highlighted = item == self._highlighted
        line = self._items.line(item, row, self._width, highlighted=highlighted)
        if not line or not highlighted:
            return line
        return lit(line, self._width) if active else (bar(True, quiet=True), *line[1:])


def name_of_library(path: Path) -> str:
    """Return what a folder is called where it is listed."""
    return clean_line(path.absolute().name or str(path))
