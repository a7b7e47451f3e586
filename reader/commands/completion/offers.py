"""What can be offered at each place of a command line, taken from the parsers."""

from __future__ import annotations

import argparse
from enum import Enum
from typing import Final, NamedTuple

from reader.commands.arguments import (
    FOLDER,
    PATH,
    POST,
    Parser,
    help_of,
    may_repeat,
    placeholder,
    takes_value,
)
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.flags import names_for
from reader.commands.opening_parser import OpeningParser
from reader.content.discovery.file_names import MARKDOWN_EXTENSIONS

OPENING: Final = ""
"""What the command line without a command is called here."""

EXTENSIONS: Final = tuple(sorted(MARKDOWN_EXTENSIONS))
"""Of the files that are offered as posts. Folders lead to them, and are offered with them."""


class OfferKind(Enum):
    """What kind of word is offered."""

    NOTHING = "nothing"
    WORDS = "words"
    POSTS = "posts"
    FOLDERS = "folders"


class Offer(NamedTuple):
    """What may stand at a place."""

    kind: OfferKind
    words: tuple[str, ...] = ()


class OfferedOption(NamedTuple):
    """An argument that begins with a dash."""

    names: tuple[str, ...]
    about: str
    value: Offer | None
    """What may stand for its value; None when it has none."""
    placeholder: str


class Positional(NamedTuple):
    """An argument that is told by where it stands."""

    placeholder: str
    value: Offer
    repeats: bool


class DescribedCommand(NamedTuple):
    """A command, as shells need to know it."""

    name: str
    about: str
    options: tuple[OfferedOption, ...]
    positionals: tuple[Positional, ...]

    def value_options(self) -> list[tuple[str, Offer]]:
        """Return the names that are followed by a value, each with what that may be."""
        return [(name, option.value) for option in self.options if option.value for name in option.names]


Commands = tuple[DescribedCommand, ...]


def described_commands() -> Commands:
    """Return every command; first the command line without one, called `OPENING`."""
    return (
        _described(OPENING, "", OpeningParser()),
        *(_described(command.name, command.summary, command.parser()) for command in SUBCOMMANDS.values()),
    )


def names_of(commands: Commands) -> list[str]:
    """Return what the commands are called that have names."""
    return [command.name for command in commands if command.name != OPENING]


def _described(name: str, about: str, parser: Parser) -> DescribedCommand:
    options = tuple(
        OfferedOption(
            tuple(action.option_strings),
            _about(action),
            _offer(action) if takes_value(action) else None,
            placeholder(action),
        )
        for action in parser.options
        if action.help != argparse.SUPPRESS
    )
    positionals = tuple(
        Positional(placeholder(action), _offer(action), may_repeat(action)) for action in parser.positionals
    )
    return DescribedCommand(name, about, options, positionals)


def _about(action: argparse.Action) -> str:
    """Return the beginning of the help, for a list."""
    return help_of(action).partition(";")[0]


def _offer(action: argparse.Action) -> Offer:
    words = names_for(action) if action.choices is None else tuple(map(str, action.choices))
    if words:
        return Offer(OfferKind.WORDS, words)
    kinds = {POST: OfferKind.POSTS, PATH: OfferKind.POSTS, FOLDER: OfferKind.FOLDERS}
    return Offer(kinds.get(str(action.metavar), OfferKind.NOTHING))
