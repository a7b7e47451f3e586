"""Which keys are named at the foot of the screen, by where a person is: those most wanted there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from reader.keys.commands import Command


class Situation(StrEnum):
    """Where a person is, as far as it decides what the next keys are."""

    LIST = "list"
    EMPTY = "empty list"
    FILTERED = "filtered list"
    VISITING = "list that leads back"
    ARTICLE = "article"
    ALONE = "article without a list"
    NO_ARTICLE = "no article"
    OUTLINE = "outline"
    RESULTS = "results"
    BROWSING = "browsing"
    NOTES = "notes"
    MANUAL = "the list of the manual"


NEXT_KEYS: Final[Mapping[Situation, tuple[tuple[str, str], ...]]] = {
    Situation.LIST: (
        ("choose", "read"),
        ("search", "titles"),
        ("search-text", "text"),
        ("browse", "browse"),
        ("help", "keys"),
    ),
    Situation.EMPTY: (("recent", "elsewhere"), ("reload", "look again"), ("quit", "quit"), ("help", "keys")),
    Situation.MANUAL: (
        ("choose", "read"),
        ("manual", "back to your posts"),
        ("search-text", "text"),
        ("headings", "headings"),
        ("help", "keys"),
    ),
    Situation.FILTERED: (("choose", "read"), ("search", "titles"), ("leave", "all posts"), ("help", "keys")),
    Situation.VISITING: (("choose", "read"), ("search", "titles"), ("leave", "goes back"), ("help", "keys")),
    Situation.ARTICLE: (
        ("next-section", "section"),
        ("search", "find"),
        ("choose-link", "links"),
        ("outline", "outline"),
        ("leave", "posts"),
        ("help", "keys"),
    ),
    Situation.ALONE: (
        ("next-section", "section"),
        ("search", "find"),
        ("choose-link", "links"),
        ("outline", "outline"),
        ("list", "list"),
        ("help", "keys"),
    ),
    Situation.NO_ARTICLE: (("leave", "posts"), ("help", "keys")),
    Situation.OUTLINE: (("choose", "go there"), ("leave", "article"), ("outline", "hides"), ("help", "keys")),
    Situation.RESULTS: (("choose", "read"), ("search", "type"), ("leave", "closes"), ("help", "keys")),
    Situation.BROWSING: (("choose", "lists"), ("search", "type"), ("leave", "closes"), ("help", "keys")),
    Situation.NOTES: (("choose", "goes to the note"), ("leave", "closes"), ("help", "keys")),
}
"""Commands with a word or two for what they do there, the most wanted first; the last one stays longest."""


def next_keys(situation: Situation, commands: Iterable[Command]) -> list[tuple[str, str]]:
    """Return keys, by Textual's names, and what they do; a command without a key is left out."""
    keys = {command.name: command.keys[0] for command in commands if command.keys}
    return [(keys[name], does) for name, does in NEXT_KEYS[situation] if name in keys]
