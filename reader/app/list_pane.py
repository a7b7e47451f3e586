"""The pane on the left: what is listed, the posts, and the search for their titles."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from reader.app.heading_line import HeadingLine
from reader.app.post_list import PostList
from reader.app.rows import RowList
from reader.app.search_box import SearchBox
from reader.app.title_filter import TitleFilter
from reader.content.index import ContentIndex, Order


class ListPane(Vertical):
    """Lists the posts of an index, in an order and narrowed by what is typed."""

    def __init__(self, subject: str, index: ContentIndex, *, id: str) -> None:
        """``subject`` is the name of the library."""
        super().__init__(id=id, classes="left-pane")
        self.posts = PostList(id="posts")
        self.filter = TitleFilter(index)
        self.reading = True
        """Whether there are posts still to come."""
        self._indexed: float | None = None
        self._heading = HeadingLine(subject)
        self._index = index
        self._moved_by_person = False

    def compose(self) -> ComposeResult:
        yield self._heading
        yield self.posts

    @property
    def untouched(self) -> bool:
        """Whether nobody has moved in the list yet, so that the first post is the one to show."""
        return not self._moved_by_person

    @property
    def indexed(self) -> float | None:
        """How much of the index for searching has been made, 0 to 1; None when there is nothing to do."""
        return self._indexed

    @indexed.setter
    def indexed(self, share: float | None) -> None:
        self._indexed = share
        self._heading.facts = self._describe(len(self.posts.posts))

    def list_posts(self, *, from_top: bool = False) -> None:
        """List what the index holds and the search leaves.

        The highlighted post stays the same one, unless ``from_top`` asks for the best match.
        """
        found = self.filter.posts()
        self.posts.show(found, self.filter.positions, from_top=from_top or self.untouched)
        self._heading.facts = self._describe(len(found))

    def sort(self) -> None:
        """Go on to the next order."""
        orders = list(Order)
        following = orders[(orders.index(self._index.order) + 1) % len(orders)]
        self._arrange(following, self._index.reverse)

    def reverse(self) -> None:
        """Turn the order round."""
        self._arrange(self._index.order, not self._index.reverse)

    async def open_search(self) -> None:
        """Let a title be typed."""
        boxes = self.query(SearchBox)
        box = boxes.first() if boxes else SearchBox(self.filter.query, id="search")
        if not boxes:
            await self.mount(box)
        self.screen.set_focus(box)

    def clear_search(self) -> None:
        """List all posts again."""
        self.filter.query = ""
        self.list_posts()

    # What the list says is said by the list itself, by call_later: a message that this pane makes would
    # end here, because Textual lets none go beyond the widget that it was made in.

    @on(SearchBox.Changed)
    def _narrow(self, event: SearchBox.Changed) -> None:
        self.filter.query = event.value
        self.list_posts(from_top=True)
        self.posts.call_later(self.posts.tell_highlighted)

    @on(SearchBox.Submitted)
    def _open_found(self) -> None:
        if self.posts.post is None:
            # Nothing matches: what was typed can be mended.
            return
        self._close_search()
        self.posts.call_later(self.posts.action_choose)

    @on(SearchBox.Cancelled)
    def _cancel_search(self) -> None:
        self._close_search()
        self.clear_search()

    @on(SearchBox.Stepped)
    def _step(self, event: SearchBox.Stepped) -> None:
        self.posts.call_later(self.posts.step, event.rows)

    @on(RowList.Highlighted)
    @on(RowList.Chosen)
    def _note_move(self) -> None:
        self._moved_by_person = True

    def _close_search(self) -> None:
        self.query(SearchBox).remove()
        self.screen.set_focus(self.posts)

    def _arrange(self, order: Order, reverse: bool) -> None:
        self._index.sort(order, reverse=reverse)
        self.filter.forget()
        self.list_posts()
        self.posts.call_later(self.posts.tell_highlighted)

    def _describe(self, shown: int) -> str:
        total = len(self._index.posts)
        count = f"{total:,} post{'' if total == 1 else 's'}"
        parts = [f"{shown:,} of {count}" if self.filter.active else count]
        if self._index.order is not Order.DATE or self._index.reverse:
            parts.append(f"by {self._index.order}" + (", reversed" if self._index.reverse else ""))
        if self.reading:
            parts.append("reading …")
        elif self._indexed is not None:
            parts.append(f"indexing {self._indexed:.0%}")
        return " · ".join(parts)
