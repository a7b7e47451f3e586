"""A library that tells the application what has changed on the disk when a test says so."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.content.discovery.errors import LibraryError
from reader.content.following.follower import LibraryFollower
from reader.content.posts.events import Event, Failed
from reader.document.reading.index_headings import OUTLINES
from tests.app.screen import WIDE, settle, until
from tests.environment import PATIENCE


class FollowedLibrary:
    """A `Library` that looks at the disk only when it is asked to."""

    def __init__(self, folder: Path) -> None:
        self._follower = LibraryFollower(folder, OUTLINES)
        self._asked: queue.Queue[threading.Event | None] = queue.Queue()

    def has_result(self, patience: float) -> bool:
        return False

    def events(self) -> Iterator[Event]:
        yield from self._follower.follow()
        while (told := self._asked.get()) is not None:
            try:
                yield from self._follower.refresh()
            except LibraryError as error:
                yield Failed(error.message, error.hint)
            told.set()

    def refresh(self) -> None:
        self.look()

    def look(self) -> threading.Event:
        """Look at the disk; what is returned is set when all that differs has been told."""
        told = threading.Event()
        self._asked.put(told)
        return told

    def stop(self) -> None:
        self._asked.put(None)


class Followed:
    """The application on a library that is followed."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None], library: FollowedLibrary) -> None:
        self.app = app
        self.pilot = pilot
        self._library = library

    async def notice(self) -> None:
        """Have what has changed on the disk noticed, and answered to."""
        told = self._library.look()
        assert await asyncio.to_thread(told.wait, PATIENCE)
        await settle(self.pilot)

    def look(self) -> None:
        """Have the disk looked at, and go on at once."""
        self._library.look()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settle(self.pilot)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        await until(holds)
        await settle(self.pilot)


@asynccontextmanager
async def follow_in_reader(folder: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Followed]:
    """The application on a folder, with everything read, that notices changes when told to."""
    library = FollowedLibrary(folder)
    app = ReaderApp(folder, library)
    async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
        followed = Followed(app, pilot, library)
        await settle(pilot)
        # Once all has been read, a thread follows the folder.
        await followed.notice()
        yield followed
