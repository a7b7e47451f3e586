"""The command line without a command, which opens the application, and ``reader help``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from reader import __version__
from reader.commands.arguments import PATH, Parser, positive
from reader.commands.command_table import SUBCOMMANDS, Subcommand
from reader.commands.output import EXIT_STATUSES

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

_Known = TypeVar("_Known")


class OpeningParser(Parser):
    """Reads a command line without a command, which opens the application."""

    def __init__(self) -> None:
        from reader.commands.flags import add_flags

        super().__init__(
            prog="reader",
            usage="\n       ".join(USAGE),
            description=DESCRIPTION.replace(". ", ".\n"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-V", "--version", action="version", version=f"reader {__version__}")
        self.add_argument(
            "path",
            metavar=PATH,
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
        add_flags(self)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: _Known | None = None
    ) -> tuple[_Known | argparse.Namespace, list[str]]:
        """As other parsers do, but for ``+LINE``."""
        return super().parse_known_args(list(_with_line_option(args or ())), namespace)

    def nearest_option(self, name: str) -> str | None:
        """Return one of its own, or else one of a command."""
        parsers = (command.parser() for command in SUBCOMMANDS.values())
        of_commands = (f"{parser.prog} {near}" for parser in parsers if (near := parser.nearest_option(name)))
        return super().nearest_option(name) or next(of_commands, None)

    def format_help(self) -> str:
        self.epilog = "\n".join(_overview())
        return super().format_help()


def print_help(command: Subcommand | None = None) -> int:
    """Print the help of a command, or without one that of the program."""
    parser = OpeningParser() if command is None else command.parser()
    parser.print_help()
    return 0


def _with_line_option(arguments: Sequence[str]) -> Iterator[str]:
    """Yield a command line with ``--line=12`` where it has ``+12``, as in vi and less."""
    for index, argument in enumerate(arguments):
        is_line = argument.startswith("+") and argument[1:].isdecimal() and "--" not in arguments[:index]
        yield f"--line={argument[1:]}" if is_line else argument


def _overview() -> Iterator[str]:
    """Yield the commands, the exit statuses and the examples, as ``--help`` shows them."""
    yield "commands, which print instead (reader COMMAND --help tells more):"
    yield from _columns([(command.usage, command.summary) for command in SUBCOMMANDS.values()])
    yield "\nexit status:"
    yield from _columns([(str(status), meaning) for status, meaning in EXIT_STATUSES])
    yield "\nexamples:"
    yield from _columns(EXAMPLES)


def _columns(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = max(len(left) for left, _ in rows)
    return (f"  {left:{width}}  {right}" for left, right in rows)
