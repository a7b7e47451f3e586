"""What is remembered of a library: read when it is first needed, shown in the list, and written down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Final

from reader.app.library.whereabouts import destination_at
from reader.app.library.workspace import Workspace
from reader.app.widgets.notices import warn
from reader.content.post import Post
from reader.document.reading.destination import TOP, Destination
from reader.settings.folders import is_anything_kept

if TYPE_CHECKING:
    from reader.memory.memory import Memory
    from reader.memory.model import LastSession

LOADING: Final = 0.25
"""Seconds that an article waits, at most, to learn from memory where it was left."""

_WAYS_IN_AND_OUT: Final = frozenset({"palette", "help", "leave", "quit"})


class LibraryMemory:
    """Has the memory of one folder, and tells a person what cannot be kept."""

    def __init__(self, workspace: Workspace) -> None:
        self.after_refresh: Callable[[], object] = lambda: None
        """Called when what is remembered has changed."""
        self._screen = workspace.screen
        self._panes = workspace.panes
        self._path = workspace.path
        self._keeps = workspace.keeps
        self._folder: Path | None = None
        self._memory: Memory | None = None
        self._making = Lock()
        self._loaded = Event()
        self._told_trouble = ""

    @property
    def memory(self) -> Memory | None:
        """Return what is remembered, once it is known of which folder. It is made when it is first needed."""
        with self._making:
            if self._memory is None and self._folder is not None:
                from reader.memory.memory import Memory

                self._memory = Memory(self._folder, keep=self._keeps)
                self._memory.tell_failure = lambda: self._screen.call_later(self._tell_failure)
            return self._memory

    @property
    def is_loaded(self) -> bool:
        """Tell whether what was remembered before has been read."""
        return self._loaded.is_set()

    def first_look(self, folder: Path) -> LastSession | None:
        """Return what is remembered of a library, for the first paint."""
        if not self._keeps or not is_anything_kept():
            return None
        from reader.memory.all_libraries import last_session

        return last_session(folder)

    def begin(self, folder: Path) -> None:
        """Remember what becomes of the posts of a folder. Nothing of it is needed to show them."""
        if self._folder is not None:
            return
        self._folder = folder
        if self._keeps:
            self._screen.call_after_refresh(self._load_in_worker)
        else:
            self._loaded.set()

    def refresh(self) -> None:
        """Show what is remembered, which may have changed, and say once what is wrong with it."""
        if (memory := self.memory) is None:
            return
        self._panes.list.remember(memory)
        self.after_refresh()
        if memory.trouble != self._told_trouble:
            self._told_trouble = memory.trouble
            self._panes.article.say(self._told_trouble)

    def destination_in(self, path: str) -> Destination:
        """Return where one stopped in a post. For a worker: it waits until memory was read."""
        self._loaded.wait(LOADING)
        memory = self.memory
        return TOP if memory is None else destination_at(memory.position(path))

    def toggle_star(self, post: Post) -> None:
        """Star a post, or take its star away."""
        if (memory := self.memory) is not None:
            starred = post.path not in memory.starred
            memory.set_starred(post.path, starred)
            self.refresh()
            self.say_done("Starred" if starred else "No longer starred")

    def say_done(self, done: str) -> None:
        """Say what a person has done; and that it is not kept, where that is known by now."""
        failure = "" if self._memory is None else self._memory.failure
        self._panes.article.say(f"{done}, but not saved: {failure}" if failure else done)

    def note_use(self, command: str) -> None:
        """Note that a person used a command, but for those that only open or leave something."""
        if command not in _WAYS_IN_AND_OUT and (memory := self.memory) is not None:
            memory.used(command)

    def keep_layout(self) -> None:
        """Remember how the library is shown, once it is known how it was. One post shows nothing of that."""
        if self._path.is_file():
            return
        memory = self.memory
        if memory is not None and self._keeps and self.is_loaded:
            from reader.memory.model import Layout

            posts, wanted = self._panes.list, self._panes.arrangement.wanted
            order, is_reversed = posts.ordering.asked
            memory.set_layout(
                Layout(
                    order,
                    is_reversed,
                    posts.posts.dense,
                    list_beside=wanted.list_beside,
                    outline_wanted=wanted.outline_wanted,
                    zen=wanted.zen,
                    list_width=wanted.list_width,
                    outline_width=wanted.outline_width,
                )
            )

    def close(self) -> None:
        """Write down what is not written yet."""
        if self._memory is not None:
            self._memory.close()

    def take_unkept(self) -> str:
        """Return what could not be kept when it was closed, and why; once. Empty when all is kept."""
        if self._memory is None or not self._keeps:
            return ""
        unkept, self._keeps = self._memory.unkept, False
        return unkept

    def _load_in_worker(self) -> None:
        self._screen.run_worker(self._load, thread=True, exclusive=True, group="memory", exit_on_error=False)

    def _load(self) -> None:
        if (memory := self.memory) is not None:
            memory.load()
            self._loaded.set()
        self._screen.app.call_from_thread(self.refresh)

    def _tell_failure(self) -> None:
        """Say that what was done is not kept, or is kept again."""
        if (memory := self._memory) is None:
            return
        self._told_trouble = memory.trouble
        if memory.failure:
            unkept = memory.unkept
            text = f"Not saved for the next run: {unkept}" if unkept else memory.trouble
            self._panes.article.say(text)
            warn(self._screen.app, text)
        else:
            self._panes.article.say("What you do is saved again")
