"""Completion for fish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reader.commands.completion.offers import (
    EXTENSIONS,
    OPENING,
    Commands,
    DescribedCommand,
    Offer,
    OfferedOption,
    OfferKind,
    names_of,
)

_BEGINNING: Final = """# Completes command lines of reader in fish. Made by: reader completion fish

function __reader_posts -d 'Folders, and files that may be posts'
    set -l word (commandline -ct)
    # What fish offers behind a command that it does not know are files.
    complete -C "__reader_no_command $word" | string match -ri -- '^.*(?:/|\\.(?:EXTENSIONS))(?:\\t.*)?$'
end

function __reader_at -a command place -d 'Whether a command is typed, and its n-th argument'
    set -l words (commandline -opc)
    set -e words[1]
    set -l typed ''
    if contains -- "$words[1]" COMMANDS
        set typed $words[1]
        set -e words[1]
    end
    test "$typed" = "$command"; or return 1
    test -n "$place"; or return 0
    set -l at 1
    set -l taker ''
    for word in $words
        if test -n "$taker"
            set taker ''
        else if string match -qr -- '^(-.|\\+\\d)' $word
            contains -- "$typed $word" TAKERS; and set taker $word
        else
            set at (math $at + 1)
        end
    end
    test $at -eq $place; or test $place = any
end

complete -c reader -f
"""


def fish_script(commands: Commands) -> str:
    """Make the script, to be sourced, or a file ``reader.fish`` among the completions."""
    takers = (f"{command.name} {name}" for command in commands for name, _ in command.value_options())
    beginning = (
        _BEGINNING.replace("EXTENSIONS", "|".join(EXTENSIONS))
        .replace("COMMANDS", " ".join(names_of(commands)))
        .replace("TAKERS", " ".join(map(_quoted, takers)))
    )
    return beginning + "\n".join(_lines(commands)) + "\n"


def _lines(commands: Commands) -> Iterator[str]:
    for command in commands:
        if command.name != OPENING:
            yield (
                "complete -c reader -n 'test (count (commandline -opc)) -eq 1' "
                f"-a {command.name} -d {_quoted(command.about)}"
            )
    for command in commands:
        yield from (_option(command, option) for option in command.options)
        for place, positional in enumerate(command.positionals, start=1):
            where = "any" if positional.repeats else str(place)
            if offered := _offered(positional.value):
                condition = f"__reader_at {_in_quotes(command.name)} {where}"
                yield f"complete -c reader -n {_quoted(condition)}{offered}"


def _option(command: DescribedCommand, option: OfferedOption) -> str:
    condition = f"__reader_at {_in_quotes(command.name)}"
    names = "".join(
        f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names
    )
    value = "" if option.value is None else " -x" + _offered(option.value)
    return f"complete -c reader -n {_quoted(condition)}{names}{value} -d {_quoted(option.about)}"


def _offered(offer: Offer) -> str:
    match offer.kind:
        case OfferKind.WORDS:
            return f" -a {_quoted(' '.join(offer.words))}"
        case OfferKind.POSTS:
            return " -a '(__reader_posts)'"
        case OfferKind.FOLDERS:
            return " -a '(__fish_complete_directories (commandline -ct))'"
        case OfferKind.NOTHING:
            return ""


def _in_quotes(text: str) -> str:
    return f'"{text}"'


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
