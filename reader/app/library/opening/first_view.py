"""What is to be seen at first, of a post that is opened alone or of a folder, and how large."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from reader.app.library.opening.beginning import BegunArticle, BegunPost
from reader.app.library.opening.begun_library import BegunLibrary, with_article
from reader.app.library.opening.start import Start, first_arrangement, wanted_by
from reader.content.posts.index import ContentIndex
from reader.screen.arrangement import Arrangement, Pane
from reader.screen.first_frame import ListInView
from reader.settings.table import Settings

LEAST: Final = 20, 6
"""Columns and rows from which a first frame is worth making."""


class FirstView(NamedTuple):
    """What is to be seen, and where."""

    content: ContentIndex
    posts: ListInView | None
    """The list, where it is shown."""
    article: BegunArticle | None
    """What is shown of an article, where one is."""
    arrangement: Arrangement
    size: os.terminal_size


def is_large_enough(size: os.terminal_size) -> bool:
    """Tell whether a terminal has room for a first frame."""
    return size.columns >= LEAST[0] and size.lines >= LEAST[1]


def view_of_post(
    path: Path, begun: BegunPost, start: Start, settings: Settings, size: os.terminal_size
) -> FirstView:
    """Return what is seen of a post that is opened alone."""
    arrangement = first_arrangement(path, start, settings).at_width(size.columns)
    return FirstView(begun.content, None, begun.article, arrangement, size)


def view_of_library(
    begun: BegunLibrary, start: Start, settings: Settings, size: os.terminal_size
) -> tuple[BegunLibrary, FirstView | None]:
    """Return a library with all of it read that is seen at first, and what that is.

    None is seen where it is not known yet which post is highlighted.
    """
    if begun.highlighted is None:
        return begun, None
    arrangement = first_arrangement(begun.path, start, settings).as_wanted(wanted_by(begun.layout))
    arrangement = arrangement.at_width(size.columns)
    columns, posts = arrangement.columns.panes, None
    if Pane.LIST in columns:
        from reader.app.library.opening.first_list import FirstList

        shown = FirstList(begun, begun.highlighted, len(columns[Pane.LIST]), size.lines)
        if settings.remember:
            from reader.memory.all_libraries import marks_of

            begun = begun._replace(marks=marks_of(begun.content.folder, shown.paths))
        posts = shown.in_view(begun.marks, active=arrangement.active is Pane.LIST)
    if Pane.ARTICLE in columns and begun.is_settled:
        begun = with_article(begun, start, settings)
    return begun, FirstView(begun.content, posts, begun.article, arrangement, size)
