"""What reading leaves behind: how far posts were read, which are starred; in the list and in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from reader.app.history import Stop
from reader.content.post import Post
from reader.document.anchors import Anchor

if TYPE_CHECKING:
    from reader.memory.memory import Memory
    from reader.memory.values import Layout, Position

MOMENT: Final = 1.0
"""Seconds for which somebody is in an article until they have gone into it."""

REST: Final = 0.5
"""Seconds without a move after which a place is remembered."""

LOADING: Final = 0.25
"""Seconds that an article waits, at most, to learn from memory where it was left."""

Look = Callable[[], "tuple[str, Position] | None"]


class ReadingMarks:
    """Tells memory what a person does, and the list what memory knows."""

    def __init__(
        self,
        show: Callable[[Memory], None],
        say: Callable[[str], None],
        set_timer: Callable[[float, Callable[[], None]], Timer],
        look: Look,
    ) -> None:
        """``show`` lists posts as memory has them, ``say`` tells a person something.

        ``look`` tells which post is shown, by its path, and where in it the pane is.
        """
        self._show = show
        self._say = say
        self._set_timer = set_timer
        self._look = look
        self._folder: Path | None = None
        self._memory: Memory | None = None
        self._making = Lock()
        self._keeps = True
        self._loaded = Event()
        self._told_trouble = ""
        self._attended: str | None = None
        self._gone_into: str | None = None
        self._left_unread: str | None = None
        """A post that was said to be unread while somebody was in it: its end says nothing any more."""
        self._timer: Timer | None = None
        self._rest_timer: Timer | None = None

    @property
    def memory(self) -> Memory | None:
        """What is remembered, once it is known of which folder. It is made when it is first needed."""
        with self._making:
            if self._memory is None and self._folder is not None:
                from reader.memory.memory import Memory

                self._memory = Memory(self._folder, keep=self._keeps)
            return self._memory

    def begin(self, folder: Path, *, keep: bool) -> bool:
        """It is known which folder is read; whether `load` should follow.

        ``keep`` is whether anything is remembered for the next run.
        """
        if self._folder is not None:
            return False
        self._keeps = keep
        self._folder = folder
        if not keep:
            self._loaded.set()
        return keep

    def load(self) -> None:
        """Read what was remembered before. For a worker; `refresh` comes after it."""
        if (memory := self.memory) is not None:
            memory.load()
            self._loaded.set()

    def refresh(self) -> None:
        """Memory may have changed: show it, and say once what is wrong with it."""
        if (memory := self.memory) is None:
            return
        self._show(memory)
        if memory.trouble != self._told_trouble:
            self._told_trouble = memory.trouble
            self._say(self._told_trouble)

    def stop_in(self, path: str) -> Stop | None:
        """Where one stopped in a post; None for its top. For a worker: it waits until memory was read."""
        self._loaded.wait(LOADING)
        memory = self.memory
        return None if memory is None else stop_at(memory.position(path))

    def attend(self, post: Post | None) -> None:
        """A person is in the article of this post now, or in none; after a moment they have gone into it."""
        path = None if post is None else post.path
        if path == self._attended:
            return
        self._turn_to(path)
        if post is not None:
            self._timer = self._set_timer(MOMENT, lambda: self.go_into(post))

    def go_into(self, post: Post) -> None:
        """A post was opened to be read, and not only looked at in passing."""
        if (memory := self.memory) is not None:
            self._turn_to(post.path)
            self._gone_into = post.path
            memory.opened(post.path, post.title)
            self.refresh()
            self.moved()

    def moved(self) -> None:
        """The article is at another place, which counts when it stays there."""
        if self._gone_into is not None:
            if self._rest_timer is not None:
                self._rest_timer.stop()
            self._rest_timer = self._set_timer(REST, self.rest)

    def rest(self) -> None:
        """Remember where a person is in the article that they have gone into."""
        if self._rest_timer is not None:
            self._rest_timer.stop()
            self._rest_timer = None
        seen = None if self._gone_into is None else self._look()
        if seen is None or seen[0] != self._gone_into or (memory := self.memory) is None:
            return
        path, position = seen
        known = memory.position(path)
        if known is None or known[:2] != position[:2] or position.fraction > known.fraction:
            memory.stopped(path, position)
        if position.fraction >= 1 and path not in memory.read and path != self._left_unread:
            memory.set_read(path, True)
        self.refresh()

    def toggle_star(self, post: Post) -> None:
        """Star a post, or take its star away."""
        if (memory := self.memory) is not None:
            starred = post.path not in memory.starred
            memory.set_starred(post.path, starred)
            self.refresh()
            self._say("Starred" if starred else "No longer starred")

    def toggle_read(self, post: Post) -> None:
        """Mark a post as read, or as unread."""
        if (memory := self.memory) is not None:
            read = post.path not in memory.read
            memory.set_read(post.path, read)
            self._left_unread = None if read else post.path
            self.refresh()
            self._say("Marked as read" if read else "Marked as unread")

    def keep_layout(self, layout: Layout) -> None:
        """Remember how the library is shown, once it is known how it was shown before."""
        memory = self.memory
        if memory is not None and self._keeps and self._loaded.is_set():
            memory.set_layout(layout)

    def close(self) -> None:
        """Write down what is not written yet."""
        if self._memory is not None:
            self._memory.close()

    def _turn_to(self, path: str | None) -> None:
        """Whatever was attended to for less than a moment has not been gone into."""
        if path != self._attended:
            self.rest()
            self._gone_into = self._left_unread = None
        self._attended = path
        if self._timer is not None:
            self._timer.stop()


def stop_at(position: Position | None) -> Stop | None:
    """Where to open a post that was left at a position; None for its top. One left at its end begins anew."""
    if position is None or position.fraction >= 1:
        return None
    return stop_of(position.anchor, position.rows_above)


def stop_of(text: str, rows_above: int) -> Stop | None:
    """What memory kept of a place as text; None when it makes no sense."""
    anchor = Anchor.from_text(text)
    return None if anchor is None else Stop(anchor, rows_above)
