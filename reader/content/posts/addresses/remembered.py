"""Rules that are made of a configuration once, not for every post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from reader.content.discovery.site import Configuration
from reader.content.posts.addresses.facts import AddressFacts

Rules = TypeVar("Rules")

_KEPT = 16
"""Sites within one library, of whose rules those of the last ones are kept."""


class Remembered(Generic[Rules]):
    """The rules of the sites whose posts are given addresses just now."""

    def __init__(self, make: Callable[[AddressFacts], Rules]) -> None:
        self._make = make
        self._made: dict[int, tuple[Configuration, Rules]] = {}

    def of(self, facts: AddressFacts) -> Rules:
        """Return the rules of the site that a post belongs to, made of nothing that only the post has."""
        configuration = facts.configuration
        made = self._made.get(id(configuration))
        if made is None or made[0] is not configuration:
            if len(self._made) >= _KEPT:
                self._made = {}
            made = self._made[id(configuration)] = (configuration, self._make(facts))
        return made[1]
