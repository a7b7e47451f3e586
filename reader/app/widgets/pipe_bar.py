"""Where a command is typed that gets the article: a line in place of the one that says where one is."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.widgets.line_text import LineText

PLACEHOLDER: Final = "command that gets the post, such as wc -w"


class PipeBar(Horizontal):
    """A command line, and those typed before in this run. It is not displayed when nothing is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "recall(-1)", "The command before"),
        ("down", "recall(1)", "The command after"),
        ("escape", "cancel", "Run nothing"),
    ]

    class Closed(Message):
        """The typing has ended. The command is empty when nothing is to be run."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._history: list[str] = []
        self._recalled = 0
        """Which of the history stands in the line; its length for what is typed now."""
        self._typed = ""
        self._came_from: Widget | None = None
        self._input = LineText(self._run, placeholder=PLACEHOLDER, id="pipe-text")

    def compose(self) -> ComposeResult:
        yield Static("| ", id="pipe-sign")
        yield self._input

    def open(self) -> None:
        """Let a command be typed."""
        self._came_from = self.screen.focused
        self.display = True
        self._input.ended = False
        self._input.value = ""
        self._recalled = len(self._history)
        self.screen.set_focus(self._input, scroll_visible=False)

    @on(Input.Changed)
    def _keep_to_itself(self, event: events.Event) -> None:
        event.stop()

    @on(Input.Blurred)
    def _give_up(self, event: events.Event) -> None:
        event.stop()
        # The focus also goes when the terminal itself loses it, and comes back with it.
        if self.display and self.app.app_focus:
            self._close("")

    def action_recall(self, step: int) -> None:
        at = self._recalled + step
        if not 0 <= at <= len(self._history):
            return
        if self._recalled == len(self._history):
            self._typed = self._input.value
        self._recalled = at
        self._input.value = [*self._history, self._typed][at]
        self._input.cursor_position = len(self._input.value)

    def action_cancel(self) -> None:
        self._close("")

    def _run(self) -> bool:
        command = self._input.value.strip()
        if command:
            self._history = [*(before for before in self._history if before != command), command]
        self._close(command)
        return True

    def _close(self, command: str) -> None:
        self.display = False
        if self.has_focus_within:
            self.screen.set_focus(self._came_from, scroll_visible=False)
        self.post_message(self.Closed(command))
