"""The one table of commands. Bindings, hints, help and the manual are made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.keys.names import key_name

if TYPE_CHECKING:
    from reader.settings.problems import SettingProblem
    from reader.settings.table import KeyChoice


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


class Topic(StrEnum):
    """What a command is for: the groups in which help lists them, in its order."""

    MOVING = "Moving"
    SECTIONS = "Sections"
    POSTS = "Posts"
    SEARCH = "Search"
    LINKS = "Links and marks"
    PANES = "Panes"
    LOOK = "Look"
    PROGRAM = "Program"

    @property
    def is_motion(self) -> bool:
        """Tell whether its commands only move: they are known by their keys, not looked for by name."""
        return self in (Topic.MOVING, Topic.SECTIONS)


class Command(NamedTuple):
    """Something a person can ask for with a key."""

    name: str
    """What it is called in help and settings: ``next-section``."""
    title: str
    """What it does, as help says it."""
    keys: tuple[str, ...]
    """By Textual's names. Those in `COMMANDS` are the defaults; a person may have chosen others, or none."""
    group: Topic
    scope: Scope = Scope.EVERYWHERE

    @property
    def shown_keys(self) -> str:
        """Return its keys as people write them."""
        return " ".join(map(key_name, self.keys))


COMMANDS: Final[tuple[Command, ...]] = (
    Command("line-down", "One line down", ("j", "down"), Topic.MOVING, Scope.MOVING),
    Command("line-up", "One line up", ("k", "up"), Topic.MOVING, Scope.MOVING),
    Command("page-down", "One page down", ("space", "pagedown"), Topic.MOVING, Scope.MOVING),
    Command("page-up", "One page up", ("b", "pageup"), Topic.MOVING, Scope.MOVING),
    Command("half-page-down", "Half a page down", ("d", "ctrl+d"), Topic.MOVING, Scope.MOVING),
    Command("half-page-up", "Half a page up", ("u", "ctrl+u"), Topic.MOVING, Scope.MOVING),
    Command("top", "To the top", ("g", "home"), Topic.MOVING, Scope.MOVING),
    Command("bottom", "To the end", ("G", "end"), Topic.MOVING, Scope.MOVING),
    Command("choose", "Open the post, section, link or callout", ("enter",), Topic.MOVING, Scope.MOVING),
    Command("next-section", "Next section", ("right_square_bracket",), Topic.SECTIONS),
    Command("previous-section", "Previous section", ("left_square_bracket",), Topic.SECTIONS),
    Command("next-sibling", "Next section at this level or above", ("right_curly_bracket",), Topic.SECTIONS),
    Command(
        "previous-sibling", "Previous section at this level or above", ("left_curly_bracket",), Topic.SECTIONS
    ),
    *(
        Command(f"section-{number}", f"Top section {number}", (str(number),), Topic.SECTIONS)
        for number in range(1, 10)
    ),
    Command("next-post", "Next post", ("J",), Topic.POSTS),
    Command("previous-post", "Previous post", ("K",), Topic.POSTS),
    Command("next-unread", "Next unread post", ("U",), Topic.POSTS),
    Command("next-pane", "Next pane", ("tab",), Topic.PANES),
    Command("previous-pane", "Previous pane", ("shift+tab",), Topic.PANES),
    Command("search", "Search: titles in the list, text in the article", ("slash",), Topic.SEARCH),
    Command("search-titles", "Search titles, from anywhere", ("T",), Topic.SEARCH),
    Command("next-match", "Next match", ("n",), Topic.SEARCH),
    Command("previous-match", "Previous match", ("N",), Topic.SEARCH),
    Command("headings", "Go to a heading, here or in any post", ("at",), Topic.SEARCH),
    Command("search-text", "Search the text of every post", ("ctrl+f",), Topic.SEARCH),
    Command(
        "browse", "Browse by tag, category, author, series, year or folder", ("number_sign",), Topic.SEARCH
    ),
    Command("palette", "All commands, posts and headings by name", ("ctrl+p",), Topic.SEARCH),
    Command("recent", "Go on with what you read last, here or in another folder", ("H",), Topic.POSTS),
    Command("sort", "Sort by date, title, update or path", ("S",), Topic.POSTS),
    Command("reverse", "Reverse the order", ("R",), Topic.POSTS),
    Command("dense-list", "Dense list: date and title in one row", ("L",), Topic.PANES),
    Command("star", "Star the post, or take the star away", ("s",), Topic.POSTS),
    Command("toggle-read", "Mark the post as read, or as unread", ("x",), Topic.POSTS),
    Command("outline", "Show or hide the outline", ("o",), Topic.PANES),
    Command("list", "Show or hide the list", ("l",), Topic.PANES),
    Command("zen", "Only the article", ("z",), Topic.PANES),
    Command("choose-link", "Choose a link in view by its letter", ("f",), Topic.LINKS),
    Command("next-link", "Select the next link; enter follows it", ("full_stop",), Topic.LINKS),
    Command("previous-link", "Select the previous link", ("comma",), Topic.LINKS),
    Command("back", "Back to where you were before a link", ("backspace", "alt+left"), Topic.LINKS),
    Command("forward", "Forward again", ("alt+right",), Topic.LINKS),
    Command("mark", "Mark the place with a letter", ("m",), Topic.LINKS),
    Command("go-to-mark", "Go to a mark; '' to where you were before a jump", ("apostrophe",), Topic.LINKS),
    Command("edit", "Edit the post at the line you are reading", ("e",), Topic.POSTS),
    Command("copy", "Copy what is selected, code, a section, a link …", ("y", "ctrl+c"), Topic.POSTS),
    Command("pipe", "Pipe the post to a command", ("vertical_line",), Topic.POSTS),
    Command("reload", "Read the folder and the article again", ("r",), Topic.PROGRAM),
    Command("redraw", "Draw the screen again", ("ctrl+l",), Topic.PROGRAM),
    Command("wrap-code", "Wrap long lines of code, or pan them", ("w",), Topic.LOOK),
    Command("pan-right", "Pan code to the right", ("right",), Topic.MOVING, Scope.ARTICLE),
    Command("pan-left", "Pan code to the left", ("left",), Topic.MOVING, Scope.ARTICLE),
    Command("full-screen", "A table, code or picture, full screen", ("Z",), Topic.LOOK),
    Command("load-pictures", "Load the pictures of this article from the web", ("i",), Topic.LOOK),
    Command("fold-all", "Open all callouts, or close them", ("F",), Topic.LOOK),
    Command("notes", "Read the notes of what is in view", ("v",), Topic.LOOK),
    Command("wider", "Wider lines", ("plus",), Topic.LOOK),
    Command("narrower", "Narrower lines", ("minus",), Topic.LOOK),
    Command("spacing", "More room between lines, or less", ("equals_sign",), Topic.LOOK),
    Command("theme", "Choose a theme", ("t",), Topic.LOOK),
    Command("suspend", "Stop; fg in the shell continues", ("ctrl+z",), Topic.PROGRAM),
    Command("help", "All keys", ("question_mark",), Topic.PROGRAM),
    Command("manual", "Read the manual; once more goes back", ("f1",), Topic.PROGRAM),
    Command("leave", "Back out of what is open; never quits", ("escape",), Topic.PROGRAM),
    Command("quit", "Quit", ("q", "ctrl+q"), Topic.PROGRAM),
)


