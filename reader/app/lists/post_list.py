"""The list of posts: title, then date and topics; or both in one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from operator import attrgetter, indexOf
from typing import NamedTuple

from rich.segment import Segment

from reader.app.widgets.row_list import RowList
from reader.content.post import Post
from reader.screen.post_items import Positions, PostItems


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
        self.items = PostItems()
        self._path: str | None = None
        """That of the highlighted post."""
        self._painted: dict[str, tuple[str, ...]] = {}
        """The marks with which each post was last painted, by its path."""

    @property
    def posts(self) -> Sequence[Post]:
        """Return what is listed, in order."""
        return self.items.posts

    @property
    def dense(self) -> bool:
        """Tell whether each post has one row only; `set_dense` changes that."""
        return self.items.dense

    @property
    def post(self) -> Post | None:
        """Return the highlighted post."""
        if self.rows.highlighted is None or self.rows.highlighted >= len(self.posts):
            return None
        return self.posts[self.rows.highlighted]

    @property
    def first_in_view(self) -> Post | None:
        """Return the post at the top of what is seen."""
        return self.posts[self.rows.top] if self.rows.top < len(self.posts) else None

    @property
    def item_height(self) -> int:
        """Return the rows of a post with a title of one row."""
        return self._fitted.usual_height

    def height_of(self, index: int, width: int) -> int:
        """Return the rows of a post in ``width`` cells."""
        return self._fitted.height_of(index, width)

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
        self.items.show(posts, matched)
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
        self.items.dense = dense
        self.rows.set_count(len(self.posts))
        self.rows.highlight(self.rows.highlighted)

    def mark(
        self, starred: Set[str], read: Set[str], furthest: Mapping[str, float], *, any_read: bool = False
    ) -> None:
        """Mark the posts with these paths as starred, read, and read so far (0 to 1); and no other ones.

        ``any_read`` is whether it is known that others were read, too. Only items in view whose marks differ
        from what was painted are painted again.
        """
        self.items.marks.take(starred, read, furthest, any_read=any_read)
        for index in self.rows.in_view:
            path = self.posts[index].path
            if self.items.marks.of(path) != self._painted.get(path):
                self.rows.refresh_item(index)

    def mark_being_read(self, path: str, share: float) -> None:
        """Mark how much of a post has been read by now, 0 to 1. Only its row of facts is painted again."""
        before = self.items.marks.progress(path)
        self.items.marks.being_read = path, share
        if self.items.marks.progress(path) != before:
            index = index_of_post(self.posts, path, self.rows.highlighted)
            if index is not None:
                self.rows.refresh_item(index, self._fitted.facts_row(index, self.rows.text_width))

    def next_unread(self) -> int | None:
        """Return the index of the next post below the highlighted one that is not read to its end.

        After the last one comes the first; None where no other post is unread.
        """
        at = self.rows.highlighted
        if at is None:
            return self._first_unread(0, len(self.posts))
        below = self._first_unread(at + 1, len(self.posts))
        return self._first_unread(0, at) if below is None else below

    def _first_unread(self, first: int, end: int) -> int | None:
        paths = map(attrgetter("path"), self.posts[first:end])
        try:
            return first + indexOf(map(self.items.marks.read.__contains__, paths), False)
        except ValueError:
            return None

    def select(self, path: str) -> bool:
        """Highlight the post with this path; whether it is listed."""
        index = index_of_post(self.posts, path, self.rows.highlighted)
        if index is not None:
            self.rows.highlight(index)
        return index is not None

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """Draw a row of the title, the facts, or the blank row of one post."""
        path, items = self.posts[index].path, self._fitted
        if row == items.facts_row(index, width):
            self._painted[path] = items.marks.of(path)
        return self.rows.role_styles.segments(items.line(index, row, width, highlighted=highlighted))

    @property
    def _fitted(self) -> PostItems:
        """Return the items as they are drawn at the size that terminal and list have now."""
        self.items.fit(self.rows.app.size.height, self.rows.size.height)
        return self.items

    def _note_path(self) -> None:
        """Note which post is highlighted, whatever becomes of its index."""
        self._path = None if self.post is None else self.post.path


def index_of_post(posts: Sequence[Post], path: str, guess: int | None) -> int | None:
    """Return the index of the post with some path, which is often a ``guess``; None when it is not there."""
    if guess is not None and guess < len(posts) and posts[guess].path == path:
        return guess
    return next((index for index, post in enumerate(posts) if post.path == path), None)
