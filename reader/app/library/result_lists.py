"""What a search of the library found: posts with the places in them, and headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.message import Message

from reader.app.library.post_list import index_of_post
from reader.app.widgets.row_list import RowList
from reader.content.post import Post
from reader.content.title_text import plain_title
from reader.screen.lines import shorten

if TYPE_CHECKING:
    import re

    from reader.content.search.snippets import Places

Span = tuple[int, int]

LEAD_SHARE: Final = 3
"""What was found stands in the first of so many parts of a row, where a long text must be cut before it."""


class Result(NamedTuple):
    """Somewhere in a post."""

    post: Post
    line: int | None = None
    """The 1-based line of the file; None for the top of the post."""
    slug: str = ""
    """The section, instead of a line."""
    words: tuple[str, ...] = ()
    """Words to light there, folded."""


class TextResults(RowList):
    """Posts, each with the best places in it."""

    ITEM = "post"

    class PlacesWanted(Message):
        """Places are to be shown that nobody has looked for yet."""

        def __init__(self, posts: Sequence[Post]) -> None:
            super().__init__()
            self.posts = posts

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._posts: Sequence[Post] = ()
        self._words: tuple[str, ...] = ()
        self._pattern: re.Pattern[str] | None = None
        self._places: dict[str, Places] = {}
        self._missing: dict[str, Post] = {}

    @property
    def words(self) -> tuple[str, ...]:
        """What is lit, folded."""
        return self._words

    @property
    def item_height(self) -> int:
        """A title and two places with a blank row; a title and one place where the list is low."""
        return 4 if self.size.height > _LOW_LIST else 2

    def show(
        self, posts: Sequence[Post], words: tuple[str, ...], places: dict[str, Places], *, again: bool
    ) -> None:
        """List these posts, with the places known so far by path; ``words`` are lit.

        ``again`` says that the same was asked for before: the highlighted post stays so, where it is.
        """
        from reader.content.search.snippets import pattern_of

        at = self.highlighted if again else None
        kept = None if at is None else index_of_post(posts, self._posts[at].path, at)
        above = self.rows_above()
        self._posts, self._words, self._places = posts, words, places
        self._pattern = pattern_of(words) if words else None
        self._missing.clear()
        self.set_count(len(posts))
        if kept is None:
            self.highlight(0 if posts else None)
        else:
            self.highlight(kept, top=above)

    def add_places(self, places: dict[str, Places]) -> None:
        """Take in the places of some more posts."""
        self._places.update(places)
        self.refresh()

    def result(self, index: int) -> Result | None:
        """Where the best place of a post is."""
        if index >= len(self._posts):
            return None
        post = self._posts[index]
        places = self._places.get(post.path)
        line = places.snippets[0].line if places and places.snippets and self._words else None
        return Result(post, line, words=self._words)

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """The title, a place, or the blank row of one post."""
        if row >= self.item_height - (self.item_height > 2):
            return []
        styles = self.role_styles
        post = self._posts[index]
        bar = Segment("▌ " if highlighted else "  ", styles.style("mark"))
        room = max(0, width - 3)
        if row == 0:
            return [bar, *self._title(post, room, "strong" if highlighted else "")]
        places = self._places.get(post.path)
        if places is None:
            self._want(post)
            return [bar]
        if row > len(places.snippets):
            return [bar]
        snippet = places.snippets[row - 1]
        return [bar, *self._lit(snippet.text, snippet.lit, room, "fact")]

    def _title(self, post: Post, room: int, role: str) -> list[Segment]:
        from reader.content.search.snippets import lit_in

        title = plain_title(post.title)
        date = post.day
        space = room - cell_len(date) - 2
        if space < _SHORTEST_TITLE:
            date, space = "", room
        shown = shorten(title, space)
        lit = lit_in(title, self._pattern) if self._pattern is not None else ()
        segments = self._lit(shown, lit, space, role)
        gap = " " * (room - sum(cell_len(segment.text) for segment in segments) - cell_len(date))
        return [*segments, Segment(gap + date, self.role_styles.style("fact"))] if date else segments

    def _lit(self, text: str, lit: Iterable[Span], room: int, role: str) -> list[Segment]:
        return lit_segments(text, list(lit), room, role, self.role_styles.style)

    def _want(self, post: Post) -> None:
        if not self._missing:
            self.call_later(self._ask)
        self._missing[post.path] = post

    def _ask(self) -> None:
        wanted = [post for path, post in self._missing.items() if path not in self._places]
        self._missing.clear()
        if wanted:
            self.post_message(self.PlacesWanted(wanted))


class HeadingItem(NamedTuple):
    """A heading in a list: of the open article, or of some post."""

    post: Post
    title: str
    slug: str
    around: str
    """Where it stands: the sections around it, and the post when it is another one."""
    depth: int = 0
    """By how much it is indented."""


class HeadingResults(RowList):
    """Headings, each with the way to it."""

    ITEM = "heading"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._items: Sequence[HeadingItem] = ()
        self._positions: Callable[[str], Sequence[int]] | None = None

    @property
    def item_height(self) -> int:
        """The heading, and the way to it."""
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
        at = self.highlighted if again else None
        before = None if at is None else self._items[at]
        above = self.rows_above()
        self._items, self._positions = items, positions
        self.set_count(len(items))
        kept = None if before is None else _index_of(items, before)
        if kept is None:
            self.highlight(current if items else None)
        else:
            self.highlight(kept, top=above)

    def result(self, index: int) -> Result | None:
        """Where a heading is."""
        if index >= len(self._items):
            return None
        item = self._items[index]
        return Result(item.post, slug=item.slug)

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """The title of a heading, or the way to it."""
        styles = self.role_styles
        item = self._items[index]
        bar = Segment("▌ " if highlighted else "  ", styles.style("mark"))
        indent = "  " * item.depth
        room = max(0, width - 3 - len(indent))
        if row:
            return [bar, Segment(f"{indent}  " + shorten(item.around, room - 2), styles.style("fact"))]
        title = item.title or "(no title)"
        positions = self._positions(title) if self._positions is not None else ()
        lit = [(position, position + 1) for position in positions]
        role = "strong" if highlighted else ""
        return [bar, Segment(indent), *lit_segments(shorten(title, room), lit, room, role, styles.style)]


def _index_of(items: Sequence[HeadingItem], wanted: HeadingItem) -> int | None:
    """Where the same heading of the same post stands in a list."""
    same = (wanted.post.path, wanted.slug)
    return next((index for index, item in enumerate(items) if (item.post.path, item.slug) == same), None)


_LOW_LIST: Final = 15
"""Rows below which a list does without blank rows."""

_SHORTEST_TITLE: Final = 32
"""Cells of a title that are worth showing beside a date."""


def lit_segments(
    text: str, lit: Sequence[Span], room: int, role: str, style: Callable[[str], Style]
) -> list[Segment]:
    """Text in at most ``room`` cells with some of it lit: from its beginning, or from near what is lit."""
    start = 0
    if lit and cell_len(text[: lit[0][1]]) > room:
        start = text.rfind(" ", 0, max(0, lit[0][0] - room // LEAD_SHARE)) + 1
    shown = shorten(("…" if start else "") + text[start:], room)
    shift = start - bool(start)
    plain, found = style(role), style(f"{role} match")
    segments: list[Segment] = []
    at = 0
    for begin, end in lit:
        begin, end = max(at, begin - shift), min(len(shown), end - shift)
        if begin < end:
            segments += (Segment(shown[at:begin], plain), Segment(shown[begin:end], found))
            at = end
    return [segment for segment in (*segments, Segment(shown[at:], plain)) if segment.text]
