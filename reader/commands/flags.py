"""The settings as flags of a command, for one run."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from reader.commands.output import narrate
from reader.settings.options import OPTIONS, Option, UnfitValueError, Value
from reader.settings.settings import Settings


def add_flags(parser: argparse.ArgumentParser, *, printing: bool = False) -> None:
    """Let a command take the settings that concern it as flags."""
    for option in OPTIONS:
        if option.prints or not printing:
            _add_flag(parser, option)


def flags_of(arguments: argparse.Namespace) -> dict[str, Value]:
    """Return the values of the flags that were given, by the names of their options."""
    given = ((option.name, getattr(arguments, option.field, None)) for option in OPTIONS)
    return {name: value for name, value in given if value is not None}


def settings_to_print(flags: Mapping[str, Value]) -> Settings:
    """Return the settings in force, when it is said at once what is wrong with them."""
    from reader.settings.choosing import choose, summary

    settings, problems, _ = choose(flags)
    if problems:
        narrate(summary(problems))
    return settings


def _add_flag(parser: argparse.ArgumentParser, option: Option) -> None:
    flag, kind = f"--{option.name}", option.kind
    if not kind.placeholder:
        parser.add_argument(flag, action=argparse.BooleanOptionalAction, default=None, help=_in_help(option))
        return

    def parsed(text: str) -> Value:
        try:
            return option.parsed(text)
        except UnfitValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    parser.add_argument(
        flag,
        metavar=option.kind.placeholder,
        type=parsed,
        choices=option.kind.names or None,
        help=_in_help(option),
    )


def _in_help(option: Option) -> str:
    """Return what a setting is for, as the help of argparse puts it."""
    return f"{option.about[0].lower()}{option.about[1:].rstrip('.')}"
