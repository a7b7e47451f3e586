"""Notices: warnings that stand in a corner for a while, and what is said when the program has ended."""

from __future__ import annotations

from typing import Any, Final, Protocol, runtime_checkable

from textual.app import App

from reader.content.text import clean_line

NOTICE_SECONDS: Final = 10.0
"""How long a warning stands."""

LONGEST_NOTICE: Final = 400
"""Characters of a warning."""


@runtime_checkable
class HasUnkept(Protocol):
    """An application that says at its end what it could not keep."""

    unkept: list[str]


def warn(app: App[Any], text: str) -> None:
    """Warn of what is wrong with what a person set or chose, or of what is not kept."""
    text = clean_line(text, limit=LONGEST_NOTICE)
    app.notify(text, severity="warning", timeout=NOTICE_SECONDS, markup=False)


def tell_unkept(app: App[Any], text: str) -> None:
    """Have it said when the program ends that something is not kept, and why; nothing when it is empty."""
    if text and isinstance(app, HasUnkept):
        app.unkept.append(text)
