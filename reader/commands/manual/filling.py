"""The tables of the manual, as Markdown, each made from the table that the program itself goes by."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from reader.commands.arguments import help_of, placeholder, takes_value
from reader.commands.command_table import SUBCOMMANDS
from reader.commands.manual.environment import ENVIRONMENT
from reader.commands.opening_parser import EXAMPLES, OpeningParser
from reader.commands.output import EXIT_STATUSES
from reader.commands.roff import sentence
from reader.commands.where import KEPT
from reader.content.search.operators import OPERATOR_HELP
from reader.keys.commands import MOUSE, Command, HelpEntry, Topic, help_entries
from reader.screen.palettes import PALETTES, TERMINAL
from reader.settings.kinds import as_toml
from reader.settings.table import SETTINGS
from reader.settings.theme_names import COLOUR_NAMES

_PLACEHOLDER: Final = re.compile(r"^\{\{ ([a-z]+) \}\}$", re.MULTILINE)
"""A line of a post that a table stands for: ``{{ keys }}``."""


def filled(text: str, commands: Sequence[Command]) -> str:
    """Return a post of the manual with its tables; ``commands`` have the keys in force.

    Raises:
        KeyError: for a table that there is none of.
    """
    return _PLACEHOLDER.sub(lambda wanted: _TABLES[wanted[1]](commands), text)


def _keys(commands: Sequence[Command]) -> str:
    """Return a section for each group of commands."""
    parts = []
    for topic in Topic:
        entries = help_entries(command for command in commands if command.group is topic)
        rows = ((_keys_in_code(entry.keys), entry.title, _names(entry)) for entry in entries)
        parts.append(f"## {topic.value}\n\n{_table(('keys', 'what they do', 'name'), rows)}")
    return "\n\n".join(parts)


def _keys_in_code(keys: str) -> str:
    return " ".join(key if key == "…" else _code(key) for key in keys.split()) or "none"


def _names(entry: HelpEntry) -> str:
    return _code(entry.command.name) if entry.command else f"{_code('section-1')} … {_code('section-9')}"


def _settings() -> str:
    rows = (
        (
            _code(each.name),
            _code(as_toml(each.default)),
            ", ".join(map(_code, each.kind.names)) or each.kind.takes,
            each.about,
        )
        for each in SETTINGS.values()
    )
    return _table(("setting", "default", "can be", "what for"), rows)


def _flags() -> str:
    rows = ((_code(each.name), _code(each.flag), _code(each.variable)) for each in SETTINGS.values())
    return _table(("setting", "flag", "variable"), rows)


def _themes() -> str:
    looks = [(palette.name, palette.about) for palette in PALETTES]
    rows = ((_code(name), about) for name, about in (*looks, (TERMINAL, "the colours of your terminal")))
    return _table(("theme", "how it looks"), rows)


def _commands() -> str:
    """Return a section for each command of the command line."""
    parts: list[str] = []
    for command in SUBCOMMANDS.values():
        parser = command.parser()
        parts += (f"### reader {command.name}", f"```\nreader {command.usage}\n```", command.description)
        arguments = [*parser.positionals, *(each for each in parser.options if each.dest != "help")]
        if arguments:
            parts.append(_arguments(arguments))
    return "\n\n".join(parts)


def _arguments(actions: Iterable[argparse.Action]) -> str:
    return _table(("what to give", "what for"), _argument_rows(actions))


def _argument_rows(actions: Iterable[argparse.Action]) -> Iterator[tuple[str, str]]:
    for action in actions:
        if action.help != argparse.SUPPRESS:
            value = f" {placeholder(action)}" if takes_value(action) else ""
            names = ", ".join(_code(f"{name}{value}") for name in action.option_strings)
            yield names or _code(placeholder(action)), sentence(help_of(action))


def _options() -> str:
    parser = OpeningParser()
    return _arguments((*parser.positionals, *parser.options))


_TABLES: Final[dict[str, Callable[[Sequence[Command]], str]]] = {
    "keys": _keys,
    "mouse": lambda _: _table(("mouse", "what it does"), ((each.keys, each.title) for each in MOUSE)),
    "settings": lambda _: _settings(),
    "flags": lambda _: _flags(),
    "themes": lambda _: _themes(),
    "colours": lambda _: ", ".join(map(_code, COLOUR_NAMES)) + ".",
    "operators": lambda _: _table(
        ("operator", "which posts"), ((" ".join(map(_code, forms)), about) for forms, about in OPERATOR_HELP)
    ),
    "commands": lambda _: _commands(),
    "options": lambda _: _options(),
    "examples": lambda _: _table(
        ("command line", "what it does"), ((_code(line), sentence(about)) for line, about in EXAMPLES)
    ),
    "statuses": lambda _: _table(
        ("exit status", "when"), ((_code(str(status)), sentence(when)) for status, when in EXIT_STATUSES)
    ),
    "variables": lambda _: _table(
        ("variable", "what it does"),
        ((", ".join(map(_code, names.split(", "))), sentence(about)) for names, about in ENVIRONMENT),
    ),
    "files": lambda _: _table(
        ("what", "where", "what for"), ((kept.what, _code(kept.shown_place), kept.remark) for kept in KEPT)
    ),
}
"""What makes each table, by the name that a post has for it."""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ["---"] * len(head), *([cell.replace("|", r"\|") for cell in row] for row in rows))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _code(text: str) -> str:
    return f"`` {text} ``" if "`" in text else f"`{text}`"
