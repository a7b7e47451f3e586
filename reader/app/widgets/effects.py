"""Keys that can do nothing: whoever finds that out says why, and the status line tells it."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, Final, Protocol, runtime_checkable

from textual.app import App

NO_POST: Final = "No post is open"
NO_POST_CHOSEN: Final = "No post is chosen"
STILL_READING: Final = "Still reading this post"


class NoEffectError(Exception):
    """What a person asked for can do nothing. The message is a sentence for them that says why.

    The action of any key may raise it; the application shows it where the screen says things.
    """


@runtime_checkable
class Saying(Protocol):
    """A screen that has room for short messages."""

    def say(self, message: str) -> None:
        """Show a short message for a while."""

    def take_back(self, message: str) -> None:
        """Show a message no more, if it is still that one."""


def tell(screen: object, reason: NoEffectError) -> None:
    """Say on a screen why a key did nothing."""
    if isinstance(screen, Saying):
        screen.say(str(reason))


class NoEffectMessage:
    """Says on the screen why a key did nothing, until another key does something."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._shown = ""

    async def explain(self, action: Awaitable[bool]) -> bool:
        """Await what a key does; return whether it is done with, as it is too when it could do nothing."""
        try:
            done = await action
        except NoEffectError as reason:
            self._shown = str(reason)
            tell(self._app.screen, reason)
            return True
        if done and self._shown and isinstance(self._app.screen, Saying):
            self._app.screen.take_back(self._shown)
            self._shown = ""
        return done
