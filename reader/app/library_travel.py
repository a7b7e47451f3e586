"""Going to other articles and back: to posts, and to files that are no posts of the library."""

from __future__ import annotations

import asyncio
import time
from typing import Final

from textual import on, work

from reader.app.history import Visit
from reader.app.library_panes import LibraryPanes
from reader.app.loading import FileFound, Wanted, find_file
from reader.content.post import Post
from reader.document.model import Place

ARRIVAL_PATIENCE: Final = 1.0
"""Seconds that keys wait for the post that they are meant for."""

POLLING: Final = 0.005
"""Seconds after which it is looked again whether it is there."""


class LibraryTravel(LibraryPanes):
    """Knows where a person is, and opens what lies where they go or have been."""

    @property
    def _here(self) -> Visit | None:
        """Where a person is, to the row."""
        return None if self._open is None else Visit(self._open.path, *self._article.reading.spot)

    async def _arrive(self) -> None:
        """Wait until the post that was asked for last is shown: keys typed meanwhile are meant for it."""
        end = time.monotonic() + ARRIVAL_PATIENCE
        while self._open is not self._wanted and time.monotonic() < end:
            await asyncio.sleep(POLLING)

    def _leave_place(self) -> None:
        if (here := self._here) is not None:
            self._travel.history.leave(here)

    def _visit(self, visit: Visit) -> None:
        """Go to a place where a person has been."""
        path, place, rows_above = visit
        if self._wanted is not None and path == self._wanted.path:
            self._article.go_to(place, rows_above=rows_above)
        elif (post := self._index.find(path)) is not None:
            self._open_post(Wanted(post, place, rows_above=rows_above))
            self._list.posts.select(path)
        else:
            self._find_file(path, place=place, rows_above=rows_above)

    @work(thread=True, exclusive=True, group="article", exit_on_error=False)
    def _find_file(
        self, path: str, *, fragment: str = "", place: Place | None = None, rows_above: int = 0
    ) -> None:
        """Look at a file that is no post of the library, which may lie outside of it, to open it."""

        def wanted(post: Post) -> Wanted:
            return Wanted(post, place, fragment, rows_above=rows_above)

        self.post_message(find_file(self._index, wanted, path))

    @on(FileFound)
    def _open_file(self, event: FileFound) -> None:
        if event.wanted.place is None:
            self._leave_place()
        self._open_post(event.wanted)
