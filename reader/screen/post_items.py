"""The posts of a list as lines: title, then date and topics; or both in one row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

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

HIGH_TERMINAL: Final = 30
"""Rows from which a blank one stands below each post."""

_FARTHEST: Final = 60
"""Posts above and below one that are looked at at most for titles like its own."""

_TITLES_KEPT: Final = 500
"""Titles of which it is known how they stand in the list: more than any screen shows."""


class PostItems:
    """What stands in each row of some posts that are listed."""

    def __init__(self) -> None:
        self.posts: Sequence[Post] = ()
        """What is listed, in order; `show` takes others."""
        self.marks = PostMarks()
        self.dense = False
        """Whether each post has one row only."""
        self.beside: Callable[[Post], Sequence[str]] = lambda post: ()
        """Facts of a post that depend on others and on what is typed: first what tells it from those with its
        title, then the name that was found."""
        self.fit(0, 0)
        self._titles: dict[tuple[str, str, int], tuple[TitleRow, ...]] = {}
        """Rows of titles by the path and the title of the post, and the cells of the list."""
        self._matched: Positions | None = None
        self._now = datetime.now(UTC)

    def fit(self, terminal: int, view: int) -> None:
        """Take the rows of the terminal, and those of the list that are in view."""
        self._blank_rows = int(terminal >= HIGH_TERMINAL)
        self._view = view

    def show(self, posts: Sequence[Post], matched: Positions | None = None) -> None:
        """List these posts; ``matched`` tells which characters of a title are lit."""
        self.posts, self._matched = posts, matched
        self._now = datetime.now(UTC)
        # Where a title is cut depends on those beside it; how many rows it has never does.
        self._titles = {key: rows for key, rows in self._titles.items() if not rows[-1].is_cut}

    @property
    def usual_height(self) -> int:
        """Return the rows of a post with a title of one row."""
        return 1 if self.dense else 2 + self._blank_rows

    def height_of(self, index: int, width: int) -> int:
        """Return the rows of a post: title, facts, and a blank one where the terminal is high enough."""
        return 1 if self.dense else self.facts_row(index, width) + 1 + self._blank_rows

    def facts_row(self, index: int, width: int) -> int:
        """Return the row of a post, 0-based, in which its facts and marks stand."""
        return 0 if self.dense else len(self._title_rows(index, width))

    def line(self, index: int, row: int, width: int, *, highlighted: bool) -> Line:
        """Return a row of the title, the facts, or the blank row of one post: a line of nothing."""
        if self.dense:
            return self._dense_line(index, width, highlighted)
        post, rows = self.posts[index], self._title_rows(index, width)
        if row < len(rows):
            return title_line(
                rows[row],
                matched=self._positions_in(post),
                highlighted=highlighted,
                read=post.path in self.marks.read,
                problem=bool(post.problems) and row == len(rows) - 1,
            )
        if row > len(rows):
            return ()
        facts = post_facts(post, self.beside(post))
        return facts_line(facts, self._marks_of(post), width, highlighted=highlighted)

    def _dense_line(self, index: int, width: int, highlighted: bool) -> Line:
        post = self.posts[index]
        marks, problem = self._marks_of(post), bool(post.problems)
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
            read=post.path in self.marks.read,
            problem=problem,
        )

    def _title_rows(self, index: int, width: int) -> tuple[TitleRow, ...]:
        """Return the title of a post as it stands in a list of ``width`` cells."""
        post = self.posts[index]
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
        reach = min(_FARTHEST, self._view // self.usual_height)
        first, end = max(0, index - reach), index + reach + 1
        return (plain_title(post.title) for post in self.posts[first:end])

    def _positions_in(self, post: Post) -> frozenset[int]:
        """Return which characters of a title were matched by what was typed."""
        matched = self._matched
        return frozenset() if matched is None else frozenset(matched(plain_title(post.title)))

    def _marks_of(self, post: Post) -> tuple[str, ...]:
        return (*post.marks(self._now), *self.marks.of(post.path))
