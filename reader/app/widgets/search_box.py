"""Where something is searched for: typing narrows the list above it, arrows move in that list."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from reader.app.widgets.motions import MOTIONS, Motion

Complete = Callable[[str], str | None]
"""How what is typed may go on: all of it, completed, or None. It is called in a thread."""


class SearchBox(Input):
    """A one-line input under a list. What it offers to go on with is taken with tab or the right arrow.

    The keys that move by pages and to the ends are those of the list; ``ctrl+a`` and ``ctrl+e`` go to the
    ends of the line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *((key, f"step('{motion}')", f"Move in the list: {motion}") for key, motion in MOTIONS.items()),
        ("tab", "complete", "Complete"),
        ("escape", "cancel", "Cancel"),
    ]

    class Stepped(Message):
        """A key asks for another row of the list."""

        def __init__(self, motion: Motion) -> None:
            super().__init__()
            self.motion = motion

    class Cancelled(Message):
        """The search was given up."""

    def __init__(
        self, query: str = "", *, placeholder: str, complete: Complete | None = None, id: str | None = None
    ) -> None:
        """``query`` is what was searched for before; typing takes its place."""
        suggester = None if complete is None else _Suggester(complete)
        super().__init__(query, placeholder=placeholder, suggester=suggester, id=id, compact=True)

    def action_step(self, motion: str) -> None:
        self.post_message(self.Stepped(Motion(motion)))

    def action_complete(self) -> None:
        """Take what is offered; without an offer, tab is what it is elsewhere."""
        if not self._suggestion or not self.cursor_at_end:
            raise SkipAction
        self.action_cursor_right()

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())


class _Suggester(Suggester):
    """Asks in a thread. Nothing is kept, because what there is to offer changes."""

    def __init__(self, complete: Complete) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        return await asyncio.to_thread(self._complete, value)
