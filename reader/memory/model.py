"""What memory keeps of posts and libraries, as values. Anchors are text that memory only hands back."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path
from typing import NamedTuple


class Position(NamedTuple):
    """Where somebody stopped in a post."""

    anchor: str
    """What finds the place again."""
    rows_above: int = 0
    """Rows in view that led up to it."""
    fraction: float = 0.0
    """How far along it is, 0 to 1; 1 when the end was in view and all of the post had been read."""
    passed: str = ""
    """Which stretches of the post were read in passing, as text that memory only hands back."""


class Bookmark(NamedTuple):
    """A place in a post that was given a letter."""

    path: str
    anchor: str
    rows_above: int = 0
    title: str = ""
    """Of the post."""
    section: str = ""
    """Title of the section around it; empty before the first."""


class Layout(NamedTuple):
    """How a library was last shown."""

    order: str = ""
    """Name of the order of its posts; empty for the usual one."""
    reverse: bool = False
    dense: bool = False
    """Whether each post has one row of the list."""
    list_beside: bool | None = None
    """Whether the list stays beside an article that is read; None for where all panes have room."""
    outline_wanted: bool = True
    zen: bool = False
    """Whether an article is read alone."""
    list_width: int = 0
    """Columns that a person gave the list; 0 for as many as it takes by itself."""
    outline_width: int = 0
    """Columns that they gave the outline."""


class LastSession(NamedTuple):
    """What the first screen of a library needs."""

    layout: Layout | None = None
    """How the library was last shown; None when that is not known."""
    post: str = ""
    """Path of the post that was asked for, or was gone into last; empty when none was."""
    position: Position | None = None
    """Where one stopped in it."""


class ReadingMarks(NamedTuple):
    """What a person made of some posts of a library, by their paths."""

    starred: Set[str] = frozenset()
    read: Set[str] = frozenset()
    furthest: Mapping[str, float] = {}
    """How much of a post was read, 0 to 1."""
    any_read: bool = False
    """Whether any post of the library was read in part, also one that is not among these."""


class RecentPost(NamedTuple):
    """A post that somebody went into."""

    library: Path
    path: str
    """That of `Post.path`, in the library."""
    title: str
    percent: float
    """How much of it was read at most, 0 to 1."""
    finished: bool
    opened_at: float
    """When it was last gone into or read on, in seconds since 1970."""
