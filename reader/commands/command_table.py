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
    """What it does, in a few words, for an overview."""
    description: str
    """Whole sentences for its own help."""
    add_arguments: Callable[[Parser], None]
    examples: tuple[tuple[str, str], ...] = ()
    """Command lines, and what each does."""

    def parser(self) -> Parser:
        """Make what reads its arguments."""
        parser = Parser(prog=f"reader {self.name}", description=self.description)
        parser.examples = self.examples
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
        help="print what posts have in common, and how many posts have each",
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
        help="columns of a line; by default those of the terminal, and at most the measure",
    )
    parser.add_argument(
        "--links",
        action="store_true",
        help="number the links, as [1] after their words, and list their addresses at the end, as they are "
        "written in the post; not those of places in the post itself",
    )
    parser.add_argument(
        "--pictures",
        # The setting is called so, too.
        dest="draws_pictures",
        action="store_true",
        help="draw the pictures of the folder where colours are printed",
    )
    parser.add_argument(
        "--color",
        choices=_COLOR,
        type=one_of(*_COLOR),
        default="auto",
        help="when to print colours; auto, the default, prints them on a terminal, and follows NO_COLOR, "
        "CLICOLOR_FORCE and FORCE_COLOR",
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
    ways.add_argument("--default", action="store_true", help="print a file with all defaults as comments")
    ways.add_argument("--write", action="store_true", help="write that file, if there is none yet")
    ways.add_argument("--check", action="store_true", help="print all that is wrong as path:line: message")
    from reader.commands.flags import described_flags

    parser.more_help = (("options of reader that change a setting for one run", described_flags()),)


def _add_completion_arguments(parser: Parser) -> None:
    parser.add_argument("shell", choices=SHELLS, type=one_of(*SHELLS), help="your shell")


def _add_forget_arguments(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("path", metavar=FOLDER, nargs="?", help="one folder; without it, everything")


def _add_help_arguments(parser: Parser) -> None:
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="*",
        help="a command, or what you want to read about; without it, an overview",
    )


def _add_nothing(parser: Parser) -> None:
    """For commands without arguments."""


_ROWS: Final = (
    Subcommand(
        "list",
        "list the posts, newest first",
        "Print the posts of a folder: pinned posts first, then the newest first. Drafts and posts with a "
        "date in the future come last. A date with ~ is only the date of the file. With --by, print the "
        "tags, categories and so on instead, each with its number of posts.",
        _add_list_arguments,
        (
            ("reader list notes", "the posts of a folder"),
            ("reader list --by tag", "the tags, and how many posts have each"),
            ("reader list --json | jq '.[].title'", "the titles, for a script"),
        ),
    ),
    Subcommand(
        "outline",
        "list the sections of a post",
        "Print the sections of a post, each with its line.",
        _add_outline_arguments,
        (("reader outline ideas.md", "the sections of a post"),),
    ),
    Subcommand(
        "cat",
        "print a post, or one section of it",
        "Print a post, or one section of it, laid out as on the screen.",
        _add_cat_arguments,
        (
            ("reader cat ideas.md#plans", "one section"),
            ("reader cat --color always ideas.md | less -R", "colours in a pager"),
            ("reader cat --links ideas.md | mail ann", "with the addresses of its links"),
        ),
    ),
    Subcommand(
        "search",
        "find posts by words in their text, best first",
        "Print the posts of a folder that have all the words, best first, each with its best place as "
        "path:line: snippet. The exit status is 1 if there are none.",
        _add_search_arguments,
        (
            ("reader search . async await", "posts with both words"),
            ("reader search notes '\"open source\" -draft'", "this phrase, and not that word"),
            ("reader search . tea '#travel' 2024..", "a tag, and a time"),
        ),
    ),
    Subcommand(
        "check",
        "report wrong front matter, dates and links",
        "Print what is wrong in a folder as path:line: message: front matter, dates, links that lead nowhere "
        "and missing pictures. The exit status is 1 if anything is wrong.",
        add_folder,
        (("reader check notes", "one line for each problem"),),
    ),
    Subcommand(
        "where",
        "list the files that reader keeps, and why",
        "Print the files that reader keeps, how large they are, and what they are for.",
        _add_nothing,
    ),
    Subcommand(
        "forget",
        "forget what you read, starred and marked",
        "Forget what you read, starred and marked, in one folder or everywhere. It asks first.",
        _add_forget_arguments,
        (("reader forget notes", "forget one folder"),),
    ),
    Subcommand(
        "settings",
        "show, check or write your settings",
        "Print the settings, and where each value comes from. With --check, the exit status is 1 if any is "
        "wrong.",
        _add_settings_arguments,
        (("reader settings --write", "make a file to start from"),),
    ),
    Subcommand(
        "completion",
        "print a script that completes command lines",
        "Print a script for your shell, so that tab completes the commands of reader.",
        _add_completion_arguments,
        (
            ('eval "$(reader completion bash)"', "put this line into ~/.bashrc"),
            ('eval "$(reader completion zsh)"', "or this one into ~/.zshrc"),
            ("reader completion fish | source", "or into ~/.config/fish/config.fish"),
        ),
    ),
    Subcommand(
        "man",
        "print the manual page",
        "Print the manual page.",
        _add_nothing,
        (("reader man | man -l -", "show it"),),
    ),
    Subcommand(
        "help",
        "show the help of a command, or open the manual",
        "Print the help of a command, as its --help does, or of the program. With other words, open the "
        "manual where it tells about them; without a terminal, print that section.",
        _add_help_arguments,
        (
            ("reader help cat", "the help of one command"),
            ("reader help wide tables", "what the manual says about wide tables"),
        ),
    ),
)

SUBCOMMANDS: Final = {command.name: command for command in _ROWS}
"""Every command by its name, in the order in which they are told."""
