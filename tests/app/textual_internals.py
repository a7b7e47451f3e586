"""What Textual and asyncio keep to themselves and tests cannot do without.

No other module of the tests uses a private name of theirs; each function says why it does.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor, CompositorUpdate
from textual._context import active_app
from textual.app import App
from textual.events import MouseEvent
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.strip import Strip

from reader.app.terminal.output.compositor import PieceCompositor


def screen_strips(app: App[Any]) -> list[Strip]:
    """Make the rows of the screen, with their styles.

    In public Textual only exports pictures of them, without cells that are blank or styles as they are.
    """
    return app.screen._compositor.render_strips()


_FULL, _PARTIAL = Compositor.render_full_update, Compositor.render_partial_update


def note_updates(
    monkeypatch: pytest.MonkeyPatch, take: Callable[[App[Any], str, CompositorUpdate], object]
) -> None:
    """Have frames drawn as for a terminal; give each to a function, after what Textual would send for it.

    Publicly, Textual tells when it has drawn, and not what.
    """
    display, draw_pieces = App._display, PieceCompositor.render_partial_update
    sent: list[str] = []

    def render_partial_update(compositor: PieceCompositor) -> CompositorUpdate | None:
        dirty = compositor._dirty_regions.copy()
        update = _PARTIAL(compositor)
        if update is not None:
            sent.append(update.render_segments(active_app.get().console))
        compositor._dirty_regions = dirty
        return draw_pieces(compositor)

    def note(app: App[Any], screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate):
            take(app, sent.pop() if sent else renderable.render_segments(app.console), renderable)
        display(app, screen, renderable)

    monkeypatch.setattr(App, "_display", note)
    monkeypatch.setattr(Compositor, "render_full_update", _FULL)
    monkeypatch.setattr(PieceCompositor, "render_partial_update", render_partial_update)


def draw_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have frames made as far as widgets make them, not cut up for a terminal that is not there.

    What a test looks at on the screen is made whole. Publicly, a frame is made whole or not at all.
    """

    def render_full_update(compositor: Compositor, simplify: bool = False) -> Any:
        if simplify or not active_app.get().is_headless:
            return _FULL(compositor, simplify)
        compositor._dirty_regions.clear()
        deque(compositor._get_renders(compositor.size.region), maxlen=0)
        return None

    def render_partial_update(compositor: Compositor) -> Any:
        if not active_app.get().is_headless:
            return _PARTIAL(compositor)
        regions = compositor._dirty_regions.copy()
        compositor._dirty_regions.clear()
        if regions:
            crop = Region.from_union(regions).intersection(compositor.size.region)
            deque(compositor._get_renders(crop), maxlen=0)
        return None

    monkeypatch.setattr(Compositor, "render_full_update", render_full_update)
    monkeypatch.setattr(Compositor, "render_partial_update", render_partial_update)


def draw(app: App[Any]) -> bool:
    """Draw what has changed, instead of when the next frame is due; return whether anything had.

    In public a screen can be told to draw, and does not tell whether it has to.
    """
    if not app.screen_stack or app._batch_count:
        return False
    screen = app.screen
    if not (screen._update_timer._active.is_set() or screen._callbacks):
        return False
    screen._on_timer_update()
    return True


def running_app() -> App[Any]:
    """Return the application of this test: what stands in for functions of Textual is not told which."""
    return active_app.get()


def failure(app: App[Any]) -> Exception | None:
    """Return what ends an application, as soon as it is known: Textual raises it only when all has ended."""
    return app._exception


def callbacks_due() -> int:
    """Count what the event loop does in its next turn: nothing else tells that nobody has anything to do."""
    return len(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


def work_of(app: App[Any]) -> Iterator[asyncio.Future[Any]]:
    """Give the workers that are at work, as futures: waited for by its own `wait`, one raises its failure."""
    return (worker._task for worker in app.workers if worker._task is not None and not worker._task.done())


def timers_of(app: App[Any], longest: float) -> Iterator[asyncio.Future[Any]]:
    """Give the timers that will call once, within so many seconds: no list of them is public."""
    for pump in (app, *app._registry):
        for timer in pump._timers:
            task = timer._task
            if timer._repeat == 0 and timer._interval <= longest and task is not None and not task.done():
                yield task


def key_called_by_textual(character: str) -> str:
    """Return Textual's name of the key of a character: public bindings have them, but not that of a comma."""
    return _character_to_key(character)


def send_to_screen(app: App[Any], event: MouseEvent) -> None:
    """Have the screen answer at once to what the mouse does, as it does to an event of the application.

    Through the application, an event needs several turns of the event loop.
    """
    app.screen._forward_event(event)
