"""Waiting for one key: what may be pressed stands in the status line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from inspect import isawaitable
from typing import Final

from textual import events
from textual.widget import Widget

from reader.app.next_hints import hint
from reader.screen.status import CLOSES, Hint

Answer = Callable[[], Awaitable[None] | object]
"""What a key does that ends the waiting."""

BLUR: Final = ""
"""Stands for the key that ended the waiting where it was none: something else has the focus."""


class KeyPrompt(Widget, can_focus=True):
    """Has the keys until one that answers. Nothing of it is seen.

    Any other key ends the waiting, and does what it would have done; Esc only ends it. Having the focus,
    it also gets keys that were typed before it was there.
    """

    DEFAULT_CSS = "KeyPrompt { height: 0; }"

    def __init__(self, hint: Callable[[str, tuple[Hint, ...]], object]) -> None:
        """``hint`` shows a question in the status line, and the keys that answer it."""
        super().__init__()
        self._hint = hint
        self._waits = False
        self._answers: Mapping[str, Answer] = {}
        self._meanwhile: Callable[[str], bool] = _do_nothing
        self._left: Callable[[str], object] = _do_nothing
        self._back_to: Widget | None = None

    def ask(
        self,
        prompt: str,
        answers: Mapping[str, Answer],
        *,
        choices: Iterable[tuple[str, str]] = (),
        meanwhile: Callable[[str], bool] | None = None,
        left: Callable[[str], object] | None = None,
        back_to: Widget | None = None,
    ) -> None:
        """Wait for one of some keys, by Textual's names.

        ``choices`` are the keys that are named with the question, and what they do, in a word or two.
        ``meanwhile`` is offered every other key, and tells whether it means something while the waiting
        goes on. ``left`` is called with the key that ends it without an answer, or with `BLUR`. The focus
        goes back to where it came from, or to ``back_to``.
        """
        if self._waits:
            self._leave(BLUR)
        self._waits = True
        self._answers, self._meanwhile, self._left = answers, meanwhile or _do_nothing, left or _do_nothing
        self._back_to = back_to or self.screen.focused
        self.screen.set_focus(self, scroll_visible=False)
        self._hint(prompt, (*(hint(*choice) for choice in choices), CLOSES))

    def end(self) -> None:
        """Wait no more, and give the keys back."""
        self._waits = False
        self._hint("", ())
        if self.screen.focused is self:
            self.screen.set_focus(self._back_to, scroll_visible=False)

    async def on_key(self, event: events.Key) -> None:
        """Do what was asked for; keys that came before the next question wait until that is done."""
        if not self._waits:
            return
        answer = self._answers.get(event.key)
        if answer is not None:
            event.prevent_default().stop()
            self.end()
            if isawaitable(done := answer()):
                await done
        elif self._meanwhile(event.key):
            event.prevent_default().stop()
        else:
            if event.key == "escape":
                event.prevent_default().stop()
            self._leave(event.key)

    def on_blur(self) -> None:
        """End with the focus, unless the terminal itself has lost it or it has come back since."""
        if self._waits and self.app.app_focus and self.screen.focused is not self:
            self._leave(BLUR)

    def _leave(self, key: str) -> None:
        self.end()
        self._left(key)


def _do_nothing(key: str) -> bool:
    return False
