"""The command line: opens the application, or prints."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NoReturn

from reader import __version__
from reader.commands.output import (
    FAILURE,
    WRONG_USAGE,
    CommandError,
    leave_broken_pipe,
    make_streams_encodable,
    narrate,
)
from reader.content.errors import LibraryError
from reader.content.text import clean_line

INTERRUPTED: Final = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells count."""

UNREAD: Final = 141
"""Exit status when nobody reads standard output any more: 128 and the number of SIGPIPE."""

_DESCRIPTION: Final = "Read a folder of Markdown posts in the terminal."

_EPILOG: Final = """\
commands, which print instead (reader COMMAND --help tells more):
  list [PATH]       the posts, newest first
  outline POST      the sections of a post
  cat POST          a post, laid out as in the application
  search PATH QUERY the posts of a folder with some words in their text, the best first
  check [PATH]      what is wrong in a folder: front matter, dates, links to nothing
  where             the files that this program keeps, and what for
  settings          what is set and where, what is wrong with it; --write makes a file to begin with

examples:
  reader                            the posts of the current folder
  reader ideas.md                   one post
  reader ./list                     a folder that is called like a command
  reader list --json | jq '.[].title'
  reader cat --color always ideas.md | less -R
  reader search . async await
  curl https://example.org/post.md | reader -
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for, and return the exit status."""
    make_streams_encodable()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except CommandError as error:
        narrate(str(error))
        return error.status
    except LibraryError as error:
        narrate(f"{error.message}. {error.hint}".rstrip(" .") + ".")
        return FAILURE
    except BrokenPipeError:
        leave_broken_pipe()
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        narrate(_unexpected(error))
        return FAILURE
    return status


def _run(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in _COMMANDS:
        name, *rest = arguments
        summary, add_arguments, run = _COMMANDS[name]
        parser = _Parser(prog=f"reader {name}", description=summary)
        add_arguments(parser)
        return run(parser.parse_args(rest))
    return _open(_opening_parser().parse_args(arguments))


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong on one line."""

    def error(self, message: str) -> NoReturn:
        narrate(f"{message}; see {self.prog} --help")
        self.exit(WRONG_USAGE)


def _opening_parser() -> _Parser:
    parser = _Parser(
        prog="reader",
        usage="reader [SETTINGS] [PATH]\n       reader COMMAND ...",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reader {__version__}")
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        default=".",
        help="a folder of posts, or one post; the current folder when left out; - is standard input",
    )
    _add_settings(parser)
    return parser


def _open(options: argparse.Namespace) -> int:
    from reader.commands.flags import flags_of
    from reader.commands.opening import open_place

    return open_place(options.path, flags_of(options))


def _add_list_arguments(parser: _Parser) -> None:
    _add_folder(parser)
    _add_json(parser)


def _list(options: argparse.Namespace) -> int:
    from reader.commands.listing import list_posts

    return list_posts(options.path, as_json=options.json)


def _add_outline_arguments(parser: _Parser) -> None:
    _add_post(parser)
    _add_json(parser)


def _outline(options: argparse.Namespace) -> int:
    from reader.commands.article import print_outline

    return print_outline(options.post, as_json=options.json)


def _add_cat_arguments(parser: _Parser) -> None:
    _add_post(parser)
    parser.add_argument(
        "--width",
        metavar="N",
        type=_columns,
        help="columns; otherwise those of the terminal, at most the measure",
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours and styles; auto (the default) means on a terminal, unless NO_COLOR is set",
    )
    _add_settings(parser, printing=True)


def _cat(options: argparse.Namespace) -> int:
    from reader.commands.article import print_article
    from reader.commands.flags import flags_of, settings_to_print

    settings = settings_to_print(flags_of(options))
    return print_article(options.post, settings, width=options.width, color=options.color)


def _add_search_arguments(parser: _Parser) -> None:
    parser.add_argument("path", metavar="PATH", help="a folder of posts")
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="+",
        help='words, "phrases", #tag, @author, in:folder, 2024, 2023-05..2024, is:draft, -word',
    )
    _add_json(parser)


def _search(options: argparse.Namespace) -> int:
    from reader.commands.searching import search

    return search(options.path, options.query, as_json=options.json)


def _where(options: argparse.Namespace) -> int:
    from reader.commands.keeping import print_places

    return print_places()


def _add_settings_arguments(parser: _Parser) -> None:
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--default", action="store_true", help="print a file with all defaults as remarks")
    ways.add_argument("--write", action="store_true", help="write that file, if there is none")
    ways.add_argument("--check", action="store_true", help="print all that is wrong as path:line: message")


def _settings(options: argparse.Namespace) -> int:
    from reader.commands import settings

    if options.default:
        return settings.print_defaults()
    if options.write:
        return settings.write_defaults()
    return settings.check_settings() if options.check else settings.print_settings()


def _check(options: argparse.Namespace) -> int:
    from reader.commands.checking import check

    return check(options.path)


def _add_folder(parser: _Parser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        default=".",
        help="a folder of posts, or one post; the current folder when left out",
    )


def _add_post(parser: _Parser) -> None:
    parser.add_argument("post", metavar="POST", help="a post; - is standard input")


def _add_settings(parser: _Parser, *, printing: bool = False) -> None:
    from reader.commands.flags import add_flags

    add_flags(parser, printing=printing)


def _add_json(parser: _Parser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON array, for programs")


def _columns(text: str) -> int:
    columns = int(text)
    if columns < 1:
        raise argparse.ArgumentTypeError("a width is 1 or more")
    return columns


_Command = tuple[str, Callable[[_Parser], None], Callable[[argparse.Namespace], int]]

_COMMANDS: Final[dict[str, _Command]] = {
    "list": (
        "Print the posts of a folder, newest first. A date with ~ is only that of the file.",
        _add_list_arguments,
        _list,
    ),
    "outline": ("Print the sections of a post.", _add_outline_arguments, _outline),
    "cat": ("Print a post, laid out as in the application.", _add_cat_arguments, _cat),
    "search": (
        "Print the posts of a folder whose texts match, best first. The exit status is 1 if none does.",
        _add_search_arguments,
        _search,
    ),
    "where": ("Print the files that this program keeps, and what for.", lambda parser: None, _where),
    "settings": (
        "Print the settings and where each comes from. With --check the exit status is 1 if any is wrong.",
        _add_settings_arguments,
        _settings,
    ),
    "check": (
        "Print what is wrong in a folder as path:line: message. The exit status is 1 if anything is.",
        _add_folder,
        _check,
    ),
}


def _unexpected(error: Exception) -> str:
    """One line about a mistake of the program, with the place in its code that a report should name."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "reader" in Path(frame.filename).parts
    ]
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"something went wrong: {type(error).__name__}: {clean_line(str(error))}{place}"
