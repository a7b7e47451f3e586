"""Do what a command line asks for. What a command needs is imported when it runs."""

from __future__ import annotations

import functools
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Final

from reader.commands.arguments import Parser, nearest_to
from reader.commands.command_table import SUBCOMMANDS, Subcommand
from reader.commands.opening_parser import OpeningParser, print_help
from reader.commands.output import WRONG_USAGE, CommandError


def run(arguments: Sequence[str]) -> int:
    """Do what a command line asks for, and return the exit status."""
    first = arguments[0] if arguments else ""
    command = SUBCOMMANDS.get(first)
    if command is not None:
        return run_command(command, arguments[1:])
    if first and first[0] not in "-+":
        _ask_for_place(first, is_alone=len(arguments) == 1)
    return open_application(arguments)


def _ask_for_place(word: str, *, is_alone: bool) -> None:
    """Raises `CommandError` for a word that is no path, and looks like a command or has words behind it."""
    from reader.commands.inputs import is_url, names_something

    if names_something(word) or is_url(word):
        return
    near = nearest_to(word, SUBCOMMANDS)
    if near or not is_alone:
        hint = f"did you mean reader {near}?" if near else "see reader --help"
        raise CommandError(f"{word}: no such file or folder, and no command; {hint}", WRONG_USAGE)


def run_command(command: Subcommand, arguments: Sequence[str]) -> int:
    """Run a command with what stands behind it on the command line, and return the exit status."""
    return RUNNERS[command.name](_parser_of(command).parse_args(arguments))


@functools.cache
def _parser_of(command: Subcommand) -> Parser:
    """Return what reads the arguments of a command, made once for a program that runs it often."""
    return command.parser()


def open_application(arguments: Sequence[str]) -> int:
    """Open what a command line without a command names, and return the exit status."""
    # First of all: help and wrong arguments need nothing of the application.
    options = OpeningParser().parse_args(arguments)
    from reader.commands.flags import flags_of
    from reader.commands.open import open_path

    return open_path(options.path, flags_of(options), line=options.line)


def _list(options: Namespace) -> int:
    from reader.commands.list import list_groups, list_posts

    if options.by:
        return list_groups(options.path, options.by, as_json=options.json)
    return list_posts(options.path, as_json=options.json)


def _outline(options: Namespace) -> int:
    from reader.commands.outline import print_outline

    return print_outline(options.post, as_json=options.json)


def _cat(options: Namespace) -> int:
    from reader.commands.cat import print_article
    from reader.commands.flags import flags_of, settings_to_print

    settings = settings_to_print(flags_of(options))
    return print_article(
        options.post,
        settings,
        width=options.width,
        color=options.color,
        links=options.links,
        pictures=options.draws_pictures,
    )


def _search(options: Namespace) -> int:
    from reader.commands.search import search

    return search(options.path, options.query, as_json=options.json)


def _check(options: Namespace) -> int:
    from reader.commands.check import check

    return check(options.path)


def _where(options: Namespace) -> int:
    from reader.commands.where import print_kept_files

    return print_kept_files()


def _settings(options: Namespace) -> int:
    from reader.commands import settings

    if options.default:
        return settings.print_defaults()
    if options.write:
        return settings.write_defaults()
    return settings.check_settings() if options.check else settings.print_settings()


def _completion(options: Namespace) -> int:
    from reader.commands.completion import print_completion

    return print_completion(options.shell)


def _forget(options: Namespace) -> int:
    from reader.commands.forget import forget

    return forget(options.path, unasked=options.yes)


def _man(options: Namespace) -> int:
    from reader.commands.man import print_manual

    return print_manual()


def _help(options: Namespace) -> int:
    match options.words:
        case []:
            return print_help()
        case [name] if name in SUBCOMMANDS:
            return print_help(SUBCOMMANDS[name])
        case words:
            from reader.commands.manual.lookup import print_or_open

            return print_or_open(words)


RUNNERS: Final[dict[str, Callable[[Namespace], int]]] = {
    "list": _list,
    "outline": _outline,
    "cat": _cat,
    "search": _search,
    "check": _check,
    "where": _where,
    "forget": _forget,
    "settings": _settings,
    "completion": _completion,
    "man": _man,
    "help": _help,
}
"""What each command of the table does, by its name."""
