"""Where text is searched for: a line under the article, in place of the one that says where one is."""

from __future__ import annotations

from typing import ClassVar

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

from reader.app.post_list import shorten
from reader.page.needle import Needle

LARGEST_SHARE = 2
"""What is said of the search takes at most this part of the line."""


class Remark(Widget):
    """What is said of the search, at the right end of the line, as wide as it is."""

    ALLOW_SELECT = False

    text: reactive[str] = reactive("", layout=True)

    def get_content_width(self, container: object, viewport: object) -> int:
        return min(cell_len(self.text), self.app.size.width)

    def render(self) -> Content:
        return Content.styled(shorten(self.text, self.content_size.width), "$accent")


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

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._expression = False
        self._sign = Static("/", id="find-sign")
        self._input = Input(placeholder="find", id="find-text", compact=True)
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
        self.screen.set_focus(self._input, scroll_visible=False)

    def say(self, remark: str) -> None:
        """Say how the search stands."""
        self._remark.text = remark

    @on(Input.Changed)
    def _ask(self, event: events.Event) -> None:
        event.stop()
        self.post_message(self.Asked(self.needle))

    @on(Input.Submitted)
    @on(Input.Blurred)
    def _accept(self, event: events.Event) -> None:
        event.stop()
        # The focus also goes when the terminal itself loses it, and comes back with it.
        if self.display and self.app.app_focus:
            self.post_message(self.Accepted())

    def action_step(self, direction: int) -> None:
        self.post_message(self.Stepped(direction))

    def action_toggle_kind(self) -> None:
        self._expression = not self._expression
        self._sign.update("regex /" if self._expression else "/")
        self._input.placeholder = "regular expression" if self._expression else "find"
        self.post_message(self.Asked(self.needle))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
