"""The list of posts: title, then date and topics; or both in one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from datetime import UTC, datetime
from operator import attrgetter, indexOf
from typing import Final, NamedTuple

from rich.segment import Segment

from reader.app.widgets.row_list import RowList
from reader.content.markup import plain_title
from reader.content.post import Post
from reader.screen.lines import Line
from reader.screen.list_items import (
    PROBLEM,
    PostMarks,
    dense_line,
    dense_title_cells,
    facts_line,
    text_cells,
    title_line,
)
from reader.screen.post_facts import post_facts, title_told_apart
from reader.screen.titles import TitleRow, title_rows

Positions = Callable[[str], Sequence[int]]
"""Which characters of a title were matched by what was typed: none when nothing was."""


class ListState(NamedTuple):
    """What is listed, and where a person is in it, to come back to."""

    query: str
    leave: Callable[[], object] | None
    """What takes the place of listing all posts when the search is left."""
    path: str | None
    """That of the highlighted post."""
    above: int
    """Its rows below the top of the list."""


class PostList:
    """The posts of the library, or those that a search has left."""

    ITEM = "post"

    def __init__(self, *, id: str | None = None) -> None:
        self.rows = RowList(self, id=id)
        self.rows.highlight_changed = self._note_path
        self.dense = False
        """Whether each post has one row only. Set it by `set_dense`."""
        self.beside: Callable[[Post], Sequence[str]] = lambda post: ()
        """Facts of a post that depend on others and on what is typed: first what tells it from those with its
        title, then the name that was found."""
        self._posts: Sequence[Post] = ()
        self._titles: dict[tuple[str, str, int], tuple[TitleRow, ...]] = {}
        """Rows of titles by the path and the title of the post, and the cells of the list."""
        self._path: str | None = None
        """That of the highlighted post."""
        self._matched: Positions | None = None
        self._now = datetime.now(UTC)
        self._marks = PostMarks()
        self._painted: dict[str, tuple[str, ...]] = {}
        """The marks with which each post was last painted, by its path."""

    @property
    def posts(self) -> Sequence[Post]:
        """Return what is listed, in order."""
        return self._posts

    @property
    def post(self) -> Post | None:
        """Return the highlighted post."""
        if self.rows.highlighted is None or self.rows.highlighted >= len(self._posts):
            return None
        return self._posts[self.rows.highlighted]

    @property
    def first_in_view(self) -> Post | None:
        """Return the post at the top of what is seen."""
        return self._posts[self.rows.top] if self.rows.top < len(self._posts) else None

    @property
    def item_height(self) -> int:
        """Return the rows of a post with a title of one row."""
        return 1 if self.dense else 2 + self._blank_rows

    def height_of(self, index: int, width: int) -> int:
        """Return the rows of a post: title, facts, and a blank one where the terminal is high enough."""
        if self.dense:
            return 1
        return len(self._title_rows(index, width)) + 1 + self._blank_rows

    def show(
        self, posts: Sequence[Post], matched: Positions | None = None, *, from_top: bool = False
    ) -> None:
        """List these posts.

        The highlighted post stays highlighted, and in its place on the screen; or the one that takes its
        place when it is gone, or the first one.
        """
        # The posts may be those of an index that has changed since they were shown.
        path = None if from_top else self._path
        above = self.rows.rows_above()
        self._posts = posts
        self._now = datetime.now(UTC)
        self._matched = matched
        # Where a title is cut depends on those beside it; how many rows it has never does.
        self._titles = {key: rows for key, rows in self._titles.items() if not rows[-1].is_cut}
        self.rows.set_count(len(posts))
        index = None if path is None else index_of_post(posts, path, self.rows.highlighted)
        if index is None and path is not None:
            # Another post has taken its place.
            index = self.rows.highlighted
        if index is not None:
            self.rows.highlight(index, top=above)
        else:
            self.rows.highlight(0 if posts else None)
        self._note_path()

    def set_dense(self, dense: bool) -> None:
        """Show posts in one row each, or with their facts; the first one in view stays so, if it can."""
        self.dense = dense
        self.rows.set_count(len(self._posts))
        self.rows.highlight(self.rows.highlighted)

    def mark(self, starred: Set[str], read: Set[str], furthest: Mapping[str, float]) -> None:
        """Mark the posts with these paths as starred, read, and read so far (0 to 1); and no other ones.

        Only items in view whose marks differ from what was painted are painted again.
        """
        self._marks.take(starred, read, furthest)
        for index in self.rows.in_view:
            path = self._posts[index].path
            if self._marks.of(path) != self._painted.get(path):
                self.rows.refresh_item(index)

    def mark_being_read(self, path: str, share: float) -> None:
        """Mark how much of a post has been read by now, 0 to 1. Only its row of facts is painted again."""
        before = self._marks.progress(path)
        self._marks.being_read = path, share
        if self._marks.progress(path) != before:
            index = index_of_post(self._posts, path, self.rows.highlighted)
            if index is not None:
                facts_row = 0 if self.dense else len(self._title_rows(index, self.rows.text_width))
                self.rows.refresh_item(index, facts_row)

    def next_unread(self) -> int | None:
        """Return the index of the next post below the highlighted one that is not read to its end.

        After the last one comes the first; None where no other post is unread.
        """
        at = self.rows.highlighted
        if at is None:
            return self._first_unread(0, len(self._posts))
        below = self._first_unread(at + 1, len(self._posts))
        return self._first_unread(0, at) if below is None else below

    def _first_unread(self, first: int, end: int) -> int | None:
        paths = map(attrgetter("path"), self._posts[first:end])
        try:
            return first + indexOf(map(self._marks.read.__contains__, paths), False)
        except ValueError:
            return None

    def select(self, path: str) -> bool:
        """Highlight the post with this path; whether it is listed."""
        index = index_of_post(self._posts, path, self.rows.highlighted)
        if index is not None:
            self.rows.highlight(index)
        return index is not None

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Draw a row of the title, the facts, or the blank row of one post."""
        post = self._posts[index]
        if self.dense:
            line = self._dense_line(index, width, highlighted)
        elif row < len(rows := self._title_rows(index, width)):
            line = title_line(
                rows[row],
                matched=self._positions_in(post),
                highlighted=highlighted,
                read=post.path in self._marks.read,
                problem=bool(post.problems) and row == len(rows) - 1,
            )
        elif row == len(rows):
            facts = post_facts(post, self.beside(post))
            line = facts_line(facts, self._paint_marks(post), width, highlighted=highlighted)
        else:
            return []
        return self.rows.role_styles.segments(line)

    def _dense_line(self, index: int, width: int, highlighted: bool) -> Line:
        post = self._posts[index]
        marks, problem = self._paint_marks(post), bool(post.problems)
        room = dense_title_cells(width, marks, problem=problem)
        apart = next(iter(self.beside(post)), "")
        text = title_told_apart(post, apart)
        (title,) = title_rows(text, room, rows=1, beside=self._titles_beside(index))
        return dense_line(
            post.day,
            title,
            marks,
            width,
            matched=self._positions_in(post),
            highlighted=highlighted,
            read=post.path in self._marks.read,
            problem=problem,
        )

    def _title_rows(self, index: int, width: int) -> tuple[TitleRow, ...]:
        """Return the title of a post as it stands in a list of ``width`` cells."""
        post = self._posts[index]
        key = post.path, post.title, width
        rows = self._titles.get(key)
        if rows is None:
            if len(self._titles) > _TITLES_KEPT:
                self._titles.clear()
            room = text_cells(width) - (len(PROBLEM) if post.problems else 0)
            rows = title_rows(plain_title(post.title), room, beside=self._titles_beside(index))
            self._titles[key] = rows
        return rows

    def _titles_beside(self, index: int) -> Iterator[str]:
        """Return the titles of the posts that may be in view with one: what it must be told apart from."""
        reach = min(_FARTHEST, self.rows.size.height // self.item_height)
        first, end = max(0, index - reach), index + reach + 1
        return (plain_title(post.title) for post in self._posts[first:end])

    def _positions_in(self, post: Post) -> frozenset[int]:
        """Return which characters of a title were matched by what was typed."""
        matched = self._matched
        return frozenset() if matched is None else frozenset(matched(plain_title(post.title)))

    def _paint_marks(self, post: Post) -> tuple[str, ...]:
        """Return the marks of a post, and note that they are painted."""
        own = self._painted[post.path] = self._marks.of(post.path)
        return (*post.marks(self._now), *own)

    @property
    def _blank_rows(self) -> int:
        return int(self.rows.app.size.height >= _HIGH_TERMINAL)

    def _note_path(self) -> None:
        """Note which post is highlighted, whatever becomes of its index."""
        self._path = None if self.post is None else self.post.path


_HIGH_TERMINAL: Final = 30
"""Rows from which a blank one stands below each post."""

_FARTHEST: Final = 60
"""Posts above and below one that are looked at at most for titles like its own."""

_TITLES_KEPT: Final = 500
"""Titles of which it is known how they stand in the list: more than any screen shows."""


def index_of_post(posts: Sequence[Post], path: str, guess: int | None) -> int | None:
    """Return the index of the post with some path, which is often a ``guess``; None when it is not there."""
    if guess is not None and guess < len(posts) and posts[guess].path == path:
        return guess
    return next((index for index, post in enumerate(posts) if post.path == path), None)
