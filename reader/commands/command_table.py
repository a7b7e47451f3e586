"""The table of the commands, a row each. Help, completion and the manual are made from it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeVar

from reader import __version__
from reader.commands.arguments import (
    FOLDER,
    PLACE,
    Parser,
    add_folder,
    add_json,
    add_post,
    nearest_to,
    one_of,
    positive,
    usage_of,
)
from reader.commands.output import EXIT_STATUSES, WRONG_USAGE, CommandError

SHELLS: Final = ("bash", "zsh", "fish")
"""The shells that completion is made for."""

USAGE: Final = ("reader [OPTION...] [+LINE] [PATH]", "reader COMMAND [ARGUMENT...]")

SUMMARY: Final = "Read a folder of Markdown posts in the terminal"

DESCRIPTION: Final = f"{SUMMARY}. Where there is no terminal, a post is printed and a folder is listed."

EXAMPLES: Final = (
    ("reader", "the posts of the current folder"),
    ("reader ideas.md#plans", "one post, from a section on"),
    ("reader ./list", "a folder that is called like a command"),
    ("curl https://example.org/post.md | reader", "what another program prints"),
    ("reader list --json | jq '.[].title'", "the titles, for a script"),
    ("reader cat --color always ideas.md | less -R", "a post in another pager"),
    ("reader search . async await", "the posts with these words"),
)
"""Command lines, and what becomes of them."""

_COLOR: Final = ("auto", "always", "never")

_UNWANTED_WORDS: Final = re.compile("-[^-].*", re.DOTALL)
"""Words of a query that posts must not have."""

Options = argparse.Namespace


class Command(NamedTuple):
    """A command, as ``reader NAME`` calls it."""

    name: str
    summary: str
    """What it prints, in a few words, for an overview."""
    description: str
    """Whole sentences for its own help."""
    add_arguments: Callable[[Parser], None]
    run: Callable[[Options], int]
    """Does it, and returns the exit status. What it needs is imported when it runs."""

    def parser(self) -> Parser:
        """What reads its arguments."""
        parser = Parser(prog=f"reader {self.name}", description=self.description)
        self.add_arguments(parser)
        return parser

    @property
    def usage(self) -> str:
        """Its name and what stands behind it: ``list [PATH]``."""
        return " ".join((self.name, *map(usage_of, self.parser().positionals)))


_Known = TypeVar("_Known")


class OpeningParser(Parser):
    """Reads a command line without a command, which opens the application."""

    def __init__(self) -> None:
        super().__init__(
            prog="reader",
            usage="\n       ".join(USAGE),
            description=DESCRIPTION.replace(". ", ".\n"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-V", "--version", action="version", version=f"reader {__version__}")
        self.add_argument(
            "path",
            metavar=PLACE,
            nargs="?",
            help="a folder of posts, or one post, or POST#SECTION; the current folder when left out, "
            "or what comes through a pipe; - is standard input",
        )
        self.add_argument(
            "--line",
            metavar="N",
            type=positive,
            help="open the post at a line of its file; +N says the same",
        )
        _add_flags(self)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: _Known | None = None
    ) -> tuple[_Known | Options, list[str]]:
        """As other parsers do, but for ``+LINE``."""
        return super().parse_known_args(list(_with_line_option(args or ())), namespace)

    def nearest_option(self, name: str) -> str | None:
        """One of its own, or else one of a command."""
        parsers = (command.parser() for command in COMMANDS.values())
        of_commands = (f"{parser.prog} {near}" for parser in parsers if (near := parser.nearest_option(name)))
        return super().nearest_option(name) or next(of_commands, None)

    def format_help(self) -> str:
        self.epilog = "\n".join(_overview())
        return super().format_help()


def _with_line_option(arguments: Sequence[str]) -> Iterator[str]:
    """A command line with ``--line=12`` where it has ``+12``, as in vi and less."""
    for index, argument in enumerate(arguments):
        is_line = argument.startswith("+") and argument[1:].isdecimal() and "--" not in arguments[:index]
        yield f"--line={argument[1:]}" if is_line else argument


def _overview() -> Iterator[str]:
    """The commands, the exit statuses and the examples, as ``--help`` shows them."""
    yield "commands, which print instead (reader COMMAND --help tells more):"
    yield from _columns([(command.usage, command.summary) for command in COMMANDS.values()])
    yield "\nexit status:"
    yield from _columns([(str(status), meaning) for status, meaning in EXIT_STATUSES])
    yield "\nexamples:"
    yield from _columns(EXAMPLES)


def _columns(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max(len(left) for left, _ in rows)
    return (f"  {left:{width}}  {right}" for left, right in rows)


def open_application(options: Options) -> int:
    """Open what a command line without a command names."""
    from reader.commands.flags import flags_of
    from reader.commands.open import open_place

    return open_place(options.path, flags_of(options), line=options.line)


def _add_flags(parser: Parser, *, printing: bool = False) -> None:
    from reader.commands.flags import add_flags

    add_flags(parser, printing=printing)


def _add_list_arguments(parser: Parser) -> None:
    add_folder(parser)
    add_json(parser)


def _list(options: Options) -> int:
    from reader.commands.list import list_posts

    return list_posts(options.path, as_json=options.json)


def _add_outline_arguments(parser: Parser) -> None:
    add_post(parser)
    add_json(parser)


def _outline(options: Options) -> int:
    from reader.commands.cat import print_outline

    return print_outline(options.post, as_json=options.json)


def _add_cat_arguments(parser: Parser) -> None:
    add_post(parser, ", or a section of one as POST#SECTION")
    parser.add_argument(
        "--width",
        metavar="N",
        type=positive,
        help="columns; otherwise those of the terminal, at most the measure",
    )
    parser.add_argument(
        "--color",
        choices=_COLOR,
        type=one_of(*_COLOR),
        default="auto",
        help="colours and styles; auto (the default) means on a terminal, and as NO_COLOR, CLICOLOR_FORCE "
        "and FORCE_COLOR say",
    )
    _add_flags(parser, printing=True)


def _cat(options: Options) -> int:
    from reader.commands.cat import print_article
    from reader.commands.flags import flags_of, settings_to_print

    settings = settings_to_print(flags_of(options))
    return print_article(options.post, settings, width=options.width, color=options.color)


def _add_search_arguments(parser: Parser) -> None:
    parser.dashed_words = _UNWANTED_WORDS
    parser.add_argument("path", metavar=FOLDER, help="a folder of posts")
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="+",
        help='words, "phrases", #tag, @author, in:folder, 2024, 2023-05..2024, is:draft, -word',
    )
    add_json(parser)


def _search(options: Options) -> int:
    from reader.commands.search import search

    return search(options.path, options.query, as_json=options.json)


def _check(options: Options) -> int:
    from reader.commands.check import check

    return check(options.path)


def _where(options: Options) -> int:
    from reader.commands.where import print_places

    return print_places()


def _add_settings_arguments(parser: Parser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--default", action="store_true", help="print a file with all defaults as remarks")
    ways.add_argument("--write", action="store_true", help="write that file, if there is none")
    ways.add_argument("--check", action="store_true", help="print all that is wrong as path:line: message")


def _settings(options: Options) -> int:
    from reader.commands import settings

    if options.default:
        return settings.print_defaults()
    if options.write:
        return settings.write_defaults()
    return settings.check_settings() if options.check else settings.print_settings()


def _add_completion_arguments(parser: Parser) -> None:
    parser.add_argument("shell", choices=SHELLS, type=one_of(*SHELLS), help="the shell that is to complete")


def _completion(options: Options) -> int:
    from reader.commands.completion import print_completion

    return print_completion(options.shell)


def _add_forget_arguments(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("path", metavar=FOLDER, nargs="?", help="one folder; everything when left out")


def _forget(options: Options) -> int:
    from reader.commands.forget import forget

    return forget(options.path, unasked=options.yes)


def _man(options: Options) -> int:
    from reader.commands.man import print_manual

    return print_manual()


def _add_help_arguments(parser: Parser) -> None:
    parser.add_argument("command", metavar="COMMAND", nargs="?", help="the command; all when left out")


def _help(options: Options) -> int:
    if options.command is None:
        OpeningParser().print_help()
        return 0
    command = COMMANDS.get(options.command)
    if command is None:
        near = nearest_to(options.command, COMMANDS)
        hint = f"did you mean {near}?" if near else "reader help names all"
        raise CommandError(f"{options.command}: no such command; {hint}", WRONG_USAGE)
    command.parser().print_help()
    return 0


def _add_nothing(parser: Parser) -> None:
    """For commands without arguments."""


_ROWS: Final = (
    Command(
        "list",
        "the posts, newest first",
        "Print the posts of a folder, newest first. A date with ~ is only that of the file.",
        _add_list_arguments,
        _list,
    ),
    Command(
        "outline",
        "the sections of a post",
        "Print the sections of a post, each with its line.",
        _add_outline_arguments,
        _outline,
    ),
    Command(
        "cat",
        "a post, laid out as in the application",
        "Print a post, or a section of it, laid out as in the application.",
        _add_cat_arguments,
        _cat,
    ),
    Command(
        "search",
        "the posts of a folder with some words in their text, the best first",
        "Print the posts of a folder whose texts match, best first. The exit status is 1 if none does.",
        _add_search_arguments,
        _search,
    ),
    Command(
        "check",
        "what is wrong in a folder: front matter, dates, links to nothing",
        "Print what is wrong in a folder as path:line: message. The exit status is 1 if anything is.",
        add_folder,
        _check,
    ),
    Command(
        "where",
        "the files that this program keeps, and what for",
        "Print the files that this program keeps, and what for.",
        _add_nothing,
        _where,
    ),
    Command(
        "forget",
        "nothing, and forgets what you read, starred and marked",
        "Forget what you read, starred and marked, in a folder or everywhere. It asks first.",
        _add_forget_arguments,
        _forget,
    ),
    Command(
        "settings",
        "what is set and where, what is wrong with it; --write makes a file to begin with",
        "Print the settings and where each comes from. With --check the exit status is 1 if any is wrong.",
        _add_settings_arguments,
        _settings,
    ),
    Command(
        "completion",
        "what makes a shell complete all of this",
        "Print a script for a shell. In its configuration: "
        'eval "$(reader completion bash)", the same with zsh, or reader completion fish | source.',
        _add_completion_arguments,
        _completion,
    ),
    Command(
        "man",
        "the manual page, for man -l -",
        "Print the manual page. man reads it: reader man | man -l -",
        _add_nothing,
        _man,
    ),
    Command(
        "help",
        "what can be said to a command, or to all of them",
        "Print what can be said to a command, as its --help does, or to the program.",
        _add_help_arguments,
        _help,
    ),
)

COMMANDS: Final = {command.name: command for command in _ROWS}
"""Every command by its name, in the order in which they are told."""
