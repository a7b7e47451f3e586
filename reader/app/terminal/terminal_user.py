"""What the driver of the terminal asks of whoever uses it."""

from __future__ import annotations

from collections.abc import Container
from typing import Protocol

from textual.message import Message

from reader.app.terminal.queries import Terminal


class TerminalUser(Protocol):
    """What the driver asks of the application."""

    terminal: Terminal
    """What is known of the terminal from before the driver drove it."""
    alt_keys: Container[str]
    """The keys with alt that mean something, by Textual's names."""

    def take_input(self, message: Message) -> None:
        """Take what the terminal told: a key, the mouse, or something else."""
        ...

    def terminal_gone(self) -> None:
        """Hear that there is no terminal any more."""
        ...

    def terminal_taken(self) -> None:
        """Hear that the terminal is the program's own, or is so again: nothing that it held is there."""
        ...

    def terminal_given_back(self) -> None:
        """Hear that the terminal is about to be given back, while it can still be written to."""
        ...

    def stop_process(self) -> None:
        """Stop as the terminal asks for it, until told to go on."""
        ...
