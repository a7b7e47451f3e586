"""Waiting until the application has answered: for what it still has to do, never for time to pass.

Textual's own pilot watches how much processor time the process takes, which on a busy machine tells nothing.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
from textual import app as textual_app
from textual import pilot as textual_pilot
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.geometry import Region

from reader.app.app import ReaderApp
from reader.app.terminal.type_ahead import POLLING
from tests.environment import PATIENCE

SHORT: Final = 0.02
"""Seconds of a timer that is over before a person presses the next key."""

PAUSE: Final = 0.1
"""Seconds of a timer that is over when a person looks at the screen."""

_CALM: Final = 2
"""Turns of the event loop without anything to do: timers that are due are found at the end of one."""

_held_back = False
"""Whether the test itself lets no work end."""

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

    async def after_key(*_: float) -> None:
        await quiet(active_app.get(), SHORT)

    async def after_pause(*_: float) -> None:
        await quiet(active_app.get(), PAUSE)

    _work.clear()
    monkeypatch.setattr(asyncio.BaseEventLoop, "run_in_executor", note)
    monkeypatch.setattr(textual_app, "wait_for_idle", after_key)
    monkeypatch.setattr(textual_pilot, "wait_for_idle", after_pause)


def draw_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have frames made as far as widgets make them, not cut up for a terminal that is not there.

    What a test looks at on the screen is made whole.
    """
    full, partial = Compositor.render_full_update, Compositor.render_partial_update

    def render_full_update(compositor: Compositor, simplify: bool = False) -> Any:
        if simplify or not active_app.get().is_headless:
            return full(compositor, simplify)
        compositor._dirty_regions.clear()
        deque(compositor._get_renders(compositor.size.region), maxlen=0)
        return None

    def render_partial_update(compositor: Compositor) -> Any:
        if not active_app.get().is_headless:
            return partial(compositor)
        regions = compositor._dirty_regions.copy()
        compositor._dirty_regions.clear()
        if regions:
            crop = Region.from_union(regions).intersection(compositor.size.region)
            deque(compositor._get_renders(crop), maxlen=0)
        return None

    monkeypatch.setattr(Compositor, "render_full_update", render_full_update)
    monkeypatch.setattr(Compositor, "render_partial_update", render_partial_update)


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
    while app._running and app._exception is None:
        await _nothing_to_do()
        if _draw(app):
            continue
        if isinstance(app, ReaderApp) and not app.type_ahead.is_empty:
            await asyncio.sleep(POLLING)
            continue
        awaited = {*_timers(app, longest)} if _held_back else {*_work, *_workers(app), *_timers(app, longest)}
        if not awaited:
            return
        async with asyncio.timeout(PATIENCE):
            await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)


async def _nothing_to_do() -> None:
    """Give up turns until nobody else takes one."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    calm = 0
    while calm < _CALM:
        await asyncio.sleep(0)
        calm = 0 if ready else calm + 1


def _draw(app: App[Any]) -> bool:
    """Draw what has changed, instead of when the next frame is due; whether anything had."""
    if not app._screen_stack or app._batch_count:
        return False
    screen = app.screen
    if not (screen._update_timer._active.is_set() or screen._callbacks):
        return False
    screen._on_timer_update()
    return True


def _workers(app: App[Any]) -> Iterator[asyncio.Future[Any]]:
    return (worker._task for worker in app.workers if worker._task is not None and not worker._task.done())


def _timers(app: App[Any], longest: float) -> Iterator[asyncio.Future[Any]]:
    """The timers that will call once, soon."""
    for pump in (app, *app._registry):
        for timer in pump._timers:
            task = timer._task
            if timer._repeat == 0 and timer._interval <= longest and task is not None and not task.done():
                yield task
