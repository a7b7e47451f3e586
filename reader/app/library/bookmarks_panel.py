"""The panel that has the keys until a letter for a place is typed, and lists the places that have one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from reader.app.widgets.row_list import MOTIONS, Motion
from reader.content.text import clean_line
from reader.memory.values import Mark
from reader.screen.lines import shorten

LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz'")
"""What may be typed: a letter, or ``'`` for the place before a jump."""

_SIGNS: Final = {"apostrophe": "'"}


class MarksPanel(Widget, can_focus=True):
    """Asks for a letter. Any other key ends that, and goes where it would have gone; Esc only ends it.

    Having the focus, it also gets keys that were typed before it was there.
    """

    DEFAULT_CSS = """
    MarksPanel { height: auto; max-height: 50%; padding: 0 2; }
    MarksPanel.-listing { border-top: solid $rule; }
    .-narrow MarksPanel { padding: 0; }
    """

    ALLOW_SELECT = False

    def __init__(self, hint: Callable[[str], object]) -> None:
        """``hint`` shows a text in the status line."""
        super().__init__()
        self.display = False
        self._hint = hint
        self._marks: Mapping[str, Mark] = {}
        self._answer: Callable[[str], object] = str
        self._left_for: Widget | None = None
        self._first = 0
        """Index of the mark in the first row."""

    def ask(
        self, prompt: str, answer: Callable[[str], object], marks: Mapping[str, Mark] | None = None
    ) -> None:
        """Have ``answer`` called with the letter that is typed, when the keys are the article's again.

        ``marks`` are listed until then.
        """
        self._marks, self._answer = marks or {}, answer
        self._first = 0
        self.set_class(bool(self._marks), "-listing")
        if not self.display:
            self._left_for = self.screen.focused
        self.display = True
        self.refresh(layout=True)
        self.screen.set_focus(self, scroll_visible=False)
        self._hint(prompt)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """A row for each mark."""
        return len(self._marks)

    def render(self) -> Content:
        """Letter, title and section of each mark; as many as there is room for."""
        width = self.content_size.width
        rows = []
        # The panel may have become higher since it was scrolled.
        first = min(self._first, self._last_first)
        for letter, mark in sorted(self._marks.items())[first : first + self._rows_shown]:
            title = shorten(clean_line(mark.title) or clean_line(mark.path), max(0, width - 3))
            room = width - 3 - cell_len(title) - 3
            section = shorten(clean_line(mark.section), room) if mark.section and room > 0 else ""
            facts = f" · {section}" if section else ""
            rows.append(Content.assemble((letter, "$accent bold"), f"  {title}", (facts, "$muted")))
        return Content("\n").join(rows)

    def on_key(self, event: events.Key) -> None:
        """Take a letter. Of keys that come in one burst, those behind it are not for the panel any more."""
        if not self.display:
            return
        typed = _SIGNS.get(event.key, event.key)
        # Where the list is longer than the panel, they scroll it, and end nothing.
        if event.key in MOTIONS and self._last_first:
            event.prevent_default().stop()
            self._scroll(MOTIONS[event.key])
        elif typed in LETTERS:
            event.prevent_default().stop()
            self._end()
            self._answer(typed)
        elif event.key == "escape":
            event.prevent_default().stop()
            self._end()
        else:
            self._end()

    @property
    def _rows_shown(self) -> int:
        return max(1, self.content_size.height)

    @property
    def _last_first(self) -> int:
        """Index of the mark in the first row when the last one stands in the last row."""
        return max(0, len(self._marks) - self._rows_shown)

    def _scroll(self, motion: Motion) -> None:
        rows = {
            Motion.LINE_DOWN: 1,
            Motion.LINE_UP: -1,
            Motion.PAGE_DOWN: self._rows_shown,
            Motion.PAGE_UP: -self._rows_shown,
            Motion.TOP: -len(self._marks),
            Motion.BOTTOM: len(self._marks),
        }[motion]
        self._first = max(0, min(self._last_first, self._first + rows))
        self.refresh()

    def on_blur(self) -> None:
        """End with the focus, unless the terminal itself has lost it."""
        if self.app.app_focus:
            self._end()

    def _end(self) -> None:
        """Give the keys back."""
        if not self.display:
            return
        back, self._left_for = self._left_for, None
        had_focus = self.has_focus
        self.display = False
        self._hint("")
        if had_focus and back is not None:
            self.screen.set_focus(back, scroll_visible=False)
