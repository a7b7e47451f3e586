"""Choosing one of several things in view with the keyboard: by its letter, or by walking to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import events
from textual.widget import Widget

from reader.app.article.hints import LETTERS, Choice, Hints

if TYPE_CHECKING:
    from reader.app.article.reading_pane import ReadingPane
    from reader.app.article.viewport import View

STEPS: Final = {"tab": 1, "j": 1, "down": 1, "shift+tab": -1, "k": -1, "up": -1}
"""The keys that walk from choice to choice."""

ENDS: Final = {"pagedown": True, "end": True, "pageup": False, "home": False}
"""The keys that go to the last choice, or to the first: all that can be chosen is one page."""


class Question(NamedTuple):
    """What may be chosen, and what comes of it. Choices are named by their index."""

    choices: Sequence[Choice]
    """In the order in which they are read; all begin in view."""
    take: Callable[[int], None]
    """Called with the one that is taken, when the keys are the pane's again."""
    describe: Callable[[int], str]
    """What the status line says of a choice while it is lit. Cleaned text."""
    prompt: str = ""
    """What it says before."""
    at_once: bool = False
    """Whether the letter of a choice takes it, instead of lighting it until Enter."""
    left: Callable[[int | None], None] = lambda chosen: None
    """Called when the choosing ends with nothing taken, by another key, with what is lit; None after Esc."""


class Chooser(Widget, can_focus=True):
    """Has the keys while a person chooses. Nothing of it is seen: letters and light are the pane's.

    Having the focus for it, it also gets keys that were typed before it was there.
    """

    DEFAULT_CSS = "Chooser { height: 0; }"

    def __init__(self, hint: Callable[[str], object]) -> None:
        """``hint`` shows a text in the status line."""
        super().__init__()
        self._hint = hint
        self._pane: ReadingPane | None = None
        self._question = Question((), lambda index: None, str)
        self._hints = Hints(())
        self._view: View | None = None

    @property
    def active(self) -> bool:
        """Whether anything is being chosen."""
        return self._pane is not None

    def ask(self, question: Question, pane: ReadingPane) -> None:
        """Let one of several things in a pane be chosen. A single one is lit at once."""
        if self._pane is not None:
            self._end()
        self._pane, self._question, self._view = pane, question, pane.view
        self._hints = pane.hints = Hints(question.choices)
        self.watch(pane, "view", self._look, init=False)
        self.screen.set_focus(self, scroll_visible=False)
        self._hint(question.prompt)
        if len(question.choices) == 1:
            self._light(0)

    def on_key(self, event: events.Key) -> None:
        """Choose. A key that means nothing here ends the choosing, and goes where it would have gone."""
        if self._pane is None:
            return
        if self._pane.hints is not self._hints:
            # The article has changed under the hints.
            self._leave(None)
        elif self._answer(event.key):
            event.prevent_default().stop()
        else:
            self._leave(self._hints.chosen)

    def on_blur(self) -> None:
        """End with the focus, unless the terminal itself has lost it."""
        if self.app.app_focus:
            self._leave(None)

    def _answer(self, key: str) -> bool:
        """Do what a key means; whether it means anything."""
        chosen = self._hints.chosen
        if key in STEPS:
            self._step(STEPS[key])
        elif key in ENDS and self._hints.choices:
            self._light(len(self._hints.choices) - 1 if ENDS[key] else 0)
        elif key == "enter" and chosen is not None:
            self._take(chosen)
        elif key == "escape":
            self._leave(None)
        elif key == "backspace" and self._hints.typed:
            self._type(self._hints.typed[:-1])
        elif key in LETTERS:
            self._type(self._hints.typed + key)
        else:
            return key == "enter"
        return True

    def _step(self, step: int) -> None:
        count, chosen = len(self._hints.choices), self._hints.chosen
        if chosen is None:
            self._light(0 if step > 0 else count - 1)
        else:
            self._light(max(0, min(count - 1, chosen + step)))

    def _type(self, typed: str) -> None:
        """Light the choice of these letters; letters that no hint begins with are passed over."""
        letters = self._hints.letters
        if typed in letters:
            index = letters.index(typed)
            if self._question.at_once or index == self._hints.chosen:
                self._take(index)
            else:
                self._light(index)
        elif any(hint.startswith(typed) for hint in letters):
            self._hints.typed = typed
            self._repaint()

    def _light(self, index: int) -> None:
        self._hints.chosen = index
        self._hints.typed = ""
        self._hint(self._question.describe(index))
        self._repaint()

    def _take(self, index: int) -> None:
        take = self._question.take
        self._end()
        take(index)

    def _leave(self, chosen: int | None) -> None:
        if self._pane is not None:
            left = self._question.left
            self._end()
            left(chosen)

    def _end(self) -> None:
        """Take the hints away, and give the keys back."""
        pane, self._pane = self._pane, None
        if pane is None:
            return
        if pane.hints is self._hints:
            pane.hints = None
        self._hint("")
        if self.has_focus:
            self.screen.set_focus(pane, scroll_visible=False)

    def _look(self, view: View | None) -> None:
        """End when what is in view has moved: the letters stand on what was there."""
        before, self._view = self._view, view
        if self._pane is not None and before is not None and (view is None or view[:2] != before[:2]):
            self._leave(None)

    def _repaint(self) -> None:
        if self._pane is not None:
            self._pane.refresh()
