"""Waiting until the application has answered: for what it still has to do, never for time to pass.

Textual's own pilot watches how much processor time the process takes, which on a busy machine tells nothing.
"""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from textual import app as textual_app
from textual import pilot as textual_pilot
from textual.app import App

from reader.app.app import ReaderApp
from reader.app.terminal.type_ahead import POLLING
from reader.pictures.loader import PictureLoader
from tests.app.textual_internals import callbacks_due, draw, failure, running_app, timers_of, work_of
from tests.environment import PATIENCE

SHORT: Final = 0.02
"""Seconds of a timer that is over before a person presses the next key."""

PAUSE: Final = 0.1
"""Seconds of a timer that is over when a person looks at the screen."""

_CALM: Final = 2
"""Turns of the event loop without anything to do: timers that are due are found at the end of one."""

_held_back = False
"""Whether the test itself lets no work end."""

_loaders: weakref.WeakSet[PictureLoader] = weakref.WeakSet()
"""What decodes pictures in threads of its own."""

_work: set[asyncio.Future[Any]] = set()
"""What was handed to threads, and is not done."""


def wait_for_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pilots wait until all is answered: after a key, and longer when they pause."""
    run_in_executor = asyncio.BaseEventLoop.run_in_executor

    def note(
        loop: asyncio.BaseEventLoop, executor: Any, function: Callable[..., Any], *arguments: Any
    ) -> asyncio.Future[Any]:
        future = run_in_executor(loop, executor, function, *arguments)
        _work.add(future)
        future.add_done_callback(_work.discard)
        return future

    make_loader = PictureLoader.__init__

    def note_loader(loader: PictureLoader, *arguments: Any, **options: Any) -> None:
        make_loader(loader, *arguments, **options)
        _loaders.add(loader)

    async def after_key(*_: float) -> None:
        await quiet(running_app(), SHORT)

    async def after_pause(*_: float) -> None:
        await quiet(running_app(), PAUSE)

    _work.clear()
    _loaders.clear()
    monkeypatch.setattr(PictureLoader, "__init__", note_loader)
    monkeypatch.setattr(asyncio.BaseEventLoop, "run_in_executor", note)
    monkeypatch.setattr(textual_app, "wait_for_idle", after_key)
    monkeypatch.setattr(textual_pilot, "wait_for_idle", after_pause)


@contextmanager
def work_held_back() -> Iterator[None]:
    """Wait for no work meanwhile, because the test lets none end."""
    global _held_back
    _held_back = True
    try:
        yield
    finally:
        _held_back = False


async def quiet(app: App[Any], longest: float) -> None:
    """Wait until every message is answered, the screen drawn, all work done, and each short timer over.

    ``longest`` is how many seconds a timer may take to be waited for.
    """
    while app.is_running and failure(app) is None:
        await _nothing_to_do()
        if draw(app):
            continue
        if isinstance(app, ReaderApp) and not app.type_ahead.is_empty:
            await asyncio.sleep(POLLING)
            continue
        if not all(loader.is_idle for loader in _loaders):
            await asyncio.sleep(POLLING)
            continue
        awaited = (
            {*timers_of(app, longest)} if _held_back else {*_work, *work_of(app), *timers_of(app, longest)}
        )
        if not awaited:
            return
        async with asyncio.timeout(PATIENCE):
            await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)


async def _nothing_to_do() -> None:
    """Give up turns until nobody else takes one."""
    calm = 0
    while calm < _CALM:
        await asyncio.sleep(0)
        calm = 0 if callbacks_due() else calm + 1
