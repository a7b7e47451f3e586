"""Commands by what was typed of them, and how one is written in a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from reader.app.widgets.picker import PickerRow
from reader.content.search.heading_search import SCATTERED, WHOLE_PHRASE, rank_heading
from reader.content.search.query import parse_query
from reader.content.search.title_matches import positions
from reader.keys.commands import Command
from reader.keys.names import key_name, parse_key
from reader.screen.lines import shorten

SAME_KEY: Final = -1
"""The rank of a command whose key was typed: before all that are called so."""


class RankedCommand(NamedTuple):
    """A command that was found."""

    rank: int
    """How well it answers what was typed, 0 for best."""
    command: Command


def find_commands(commands: Iterable[Command], query: str) -> list[RankedCommand]:
    """Return the commands that match by what they do or are called, the best first."""
    typed = parse_query(query)
    if not typed.words:
        return []
    found = ((_rank(command, typed.words, typed.phrase), command) for command in commands)
    return _best_first(RankedCommand(rank, command) for rank, command in found if rank is not None)


def find_commands_and_keys(commands: Sequence[Command], query: str) -> list[RankedCommand]:
    """Return the commands that match, or have a key that was typed or begins so, the best first.

    Those that only have the letters somewhere are left out where others match.
    """
    by_key = ((_rank_of_keys(command, query), command) for command in commands)
    found = [RankedCommand(rank, command) for rank, command in by_key if rank is not None]
    found += find_commands(commands, query)
    best: dict[str, RankedCommand] = {}
    for ranked in _best_first(found):
        best.setdefault(ranked.command.name, ranked)
    close = [ranked for ranked in best.values() if ranked.rank < SCATTERED]
    return close or list(best.values())


def command_row(command: Command, typed: str, room: int) -> PickerRow:
    """Write what a command does on the left, its keys on the right: they always stand there."""
    keys = command.shown_keys
    left = shorten(command.title, room - cell_len(keys) - (2 if keys else 0))
    return PickerRow(left, keys, [(at, at + 1) for at in positions(typed, command.title)], "mark")


def _best_first(found: Iterable[RankedCommand]) -> list[RankedCommand]:
    """Return commands by their ranks; those of one rank in the order in which they were found."""
    return sorted(found, key=lambda ranked: ranked.rank)


def _rank(command: Command, words: Sequence[str], phrase: str) -> int | None:
    """Return how well a command matches by what it does or is called, 0 for best; None when it does not."""
    names = (command.title, command.name, command.name.replace("-", " "))
    found = [quality for name in names if (quality := rank_heading(name, words, phrase)) is not None]
    return min(found, default=None)


def _rank_of_keys(command: Command, query: str) -> int | None:
    """Return how well the keys of a command match; None when they do not."""
    typed = query.strip()
    if parse_key(typed) in command.keys:
        return SAME_KEY
    begins = len(typed) > 1 and any(
        key_name(key).casefold().startswith(typed.casefold()) for key in command.keys
    )
    return WHOLE_PHRASE if begins else None
