"""``reader man``: the manual page, made from the parsers and tables that the program itself goes by."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from reader import __version__
from reader.commands.arguments import (
    Parser,
    help_of,
    placeholder,
    takes_value,
    usage_of,
)
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.manual.environment import ENVIRONMENT
from reader.commands.opening_parser import DESCRIPTION, EXAMPLES, SUMMARY, USAGE, OpeningParser
from reader.commands.output import EXIT_STATUSES
from reader.commands.roff import bold, escaped, italic, lines_of, sentence, tagged
from reader.commands.where import KEPT
from reader.keys.commands import COMMANDS, Scope, help_rows
from reader.settings.theme_names import BASED_ON, BASES, COLOUR_NAMES

_THEMES: Final = (
    f"A theme of your own is a table [themes.NAME] in the file of settings. {BASED_ON} names the theme that "
    f'it is based on: {", ".join(BASES)}. Other colours are set by their names, each such as "#ffb000": '
    f"{', '.join(COLOUR_NAMES)}. It is chosen by its name as all themes are."
)

_IN_WORDS: Final = str.maketrans(
    {"…": "...", "↓": "Down", "↑": "Up", "←": "Left", "→": "Right"},
)
"""Keys without the characters that a page in ASCII cannot show."""


def print_manual() -> int:
    """Print the manual page."""
    print("\n".join(_page()))
    return 0


def _page() -> Iterator[str]:
    parser = OpeningParser()
    yield f'.TH READER 1 "{_date()}" "reader {escaped(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield f"reader \\- {escaped(SUMMARY[0].lower() + SUMMARY[1:])}"
    yield ".SH SYNOPSIS"
    yield "\n.br\n".join(_synopsis(*usage.split(" ")) for usage in USAGE)
    yield ".SH DESCRIPTION"
    yield lines_of(escaped(DESCRIPTION))
    yield from _arguments(parser, parser.positionals)
    yield ".SH OPTIONS"
    yield from _arguments(parser, parser.options)
    yield ".SH COMMANDS"
    for command in SUBCOMMANDS.values():
        described = command.parser()
        usages = map(usage_of, described.positionals)
        yield f'.SS "{" ".join((bold(command.name), *map(italic, usages)))}"'
        yield lines_of(escaped(command.description))
        yield from _arguments(described, (*described.positionals, *described.options))
    yield ".SH KEYS"
    for scope in (Scope.MOVING, Scope.EVERYWHERE, Scope.ARTICLE):
        yield f".SS {escaped(scope.value.capitalize())}"
        rows = help_rows(command for command in COMMANDS if command.scope is scope)
        yield from (tagged(bold(keys.translate(_IN_WORDS)), title) for keys, title in rows)
    yield ".SH THEMES"
    yield lines_of(escaped(_THEMES))
    yield ".SH FILES"
    yield from (tagged(italic(kept.shown_place), kept.remark) for kept in KEPT)
    yield ".SH ENVIRONMENT"
    yield from (tagged(bold(name), sentence(about)) for name, about in ENVIRONMENT)
    yield ".SH EXIT STATUS"
    yield from (tagged(bold(str(status)), sentence(meaning)) for status, meaning in EXIT_STATUSES)
    yield ".SH EXAMPLES"
    yield from (tagged(bold(line), sentence(about)) for line, about in EXAMPLES)
    yield ".SH SEE ALSO"
    yield ".BR less (1)"


def _date() -> str:
    """Return the day on which the page is made; the one that whoever builds a package asks for."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(asked), UTC) if asked.isdecimal() else datetime.now(UTC)
    return f"{moment:%Y-%m-%d}"


def _synopsis(program: str, *words: str) -> str:
    return " ".join((bold(program), *map(italic, words)))


def _arguments(parser: Parser, actions: Iterable[argparse.Action]) -> Iterator[str]:
    for action in actions:
        if action.help == argparse.SUPPRESS or (action.dest == "help" and parser.prog != "reader"):
            continue
        value = f" {italic(placeholder(action))}" if takes_value(action) else ""
        names = ", ".join(f"{bold(name)}{value}" for name in action.option_strings)
        yield tagged(names or italic(placeholder(action)), sentence(help_of(action)))
