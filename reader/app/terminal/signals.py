"""Signals of the system, answered in the event loop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any


def handle_in_main_thread(handlers: dict[str, Any]) -> None:
    """Set the handlers of the signals that this system has; in another thread none can be set."""
    with suppress(ValueError):
        for name, handler in handlers.items():
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), handler)


def call_soon(loop: asyncio.AbstractEventLoop, callback: Callable[[], object]) -> None:
    """Have an event loop call a function in its next turn, from anywhere; nothing when it has been closed."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(callback)
