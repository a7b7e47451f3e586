"""Where a title is searched for: typing narrows the list above it, arrows move in that list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input


class SearchBox(Input):
    """A one-line input under the list of posts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "step(1)", "Next"),
        ("up", "step(-1)", "Previous"),
        ("escape", "cancel", "Cancel"),
    ]

    class Stepped(Message):
        """An arrow asks for another row of the list."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    class Cancelled(Message):
        """The search was given up."""

    def __init__(self, query: str = "", *, id: str | None = None) -> None:
        """``query`` is what was searched for before; typing takes its place."""
        super().__init__(query, placeholder="title, #tag, 2024", id=id, compact=True)

    def action_step(self, rows: int) -> None:
        self.post_message(self.Stepped(rows))

    def action_cancel(self) -> None:
        self.post_message(self.Cancelled())
