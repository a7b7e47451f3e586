"""The pane on the left: what is listed, the posts, and the search for their titles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from reader.app.lists.list_account import ListAccount
from reader.app.lists.post_list import ListState, PostList
from reader.app.lists.post_ordering import PostOrdering
from reader.app.lists.title_filter import TitleFilter
from reader.app.widgets.effects import NoEffectError, tell
from reader.app.widgets.line_input import LineInput, SearchBox
from reader.app.widgets.row_list import RowList
from reader.content.post import Post
from reader.content.posts.index import ContentIndex

if TYPE_CHECKING:
    from reader.memory.memory import Memory

RESULTS: Final = "results"
"""The class of a pane that shows what a search found, in the place of the list."""

NOTICED: Final = 0.2
"""Seconds after which it is said that a folder is still being read."""

PLACEHOLDER: Final = "title, #tag, @author, 2024"
"""What stands in the box for titles as long as nothing is typed."""


class ListPane(Vertical):
    """Lists the posts of an index, in an order and narrowed by what is typed."""

    def __init__(self, subject: str, index: ContentIndex, *, id: str) -> None:
        """``subject`` is the name of the library."""
        super().__init__(id=id)
        self.posts = PostList(id="posts")
        self.filter = TitleFilter(index)
        self.posts.items.beside = self.filter.beside
        self.account = ListAccount(subject, index, self.filter, self.posts)
        self.shown = ""
        """The path of the post that is shown beside the list, or about to be."""
        self._index = index
        self._moved_by_person = False
        self.ordering = PostOrdering(self, index, self._list_in_order)
        self._first = ""
        """Path of the post to begin with instead of the first one."""
        self._wanted_from_top: bool | None = None
        """What is to be searched for next: whether its best match is to be highlighted; None for nothing."""
        self._searching = False
        self._when_found: list[Callable[[], object]] = []
        self._read_now: str | None = None
        self._box: LineInput | None = None
        """What titles are typed into, while it is open."""
        self._cancel: Callable[[], object] | None = None
        """Goes back to where the box was opened from, if it is left without a choice."""
        self._left: tuple[str, int] | None = None
        """What was highlighted before posts read last were put on top, and its rows below the top."""
        self._leave: Callable[[], object] | None = None
        """Goes back to where what is searched for was chosen."""

    def on_mount(self) -> None:
        self.set_timer(NOTICED, self._notice_reading)

    def compose(self) -> ComposeResult:
        yield self.account.heading
        yield self.posts.rows

    @property
    def untouched(self) -> bool:
        """Tell whether nobody has moved in the list yet, so that the first post is the one to show."""
        return not self._moved_by_person

    @property
    def is_empty(self) -> bool:
        """Tell whether there are no posts, and none to come."""
        return not self._index.posts and not self.account.reading

    @property
    def search_is_open(self) -> bool:
        """Tell whether there is anything that `clear_search` would end."""
        return self.filter.active or self._box is not None

    @property
    def leads_back(self) -> bool:
        """Tell whether leaving the search goes back to where a person came to it from."""
        return self._leave is not None or self._cancel is not None

    def remember(self, memory: Memory) -> None:
        """Show which posts are read and starred, and search for them. Call it again when that has changed."""
        self.filter.memory = memory
        self.posts.mark(memory.starred, memory.read, memory.furthest)

    def begin_at(self, post: str) -> None:
        """Before there are posts: say by its path which one is to be highlighted first."""
        self._first = post

    def list_posts(self, *, from_top: bool = False) -> None:
        """List what the index holds and the search leaves: at once without a search, otherwise soon.

        The highlighted post stays the same one, unless ``from_top`` asks for the best match.
        """
        if self.filter.active or self.account.shows_read_last:
            self._search(from_top=from_top)
        else:
            self._show(self._index.posts, from_top=from_top)

    async def open_search(
        self, read_now: str | None = None, cancel: Callable[[], object] | None = None
    ) -> None:
        """Let a title be typed; until it is, the posts read last are on top.

        ``read_now`` is the path of the post that is open: nobody needs to be led there. ``cancel`` is called,
        instead of listing all posts, when the box is left without a choice.
        """
        if self._box is not None:
            self._cancel = cancel or self._cancel
            self.screen.set_focus(self._box)
            return
        box = self._box = LineInput(
            self.filter.query, placeholder=PLACEHOLDER, complete=self.filter.complete, id="search"
        )
        await self.mount(SearchBox("titles /", box))
        self.screen.set_focus(box)
        self._read_now, self._cancel = read_now, cancel
        post = self.posts.post
        self._left = None if post is None else (post.path, self.posts.rows.rows_above())
        if not self.filter.active:
            self._search(from_top=True)

    @property
    def state(self) -> ListState:
        """Return what is listed, for `restore`."""
        post, above = self.posts.post, self.posts.rows.rows_above()
        return ListState(self.filter.query, self._leave, post and post.path, above)

    def restore(self, state: ListState) -> None:
        """List what was listed, with the same post highlighted in the same place, and the box closed."""
        self._close_search()
        self._list_all(from_top=True)
        self.filter.query, self._leave = state.query, state.leave
        if self.filter.active:
            self._search(from_top=True)
        self._once_found(partial(self._highlight, state))

    async def search_for(self, query: str, leave: Callable[[], object]) -> None:
        """List what a query finds, with the box open; ``leave`` is called when that is left."""
        self.account.shows_read_last = False
        self.filter.query, self._leave = query, leave
        await self.open_search()
        box = self._box
        assert box is not None
        # What is typed next narrows further, and does not take its place.
        box.select_on_focus, box.value, box.cursor_position = False, query, len(query)
        self._search(from_top=True)
        self._when_found.append(self.posts.rows.tell_highlighted)

    def leave_search(self) -> None:
        """Go back to where the box was opened from, or list all posts again."""
        (self._cancel or self.clear_search)()

    def clear_search(self) -> None:
        """List all posts again, and close the box; or go back to where what is searched for was chosen."""
        if self._leave is not None:
            self._leave()
            return
        self._close_search()
        found = self.filter.active and self.posts.post is not None
        left, self._left = self._left, None
        came_from = left[0] if left is not None and self.account.shows_read_last else self.shown
        self._list_all()
        # What was found stays highlighted; where nothing was, the post that is read beside the list.
        if not found and self.posts.select(came_from) and left is not None and left[0] == came_from:
            self.posts.rows.highlight(self.posts.rows.highlighted, top=left[1])
        self.posts.rows.call_later(self.posts.rows.tell_highlighted)

    # What the list says is said by the list itself, by call_later: a message that this pane makes would
    # end here, because Textual lets none go beyond the widget that it was made in.

    @on(LineInput.Changed)
    def _narrow(self, event: LineInput.Changed) -> None:
        if event.value == self.filter.query:
            # The box has been opened with what was searched for before.
            return
        self.filter.query = event.value
        self._when_found.clear()
        self._search(from_top=True)
        self._when_found.append(self.posts.rows.tell_highlighted)

    @on(LineInput.Submitted)
    def _open_found(self) -> None:
        self._once_found(partial(self._choose_found, self.filter.query))

    @on(LineInput.Cancelled)
    def _leave_box(self) -> None:
        self.leave_search()

    @on(LineInput.Stepped)
    def _step(self, event: LineInput.Stepped) -> None:
        self._once_found(partial(self.posts.rows.follow, event.motion))

    @on(RowList.Highlighted)
    def _note_move(self) -> None:
        self._moved_by_person = True

    @on(RowList.Chosen)
    def _note_choice(self) -> None:
        self._moved_by_person = True
        if self.account.shows_read_last:
            self._close_search()
            self._list_all()

    def _search(self, *, from_top: bool) -> None:
        """Search for what is typed now, in a thread; one search at a time, and none for what is outdated."""
        self._wanted_from_top = from_top or bool(self._wanted_from_top)
        if not self._searching:
            self._searching = True
            self._keep_searching()

    @work(group="search", exit_on_error=False)
    async def _keep_searching(self) -> None:
        try:
            while self._wanted_from_top is not None:
                from_top, self._wanted_from_top = self._wanted_from_top, None
                found = await asyncio.to_thread(self._found, self.filter.query)
                if self._wanted_from_top is not None:
                    self._wanted_from_top |= from_top
                elif self.search_is_open:
                    self._show_found(found, from_top=from_top)
        finally:
            self._searching = False
        waiting, self._when_found = self._when_found, []
        for action in waiting:
            self.posts.rows.call_later(action)

    def _found(self, query: str) -> Sequence[Post] | None:
        """Return what is to be listed for a query; None for all posts in their order."""
        return self.filter.find(query) if query.strip() else self.filter.read_last(self._read_now)

    def _show_found(self, found: Sequence[Post] | None, *, from_top: bool) -> None:
        self.account.shows_read_last = found is not None and not self.filter.active
        if found is None:
            nothing_before = self.posts.post is None
            self._show(self._index.posts)
            if nothing_before:
                # What is read beside the list is what one is at.
                self.posts.select(self.shown)
        else:
            self._show(found, from_top=from_top)

    def _show(self, posts: Sequence[Post], *, from_top: bool = False) -> None:
        self.posts.rows.to_come = 0 if self.filter.active else self.account.total - len(self._index.posts)
        self.posts.show(
            posts, self.filter.positions, from_top=from_top or (self.account.reading and self.untouched)
        )
        if self._first and self.untouched:
            self.posts.select(self._first)
        self.account.tell()

    def _notice_reading(self) -> None:
        """Say that there are posts still to come: it takes as long as one notices."""
        self.account.takes_long = True
        self.account.tell()

    def _once_found(self, action: Callable[[], object]) -> None:
        """Do something with what was searched for, when it has been found."""
        if self._searching:
            self._when_found.append(action)
        else:
            self.posts.rows.call_later(action)

    def _choose_found(self, query: str) -> None:
        """Open the best match of a query. Where nothing matches, what was typed can be mended."""
        if query != self.filter.query or self._box is None:
            return
        if self.posts.post is None:
            tell(self.screen, NoEffectError("Nothing found to open"))
            return
        self._close_search()
        self.posts.rows.action_choose()

    def _list_all(self, *, from_top: bool = False) -> None:
        """Search for nothing any more."""
        self.filter.query, self._leave = "", None
        self.account.shows_read_last = False
        self._show(self._index.posts, from_top=from_top)

    def _highlight(self, state: ListState) -> None:
        """Highlight what was highlighted."""
        if state.path is not None and self.posts.select(state.path):
            self.posts.rows.highlight(self.posts.rows.highlighted, top=state.above)
        self.posts.rows.tell_highlighted()

    def _close_search(self) -> None:
        self._cancel = None
        self._when_found.clear()
        if self._box is not None:
            self._box = None
            self.query(SearchBox).remove()
            self.screen.set_focus(self.posts.rows)

    def _list_in_order(self) -> None:
        self.list_posts()
        self.posts.rows.call_later(self.posts.rows.tell_highlighted)
