"""The places that have a letter, listed below the article while a letter is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from string import ascii_lowercase
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from reader.app.widgets.key_prompt import KeyPrompt
from reader.app.widgets.motions import MOTIONS, Motion
from reader.content.text import clean_line
from reader.memory.model import Bookmark
from reader.screen.lines import shorten

LETTERS: Final = {**{letter: letter for letter in ascii_lowercase}, "apostrophe": "'"}
"""What may be typed, by Textual's names of the keys: a letter, or ``'`` for the place before a jump."""


class BookmarksPanel(Widget):
    """Lists bookmarks while one is asked for."""

    DEFAULT_CSS = """
    BookmarksPanel { height: auto; max-height: 50%; padding: 0 2; border-top: solid $rule; }
    .-narrow BookmarksPanel { padding: 0; }
    """

    ALLOW_SELECT = False

    def __init__(self, prompt: KeyPrompt) -> None:
        """``prompt`` waits for the letter."""
        super().__init__()
        self.display = False
        self._prompt = prompt
        self._bookmarks: Mapping[str, Bookmark] = {}
        self._first = 0
        """Index of the bookmark in the first row."""

    def ask(
        self, question: str, answer: Callable[[str], object], bookmarks: Mapping[str, Bookmark] | None = None
    ) -> None:
        """Have ``answer`` called with the letter that is typed, when the keys are the article's again.

        ``bookmarks`` are listed until then.
        """

        def close_and_answer(letter: str) -> None:
            self._close()
            answer(letter)

        answers = {key: partial(close_and_answer, letter) for key, letter in LETTERS.items()}
        self._prompt.ask(question, answers, meanwhile=self._scroll_by_key, left=self._close)
        self._bookmarks = bookmarks or {}
        self._first = 0
        self.display = bool(bookmarks)
        self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return a row for each bookmark."""
        return len(self._bookmarks)

    def render(self) -> Content:
        """Write letter, title and section of each bookmark; as many as there is room for."""
        width = self.content_size.width
        rows = []
        # The panel may have become higher since it was scrolled.
        first = min(self._first, self._last_first)
        for letter, mark in sorted(self._bookmarks.items())[first : first + self._rows_shown]:
            title = shorten(clean_line(mark.title) or clean_line(mark.path), max(0, width - 3))
            room = width - 3 - cell_len(title) - 3
            section = shorten(clean_line(mark.section), room) if mark.section and room > 0 else ""
            facts = f" · {section}" if section else ""
            rows.append(Content.assemble((letter, "$accent bold"), f"  {title}", (facts, "$muted")))
        return Content("\n").join(rows)

    @property
    def _rows_shown(self) -> int:
        return max(1, self.content_size.height)

    @property
    def _last_first(self) -> int:
        """Return the index of the bookmark in the first row when the last one stands in the last row."""
        return max(0, len(self._bookmarks) - self._rows_shown)

    def _scroll_by_key(self, key: str) -> bool:
        """Scroll where the list is longer than the panel, and tell whether the key means that."""
        if key not in MOTIONS or not self._last_first:
            return False
        rows = {
            Motion.LINE_DOWN: 1,
            Motion.LINE_UP: -1,
            Motion.PAGE_DOWN: self._rows_shown,
            Motion.PAGE_UP: -self._rows_shown,
            Motion.TOP: -len(self._bookmarks),
            Motion.BOTTOM: len(self._bookmarks),
        }[MOTIONS[key]]
        self._first = max(0, min(self._last_first, self._first + rows))
        self.refresh()
        return True

    def _close(self, _: str = "") -> None:
        self.display = False
