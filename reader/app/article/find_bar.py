"""Where text is searched for: a line under the article, in place of the one that says where one is."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.widgets.line_text import LineText
from reader.page.needle import Needle
from reader.screen.lines import shorten

PLACEHOLDER: Final = "find"

WIDTH_STEP: Final = 12
"""Cells by which the room for what is said of the search grows."""


class Remark(Widget):
    """What is said of the search, at the right end of the line."""

    ALLOW_SELECT = False

    text: reactive[str] = reactive("")

    def watch_text(self, text: str) -> None:
        """Be wide enough, in steps: every other width is a new layout of the whole screen."""
        width = -(-cell_len(text) // WIDTH_STEP) * WIDTH_STEP
        if self.styles.width is None or self.styles.width.value != width:
            self.styles.width = width

    def render(self) -> Content:
        """The text on the right."""
        width = self.content_size.width
        text = shorten(self.text, width)
        return Content.assemble(" " * max(0, width - cell_len(text)), (text, "$accent"))


class FindBar(Horizontal):
    """What is looked for, and how that stands. It is not displayed without a search."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "step(1)", "Next match"),
        ("up", "step(-1)", "Previous match"),
        ("ctrl+r", "toggle_kind", "Regular expression or plain text"),
        ("escape", "cancel", "Back to where one was"),
    ]

    class Asked(Message):
        """Something else is looked for."""

        def __init__(self, needle: Needle) -> None:
            super().__init__()
            self.needle = needle

    class Stepped(Message):
        """The next match is wanted, or the previous one."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    class Accepted(Message):
        """The person stays with what was found."""

    class Cancelled(Message):
        """The person goes back to where the search began."""

    def __init__(self, *, left_for: Widget, id: str) -> None:
        """``left_for`` is what has the focus after Enter."""
        super().__init__(id=id)
        self._left_for = left_for
        self._expression = False
        self._wrong = False
        self._sign = Static("/", id="find-sign")
        self._input = LineText(self._leave, placeholder=PLACEHOLDER, id="find-text")
        self._remark = Remark(id="find-remark")

    def compose(self) -> ComposeResult:
        yield self._sign
        yield self._input
        yield self._remark

    @property
    def needle(self) -> Needle:
        """What stands in the line."""
        return Needle("regex" if self._expression else "phrase", (self._input.value,))

    def open(self) -> None:
        """Let something be typed; it takes the place of what was looked for before."""
        self.display = True
        self._input.ended = False
        self.screen.set_focus(self._input, scroll_visible=False)

    def say(self, remark: str, *, wrong: bool = False) -> None:
        """Say how the search stands. What is ``wrong`` can be mended: Enter does not leave it."""
        self._remark.text = remark
        self._wrong = wrong

    @on(Input.Changed)
    def _ask(self, event: events.Event) -> None:
        event.stop()
        self.post_message(self.Asked(self.needle))

    @on(Input.Blurred)
    def _accept(self, event: events.Event) -> None:
        event.stop()
        # The focus also goes when the terminal itself loses it, and comes back with it.
        if self.display and self.app.app_focus:
            self.post_message(self.Accepted())

    def _leave(self) -> bool:
        if self._wrong:
            return False
        self.screen.set_focus(self._left_for, scroll_visible=False)
        return True

    def action_step(self, direction: int) -> None:
        self.post_message(self.Stepped(direction))

    def action_toggle_kind(self) -> None:
        self._expression = not self._expression
        self._sign.update("regex /" if self._expression else "/")
        self._input.placeholder = "regular expression" if self._expression else PLACEHOLDER
        self.post_message(self.Asked(self.needle))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
