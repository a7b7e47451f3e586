"""The posts that a search for titles leaves, and what of their titles it matched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from reader.content.post import Post
from reader.content.posts.index import ContentIndex

if TYPE_CHECKING:
    from reader.content.search.query import ReadingState
    from reader.content.search.title_search import TitleSearch
    from reader.memory.memory import Memory

READ_LAST: Final = 9
"""Posts that were read last, of those that are offered before anything is typed."""


class TitleFilter:
    """Narrows the posts of an index by what is typed. Empty text lists all of them.

    What takes long for many posts (`find`, `prepare`, `complete`, `read_last`) is safe in a worker.
    """

    def __init__(self, index: ContentIndex) -> None:
        self.query = ""
        self.memory: Memory | None = None
        """Knows which posts are read and starred, once it is there."""
        self._index = index
        self._search: TitleSearch | None = None

    @property
    def active(self) -> bool:
        """Tell whether anything is looked for."""
        return bool(self.query.strip())

    def forget(self) -> None:
        """Make anew what is known of the posts of the index: they have changed."""
        self._search = None

    def find(self, query: str) -> Sequence[Post]:
        """Return the posts that match, best first."""
        return self._made().search(query, state=self.reading_state()).posts

    def recent(self, count: int, other_than: str | None) -> Sequence[Post]:
        """Return so many of the posts that were read last, the latest first, by what is known by now.

        ``other_than`` is the path of a post that is not among them, because it is being read.
        """
        if self.memory is None:
            return []
        paths = [path for path in self.memory.recent(count + 1) if path != other_than][:count]
        return [post for post in map(self._index.find, paths) if post is not None]

    def read_last(self, other_than: str | None) -> Sequence[Post] | None:
        """Return all posts, those that were read last on top; None when none was.

        ``other_than`` is as in `recent`.
        """
        if self.memory is None:
            return None
        self.memory.refresh()
        on_top = self.recent(READ_LAST, other_than)
        if not on_top:
            return None
        taken = {post.path for post in on_top}
        return [*on_top, *(post for post in list(self._index.posts) if post.path not in taken)]

    def prepare(self) -> None:
        """Fold the titles and the tags, so that the first letter typed need not wait for it."""
        self._made().prepare()

    def beside(self, post: Post) -> Sequence[str]:
        """Return what is to stand beside a post: what tells it apart, and the other name that was found."""
        if not self.active:
            return (self._index.apart(post),)
        from reader.content.search.other_names import name_found

        return self._index.apart(post), name_found(self.query, post)

    def best(self, query: str, count: int) -> Sequence[Post]:
        """Return the best of the posts that match, without those that only have the letters somewhere."""
        from reader.content.search.title_matches import Quality

        found = self._made().search(query, count, state=self.reading_state())
        return [match.post for match in found if match.score > Quality.LETTERS]

    def complete(self, query: str) -> str | None:
        """Return the query with the operator at its end completed as most posts would have it."""
        from reader.content.search.query import last_operator

        if last_operator(query) is None:
            return None
        return next((found.text for found in self._made().complete(query, self.reading_state())), None)

    def positions(self, title: str) -> Sequence[int]:
        """Return which characters of a title were matched."""
        if not self.active:
            return ()
        from reader.content.search.title_matches import positions

        return positions(self.query, title)

    def _made(self) -> TitleSearch:
        search = self._search
        if search is None:
            from reader.content.search.title_search import TitleSearch

            search = self._search = TitleSearch(list(self._index.posts))
        return search

    def reading_state(self) -> ReadingState:
        """Return which posts are read and starred, and what is future."""
        from reader.content.search.query import ReadingState

        memory, now = self.memory, datetime.now(UTC)
        if memory is None:
            return ReadingState(now=now)
        return ReadingState(memory.starred, memory.read, memory.started, now)
