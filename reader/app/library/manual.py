"""The manual: a library of its own, over the one that a person reads, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from textual.message import Message

from reader.app.library.workspace import Workspace
from reader.app.widgets.effects import NoEffectError
from reader.keys.commands import Command

ManualWriter = Callable[[Sequence[Command]], Path]
"""Write the manual, with the keys that commands have, and return its folder. It may raise `OSError`."""


def no_manual(_commands: Sequence[Command]) -> Path:
    """Stand for the manual where an application has none.

    Raises:
        OSError: always.
    """
    raise FileNotFoundError("there is none")


class ManualWanted(Message):
    """A person wants to read the manual."""


class Manual:
    """Asks for the manual, and leads back from it."""

    def __init__(self, workspace: Workspace) -> None:
        self._screen = workspace.screen
        self._is_shown = workspace.start.is_manual

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command for the manual does, by name."""
        return {"manual": self._toggle}

    @property
    def leads_back(self) -> bool:
        """Tell whether this is the manual, with what a person read before below it."""
        return self._is_shown and len(self._screen.app.screen_stack) > 1

    def leave(self) -> None:
        """Go back to what a person read before."""
        self._screen.dismiss()

    def _toggle(self) -> None:
        if self.leads_back:
            self.leave()
        elif self._is_shown:
            raise NoEffectError("This is the manual")
        else:
            self._screen.post_message(ManualWanted())
