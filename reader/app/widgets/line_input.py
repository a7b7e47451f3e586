"""A line to type in: in a pane, where typing narrows a list, or in place of the status line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from reader.app.widgets.motions import MOTIONS, Motion
from reader.screen.lines import shorten

Complete = Callable[[str], str | None]
"""How what is typed may go on: all of it, completed, or None. It is called in a thread."""

ARROWS: Final = {"down": Motion.LINE_DOWN, "up": Motion.LINE_UP}
"""The keys that step where all others move in the line."""


class LineInput(Input):
    """A line that is typed until Enter or Esc. Tab or the right arrow takes what it offers to go on with.

    Keys that move by rows, by pages and to the ends are those of a list; ``ctrl+a`` and ``ctrl+e`` go to
    the ends of the line.
    """

    class Stepped(Message):
        """A key asks for another row of the list."""

        def __init__(self, motion: Motion) -> None:
            super().__init__()
            self.motion = motion

    class Turned(Message):
        """An arrow leads beyond an end of the line: to the left with a ``step`` of -1, else to the right."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Cancelled(Message):
        """The typing was given up."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str,
        steps: Mapping[str, Motion] = MOTIONS,
        leave_keys: Collection[str] = (),
        enter: Callable[[], bool] | None = None,
        complete: Complete | None = None,
        turns: bool = False,
        id: str | None = None,
    ) -> None:
        """``value`` is what was typed before; typing takes its place. ``steps`` are the keys of the list.

        ``leave_keys`` give the typing up, as Esc does, as long as nothing is typed. ``enter`` is called in
        place of a message with Enter, and tells whether that ends the typing. With ``turns``, arrows that
        lead beyond an end of the line say so.
        """
        suggester = None if complete is None else _Suggester(complete)
        super().__init__(value, placeholder=placeholder, suggester=suggester, id=id, compact=True)
        self.ended = False
        """Whether Enter has ended the typing."""
        self._steps = steps
        self._leave_keys = leave_keys
        self._enter = enter
        self._turns = turns
        self._invitation = placeholder

    def invite(self, placeholder: str) -> None:
        """Say what may be typed: of examples after commas as many as there is room for, else it is cut."""
        self._invitation = placeholder
        room = self.size.width
        while cell_len(placeholder) > room and "," in placeholder:
            placeholder = placeholder.rpartition(",")[0]
        self.placeholder = shorten(placeholder, room)

    def on_resize(self) -> None:
        self.invite(self._invitation)

    def on_key(self, event: events.Key) -> None:
        """Do what a key means that is not for editing the line."""
        if self.ended:
            # Of keys in one burst, those after Enter are for what has the focus then.
            event.prevent_default()
        elif self._do(event.key):
            event.prevent_default().stop()

    def _do(self, key: str) -> bool:
        """Do what a key means here, and tell whether it means anything."""
        if key in self._steps:
            self.post_message(self.Stepped(self._steps[key]))
        elif self._turns and key == "left" and not self.cursor_position:
            self.post_message(self.Turned(-1))
        elif self._turns and key == "right" and self.cursor_at_end:
            self.post_message(self.Turned(1))
        elif key == "escape" or (key in self._leave_keys and not self.value):
            self.post_message(self.Cancelled())
        elif key == "enter" and self._enter is not None:
            self.ended = self._enter()
        elif key == "tab" and self._suggestion and self.cursor_at_end:
            self.action_cursor_right()
        else:
            return False
        return True


class SearchBox(Horizontal):
    """A line to type in, after a word for what is searched."""

    def __init__(self, sign: str, line: LineInput) -> None:
        super().__init__()
        self.line = line
        self._sign = sign

    def compose(self) -> ComposeResult:
        yield Static(self._sign)
        yield self.line


class _Suggester(Suggester):
    """Asks in a thread. Nothing is kept, because what there is to offer changes."""

    def __init__(self, complete: Complete) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        return await asyncio.to_thread(self._complete, value)
