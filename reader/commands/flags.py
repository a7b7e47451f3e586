"""The settings as flags of a command, for one run."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import suppress

from reader.commands.arguments import described
from reader.commands.output import narrate
from reader.settings.kinds import UnfitValueError, Value
from reader.settings.table import SETTINGS, Setting, Settings


def add_flags(parser: argparse.ArgumentParser, *, printing: bool = False) -> None:
    """Let a command take the settings that concern it as flags."""
    for setting in SETTINGS.values():
        if setting.prints or not printing:
            _add_flag(parser, setting)


def described_flags() -> list[tuple[str, str]]:
    """Return every setting as a row of help: its flag, and what it is for."""
    parser = argparse.ArgumentParser(add_help=False)
    return [described(_add_flag(parser, setting)) for setting in SETTINGS.values()]


def flags_of(arguments: argparse.Namespace) -> dict[str, Value]:
    """Return the values of the flags that were given, by the names of settings."""
    given = ((name, getattr(arguments, setting.field, None)) for name, setting in SETTINGS.items())
    return {name: value for name, value in given if value is not None}


def settings_to_print(flags: Mapping[str, Value]) -> Settings:
    """Return the settings in force, and tell on standard error what is wrong with them."""
    from reader.settings.layers import settings_in_force
    from reader.settings.problems import summary

    settings, problems, _ = settings_in_force(flags)
    if problems:
        narrate(summary(problems))
    return settings


def names_for(action: argparse.Action) -> tuple[str, ...]:
    """Return what can stand for the value of a flag, where that is a name; a person's own themes, too."""
    from reader.settings.layers import own_themes

    setting = next((each for each in SETTINGS.values() if each.flag in action.option_strings), None)
    return () if setting is None else setting.allowing(own_themes()).kind.names


def _add_flag(parser: argparse.ArgumentParser, setting: Setting) -> argparse.Action:
    if not setting.kind.placeholder:
        switch = argparse.BooleanOptionalAction
        return parser.add_argument(setting.flag, action=switch, default=None, help=_in_help(setting))

    def parsed(text: str) -> Value:
        with suppress(UnfitValueError):
            return setting.parse(text)
        from reader.settings.layers import own_themes

        try:
            return setting.allowing(own_themes()).parse(text)
        except UnfitValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return parser.add_argument(
        setting.flag,
        metavar=setting.kind.placeholder,
        type=parsed,
        help=_in_help(setting),
    )


def _in_help(setting: Setting) -> str:
    """Tell what a setting is for, as the help of argparse puts it."""
    return f"{setting.about[0].lower()}{setting.about[1:].rstrip('.')}"
