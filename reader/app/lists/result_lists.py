"""What a search of the library found: posts with the places in them, and headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message

from reader.app.lists.post_list import index_of_post
from reader.app.widgets.row_list import RowList
from reader.content.markup import plain_title
from reader.content.post import Post
from reader.document.reading.destination import TOP, Destination
from reader.page.rows import Run
from reader.screen.lines import Line, bar, blanks_between, shorten, text_of
from reader.screen.list_items import matched_line

if TYPE_CHECKING:
    import re

    from reader.content.search.snippets import Places


class Result(NamedTuple):
    """Somewhere in a post."""

    post: Post
    destination: Destination = TOP


class TextResults:
    """Posts, each with the best places in it."""

    ITEM = "post"

    class PlacesWanted(Message):
        """Places are to be shown that nobody has looked for yet."""

        def __init__(self, posts: Sequence[Post]) -> None:
            super().__init__()
            self.posts = posts

    def __init__(self, apart: Callable[[Post], str], *, id: str) -> None:
        """``apart`` gives what tells a post from others with its title."""
        self.rows = RowList(self, id=id)
        self._apart = apart
        self._posts: Sequence[Post] = ()
        self._words: tuple[str, ...] = ()
        self._pattern: re.Pattern[str] | None = None
        self._places: dict[str, Places] = {}
        self._missing: dict[str, Post] = {}

    @property
    def words(self) -> tuple[str, ...]:
        """Return what is highlighted, folded."""
        return self._words

    @property
    def item_height(self) -> int:
        """Return the rows of a title, two places and a blank row; of a title and one place in a low list."""
        return 4 if self.rows.size.height > _LOW_LIST else 2

    def show(
        self, posts: Sequence[Post], words: tuple[str, ...], places: dict[str, Places], *, again: bool
    ) -> None:
        """List these posts, with the places known so far by path; ``words`` are highlighted.

        ``again`` says that the same was asked for before: the highlighted post stays so, where it is.
        """
        from reader.content.search.snippets import pattern_of

        at = self.rows.highlighted if again else None
        kept = None if at is None else index_of_post(posts, self._posts[at].path, at)
        above = self.rows.rows_above()
        self._posts, self._words, self._places = posts, words, places
        self._pattern = pattern_of(words) if words else None
        self._missing.clear()
        self.rows.relist(len(posts), kept, above)

    def add_places(self, places: dict[str, Places]) -> None:
        """Take in the places of some more posts."""
        self._places.update(places)
        self.rows.refresh()

    def result(self, index: int) -> Result | None:
        """Return where the best place of a post is."""
        if index >= len(self._posts):
            return None
        post = self._posts[index]
        places = self._places.get(post.path)
        line = places.snippets[0].line if places and places.snippets and self._words else None
        return Result(post, Destination(line=line, words=self._words))

    def height_of(self, index: int, width: int) -> int:
        return self.item_height

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Draw the title, a place, or the blank row of one post."""
        if row >= self.item_height - (self.item_height > 2):
            return []
        post, room = self._posts[index], max(0, width - 3)
        line = self._title(post, room, "strong" if highlighted else "") if row == 0 else ()
        places = self._places.get(post.path)
        if row and places is None:
            self._want(post)
        elif row and places is not None and row <= len(places.snippets):
            snippet = places.snippets[row - 1]
            line = matched_line(snippet.text, snippet.highlights, room, "fact")
        return self.rows.role_styles.segments((bar(highlighted), *line))

    def _title(self, post: Post, room: int, role: str) -> Line:
        from reader.content.search.snippets import find_highlights

        title = plain_title(post.title)
        date = " · ".join(filter(None, dict.fromkeys((self._apart(post), post.day))))
        space = room - cell_len(date) - 2
        if space < _SHORTEST_TITLE:
            date, space = "", room
        shown = shorten(title, space)
        matched = list(find_highlights(title, self._pattern)) if self._pattern is not None else ()
        line = matched_line(shown, matched, space, role)
        return (*line, Run(blanks_between(room, text_of(line), date) + date, "fact")) if date else line

    def _want(self, post: Post) -> None:
        if not self._missing:
            self.rows.call_later(self._ask)
        self._missing[post.path] = post

    def _ask(self) -> None:
        wanted = [post for path, post in self._missing.items() if path not in self._places]
        self._missing.clear()
        if wanted:
            self.rows.post_message(self.PlacesWanted(wanted))


class HeadingItem(NamedTuple):
    """A heading in a list: of the open article, or of some post."""

    post: Post
    title: str
    slug: str
    around: str
    """Where it stands: the sections around it, and the post when it is another one."""
    depth: int = 0
    """By how much it is indented."""


class HeadingResults:
    """Headings, each with the way to it."""

    ITEM = "heading"

    def __init__(self, *, id: str) -> None:
        self.rows = RowList(self, id=id)
        self._items: Sequence[HeadingItem] = ()
        self._positions: Callable[[str], Sequence[int]] | None = None

    @property
    def item_height(self) -> int:
        """Return the rows of a heading and the way to it."""
        return 2

    def show(
        self,
        items: Sequence[HeadingItem],
        positions: Callable[[str], Sequence[int]],
        current: int = 0,
        *,
        again: bool = False,
    ) -> None:
        """List these headings. ``positions`` are the characters of a title to light.

        ``again`` says that the same was asked for before: the highlighted heading stays so, where it is.
        """
        at = self.rows.highlighted if again else None
        before = None if at is None else self._items[at]
        above = self.rows.rows_above()
        self._items, self._positions = items, positions
        kept = None if before is None else _index_of(items, before)
        self.rows.relist(len(items), kept, above, current)

    def result(self, index: int) -> Result | None:
        """Return where a heading is."""
        if index >= len(self._items):
            return None
        item = self._items[index]
        return Result(item.post, Destination(item.slug))

    def height_of(self, index: int, width: int) -> int:
        return self.item_height

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Draw the title of a heading, or the way to it."""
        item = self._items[index]
        indent = "  " * item.depth
        room = max(0, width - 3 - len(indent))
        segments = self.rows.role_styles.segments
        if row:
            return segments((bar(highlighted), Run(f"{indent}  " + shorten(item.around, room - 2), "fact")))
        title = item.title or "(no title)"
        positions = self._positions(title) if self._positions is not None else ()
        matched = [(position, position + 1) for position in positions]
        role = "strong" if highlighted else ""
        line = matched_line(shorten(title, room), matched, room, role)
        return segments((bar(highlighted), Run(indent), *line))


def _index_of(items: Sequence[HeadingItem], wanted: HeadingItem) -> int | None:
    """Return where the same heading of the same post stands in a list."""
    same = (wanted.post.path, wanted.slug)
    return next((index for index, item in enumerate(items) if (item.post.path, item.slug) == same), None)


_LOW_LIST: Final = 15
"""Rows below which a list does without blank rows."""

_SHORTEST_TITLE: Final = 32
"""Cells of a title that are worth showing beside a date."""
