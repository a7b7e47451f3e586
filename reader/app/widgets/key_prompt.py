"""Asking for one more key: what may be pressed stands in the status line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual import events
from textual.widget import Widget


class Asker(Widget, can_focus=True):
    """Has the keys until one has been pressed. Nothing of it is seen.

    Having the focus for it, it also gets keys that were typed before it was there.
    """

    DEFAULT_CSS = "Asker { height: 0; }"

    def __init__(self, hint: Callable[[str], object]) -> None:
        """``hint`` shows a text in the status line."""
        super().__init__()
        self._hint = hint
        self._answers: Mapping[str, Callable[[], Awaitable[None]]] = {}
        self._came_from: Widget | None = None

    def ask(self, prompt: str, answers: Mapping[str, Callable[[], Awaitable[None]]]) -> None:
        """Wait for one of some keys. Any other ends the waiting, and does what it would have done."""
        if not self._answers:
            self._came_from = self.screen.focused
        self._answers = answers
        self._hint(prompt)
        self.screen.set_focus(self, scroll_visible=False)

    async def on_key(self, event: events.Key) -> None:
        """Do what was asked for; keys that came before the next question wait until that is done."""
        answers = self._answers
        if not answers:
            return
        self._end()
        if event.key in answers or event.key == "escape":
            event.prevent_default().stop()
        if event.key in answers:
            await answers[event.key]()

    def on_blur(self) -> None:
        """End with the focus, unless the terminal itself has lost it."""
        if self.app.app_focus:
            self._end()

    def _end(self) -> None:
        """Give the keys back to where they were."""
        if self._answers:
            self._answers = {}
            self._hint("")
            if self.has_focus:
                self.screen.set_focus(self._came_from, scroll_visible=False)
