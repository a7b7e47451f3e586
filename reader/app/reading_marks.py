"""What reading leaves behind: which posts were gone into, read and starred, in the list and in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from textual.timer import Timer

from reader.content.post import Post
from reader.memory.memory import Memory

MOMENT: Final = 1.0
"""Seconds for which somebody is in an article until they have gone into it."""


class ReadingMarks:
    """Tells memory what a person does, and the list what memory knows."""

    def __init__(
        self,
        show: Callable[[Memory], None],
        say: Callable[[str], None],
        set_timer: Callable[[float, Callable[[], None]], Timer],
    ) -> None:
        """``show`` lists posts as memory has them, ``say`` tells a person something."""
        self._show = show
        self._say = say
        self._set_timer = set_timer
        self._memory: Memory | None = None
        self._told_trouble = ""
        self._attended: str | None = None
        self._timer: Timer | None = None

    def begin(self, folder: Path) -> bool:
        """It is known which folder is read; whether that is new, and `load` should follow."""
        if self._memory is not None:
            return False
        self._memory = Memory(folder)
        self._show(self._memory)
        return True

    def load(self) -> None:
        """Read what was remembered before. For a worker; `loaded` comes after it."""
        if self._memory is not None:
            self._memory.load()

    def loaded(self) -> None:
        """Memory may have changed: show it, and say once what is wrong with it."""
        if self._memory is None:
            return
        self._show(self._memory)
        if self._memory.trouble != self._told_trouble:
            self._told_trouble = self._memory.trouble
            self._say(self._told_trouble)

    def attend(self, post: Post | None) -> None:
        """A person is in the article of this post now, or in none; after a moment it counts as read."""
        path = None if post is None else post.path
        if path == self._attended:
            return
        self._turn_to(path)
        if post is not None:
            self._timer = self._set_timer(MOMENT, lambda: self.go_into(post))

    def go_into(self, post: Post) -> None:
        """A post was opened to be read, and not only looked at in passing."""
        if self._memory is not None:
            self._turn_to(post.path)
            self._memory.opened(post.path)
            self.loaded()

    def toggle_star(self, post: Post) -> None:
        """Star a post, or take its star away."""
        if self._memory is not None:
            starred = post.path not in self._memory.starred
            self._memory.set_starred(post.path, starred)
            self.loaded()
            self._say("Starred" if starred else "No longer starred")

    def toggle_read(self, post: Post) -> None:
        """Mark a post as read, or as unread."""
        if self._memory is not None:
            read = post.path not in self._memory.read
            self._memory.set_read(post.path, read)
            self.loaded()
            self._say("Marked as read" if read else "Marked as unread")

    def close(self) -> None:
        """Write down what is not written yet."""
        if self._memory is not None:
            self._memory.close()

    def _turn_to(self, path: str | None) -> None:
        """Whatever was attended to for less than a moment has not been gone into."""
        self._attended = path
        if self._timer is not None:
            self._timer.stop()
