"""The one table of commands. Bindings, footer hints, help and the README are made from it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

from textual.binding import Binding, BindingType


class Scope(StrEnum):
    """Where the keys of a command work."""

    EVERYWHERE = "everywhere"
    MOVING = "in any pane"
    LIST = "in the list"
    ARTICLE = "in the article"
    OUTLINE = "in the outline"


class Command(NamedTuple):
    """Something a person can ask for with a key."""

    name: str
    """What it is called in help and settings: ``next-section``."""
    title: str
    """What it does, as help says it."""
    keys: tuple[str, ...]
    """Default keys, by Textual's names."""
    scope: Scope

    @property
    def action(self) -> str:
        """The Textual action: ``next_section``, and ``section(3)`` for the numbered ones."""
        name, _, number = self.name.rpartition("-")
        return f"{name}({number})" if number.isdecimal() else self.name.replace("-", "_")


COMMANDS: Final[tuple[Command, ...]] = (
    Command("line-down", "One line down", ("j", "down"), Scope.MOVING),
    Command("line-up", "One line up", ("k", "up"), Scope.MOVING),
    Command("page-down", "One page down", ("space", "pagedown"), Scope.MOVING),
    Command("page-up", "One page up", ("b", "pageup"), Scope.MOVING),
    Command("half-page-down", "Half a page down", ("d", "ctrl+d"), Scope.MOVING),
    Command("half-page-up", "Half a page up", ("u", "ctrl+u"), Scope.MOVING),
    Command("top", "To the top", ("g", "home"), Scope.MOVING),
    Command("bottom", "To the end", ("G", "end"), Scope.MOVING),
    Command("choose", "Open the post, section, link or callout", ("enter",), Scope.MOVING),
    Command("next-section", "Next section", ("right_square_bracket",), Scope.EVERYWHERE),
    Command("previous-section", "Previous section", ("left_square_bracket",), Scope.EVERYWHERE),
    Command(
        "next-sibling", "Next section at this level or above", ("right_curly_bracket",), Scope.EVERYWHERE
    ),
    Command(
        "previous-sibling",
        "Previous section at this level or above",
        ("left_curly_bracket",),
        Scope.EVERYWHERE,
    ),
    *(
        Command(f"section-{number}", f"Top section {number}", (str(number),), Scope.EVERYWHERE)
        for number in range(1, 10)
    ),
    Command("next-post", "Next post", ("J",), Scope.EVERYWHERE),
    Command("previous-post", "Previous post", ("K",), Scope.EVERYWHERE),
    Command("next-pane", "Next pane", ("tab",), Scope.EVERYWHERE),
    Command("previous-pane", "Previous pane", ("shift+tab",), Scope.EVERYWHERE),
    Command("search", "Search: titles in the list, text in the article", ("slash",), Scope.EVERYWHERE),
    Command("next-match", "Next match", ("n",), Scope.EVERYWHERE),
    Command("previous-match", "Previous match", ("N",), Scope.EVERYWHERE),
    Command("headings", "Go to a heading, here or in any post", ("at",), Scope.EVERYWHERE),
    Command("search-text", "Search the text of every post", ("ctrl+f",), Scope.EVERYWHERE),
    Command("palette", "All commands, posts and headings by name", ("ctrl+p",), Scope.EVERYWHERE),
    Command("recent", "Go on with what was read last, here or in another folder", ("H",), Scope.EVERYWHERE),
    Command("sort", "Sort by date, title, update or path", ("S",), Scope.EVERYWHERE),
    Command("reverse", "Reverse the order", ("R",), Scope.EVERYWHERE),
    Command("star", "Star the post, or take the star away", ("s",), Scope.EVERYWHERE),
    Command("toggle-read", "Mark the post as read, or as unread", ("x",), Scope.EVERYWHERE),
    Command("outline", "Show or hide the outline", ("o",), Scope.EVERYWHERE),
    Command("list", "Show or hide the list", ("l",), Scope.EVERYWHERE),
    Command("zen", "Only the article", ("z",), Scope.EVERYWHERE),
    Command("choose-link", "Choose a link in view by its letter", ("f",), Scope.EVERYWHERE),
    Command("next-link", "Select the next link; enter follows it", ("full_stop",), Scope.EVERYWHERE),
    Command("previous-link", "Select the previous link", ("comma",), Scope.EVERYWHERE),
    Command("back", "Back to where you were before a link", ("backspace", "alt+left"), Scope.EVERYWHERE),
    Command("forward", "Forward again", ("alt+right",), Scope.EVERYWHERE),
    Command("mark", "Mark the place with a letter", ("m",), Scope.EVERYWHERE),
    Command(
        "go-to-mark", "Go to a mark; '' to where you were before a jump", ("apostrophe",), Scope.EVERYWHERE
    ),
    Command("edit", "Edit the post at the line being read", ("e",), Scope.EVERYWHERE),
    Command("copy", "Copy what is selected, code, a section, a link …", ("y", "ctrl+c"), Scope.EVERYWHERE),
    Command("pipe", "Pipe the post to a command", ("vertical_line",), Scope.EVERYWHERE),
    Command("reload", "Read the folder and the article again", ("r",), Scope.EVERYWHERE),
    Command("wrap-code", "Wrap long lines of code, or pan them", ("w",), Scope.EVERYWHERE),
    Command("pan-right", "Pan code to the right", ("right",), Scope.ARTICLE),
    Command("pan-left", "Pan code to the left", ("left",), Scope.ARTICLE),
    Command("full-screen", "A table or code, full screen", ("Z",), Scope.EVERYWHERE),
    Command("fold-all", "Open all callouts, or close them", ("F",), Scope.EVERYWHERE),
    Command("notes", "Read the notes of what is in view", ("v",), Scope.EVERYWHERE),
    Command("wider", "Wider lines", ("plus",), Scope.EVERYWHERE),
    Command("narrower", "Narrower lines", ("minus",), Scope.EVERYWHERE),
    Command("theme", "Dark or light", ("t",), Scope.EVERYWHERE),
    Command("suspend", "Stop, until the shell has it go on with fg", ("ctrl+z",), Scope.EVERYWHERE),
    Command("help", "This help", ("question_mark",), Scope.EVERYWHERE),
    Command("leave", "Back out of what is open; never quits", ("escape",), Scope.EVERYWHERE),
    Command("quit", "Quit", ("q", "ctrl+q"), Scope.EVERYWHERE),
)

_KEY_NAMES: Final = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "question_mark": "?",
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
    "at": "@",
    "apostrophe": "'",
    "vertical_line": "|",
    "plus": "+",
    "minus": "-",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "escape": "esc",
}


def key_name(key: str) -> str:
    """A key as people write it: ``]`` for ``right_square_bracket``, ``alt+←`` for ``alt+left``."""
    return "+".join(_KEY_NAMES.get(part, part) for part in key.split("+"))


def bindings(*scopes: Scope) -> list[BindingType]:
    """The Textual bindings of all commands of some scopes."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.title,
            id=command.name,
            show=False,
        )
        for command in COMMANDS
        if command.scope in scopes
    ]


def help_rows(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """Keys and what they do, a row each; the numbered commands share one."""
    rows: list[tuple[str, str]] = []
    for command in commands:
        if command.name == "section-1":
            rows.append(("1 … 9", "The n-th top section"))
        elif not command.name.startswith("section-"):
            rows.append((" ".join(key_name(key) for key in command.keys), command.title))
    return rows
