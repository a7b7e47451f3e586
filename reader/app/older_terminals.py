"""What GNU screen and the Linux console do otherwise than other terminals."""

from __future__ import annotations

import os

from textual.app import App

_CLEAR = "\x1b[2J\x1b[H"
"""Clears the screen, and goes to its top."""


def holds_escape_back() -> bool:
    """Whether the escape key arrives only with the next one while the mouse is watched, as in GNU screen.

    Terminals in windows of their own inherit its variable when it started them, but have another ``TERM``.
    """
    return bool(os.environ.get("STY")) and os.environ.get("TERM", "").startswith("screen")


def leave_clear(app: App[object]) -> None:
    """Leave nothing standing where there is no other screen to go back to: for when that is about to come."""
    driver = app._driver
    if driver is not None and driver.can_suspend:
        driver.write(_CLEAR)
