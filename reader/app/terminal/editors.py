"""The command that edits a file at a line, for the editors that people use. Nothing of the screen is here."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

FALLBACKS: Final = ("sensible-editor", "nano", "vi")
"""What edits when nobody has chosen an editor: the first that there is."""

_VERSION: Final = re.compile(r"[-.]?\d[\d.]*\Z|\.(?:exe|cmd|bat|sh|basic|tiny|nox|gtk3?|app)\Z")
"""What names of programs end with that says nothing of how they are called: ``vim.tiny``, ``emacs-29.1``."""

_Arguments = Callable[[str, int], Sequence[str]]


class NoEditorError(Exception):
    """There is no editor to call; the message says what to do about it."""


def editor_words(chosen: str, environment: Mapping[str, str]) -> list[str]:
    """Return the words of the command of an editor: the chosen one, ``$VISUAL``, ``$EDITOR``, or any.

    Raises:
        NoEditorError: when that one, or any, is not on this system.
    """
    search_path = environment.get("PATH")
    for command in (chosen, environment.get("VISUAL", ""), environment.get("EDITOR", "")):
        if command.strip():
            return _existing(command, search_path)
    for name in FALLBACKS:
        if shutil.which(name, path=search_path):
            return [name]
    raise NoEditorError("No editor is set: set $VISUAL or $EDITOR")


def editing_command(editor: Sequence[str], path: Path, line: int) -> list[str]:
    """Return the command that opens a file, at a 1-based line where it is known how the editor is told.

    ``path`` must be absolute, so that no name is taken for an option.
    """
    arguments = _ARGUMENTS.get(_name_of(editor[0]), _without_line)
    return [*editor, *arguments(str(path), line)]


def _existing(command: str, search_path: str | None) -> list[str]:
    try:
        program, *options = shlex.split(command)
    except ValueError as error:
        raise NoEditorError(f"The editor {command} is not a valid command: {error}") from None
    program = str(Path(program).expanduser()) if program.startswith("~") else program
    if shutil.which(program, path=search_path) is None:
        raise NoEditorError(f"There is no program named {program}: set $VISUAL or $EDITOR to an editor")
    return [program, *options]


def _name_of(program: str) -> str:
    name = Path(program).name.lower()
    while name not in _ARGUMENTS and (shorter := _VERSION.sub("", name)) != name:
        name = shorter
    return name


def _plus(path: str, line: int) -> Sequence[str]:
    return f"+{line}", path


def _colon(path: str, line: int) -> Sequence[str]:
    return (f"{path}:{line}",)


def _goto(path: str, line: int) -> Sequence[str]:
    return "--goto", f"{path}:{line}"


def _short_option(path: str, line: int) -> Sequence[str]:
    return "-l", str(line), path


def _long_option(path: str, line: int) -> Sequence[str]:
    return "--line", str(line), path


def _without_line(path: str, line: int) -> Sequence[str]:
    return (path,)


_WAYS: Final[Mapping[_Arguments, str]] = {
    _plus: "vi vim nvim view gvim mvim vimx elvis nvi neovide nano rnano pico micro emacs emacsclient xemacs"
    " zile mg jove joe jmacs jstar jpico rjoe ne kak dte mcedit gedit pluma xed bbedit"
    " sensible-editor editor",
    _colon: "hx helix subl sublime_text zed zeditor zedit",
    _goto: "code code-insiders codium vscodium code-oss cursor windsurf positron",
    _short_option: "mate kate kwrite geany",
    _long_option: "idea pycharm webstorm goland clion rubymine phpstorm rustrover",
}

_ARGUMENTS: Final[Mapping[str, _Arguments]] = {
    name: arguments for arguments, names in _WAYS.items() for name in names.split()
}
