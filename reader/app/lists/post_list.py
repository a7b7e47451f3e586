"""The list of posts: title, then date and topics, two rows each with a blank one between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import UTC, datetime
from typing import NamedTuple

from rich.segment import Segment

from reader.app.widgets.row_list import RowList
from reader.content.markup import plain_title
from reader.content.post import Post
from reader.screen.lines import Line
from reader.screen.list_items import PostMarks, facts_line, title_line
from reader.screen.post_facts import post_facts

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
        self.beside: Callable[[Post], Sequence[str]] = lambda post: ()
        """Facts of a post that depend on others and on what is typed: its folder, the name that was found."""
        self._posts: Sequence[Post] = ()
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
    def item_height(self) -> int:
        """Three rows with the blank one between; two where the list is low."""
        return 3 if self.rows.size.height > _LOW_LIST else 2

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

    def mark(self, starred: Set[str], read: Set[str], furthest: Mapping[str, float]) -> None:
        """Mark the posts with these paths as starred, read, and read so far (0 to 1); and no other ones.

        Only items in view whose marks differ from what was painted are painted again.
        """
        self._marks.starred, self._marks.read, self._marks.furthest = starred, read, furthest
        height = self.item_height
        top, rows = self.rows.scroll_offset.y, self.rows.size.height
        first, end = top // height, (top + rows) // height + 1
        for index, post in enumerate(self._posts[first:end], first):
            if self._marks.of(post.path) != self._painted.get(post.path):
                self.rows.refresh_lines(index * height, height)

    def mark_being_read(self, path: str, share: float) -> None:
        """Mark how much of a post has been read by now, 0 to 1. Only its row of facts is painted again."""
        before = self._marks.progress(path)
        self._marks.being_read = path, share
        if self._marks.progress(path) != before:
            index = index_of_post(self._posts, path, self.rows.highlighted)
            if index is not None:
                self.rows.refresh_lines(index * self.item_height + FACTS_ROW, 1)

    def select(self, path: str) -> bool:
        """Highlight the post with this path; whether it is listed."""
        index = index_of_post(self._posts, path, self.rows.highlighted)
        if index is not None:
            self.rows.highlight(index)
        return index is not None

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Draw the title, the facts, or the blank row of one post."""
        post = self._posts[index]
        if row == TITLE_ROW:
            return self.rows.role_styles.segments(self._title(post, width, highlighted))
        if row == FACTS_ROW:
            own = self._painted[post.path] = self._marks.of(post.path)
            facts = post_facts(post, self.beside(post))
            marks = (*post.marks(self._now), *own)
            return self.rows.role_styles.segments(facts_line(facts, marks, width, highlighted=highlighted))
        return []

    def _title(self, post: Post, width: int, highlighted: bool) -> Line:
        title = plain_title(post.title)
        return title_line(
            title,
            width,
            matched=frozenset(self._matched(title)) if self._matched is not None else frozenset(),
            highlighted=highlighted,
            read=post.path in self._marks.read,
            problem=bool(post.problems),
        )

    def _note_path(self) -> None:
        """Note which post is highlighted, whatever becomes of its index."""
        self._path = None if self.post is None else self.post.path


_LOW_LIST = 15
"""Rows below which the list does without blank rows."""

TITLE_ROW, FACTS_ROW = 0, 1
"""The rows of an item with something in them, from its top."""


def index_of_post(posts: Sequence[Post], path: str, guess: int | None) -> int | None:
    """Return the index of the post with some path, which is often a ``guess``; None when it is not there."""
    if guess is not None and guess < len(posts) and posts[guess].path == path:
        return guess
    return next((index for index, post in enumerate(posts) if post.path == path), None)
