"""Completion for zsh."""

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
    Positional,
)

_BEGINNING: Final = """#compdef reader
# Completes command lines of reader in zsh. Made by: reader completion zsh

"""

_LINE: Final = "+-[open the post at a line]:N: "
"""The word ``+12`` is no argument, but something like an option."""

_END: Final = """
# Called by its name it is a file of completions, otherwise it has been evaluated.
if [[ $funcstack[1] == _reader ]]; then
    _reader "$@"
else
    compdef _reader reader
fi
"""


def zsh_script(commands: Commands) -> str:
    """Make the script: to be evaluated after ``compinit``, or a file ``_reader`` in the ``fpath``."""
    return _BEGINNING + "\n".join((*_first_word(commands), "", *_function(commands))) + "\n" + _END


def _first_word(commands: Commands) -> Iterator[str]:
    yield "_reader_first_word() {"
    yield "    local -a commands"
    yield "    commands=("
    for command in commands:
        if command.name != OPENING:
            yield f"        {_quoted(f'{command.name}:{_escaped(command.about)}')}"
    yield "    )"
    yield "    _describe -t commands command commands"
    for command in commands:
        if command.name == OPENING:
            yield from (f"    {_action(positional.value)}" for positional in command.positionals)
    yield "}"


def _function(commands: Commands) -> Iterator[str]:
    yield "_reader() {"
    yield "    if (( CURRENT > 2 )); then"
    yield "        case $words[2] in"
    for command in commands:
        if command.name != OPENING:
            yield f"            {command.name})"
            yield "                shift words"
            yield "                (( CURRENT-- ))"
            yield from _arguments(command, " " * 16)
            yield "                return ;;"
    yield "        esac"
    yield "    fi"
    for command in commands:
        if command.name == OPENING:
            yield from _arguments(command, " " * 4)
    yield "}"


def _arguments(command: DescribedCommand, indent: str) -> Iterator[str]:
    specs = [spec for option in command.options for spec in _option_specs(option)]
    if command.name == OPENING:
        specs.append(_LINE)
    for place, positional in enumerate(command.positionals, start=1):
        specs.append(_positional_spec(positional, place, first=command.name == OPENING and place == 1))
    yield indent + "_arguments \\"
    for number, spec in enumerate(specs, start=1):
        yield f"{indent}    {_quoted(spec)}" + (" \\" if number < len(specs) else "")


def _option_specs(option: OfferedOption) -> Iterator[str]:
    """Yield one for each of its names; each of them rules out the others."""
    others = f"({' '.join(option.names)})" if len(option.names) > 1 else ""
    for name in option.names:
        about = f"[{_escaped(option.about)}]"
        if option.value is None:
            yield f"{others}{name}{about}"
        else:
            sign = "=" if name.startswith("--") else "+"
            yield f"{others}{name}{sign}{about}:{_escaped(option.placeholder)}:{_action(option.value)}"


def _positional_spec(positional: Positional, place: int, *, first: bool) -> str:
    action = "_reader_first_word" if first else _action(positional.value)
    return f"{'*' if positional.repeats else place}:{_escaped(positional.placeholder)}:{action}"


def _action(offer: Offer) -> str:
    match offer.kind:
        case OfferKind.WORDS:
            return f"({' '.join(offer.words)})"
        case OfferKind.POSTS:
            return f'_files -g "*.({"|".join(EXTENSIONS)})(-.)"'
        case OfferKind.FOLDERS:
            return "_files -/"
        case OfferKind.NOTHING:
            return " "


def _escaped(text: str) -> str:
    """Text that means itself in the descriptions of ``_arguments`` and ``_describe``."""
    return "".join(f"\\{character}" if character in "\\:[]" else character for character in text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
