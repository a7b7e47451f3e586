"""Choosing one of several things in view by the letters over it, or by walking to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.app.article.painting import HintLabel
from reader.app.next_hints import hint
from reader.app.widgets.key_prompt import BLUR, KeyPrompt
from reader.page.rows import Row
from reader.screen.match_highlights import Light
from reader.screen.status import CLOSES, Hint

if TYPE_CHECKING:
    from reader.app.article.reading_pane import ReadingPane
    from reader.app.article.viewport import View

LETTERS: Final = "asdfghlqwertuiopzxcvbnm"
"""What hints are made of, the easiest to reach first; ``j`` and ``k`` go on, and ``y`` copies."""

STEPS: Final = {"tab": 1, "j": 1, "down": 1, "shift+tab": -1, "k": -1, "up": -1}
"""The keys that walk from choice to choice."""

ENDS: Final = {"pagedown": True, "end": True, "pageup": False, "home": False}
"""The keys that go to the last choice, or to the first: all that can be chosen is one page."""


class TextRange(NamedTuple):
    """Some characters of a leaf of an article, which may be chosen."""

    leaf: int
    start: int
    """Its first character that is shown; the hint stands over it."""
    end: int
    """The offset after its last character; -1 for the end of the leaf."""


class Hints:
    """What may be chosen, by which letters, and what is chosen. A pane paints it."""

    def __init__(
        self,
        choices: Sequence[TextRange],
        *,
        lettered: bool = True,
        take: Callable[[int], None] | None = None,
    ) -> None:
        """Have ``take`` be what Enter does in the pane with what is chosen."""
        self.choices = tuple(choices)
        self.letters = hint_letters(len(self.choices)) if lettered else [""] * len(self.choices)
        """The letters of each choice; empty when none are shown."""
        self.chosen: int | None = None
        self.typed = ""
        """The first letters of a hint, when it has several."""
        self._take = take
        self._by_leaf: dict[int, list[int]] = {}
        for index, choice in enumerate(self.choices):
            self._by_leaf.setdefault(choice.leaf, []).append(index)

    def take_chosen(self) -> bool:
        """Do what Enter does with the chosen one, and tell whether there was one."""
        if self.chosen is None or self._take is None:
            return False
        self._take(self.chosen)
        return True

    def lights(self, row: Row) -> list[Light]:
        """Return the light of the chosen one on a row."""
        if self.chosen is None or self.choices[self.chosen].leaf != row.leaf:
            return []
        _, start, end = self.choices[self.chosen]
        return [Light(start, end, "chosen")]

    def labels(self, row: Row) -> Iterator[HintLabel]:
        """Yield the letters that stand on a row, without those that have been typed."""
        for index in self._by_leaf.get(row.leaf, ()):
            letters = self.letters[index]
            if letters and letters.startswith(self.typed):
                yield HintLabel(self.choices[index].start, letters[len(self.typed) :])


class HintQuestion(NamedTuple):
    """What may be chosen, and what comes of it. Choices are named by their index."""

    choices: Sequence[TextRange]
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


class HintPrompt:
    """Lets a thing in a pane be chosen. A key that means nothing here ends that, and does what it does."""

    def __init__(self, prompt: KeyPrompt, hint: Callable[[str, tuple[Hint, ...]], object]) -> None:
        """Take ``prompt``, which waits for the keys, and ``hint``, which shows a text in the status line."""
        self._prompt = prompt
        self._hint = hint
        self._pane: ReadingPane | None = None
        self._question = HintQuestion((), lambda index: None, str)
        self._hints = Hints(())
        self._view: View | None = None

    def ask(self, question: HintQuestion, pane: ReadingPane) -> None:
        """Let one of several things in a pane be chosen. A single one is lit at once."""
        self._prompt.ask(question.prompt, {}, meanwhile=self._press, left=self._leave, back_to=pane)
        self._pane, self._question, self._view = pane, question, pane.view
        self._hints = pane.hints = Hints(question.choices)
        pane.watch(pane, "view", self._leave_when_moved, init=False)
        if len(question.choices) == 1:
            self._light(0)

    def _press(self, key: str) -> bool:
        """Do what a key means, and tell whether it means anything; nothing when the article has changed."""
        hints, chosen = self._hints, self._hints.chosen
        if not self._is_shown or key == "escape":
            return False
        if key in STEPS:
            self._step(STEPS[key])
        elif key in ENDS and hints.choices:
            self._light(len(hints.choices) - 1 if ENDS[key] else 0)
        elif key == "enter" and chosen is not None:
            self._take(chosen)
        elif key == "backspace" and hints.typed:
            self._type(hints.typed[:-1])
        elif key in LETTERS:
            self._type(hints.typed + key)
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
        self._hint(self._question.describe(index), (hint("enter", "takes it"), CLOSES))
        self._repaint()

    def _take(self, index: int) -> None:
        self._remove_hints()
        self._prompt.end()
        self._question.take(index)

    def _leave(self, key: str) -> None:
        """Choose nothing: another key was pressed, or something else has the focus."""
        stays_lit = self._is_shown and key not in (BLUR, "escape")
        chosen = self._hints.chosen if stays_lit else None
        self._remove_hints()
        self._question.left(chosen)

    def _leave_when_moved(self, view: View | None) -> None:
        """End when what is in view has moved: the letters stand on what was there."""
        before, self._view = self._view, view
        if self._pane is not None and before is not None and (view is None or view[:2] != before[:2]):
            self._prompt.end()
            self._leave(BLUR)

    @property
    def _is_shown(self) -> bool:
        """Tell whether the hints still stand in the pane."""
        return self._pane is not None and self._pane.hints is self._hints

    def _remove_hints(self) -> None:
        if self._pane is not None and self._is_shown:
            self._pane.hints = None
        self._pane = None

    def _repaint(self) -> None:
        if self._pane is not None:
            self._pane.refresh()


def hint_letters(count: int) -> list[str]:
    """Return the letters of so many hints, all equally long, so that none begins another one."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]
