"""What reading leaves behind: how far posts were read, which are starred; in the list and in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from textual.timer import Timer

from reader.app.article.history import Stop
from reader.app.article.progress import Kept, Progress
from reader.app.article.stops import SHORT_OF_END, Whereabouts, has_moved, stop_at
from reader.content.post import Post
from reader.document.model import Place

if TYPE_CHECKING:
    from reader.memory.memory import Memory
    from reader.memory.model import Layout

MOMENT: Final = 1.0
"""Seconds for which somebody is in an article until they have gone into it."""

REST: Final = 0.5
"""Seconds without a move after which a place is remembered."""

LOADING: Final = 0.25
"""Seconds that an article waits, at most, to learn from memory where it was left."""

Look = Callable[[], Whereabouts | None]


class ReadingMarks:
    """Tells memory what a person does, and the list what memory knows."""

    def __init__(
        self,
        show: Callable[[Memory], None],
        tell_share: Callable[[], None],
        say: Callable[[str], None],
        warn: Callable[[str], None],
        set_timer: Callable[[float, Callable[[], None]], Timer],
        call_later: Callable[[Callable[[], None]], object],
        look: Look,
        progress: Progress,
    ) -> None:
        """``show`` lists posts as memory has them, ``say`` tells a person something, ``warn`` what failed.

        ``tell_share`` is called when more of the open post may have been read. ``call_later`` has something
        called by the event loop, from any thread. ``look`` tells which post is shown and where in it the pane
        is, and ``progress`` how much of that has been read.
        """
        self.progress = progress
        self._tell_share = tell_share
        self._show = show
        self._say = say
        self._warn = warn
        self._set_timer = set_timer
        self._call_later = call_later
        self._look = look
        self._folder: Path | None = None
        self._memory: Memory | None = None
        self._making = Lock()
        self._keeps = True
        self._loaded = Event()
        self._told_trouble = ""
        self._shown: str | None = None
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
    def memory(self) -> Memory | None:
        """What is remembered, once it is known of which folder. It is made when it is first needed."""
        with self._making:
            if self._memory is None and self._folder is not None:
                from reader.memory.memory import Memory

                self._memory = Memory(self._folder, keep=self._keeps)
                self._memory.tell_failure = lambda: self._call_later(self._tell_failure)
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

    def attend(self, post: Post | None, *, opened: bool = False, to_read: bool = False) -> None:
        """A person is in the article of this post now, or in none.

        Who has only come over to it has not gone into it before they move there; who ``opened`` it has after
        a moment. ``to_read`` is whether it was opened to be read, and not for a place in it.
        """
        path = None if post is None else post.path
        if path == self._attended:
            return
        self._turn_to(path)
        self._post = post
        seen = None if post is None else self._look()
        self._came_to = None if seen is None or seen.path != path else seen.position[:2]
        if post is not None and opened:
            self._timer = self._set_timer(MOMENT, lambda: self.go_into(post, to_read=to_read))

    def go_into(self, post: Post, *, to_read: bool = False) -> None:
        """A post was opened, and not only looked at in passing. ``to_read`` as in `attend`."""
        if (memory := self.memory) is not None:
            self._turn_to(post.path)
            self._post = post
            self._gone_into = post.path
            memory.opened(post.path, post.title)
            self.refresh()
            self.moved()
            if to_read:
                self._finish_soon()

    def read_on(self, start: Place, end: Place) -> None:
        """A person has moved on in reading, from one place at the top of the pane down to another."""
        post = self._post
        if post is None or (memory := self.memory) is None:
            return
        if self._gone_into != post.path:
            self.go_into(post)
        self.progress.add(start, end)
        self._measure(post.path, memory)

    def moved(self) -> None:
        """The article is at another place, which counts when it stays there."""
        if self._gone_into is not None:
            if self._rest_timer is not None:
                self._rest_timer.stop()
            self._rest_timer = self._set_timer(REST, self.rest)
        elif self._post is not None and self._came_to is not None:
            seen = self._look()
            if seen is not None and seen.path == self._post.path and seen.position[:2] != self._came_to:
                self.go_into(self._post)

    def rest(self) -> None:
        """Remember where a person is in the article that they have gone into."""
        if self._rest_timer is not None:
            self._rest_timer.stop()
            self._rest_timer = None
        seen = None if self._gone_into is None else self._look()
        if seen is None or seen.path != self._gone_into or (memory := self.memory) is None:
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
        self.refresh()

    def share_of(self, path: str) -> float | None:
        """How much of a post has been read, 0 to 1 for all of it; None as long as that is not known."""
        memory = self.memory
        if memory is None or not self._loaded.is_set():
            return None
        if path in memory.read:
            return 1.0
        return min(SHORT_OF_END, max(memory.furthest.get(path, 0.0), self._live_share(path)))

    def shown(self, path: str) -> None:
        """The article of a post is shown."""
        self._shown = path
        self._live = None
        self._unmeasured = False
        self.progress.begin(lambda: self._kept(path))

    def toggle_star(self, post: Post) -> None:
        """Star a post, or take its star away."""
        if (memory := self.memory) is not None:
            starred = post.path not in memory.starred
            memory.set_starred(post.path, starred)
            self.refresh()
            self.say_done("Starred" if starred else "No longer starred")

    def toggle_read(self, post: Post) -> None:
        """Mark a post as read, or as unread."""
        if (memory := self.memory) is not None:
            self.rest()
            read = post.path not in memory.read
            was_at_end = memory.furthest.get(post.path, 0.0) >= 1
            memory.set_read(post.path, read)
            if not read and was_at_end:
                # It begins anew, and its end says nothing as long as somebody is there.
                self._left_unread = post.path
                if post.path == self._shown:
                    self._live = None
                    self.progress.forget()
            self.refresh()
            self.say_done("Marked as read" if read else "Marked as unread")

    def say_done(self, done: str) -> None:
        """Say what a person has done; and that it is not kept, where that is known by now."""
        failure = "" if self._memory is None else self._memory.failure
        self._say(f"{done}, but not kept: {failure}" if failure else done)

    def keep_layout(self, layout: Layout) -> None:
        """Remember how the library is shown, once it is known how it was shown before."""
        memory = self.memory
        if memory is not None and self._keeps and self._loaded.is_set():
            memory.set_layout(layout)

    def close(self) -> None:
        """Write down what is not written yet."""
        if self._memory is not None:
            self._memory.close()

    def take_unkept(self) -> str:
        """What could not be kept when it was closed, and why; once. Empty when all is kept."""
        if self._memory is None or not self._keeps:
            return ""
        unkept, self._keeps = self._memory.unkept, False
        return unkept

    def _tell_failure(self) -> None:
        """Say that what was done is not kept, or is kept again."""
        if (memory := self._memory) is None:
            return
        self._told_trouble = memory.trouble
        if memory.failure:
            unkept = memory.unkept
            text = f"Not kept for the next run: {unkept}" if unkept else memory.trouble
            self._say(text)
            self._warn(text)
        else:
            self._say("What you did is kept again")

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
        self._timer = self._set_timer(REST, self._finish_what_fits)

    def _finish_what_fits(self) -> None:
        seen, memory = self._look(), self.memory
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
            self.refresh()
        self._tell_share()

    def _live_share(self, path: str) -> float:
        """How much of a post was read since it was opened."""
        return self._live[1] if self._live is not None and self._live[0] == path else 0.0

    def _kept(self, path: str) -> Kept | None:
        """What is known of a post from earlier runs; None as long as it is not known."""
        if (memory := self.memory) is None or not self._loaded.is_set():
            return None
        position = memory.position(path)
        return Kept(memory.furthest.get(path, 0.0), "" if position is None else position.passed)
