"""What an application sends its terminal beside frames: pictures, and the whole screen anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from textual.app import App

from reader.app.terminal.driver import TerminalDriver
from reader.app.terminal.graphics import TerminalGraphics
from reader.app.terminal.signals import call_soon
from reader.app.terminal.textual_internals import driver_of, loop_of


@runtime_checkable
class ShowsGraphics(Protocol):
    """An application that knows what its terminal can show."""

    graphics: TerminalGraphics


def graphics_of(app: object) -> TerminalGraphics:
    """Return what the terminal of an application can show: nothing but text, where nobody knows."""
    return app.graphics if isinstance(app, ShowsGraphics) else TerminalGraphics(lambda sequence: None)


def make_graphics(app: App[Any]) -> TerminalGraphics:
    """Return what sends pictures to the terminal of an application."""

    def write(sequence: str) -> None:
        driver = driver_of(app)
        if isinstance(driver, TerminalDriver):
            driver.write(sequence)

    def soon(callback: Callable[[], object]) -> None:
        loop = loop_of(app)
        if loop is not None:
            call_soon(loop, callback)

    return TerminalGraphics(write, soon)


def draw_anew(app: App[Any]) -> None:
    """Draw all of the screen of an application, whatever stands there."""
    driver = driver_of(app)
    if isinstance(driver, TerminalDriver):
        driver.draw_anew()
    else:
        app.refresh(layout=True)
