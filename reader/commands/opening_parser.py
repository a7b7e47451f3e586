"""The command line without a command, which opens the application, and ``reader help``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from reader import __version__
from reader.commands.arguments import PATH, Parser, described, positive
from reader.commands.command_table import SUBCOMMANDS, Subcommand

if TYPE_CHECKING:
    from reader.commands.help_text import HelpSection

USAGE: Final = ("reader [OPTION...] [+LINE] [PATH]", "reader COMMAND [ARGUMENT...]")

SUMMARY: Final = "Read a folder of Markdown posts in the terminal"

DESCRIPTION: Final = f"{SUMMARY}. Without a terminal, print them."

EXAMPLES: Final = (
    ("reader", "open the posts of the current folder"),
    ("reader ideas.md#plans", "open one post at a section"),
    ("reader ./list", "open a folder named like a command"),
    ("curl -L example.org/post.md | reader", "read what another program prints"),
    ("reader search . async await", "find the posts with these words"),
    ("reader cat ideas.md | less", "print a post into another pager"),
    ("reader list --json | jq '.[].title'", "print the titles, for a script"),
)
"""Command lines, and what each does."""

_Known = TypeVar("_Known")


class OpeningParser(Parser):
    """Reads a command line without a command, which opens the application."""

    def __init__(self) -> None:
        from reader.commands.flags import add_flags

        super().__init__(
            prog="reader",
            usage="\n       ".join(USAGE),
            description=DESCRIPTION,
        )
        self.examples = EXAMPLES
        self.add_argument(
            "-V", "--version", action="version", version=f"reader {__version__}", help="print the version"
        )
        self.add_argument(
            "path",
            metavar=PATH,
            nargs="?",
            help="a folder, a post or POST#SECTION; without it, a pipe or this folder",
        )
        self.add_argument(
            "--line",
            metavar="N",
            type=positive,
            help="open the post at a line of its file; +N does the same",
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

    def help_sections(self) -> Iterator[HelpSection]:
        """Yield the commands, and what opening takes; of the settings no more than their names."""
        yield "arguments", [described(positional) for positional in self.positionals]
        from reader.commands.flags import described_flags

        flags = described_flags()
        rows = [described(option) for option in self.options]
        yield "options", [row for row in rows if row not in flags]
        yield "settings for one run (reader settings --help tells more)", [("", _unbroken(flags))]
        yield (
            "commands (reader COMMAND --help tells more)",
            [(command.usage, command.summary) for command in SUBCOMMANDS.values()],
        )


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


def _unbroken(flags: Sequence[tuple[str, str]]) -> str:
    """Return the names of flags in one line that may be broken only between them."""
    return "  ".join(name.replace(" ", "\N{NO-BREAK SPACE}") for name, _ in flags)
