"""Completion for bash, from 3.2 on."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Final

from reader.commands.completion.offers import EXTENSIONS, Commands, Offer, OfferKind, names_of

_BEGINNING: Final = r"""# Completes command lines of reader in bash. Made by: reader completion bash

_reader_words() {
    local IFS=$'\n'
    COMPREPLY+=($(compgen -W "$1" -- "$word"))
}

_reader_paths() {
    local path extension
    compopt -o filenames 2>/dev/null
    while IFS= read -r path; do
        COMPREPLY+=("$path")
    done < <(
        compgen -d -- "$word"
        for extension; do compgen -f -X "!*.$extension" -- "$word"; done
    )
}

_reader() {
    local word=$2 command='' taker='' place=1 at=1
    COMPREPLY=()
"""

_WALK: Final = r"""
    for (( ; at < COMP_CWORD; at++ )); do
        if [[ -n $taker ]]; then
            # Bash takes --option=value apart at the sign.
            [[ ${COMP_WORDS[at]} == = ]] || taker=''
            continue
        fi
        case ${COMP_WORDS[at]} in
            -?*|+[0-9]*) ;;
            *) (( place++ )); continue ;;
        esac
"""

_END: Final = """}

complete -F _reader reader
"""


def bash_script(commands: Commands) -> str:
    """Make the script, to be evaluated or sourced."""
    return _BEGINNING + "\n".join(_body(commands)) + "\n" + _END


def _body(commands: Commands) -> Iterator[str]:
    yield "    [[ $word == = ]] && word=''"
    yield "    if (( COMP_CWORD > 1 )); then"
    yield f"        case ${{COMP_WORDS[1]}} in {'|'.join(names_of(commands))})"
    yield "            command=${COMP_WORDS[1]} at=2 ;;"
    yield "        esac"
    yield "    fi" + _WALK.rstrip("\n")
    takers = [f"'{command.name} {name}'" for command in commands for name, _ in command.value_options()]
    yield '        case "$command ${COMP_WORDS[at]}" in'
    yield f"            {'|'.join(takers)}) taker=${{COMP_WORDS[at]}} ;;"
    yield "        esac"
    yield "    done"
    yield "    if [[ -n $taker ]]; then"
    yield '        case "$command $taker" in'
    for command in commands:
        for name, value in command.value_options():
            if offered := _offered(value):
                yield f"            '{command.name} {name}') {offered} ;;"
    yield "        esac"
    yield "    elif [[ $word == -* ]]; then"
    yield '        case "$command" in'
    for command in commands:
        names = [name for option in command.options for name in option.names]
        yield f"            '{command.name}') {_words(names)} ;;"
    yield "        esac"
    yield "    else"
    yield '        case "$command $place" in'
    for command in commands:
        for place, positional in enumerate(command.positionals, start=1):
            pattern = f"'{command.name} '*" if positional.repeats else f"'{command.name} {place}'"
            if offered := _offered(positional.value):
                yield f"            {pattern}) {offered} ;;"
    yield "        esac"
    yield f"        [[ $COMP_CWORD == 1 ]] && {_words(names_of(commands))}"
    yield "    fi"
    yield "    return 0"


def _offered(offer: Offer) -> str:
    match offer.kind:
        case OfferKind.WORDS:
            return _words(offer.words)
        case OfferKind.POSTS:
            return "_reader_paths " + " ".join(EXTENSIONS)
        case OfferKind.FOLDERS:
            return "_reader_paths"
        case OfferKind.NOTHING:
            return ""


def _words(words: list[str] | tuple[str, ...]) -> str:
    return f"_reader_words {shlex.quote(chr(10).join(words))}" if words else ""
