"""The table of the commands, a row each. Help, completion and the manual are made from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from reader.commands.arguments import (
    FOLDER,
    Parser,
    add_folder,
    add_json,
    add_post,
    one_of,
    positive,
    usage_of,
)

SHELLS: Final = ("bash", "zsh", "fish")
"""The shells that completion is made for."""

_COLOR: Final = ("auto", "always", "never")

_GROUPINGS: Final = ("tag", "category", "author", "series", "year", "folder")
"""What posts can be counted by: those of `reader.content.search.groups`, which is loaded when it counts."""

_UNWANTED_WORDS: Final = re.compile("-[^-].*", re.DOTALL)
"""Words of a query that posts must not have."""


class Subcommand(NamedTuple):
    """A command, as ``reader NAME`` calls it."""

    name: str
    summary: str
    """What it prints, in a few words, for an overview."""
    description: str
    """Whole sentences for its own help."""
    add_arguments: Callable[[Parser], None]

    def parser(self) -> Parser:
        """Make what reads its arguments."""
        parser = Parser(prog=f"reader {self.name}", description=self.description)
        self.add_arguments(parser)
        return parser

    @property
    def usage(self) -> str:
        """Return its name and what stands behind it: ``list [PATH]``."""
        return " ".join((self.name, *map(usage_of, self.parser().positionals)))


def _add_list_arguments(parser: Parser) -> None:
    add_folder(parser)
    parser.add_argument(
        "--by",
        choices=_GROUPINGS,
        type=one_of(*_GROUPINGS),
        help="print what posts have in common instead, and how many have it",
    )
    add_json(parser)


def _add_outline_arguments(parser: Parser) -> None:
    add_post(parser)
    add_json(parser)


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
    from reader.commands.flags import add_flags

    add_flags(parser, printing=True)


def _add_search_arguments(parser: Parser) -> None:
    parser.dashed_words = _UNWANTED_WORDS
    parser.add_argument("path", metavar=FOLDER, help="a folder of posts")
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="+",
        help='words, "phrases", #tag, @author, series:name, in:folder, 2024, 2023-05..2024, is:draft, -word',
    )
    add_json(parser)


def _add_settings_arguments(parser: Parser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--default", action="store_true", help="print a file with all defaults as remarks")
    ways.add_argument("--write", action="store_true", help="write that file, if there is none")
    ways.add_argument("--check", action="store_true", help="print all that is wrong as path:line: message")


def _add_completion_arguments(parser: Parser) -> None:
    parser.add_argument("shell", choices=SHELLS, type=one_of(*SHELLS), help="the shell that is to complete")


def _add_forget_arguments(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("path", metavar=FOLDER, nargs="?", help="one folder; everything when left out")


def _add_help_arguments(parser: Parser) -> None:
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="*",
        help="a command, or what the manual is to tell about; an overview when left out",
    )


def _add_nothing(parser: Parser) -> None:
    """For commands without arguments."""


_ROWS: Final = (
    Subcommand(
        "list",
        "the posts, newest first",
        "Print the posts of a folder: pinned posts, then the newest first; drafts and what is dated in the "
        "future last. A date with ~ is only that of the file. With --by, print the tags, categories … "
        "instead, each with how many posts have it; as JSON, with the query for them.",
        _add_list_arguments,
    ),
    Subcommand(
        "outline",
        "the sections of a post",
        "Print the sections of a post, each with its line.",
        _add_outline_arguments,
    ),
    Subcommand(
        "cat",
        "a post, laid out as in the application",
        "Print a post, or a section of it, laid out as in the application.",
        _add_cat_arguments,
    ),
    Subcommand(
        "search",
        "the posts of a folder with some words in their text, the best first",
        "Print the posts of a folder whose texts match, best first. The exit status is 1 if none does.",
        _add_search_arguments,
    ),
    Subcommand(
        "check",
        "what is wrong in a folder: front matter, dates, links to nothing",
        "Print what is wrong in a folder as path:line: message. The exit status is 1 if anything is.",
        add_folder,
    ),
    Subcommand(
        "where",
        "the files that this program keeps, and what for",
        "Print the files that this program keeps, and what for.",
        _add_nothing,
    ),
    Subcommand(
        "forget",
        "nothing, and forgets what you read, starred and marked",
        "Forget what you read, starred and marked, in a folder or everywhere. It asks first.",
        _add_forget_arguments,
    ),
    Subcommand(
        "settings",
        "what is set and where, what is wrong with it; --write makes a file to begin with",
        "Print the settings and where each comes from. With --check the exit status is 1 if any is wrong.",
        _add_settings_arguments,
    ),
    Subcommand(
        "completion",
        "what makes a shell complete all of this",
        "Print a script for a shell. In its configuration: "
        'eval "$(reader completion bash)", the same with zsh, or reader completion fish | source.',
        _add_completion_arguments,
    ),
    Subcommand(
        "man",
        "the manual page, for man -l -",
        "Print the manual page. man reads it: reader man | man -l -",
        _add_nothing,
    ),
    Subcommand(
        "help",
        "an overview, the help of a command, or what the manual tells about words",
        "Print what can be said to a command, as its --help does, or to the program. With other words, open "
        "the manual where it tells about them; without a terminal, print that section.",
        _add_help_arguments,
    ),
)

SUBCOMMANDS: Final = {command.name: command for command in _ROWS}
"""Every command by its name, in the order in which they are told."""
