"""Keys that can do nothing: whoever finds that out says why, and the status line tells it."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

NO_POST: Final = "No post is open"
NO_POST_CHOSEN: Final = "No post is chosen"
STILL_READING: Final = "The rest of this post is still being read"


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
