"""The bar that takes the place of the status line while something is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Final

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.terminal.type_ahead import type_key
from reader.app.widgets.line_input import ARROWS, LineInput
from reader.app.widgets.motions import Motion
from reader.app.widgets.roles import content_of
from reader.page.rows import Run
from reader.screen.lines import shorten
from reader.screen.status import CLOSES, Hint

ROOM_FOR_WORDS: Final = 60
"""Cells from which words say what is searched, and not only a sign."""

ROOM_TO_CLOSE: Final = 36
"""Cells from which it is said how the line is closed."""

WIDTH_STEP: Final = 12
"""Cells by which the room for a remark grows."""


class Ending(Enum):
    """How the typing ended."""

    ENTERED = auto()
    CANCELLED = auto()
    """With Esc."""
    LEFT = auto()
    """Something else got the focus, by a click."""


class Remark(Widget):
    """What is said of what is typed, at the right end of the line."""

    ALLOW_SELECT = False

    text: reactive[str] = reactive("")

    def watch_text(self, text: str) -> None:
        """Be wide enough, in steps: every other width is a new layout of the whole screen."""
        width = -(-cell_len(text) // WIDTH_STEP) * WIDTH_STEP
        if self.styles.width is None or self.styles.width.value != width:
            self.styles.width = width

    def render(self) -> Content:
        """Write the text on the right."""
        width = self.content_size.width
        text = shorten(self.text, width)
        return Content.assemble(" " * max(0, width - cell_len(text)), (text, "$accent"))


class KeyButton(Widget):
    """Names a key and what it does; a click is that key."""

    ALLOW_SELECT = False

    def __init__(self, hint: Hint) -> None:
        super().__init__()
        self._hint = hint

    def on_click(self, event: events.Click) -> None:
        event.stop()
        type_key(self.app, self._hint.key)

    def render(self) -> Content:
        """Write the key and what it does."""
        line = Run(self._hint.shown_key, "key"), Run(f" {self._hint.does}", "hint")
        return content_of(line, self.app.theme_variables)


class LineBar(Horizontal):
    """A sign, a line to type in, and a remark on that. It is not displayed when nothing is typed."""

    def __init__(
        self,
        sign: str,
        placeholder: str,
        ended: Callable[[str, Ending], object],
        *,
        typed: Callable[[str], object] = lambda text: None,
        stepped: Callable[[int], object] | None = None,
        keys: Mapping[str, Callable[[], object]] | None = None,
        id: str,
    ) -> None:
        """``ended`` is called with what stands in the line, ``typed`` whenever that changes.

        ``stepped`` is called with 1 or -1 for the arrows down and up. Without it these go through what was
        entered before in this run, and the line begins empty. ``keys`` are what some more keys do.
        """
        super().__init__(id=id)
        self._ended = ended
        self._typed = typed
        self._stepped = stepped
        self._keys = keys or {}
        self._wrong = False
        self._back_to: Widget | None = None
        self._history: list[str] = []
        self._recalled = 0
        """Which of the history stands in the line; its length for what is typed now."""
        self._draft = ""
        self._words = sign
        self._sign = Static(sign)
        self._input = LineInput(placeholder=placeholder, steps=ARROWS, enter=self._enter)
        self._remark = Remark()
        self._close = KeyButton(CLOSES)

    def compose(self) -> ComposeResult:
        yield self._sign
        yield self._input
        yield self._remark
        yield self._close

    @property
    def text(self) -> str:
        """Return what stands in the line."""
        return self._input.value

    def open(self, back_to: Widget | None = None) -> None:
        """Let something be typed; then the focus goes to ``back_to``, or to where it came from."""
        self._back_to = back_to or self.screen.focused
        self.display = True
        self._input.ended = False
        if self._stepped is None:
            self._input.value = ""
            self._recalled = len(self._history)
        self.screen.set_focus(self._input, scroll_visible=False)

    def ask_for(self, sign: str, placeholder: str) -> None:
        """Say that something else is to be typed."""
        self._words = sign
        self._write_sign()
        self._input.invite(placeholder)

    def say(self, remark: str, *, wrong: bool = False) -> None:
        """Say something of what is typed. What is ``wrong`` can be mended: Enter does not end the typing."""
        self._remark.text = remark
        self._wrong = wrong

    def on_resize(self) -> None:
        """Leave what is typed the most of a narrow line."""
        self._write_sign()
        self._close.display = self.size.width >= ROOM_TO_CLOSE

    def _write_sign(self) -> None:
        has_room = self.size.width >= ROOM_FOR_WORDS
        self._sign.update(f"{self._words} " if has_room else self._words.rpartition(" ")[2])

    def on_key(self, event: events.Key) -> None:
        """Do what a key means that means nothing in the line."""
        if event.key in self._keys:
            event.stop()
            self._keys[event.key]()

    @on(Input.Changed)
    def _tell_typed(self, event: events.Event) -> None:
        event.stop()
        self._typed(self.text)

    @on(LineInput.Stepped)
    def _step(self, event: LineInput.Stepped) -> None:
        event.stop()
        direction = 1 if event.motion is Motion.LINE_DOWN else -1
        if self._stepped is None:
            self._recall(self._recalled + direction)
        else:
            self._stepped(direction)

    @on(LineInput.Cancelled)
    def _cancel(self, event: Message) -> None:
        event.stop()
        self._end(Ending.CANCELLED)

    @on(Input.Blurred)
    def _leave(self, event: events.Event) -> None:
        event.stop()
        # The focus also goes when the terminal itself loses it, and comes back with it.
        if self.display and self.app.app_focus and self.screen.focused is not self._input:
            self._end(Ending.LEFT)

    def _enter(self) -> bool:
        if self._wrong:
            return False
        if text := self.text.strip():
            self._history = [*(before for before in self._history if before != text), text]
        self._end(Ending.ENTERED)
        return True

    def _recall(self, index: int) -> None:
        """Write a line of the history; after the last one what was typed before the first was recalled."""
        if not 0 <= index <= len(self._history):
            return
        if self._recalled == len(self._history):
            self._draft = self.text
        self._recalled = index
        self._input.value = [*self._history, self._draft][index]
        self._input.cursor_position = len(self._input.value)

    def _end(self, ending: Ending) -> None:
        if not self.display:
            return
        self.display = False
        if self.screen.focused is self._input:
            self.screen.set_focus(self._back_to, scroll_visible=False)
        self._ended(self.text, ending)
