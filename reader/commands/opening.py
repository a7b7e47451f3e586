"""``reader PATH``: the application in a terminal, print elsewhere."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.commands.output import narrate
from reader.commands.places import STANDARD_INPUT, existing_place, post_at
from reader.memory.place import STATE_VARIABLE

if TYPE_CHECKING:
    from reader.content.post import Article, Heading
    from reader.content.site import Site
    from reader.memory.options import Value


def open_place(argument: str, flags: Mapping[str, Value]) -> int:
    """Open a folder or a post in the application; where there is no terminal for it, list or print.

    ``flags`` are settings for this run.
    """
    if argument == STANDARD_INPUT:
        with post_at(argument) as path:
            # What is gone afterwards needs not be remembered: memory goes with it.
            os.environ[STATE_VARIABLE] = str(path.parent)
            return _open(path, flags)
    return _open(existing_place(argument), flags)


def _open(path: Path, flags: Mapping[str, Value]) -> int:
    obstacle = _obstacle()
    if obstacle is None:
        from reader.content.background import Library, LibraryProcess, LibraryThread, can_fork

        # Nothing that starting makes is garbage; the application collects again once it runs.
        gc.disable()
        # The folder is read while the application is still being loaded.
        library: Library | None = None
        if path.is_dir():
            from reader.content.events import OutlineReader

            outlines = OutlineReader(_plain_headings, _headings)
            library = LibraryProcess(path, outlines) if can_fork() else LibraryThread(path, outlines)
        from reader.memory.choosing import choose

        settings, problems, _ = choose(flags)
        from reader.app.app import run

        return run(path, library, settings=settings, problems=problems)
    if sys.stdout is not None and sys.stdout.isatty():
        narrate(f"{obstacle}, so this prints; the application needs a terminal")
    if path.is_dir():
        from reader.commands.listing import list_posts

        return list_posts(str(path), as_json=False)
    from reader.commands.article import print_file
    from reader.commands.flags import settings_to_print

    print_file(path, settings_to_print(flags))
    return 0


def _plain_headings(article: Article, site: Site) -> Sequence[Heading] | None:
    """What reads headings is loaded when the first is read."""
    from reader.document.index_headings import plain_headings_of

    return plain_headings_of(article, site)


def _headings(article: Article, site: Site) -> Sequence[Heading]:
    from reader.document.index_headings import headings_of

    return headings_of(article, site)


def _obstacle() -> str | None:
    """What keeps the application from running: it draws on standard error and reads standard input."""
    for stream, name in ((sys.stdout, "standard output"), (sys.stderr, "standard error")):
        if stream is None or not stream.isatty():
            return f"{name} is not a terminal"
    if os.environ.get("TERM") == "dumb":
        return "this terminal cannot move its cursor (TERM=dumb)"
    if sys.stdin is None or not (sys.stdin.isatty() or _take_keys_from_terminal()):
        return "standard input is not a terminal"
    return None


def _take_keys_from_terminal() -> bool:
    """Make the terminal that this process belongs to its standard input; whether there is one."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)
    return True
