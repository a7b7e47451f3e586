"""A line of text that is typed until Enter."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.widgets import Input


class LineText(Input):
    """What is typed, until Enter."""

    def __init__(self, leave: Callable[[], bool], *, placeholder: str, id: str) -> None:
        """``leave`` is called with Enter, and says whether that ends the typing."""
        super().__init__(placeholder=placeholder, id=id, compact=True)
        self.ended = False
        self._leave = leave

    async def action_submit(self) -> None:
        self.ended = self._leave()

    async def _on_key(self, event: events.Key) -> None:
        if self.ended:
            # Of keys in one burst, those after Enter are for what has the focus then.
            event.prevent_default()
            return
        self.ended = event.key == "enter"
        await super()._on_key(event)
