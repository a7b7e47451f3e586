"""What is typed ahead: keys act one after the other, each on what the ones before it brought about.

Textual sends a key to what has the focus when the key comes. Of several that come at once, or while the
program is busy, the later ones would be sent before the earlier ones have been answered: of ``/tour`` typed
fast, the list would get all letters, and not the search that the first key opens.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Final, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.keys import key_to_character
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from reader.app.terminal.textual_internals import awaits_layout, has_unanswered

SETTLING: Final = 5.0
"""Seconds after which a key is sent though what came before it has not been answered: it may never be."""

TURNS: Final = 16
"""Turns of the event loop after which it is looked less often whether all is answered."""

POLLING: Final = 0.002
"""Seconds between looks, then."""

SEARCHES: Final = frozenset({"search", "text search", "heading search", "palette", "recent"})
"""The groups of workers that search for what is typed into a box."""

ON_FOUND: Final = frozenset({"enter", "up", "down", "pageup", "pagedown", "home", "end"})
"""Keys in such a box that are meant for what is found."""


@runtime_checkable
class Holder(Protocol):
    """A screen on which some keys have to wait for what is still being made for the ones before."""

    def holds(self, event: events.InputEvent) -> bool:
        """Tell whether what the event acts on is not there yet."""
        ...


class TypeAhead:
    """Holds what a person does until what they did before is answered."""

    def __init__(self, app: App[Any], is_ready: Callable[[], bool] = lambda: True) -> None:
        """``is_ready`` tells whether the application shows what a person sees."""
        self._app = app
        self._is_ready = is_ready
        self._waiting: deque[events.InputEvent] = deque()
        self._closed = False
        self._look: asyncio.Handle | None = None
        self._turns = 0
        self._since: float | None = None
        """When the first of those that wait began to."""

    @property
    def is_empty(self) -> bool:
        """Tell whether everything has been sent."""
        return not self._waiting

    def close(self) -> None:
        """Send nothing more: what it would act on goes away."""
        self._closed = True
        self._waiting.clear()

    def put(self, message: Message) -> None:
        """Take what came from the terminal. What is no act of a person is handed on at once."""
        if not isinstance(message, events.InputEvent):
            self._app.post_message(message)
            return
        if self._closed:
            return
        last = self._waiting[-1] if self._waiting else None
        if isinstance(message, events.MouseMove) and isinstance(last, events.MouseMove):
            self._waiting[-1] = message
        else:
            self._waiting.append(message)
        if self._look is None:
            self._send()

    def _send(self) -> None:
        """Send what can be sent, and look again for the rest."""
        self._look = None
        while self._waiting and self._may_send(self._waiting[0]):
            self._since, self._turns = None, 0
            self._app.post_message(self._waiting.popleft())
        if self._waiting:
            self._look_again()

    def _look_again(self) -> None:
        loop = asyncio.get_running_loop()
        self._turns += 1
        soon = self._turns <= TURNS
        self._look = loop.call_soon(self._send) if soon else loop.call_later(POLLING, self._send)

    def _may_send(self, event: events.InputEvent) -> bool:
        now = time.monotonic()
        self._since = self._since or now
        if now - self._since > SETTLING:
            return True
        if not self._is_ready() or not is_settled(self._app) or self._awaits_search(event):
            return False
        screen = self._app.screen
        return not (isinstance(screen, Holder) and screen.holds(event))

    def _awaits_search(self, event: events.InputEvent) -> bool:
        """Tell whether a key is meant for what is found, which is still being searched for."""
        if not (
            isinstance(event, events.Key) and event.key in ON_FOUND and isinstance(self._app.focused, Input)
        ):
            return False
        return is_working(self._app, SEARCHES)


def type_key(app: App[Any], key: str) -> None:
    """Act as if a key had been pressed, by Textual's name, when what a person did before is answered."""
    event = events.Key(key, key_to_character(key))
    type_ahead = getattr(app, "type_ahead", None)
    if isinstance(type_ahead, TypeAhead):
        type_ahead.put(event)
    else:
        app.post_message(event)


def keys_wait(app: App[Any]) -> bool:
    """Tell whether more has been typed than has been answered, so that what follows soon may be skipped."""
    type_ahead = getattr(app, "type_ahead", None)
    return isinstance(type_ahead, TypeAhead) and not type_ahead.is_empty


def is_working(app: App[Any], groups: frozenset[str]) -> bool:
    """Tell whether a worker of some groups is at work."""
    return any(worker.group in groups and not worker.is_finished for worker in app.workers)


def is_settled(app: App[Any]) -> bool:
    """Tell whether every message has been answered and every widget stands where it belongs."""
    if not app.screen_stack or has_unanswered(app):
        return False
    screen, focused = app.screen, app.focused
    if awaits_layout(screen) and focused is not None and not focused.size:
        # What only now comes into view has no rows to move by yet.
        return False
    widgets = screen.walk_children(Widget, with_self=True)
    return all(widget.is_mounted and not has_unanswered(widget) for widget in widgets)
