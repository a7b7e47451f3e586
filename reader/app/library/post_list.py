"""The list of posts: title, then date and topics, two rows each with a blank one between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import UTC, datetime
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment

from reader.app.widgets.row_list import RowList
from reader.content.post import Post
from reader.content.title_text import plain_title
from reader.screen.lines import percent, shorten

STAR = "★"
READ = "✓"
"""How a post that was read is marked; one that was begun with how far, such as ``42%``.

Unread ones are not marked: in most libraries nearly all are.
"""

Positions = Callable[[str], Sequence[int]]
"""Which characters of a title were matched by what was typed: none when nothing was."""


class PostList(RowList):
    """The posts of the library, or those that a search has left."""

    ITEM = "post"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._posts: Sequence[Post] = ()
        self._path: str | None = None
        """That of the highlighted post."""
        self._matched: Positions | None = None
        self._now = datetime.now(UTC)
        self._starred: Set[str] = frozenset()
        self._read: Set[str] = frozenset()
        self._furthest: Mapping[str, float] = {}
        self._being_read: tuple[str, float] | None = None
        """The post that is being read, and how much of it was, 0 to 1: more than the above may say."""
        self._painted: dict[str, tuple[str, ...]] = {}
        """The marks with which each post was last painted, by its path."""

    @property
    def posts(self) -> Sequence[Post]:
        """What is listed, in order."""
        return self._posts

    @property
    def post(self) -> Post | None:
        """The highlighted post."""
        if self.highlighted is None or self.highlighted >= len(self._posts):
            return None
        return self._posts[self.highlighted]

    @property
    def item_height(self) -> int:
        """Three rows with the blank one between; two where the list is low."""
        return 3 if self.size.height > _LOW_LIST else 2

    def show(
        self, posts: Sequence[Post], matched: Positions | None = None, *, from_top: bool = False
    ) -> None:
        """List these posts.

        The highlighted post stays highlighted, and in its place on the screen; or the one that takes its
        place when it is gone, or the first one.
        """
        # The posts may be those of an index that has changed since they were shown.
        path = None if from_top else self._path
        above = self.rows_above()
        self._posts = posts
        self._now = datetime.now(UTC)
        self._matched = matched
        self.set_count(len(posts))
        index = None if path is None else index_of_post(posts, path, self.highlighted)
        if index is None and path is not None:
            # Another post has taken its place.
            index = self.highlighted
        if index is not None:
            self.highlight(index, top=above)
        else:
            self.highlight(0 if posts else None)
        self._note_path()

    def watch_highlighted(self, before: int | None, after: int | None) -> None:
        """Note which post it is, whatever becomes of its index."""
        super().watch_highlighted(before, after)
        self._note_path()

    def mark(self, starred: Set[str], read: Set[str], furthest: Mapping[str, float]) -> None:
        """Mark the posts with these paths as starred, read, and read so far (0 to 1); and no other ones.

        Only items in view whose marks differ from what was painted are painted again.
        """
        self._starred, self._read, self._furthest = starred, read, furthest
        height = self.item_height
        first, end = self.scroll_offset.y // height, (self.scroll_offset.y + self.size.height) // height + 1
        for index, post in enumerate(self._posts[first:end], first):
            if self._marks(post.path) != self._painted.get(post.path):
                self.refresh_lines(index * height, height)

    def mark_being_read(self, path: str, share: float) -> None:
        """So much of a post has been read by now, 0 to 1. Only the row of its facts is painted again."""
        before = self._progress(path)
        self._being_read = path, share
        if self._progress(path) != before:
            index = index_of_post(self._posts, path, self.highlighted)
            if index is not None:
                self.refresh_lines(index * self.item_height + FACTS_ROW, 1)

    def select(self, path: str) -> bool:
        """Highlight the post with this path; whether it is listed."""
        index = index_of_post(self._posts, path, self.highlighted)
        if index is not None:
            self.highlight(index)
        return index is not None

    def draw(self, index: int, row: int, width: int, highlighted: bool) -> list[Segment]:
        """The title, the facts, or the blank row of one post."""
        if row > FACTS_ROW:
            return []
        styles = self.role_styles
        post = self._posts[index]
        bar = Segment("▌ " if highlighted else "  ", styles.style("mark"))
        text_width = max(0, width - 3)
        if row == FACTS_ROW:
            return [bar, *self._facts(post, text_width)]
        role = "strong" if highlighted else "fact" if post.path in self._read else ""
        return [bar, *self._title(post, text_width, role)]

    def _note_path(self) -> None:
        self._path = None if self.post is None else self.post.path

    def _title(self, post: Post, width: int, role: str) -> list[Segment]:
        styles = self.role_styles
        mark = " !" if post.problems else ""
        title = plain_title(post.title)
        shown = shorten(title, width - len(mark))
        plain, lit = styles.style(role), styles.style(f"{role} match")
        positions = set(self._matched(title)) if self._matched is not None else set()
        segments = [
            Segment("".join(character for _, character in run), lit if is_matched else plain)
            for is_matched, run in groupby(enumerate(shown), key=lambda pair: pair[0] in positions)
        ]
        if mark:
            segments.append(Segment(mark, styles.style("problem")))
        return segments

    def _facts(self, post: Post, width: int) -> list[Segment]:
        styles = self.role_styles
        own = self._painted[post.path] = self._marks(post.path)
        marks = " ".join((*post.marks(self._now), *own))
        facts = " · ".join(part for part in (post.when, ", ".join(post.topics)) if part)
        room = width - (cell_len(marks) + 1 if marks else 0)
        shown = shorten(facts, room)
        segments = [Segment(shown, styles.style("fact"))]
        if marks and room >= 0:
            gap = " " * (width - cell_len(shown) - cell_len(marks))
            segments.append(Segment(gap + marks, styles.style("mark")))
        return segments

    def _marks(self, path: str) -> tuple[str, ...]:
        """What a person made of a post: its star, and how much of it was read."""
        return (*([STAR] if path in self._starred else ()), *self._progress(path))

    def _progress(self, path: str) -> tuple[str, ...]:
        if path in self._read:
            return (READ,)
        share = self._furthest.get(path, 0.0)
        if self._being_read is not None and self._being_read[0] == path:
            share = self._being_read[1]
        # Only what was said or found to be read to its end is finished.
        read = min(99, percent(share))
        return (f"{read}%",) if read else ()


_LOW_LIST = 15
"""Rows below which the list does without blank rows."""

FACTS_ROW = 1
"""The row of an item that tells its facts, and how much of it was read; the title is above it."""


def index_of_post(posts: Sequence[Post], path: str, guess: int | None) -> int | None:
    """Where the post with some path stands, which is often where one stood before."""
    if guess is not None and guess < len(posts) and posts[guess].path == path:
        return guess
    return next((index for index, post in enumerate(posts) if post.path == path), None)
