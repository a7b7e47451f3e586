"""How far the keys of `less` move in text of which a pane shows some rows."""

from __future__ import annotations

from typing import Final

from reader.app.widgets.effects import NoEffectError

OVERLAP_ROWS: Final = 2
"""Rows of the last page that stay in view after a page down, so that the eye finds its way."""


class Paging:
    """The actions that move by lines and pages, for a pane that can move by rows."""

    @property
    def rows_seen(self) -> int:
        """Rows of the text that are in view at once, at least 1."""
        raise NotImplementedError

    def move(self, rows: int) -> bool:
        """Scroll by rows; whether there was a way to go."""
        raise NotImplementedError

    def describe_edge(self, rows: int) -> str:
        """Why it cannot be scrolled by so many rows."""
        return "This is the end" if rows > 0 else "This is the beginning"

    def move_by_key(self, rows: int) -> None:
        """Scroll by rows as a key asks. Raises `NoEffectError` where that goes no further."""
        if not self.move(rows):
            raise NoEffectError(self.describe_edge(rows))

    def action_line_down(self) -> None:
        self.move_by_key(1)

    def action_line_up(self) -> None:
        self.move_by_key(-1)

    def action_page_down(self) -> None:
        self.move_by_key(max(1, self.rows_seen - OVERLAP_ROWS))

    def action_page_up(self) -> None:
        self.move_by_key(-max(1, self.rows_seen - OVERLAP_ROWS))

    def action_half_page_down(self) -> None:
        self.move_by_key(max(1, self.rows_seen // 2))

    def action_half_page_up(self) -> None:
        self.move_by_key(-max(1, self.rows_seen // 2))
