"""What a command line may hold: parsers that can be described, and the arguments that commands share."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from reader.commands.output import WRONG_USAGE, narrate

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from reader.commands.help_text import HelpSection

POST: Final = "POST"
FOLDER: Final = "FOLDER"
PATH: Final = "PATH"
"""Metavars by which completion knows what to offer: a post, a folder, either."""


_SHIELD: Final = "\0"
"""Before a word that argparse must not take for an option. No argument of a process can hold it."""

_Known = TypeVar("_Known")


class Parser(argparse.ArgumentParser):
    """Tells what is wrong on one line, and what it takes."""

    dashed_words: re.Pattern[str] = re.compile("-#.*", re.DOTALL)
    """Arguments that are no options although they begin with a dash: a section of standard input."""

    examples: Sequence[tuple[str, str]] = ()
    """Command lines, and what each does."""

    more_help: Sequence[HelpSection] = ()
    """What help lists at its end."""

    def __init__(self, *, prog: str, description: str, usage: str | None = None) -> None:
        super().__init__(prog=prog, description=description, usage=usage, add_help=False)
        self.add_argument("-h", "--help", action="help", help="show this help")

    def format_help(self) -> str:
        from reader.commands.help_text import composed

        return composed(self.description or "", self.examples, self.format_usage(), self.help_sections())

    def help_sections(self) -> Iterator[HelpSection]:
        """Yield what help lists below the usage."""
        yield "arguments", [described(positional) for positional in self.positionals]
        yield "options", [described(option) for option in self.options]
        yield from self.more_help

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: _Known | None = None
    ) -> tuple[_Known | argparse.Namespace, list[str]]:
        """As argparse does it, but for `dashed_words`."""
        options, unknown = super().parse_known_args([self._shielded(word) for word in args or ()], namespace)
        for positional in self.positionals:
            setattr(options, positional.dest, _unshielded(getattr(options, positional.dest)))
        return options, [word.removeprefix(_SHIELD) for word in unknown]

    def _shielded(self, word: str) -> str:
        known = word in self._option_string_actions
        return _SHIELD + word if not known and self.dashed_words.fullmatch(word) else word

    def parse_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: _Known | None = None
    ) -> _Known | argparse.Namespace:
        """As argparse does it, but it tells what may have been meant by what is not known."""
        self._ask_for_options(args or ())
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error(self._unknown_message(unknown))
        return options

    def _ask_for_options(self, words: Sequence[str]) -> None:
        """Fail on a file whose name begins with a dash, and on a long option with one dash: ``-help``.

        Argparse takes them apart letter by letter, and says that something else is missing.
        """
        for word in words:
            if word == "--":
                return
            if word[:1] != "-" or word in ("-", *self._option_string_actions):
                continue
            if self.dashed_words.fullmatch(word):
                continue
            if f"-{word.partition('=')[0]}" in self._option_string_actions:
                self.error(f"unknown option {word}; did you mean -{word}?")
            if os.path.lexists(word):
                self.error(f"unknown option {word}; the file of this name is ./{word}")

    def _unknown_message(self, words: Sequence[str]) -> str:
        option = next((word for word in words if word.startswith("-")), None)
        if option is None:
            return self._one_too_many(words[0])
        name = option.partition("=")[0]
        near = self.nearest_option(name)
        return f"unknown option {name}" + (f"; did you mean {near}?" if near else "")

    def nearest_option(self, name: str) -> str | None:
        """Return the option that was probably meant by one that is not known."""
        by_word = {known.lstrip("-"): known for known in self._option_string_actions if known[:2] == "--"}
        near = nearest_to(name.lstrip("-"), by_word)
        return None if near is None else by_word[near]

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # What cannot be written is told, which argparse does not do.
        if message:
            (file or sys.stderr).write(message)

    def _one_too_many(self, word: str) -> str:
        metavars = {positional.metavar for positional in self.positionals}
        if PATH in metavars:
            return f"one folder or post at a time, and {word} is another; a folder shows all of its posts"
        if POST in metavars:
            return f"one post at a time, and {word} is another"
        return f"{word}: one word too many"

    def error(self, message: str) -> NoReturn:
        narrate(f"{message}{' See' if message.endswith('?') else '; see'} {self.prog} --help")
        self.exit(WRONG_USAGE)

    @property
    def options(self) -> Sequence[argparse.Action]:
        """Return its arguments that begin with a dash."""
        return [action for action in self._actions if action.option_strings]

    @property
    def positionals(self) -> Sequence[argparse.Action]:
        """Return its arguments that are told by where they stand."""
        # All that describes parsers reads this list: argparse has no public name for it.
        return [action for action in self._actions if not action.option_strings]


def _unshielded(value: object) -> object:
    if isinstance(value, list):
        return [_unshielded(word) for word in value]
    return value.removeprefix(_SHIELD) if isinstance(value, str) else value


def nearest_to(word: str, names: Iterable[str]) -> str | None:
    """Return the name that was probably meant by a word that is none of them."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), list(names), 1)), None)


def one_of(*names: str) -> Callable[[str], str]:
    """Make what takes one of some names, for argparse, and tells the nearest one in place of another word."""

    def named(text: str) -> str:
        if text in names:
            return text
        near = nearest_to(text, names)
        hint = f"; did you mean {near}?" if near else ""
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(names)}{hint}")

    return named


def takes_value(option: argparse.Action) -> bool:
    """Tell whether a word belongs to an option."""
    return option.nargs != 0


def may_repeat(positional: argparse.Action) -> bool:
    """Tell whether several words may stand for an argument."""
    return positional.nargs in ("*", "+", argparse.REMAINDER)


def placeholder(action: argparse.Action) -> str:
    """Return what stands for the value of an argument where it is described: ``N``, ``auto|always|never``."""
    if isinstance(action.metavar, str):
        return action.metavar
    return "|".join(map(str, action.choices)) if action.choices else action.dest.upper()


def usage_of(positional: argparse.Action) -> str:
    """Return a positional as usage writes it: ``[PATH]``, ``QUERY...``."""
    word = placeholder(positional) + ("..." if may_repeat(positional) else "")
    return f"[{word}]" if positional.nargs in ("?", "*") else word


def help_of(action: argparse.Action) -> str:
    """Return what an argument is for, in words."""
    return (action.help or "") % {**vars(action), "prog": "reader"}


def described(action: argparse.Action) -> tuple[str, str]:
    """Return an argument as a row of help: ``--line N`` or ``--[no-]mouse``, and what it is for."""
    if not action.option_strings:
        return placeholder(action), help_of(action)
    if isinstance(action, argparse.BooleanOptionalAction):
        return action.option_strings[0].replace("--", "--[no-]", 1), help_of(action)
    value = f" {placeholder(action)}" if takes_value(action) else ""
    return ", ".join(action.option_strings) + value, help_of(action)


def add_folder(parser: Parser) -> None:
    """Add a folder or a post; the current folder when it is left out."""
    parser.add_argument(
        "path",
        metavar=PATH,
        nargs="?",
        default=".",
        help="a folder of posts, or one post; without it, the current folder",
    )


def add_post(parser: Parser, remark: str = "") -> None:
    """Add one post."""
    parser.add_argument("post", metavar=POST, help=f"a post{remark}; - is standard input")


def add_json(parser: Parser) -> None:
    """Add the choice of output for programs."""
    parser.add_argument("--json", action="store_true", help="one JSON array, for programs")


def positive(text: str) -> int:
    """Parse a number of at least 1, for argparse."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return number
