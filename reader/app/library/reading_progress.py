"""How far posts were read: when somebody has gone into one, where they rest in it, and what they finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from reader.app.article.progress import Kept, Progress
from reader.app.library.library_memory import LibraryMemory
from reader.app.library.whereabouts import SHORT_OF_END, Whereabouts, has_moved
from reader.app.library.workspace import Workspace
from reader.content.post import Post
from reader.document.model import Place
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.memory.memory import Memory

MOMENT: Final = 1.0
"""Seconds for which somebody is in an article until they have gone into it."""

REST: Final = 0.5
"""Seconds without a move after which a place is remembered."""


class ReadingProgress:
    """Tells memory what a person reads, and list and status line how much of it was read."""

    def __init__(self, workspace: Workspace, library: LibraryMemory) -> None:
        self.progress = Progress(workspace.panes.article.reading.viewport)
        self.library = library
        self._screen = workspace.screen
        self._panes = workspace.panes
        self._attended: str | None = None
        self._post: Post | None = None
        """The post that is attended to."""
        self._came_to: tuple[str, int] | None = None
        """Where in it a person was when they came to it."""
        self._gone_into: str | None = None
        self._live: tuple[str, float] | None = None
        """How much of the open post has been read; memory knows of it when somebody rests."""
        self._unmeasured = False
        """Whether something was read of an article that was not all there."""
        self._left_unread: str | None = None
        """A post that was said to be unread while somebody was in it: its end says nothing any more."""
        self._timer: Timer | None = None
        self._rest_timer: Timer | None = None

    @property
    def _memory(self) -> Memory | None:
        return self.library.memory

    def show(self) -> None:
        """Show how much of the open post has been read, in the list and below the article alike."""
        article = self._panes.article
        if article.post is not None:
            share = article.share = self.share_of(article.post.path)
            if share is not None:
                self._panes.list.posts.mark_being_read(article.post.path, share)

    def note_attention(self, post: Post | None, *, opened: bool = False, to_read: bool = False) -> None:
        """Note whether a person is in an article or its outline, and not only sees it beside the list."""
        is_reading = not self._panes.is_in(Pane.LIST)
        self.attend(post if is_reading else None, opened=opened, to_read=to_read)

    def attend(self, post: Post | None, *, opened: bool = False, to_read: bool = False) -> None:
        """Note that a person is in the article of this post now, or in none.

        Who has only come over to it has not gone into it before they move there; who ``opened`` it has after
        a moment. ``to_read`` is whether it was opened to be read, and not for a place in it.
        """
        path = None if post is None else post.path
        if path == self._attended:
            return
        self._turn_to(path)
        self._post = post
        seen = None if post is None else self._whereabouts()
        self._came_to = None if seen is None or seen.path != path else seen.position[:2]
        if post is not None and opened:
            self._timer = self._screen.set_timer(MOMENT, lambda: self.go_into(post, to_read=to_read))

    def go_into(self, post: Post, *, to_read: bool = False) -> None:
        """Note that a post was opened, and not only looked at in passing. ``to_read`` is as in `attend`."""
        if (memory := self._memory) is not None:
            self._turn_to(post.path)
            self._post = post
            self._gone_into = post.path
            memory.opened(post.path, post.title)
            self.library.refresh()
            self.moved()
            if to_read:
                self._finish_soon()

    def read_on(self, start: Place, end: Place) -> None:
        """Note that a person has read on, from one place at the top of the pane down to another."""
        post = self._post
        if post is None or (memory := self._memory) is None:
            return
        if self._gone_into != post.path:
            self.go_into(post)
        self.progress.add(start, end)
        self._measure(post.path, memory)

    def moved(self) -> None:
        """Note that the article is at another place, which counts when it stays there."""
        if self._gone_into is not None:
            if self._rest_timer is not None:
                self._rest_timer.stop()
            self._rest_timer = self._screen.set_timer(REST, self.rest)
        elif self._post is not None and self._came_to is not None:
            seen = self._whereabouts()
            if seen is not None and seen.path == self._post.path and seen.position[:2] != self._came_to:
                self.go_into(self._post)

    def rest(self) -> None:
        """Remember where a person is in the article that they have gone into."""
        if self._rest_timer is not None:
            self._rest_timer.stop()
            self._rest_timer = None
        seen = None if self._gone_into is None else self._whereabouts()
        if seen is None or seen.path != self._gone_into or (memory := self._memory) is None:
            return
        path, position = seen
        if self._unmeasured:
            self._measure(path, memory)
        if self.progress.is_held_back:
            return
        if position.fraction >= 1 and path not in memory.read:
            # Whoever only looked at the end comes back to it.
            position = position._replace(fraction=SHORT_OF_END)
        known, share = memory.position(path), self._live_share(path)
        passed = self.progress.as_text() or ("" if known is None else known.passed)
        position = position._replace(passed=passed)
        if has_moved(position, known) or share > memory.furthest.get(path, 0.0):
            memory.stopped(path, position, share)
        self.library.refresh()

    def share_of(self, path: str) -> float | None:
        """Return how much of a post has been read, 0 to 1; None as long as that is not known."""
        memory = self._memory
        if memory is None or not self.library.is_loaded:
            return None
        if path in memory.read:
            return 1.0
        return min(SHORT_OF_END, max(memory.furthest.get(path, 0.0), self._live_share(path)))

    def shown(self) -> None:
        """Begin to measure what is read of the article that is shown now."""
        self._live = None
        self._unmeasured = False
        if (post := self._panes.article.post) is not None:
            self.progress.begin(lambda: self._kept(post.path))
        self.show()

    def toggle_read(self, post: Post) -> None:
        """Mark a post as read, or as unread."""
        if (memory := self._memory) is not None:
            self.rest()
            read = post.path not in memory.read
            was_at_end = memory.furthest.get(post.path, 0.0) >= 1
            memory.set_read(post.path, read)
            if not read and was_at_end:
                # It begins anew, and its end says nothing as long as somebody is there.
                self._left_unread = post.path
                if (shown := self._panes.article.post) is not None and post.path == shown.path:
                    self._live = None
                    self.progress.forget()
            self.library.refresh()
            self.library.say_done("Marked as read" if read else "Marked as unread")

    def _whereabouts(self) -> Whereabouts | None:
        """Return which post is shown, and where in it the pane is."""
        article = self._panes.article
        post, destination, fraction = article.post, article.destination, article.fraction
        if post is None or destination is None or destination.anchor is None or fraction is None:
            return None
        from reader.memory.model import Position

        anchor = destination.anchor.as_text()
        return Whereabouts(post.path, Position(anchor, destination.rows_above, fraction))

    def _turn_to(self, path: str | None) -> None:
        """Whatever was attended to for less than a moment has not been gone into."""
        if path != self._attended:
            self.rest()
            self._gone_into = self._left_unread = self._post = self._came_to = None
        self._attended = path
        if self._timer is not None:
            self._timer.stop()

    def _finish_soon(self) -> None:
        """Take a post that fits into the pane for read when somebody rests in it."""
        self._timer = self._screen.set_timer(REST, self._finish_what_fits)

    def _finish_what_fits(self) -> None:
        seen, memory = self._whereabouts(), self._memory
        if self._gone_into is None or memory is None:
            return
        if seen is None or seen.path != self._gone_into or not self.progress.is_complete:
            # It is still on its way to the screen.
            self._finish_soon()
        elif not self.progress.is_held_back and self.progress.is_all_in_view:
            self.progress.add(Place(0), Place(0))
            self._measure(seen.path, memory)

    def _measure(self, path: str, memory: Memory) -> None:
        """Find out how much of the open post has been read by now.

        Only reading asks for it: in another size of the pane or after an edit, the same is another share.
        """
        self._unmeasured = not self.progress.is_complete
        share = self.progress.share
        if share > self._live_share(path):
            self._live = path, share
        if share >= 1 and path not in memory.read and path != self._left_unread:
            memory.set_read(path, True)
            self.library.refresh()
        self.show()

    def _live_share(self, path: str) -> float:
        """Return how much of a post was read since it was opened."""
        return self._live[1] if self._live is not None and self._live[0] == path else 0.0

    def _kept(self, path: str) -> Kept | None:
        """Return what is known of a post from earlier runs; None as long as it is not known."""
        if (memory := self._memory) is None or not self.library.is_loaded:
            return None
        position = memory.position(path)
        return Kept(memory.furthest.get(path, 0.0), "" if position is None else position.passed)