class HelpEntry(NamedTuple):
    """What help says in one place: of one command, or of those that share what they do."""

    keys: str
    """As people write them."""
    title: str
    command: Command | None = None
    """The one that it is about; None for several, and for what is done with the mouse."""


MOUSE: Final = (
    HelpEntry("click", "Open a post, section, link or callout; beside a box: close it"),
    HelpEntry("drag", "Select text"),
    HelpEntry("double click", "Select a word"),
    HelpEntry("wheel", "Scroll what is under the pointer"),
)
"""What the mouse does."""


def help_entries(commands: Iterable[Command]) -> list[HelpEntry]:
    """Return what help says of some commands; the numbered ones share an entry while each has its number."""
    entries: list[HelpEntry] = []
    commands = tuple(commands)
    numbered = [command for command in commands if command.name.startswith("section-")]
    share = all(command.keys == (command.name.rpartition("-")[2],) for command in numbered)
    for command in commands:
        if command not in numbered or not share:
            entries.append(HelpEntry(command.shown_keys, command.title, command))
        elif command is numbered[0]:
            entries.append(HelpEntry("1 … 9", "The n-th top section"))
    return entries


def commands_with(choices: Sequence[KeyChoice]) -> tuple[Sequence[Command], Sequence[SettingProblem]]:
    """Return the commands with the keys that a person chose, and what is wrong with these."""
    if not choices:
        return COMMANDS, ()
    # Who chose none does not wait for what checks them.
    from reader.keys.keymap import keys_in_force

    return keys_in_force(choices)
