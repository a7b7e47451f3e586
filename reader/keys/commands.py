"""The one table of commands. Bindings, hints, help and the README are made from it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

from reader.keys.names import key_name


class Scope(StrEnum):
    """Where the keys of a command work."""

    EVERYWHERE = "everywhere"
    MOVING = "in any pane"
    LIST = "in the list"
    ARTICLE = "in the article"
    OUTLINE = "in the outline"

    def meets(self, other: Scope) -> bool:
        """Return whether there is a place where the keys of both work."""
        return self is other or not {Scope.EVERYWHERE, Scope.MOVING}.isdisjoint((self, other))


class Command(NamedTuple):
    """Something a person can ask for with a key."""

    name: str
    """What it is called in help and settings: ``next-section``."""
    title: str
    """What it does, as help says it."""
    keys: tuple[str, ...]
    """By Textual's names. Those in `COMMANDS` are the defaults; a person may have chosen others, or none."""
    scope: Scope

    @property
    def shown_keys(self) -> str:
        """Return its keys as people write them."""
        return " ".join(map(key_name, self.keys))


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
    Command(
        "browse",
        "Browse by tag, category, author, series, year or folder",
        ("number_sign",),
        Scope.EVERYWHERE,
    ),
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
    Command("redraw", "Draw the screen anew", ("ctrl+l",), Scope.EVERYWHERE),
    Command("wrap-code", "Wrap long lines of code, or pan them", ("w",), Scope.EVERYWHERE),
    Command("pan-right", "Pan code to the right", ("right",), Scope.ARTICLE),
    Command("pan-left", "Pan code to the left", ("left",), Scope.ARTICLE),
    Command("full-screen", "A table or code, full screen", ("Z",), Scope.EVERYWHERE),
    Command("fold-all", "Open all callouts, or close them", ("F",), Scope.EVERYWHERE),
    Command("notes", "Read the notes of what is in view", ("v",), Scope.EVERYWHERE),
    Command("wider", "Wider lines", ("plus",), Scope.EVERYWHERE),
    Command("narrower", "Narrower lines", ("minus",), Scope.EVERYWHERE),
    Command("spacing", "More room between lines, or less", ("equals_sign",), Scope.EVERYWHERE),
    Command("theme", "Choose a theme", ("t",), Scope.EVERYWHERE),
    Command("suspend", "Stop, until the shell has it go on with fg", ("ctrl+z",), Scope.EVERYWHERE),
    Command("help", "This help", ("question_mark",), Scope.EVERYWHERE),
    Command("leave", "Back out of what is open; never quits", ("escape",), Scope.EVERYWHERE),
    Command("quit", "Quit", ("q", "ctrl+q"), Scope.EVERYWHERE),
)


def help_rows(commands: Iterable[Command]) -> list[tuple[str, str]]:
    """List keys and what they do, a row each; the numbered commands share one while each has its number."""
    rows: list[tuple[str, str]] = []
    commands = tuple(commands)
    numbered = [command for command in commands if command.name.startswith("section-")]
    share = all(command.keys == (command.name.rpartition("-")[2],) for command in numbered)
    for command in commands:
        if command not in numbered or not share:
            rows.append((command.shown_keys, command.title))
        elif command is numbered[0]:
            rows.append(("1 … 9", "The n-th top section"))
    return rows
