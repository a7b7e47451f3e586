"""The next keys as hints: what the line at the foot names, and what of it leads back."""

from __future__ import annotations

from collections.abc import Sequence

from reader.keys.commands import Command
from reader.keys.names import key_name
from reader.keys.next_keys import Situation, next_keys
from reader.screen.status import Hint


def hint(key: str, does: str) -> Hint:
    """Return a key, by Textual's name, with what it does in a word or two."""
    return Hint(key, key_name(key), does)


def hints_in(situation: Situation, commands: Sequence[Command]) -> tuple[Hint, ...]:
    """Return the next keys of where a person is, the most wanted first."""
    return tuple(hint(*pair) for pair in next_keys(situation, commands))


def hint_back(hints: Sequence[Hint], commands: Sequence[Command]) -> Hint | None:
    """Return the one of some hints that leads back to the posts; None when none does."""
    keys = next((command.keys for command in commands if command.name == "leave"), ())
    return next((hint for hint in hints if hint.key in keys[:1]), None)
