"""The posts that a search for titles leaves, and what of their titles it matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from reader.content.index import ContentIndex
from reader.content.post import Post

if TYPE_CHECKING:
    from reader.content.titles import TitleMatch, TitleSearch


class _PostsOf(Sequence[Post]):
    """The posts of some matches, each looked up when it is drawn: there may be 100,000 of them."""

    def __init__(self, matches: Sequence[TitleMatch]) -> None:
        self._matches = matches

    def __len__(self) -> int:
        return len(self._matches)

    @overload
    def __getitem__(self, index: int) -> Post: ...
    @overload
    def __getitem__(self, index: slice) -> list[Post]: ...
    def __getitem__(self, index: int | slice) -> Post | list[Post]:
        if isinstance(index, slice):
            return [match.post for match in self._matches[index]]
        return self._matches[index].post


class TitleFilter:
    """Narrows the posts of an index by what is typed. Empty text lists all of them."""

    def __init__(self, index: ContentIndex) -> None:
        self.query = ""
        self._index = index
        self._search: TitleSearch | None = None

    @property
    def active(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.query.strip())

    def forget(self) -> None:
        """The posts of the index have changed, or their order has."""
        self._search = None

    def posts(self) -> Sequence[Post]:
        """The posts that match, best first; all in their order when nothing is looked for."""
        if not self.active:
            return self._index.posts
        self.prepare()
        assert self._search is not None
        return _PostsOf(self._search.search(self.query))

    def prepare(self) -> None:
        """Fold the titles, so that the first letter typed need not wait for it. Safe in a worker."""
        if self._search is None:
            from reader.content.titles import TitleSearch

            self._search = TitleSearch(self._index.posts)

    def positions(self, title: str) -> Sequence[int]:
        """Which characters of a title were matched."""
        if not self.active:
            return ()
        from reader.content.titles import positions

        return positions(self.query, title)
