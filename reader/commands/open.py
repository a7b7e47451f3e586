"""``reader PATH``: the application in a terminal, print elsewhere."""

from __future__ import annotations

import gc
import os
import signal
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.app.library.opening.start import Start
from reader.commands.inputs import STANDARD_INPUT, existing_path, is_stream, parse_address, post_file
from reader.commands.output import WRONG_USAGE, CommandError, make_screen_encodable, narrate
from reader.document.reading.destination import Destination
from reader.settings.choices import load_choices
from reader.settings.folders import STATE_VARIABLE

if TYPE_CHECKING:
    from reader.app.library.opening.begun_library import BegunLibrary
    from reader.app.library.opening.first_view import FirstView
    from reader.app.terminal.queries import Question
    from reader.content.discovery.site import Site
    from reader.content.following.background import LibraryReader
    from reader.content.post import Article, PostHeading
    from reader.keys.commands import Command
    from reader.settings.kinds import Value
    from reader.settings.table import Settings

CURRENT_FOLDER: Final = "."

FIRST_POSTS_PATIENCE: Final = 0.06
"""Seconds that the first frame waits for the first posts of a folder."""

DRIVER_VARIABLE: Final = "TEXTUAL_DRIVER"
"""The variable of the environment by which Textual is given another driver than that of the terminal."""


def open_path(argument: str | None, flags: Mapping[str, Value], *, line: int | None = None) -> int:
    """Open a folder or a post in the application; where there is no terminal for it, list or print.

    Without an argument it is what comes through a pipe, or else the current folder. A post is opened at the
    section that the argument names, or at a 1-based line of its file. ``flags`` are settings for this run.
    """
    choices = load_choices()
    if argument is None:
        address = parse_address(STANDARD_INPUT if _is_piped_to() else CURRENT_FOLDER)
    else:
        address = parse_address(argument)
    if is_stream(address.path):
        if _is_driven() and address.path == STANDARD_INPUT:
            raise CommandError("standard input is what the browser sends; name a folder or a post")
        with ExitStack() as reading:
            with _ctrl_c_heard(), _ended_while_waiting():
                path = reading.enter_context(post_file(address.path))
            # What is gone afterwards needs not be remembered: memory goes with it.
            os.environ[STATE_VARIABLE] = str(path.parent)
            return _open(path, Start(Destination(address.fragment, line), piped=True), flags, choices)
    path = existing_path(address.path)
    if path.is_dir() and (address.fragment or line is not None):
        raise CommandError(f"{address.path}: a folder has no lines or sections", WRONG_USAGE)
    start = Start(Destination(address.fragment, line), unasked=argument is None)
    return _open(path, start, flags, choices)


def has_terminal() -> bool:
    """Tell whether the application can run here."""
    return _obstacle() is None


def open_manual(folder: Path, post: str, fragment: str) -> int:
    """Open the manual in the application, at a section of a post."""
    start = Start(Destination(fragment), post=post, is_manual=True)
    return _open(folder, start, {}, load_choices())


def _open(path: Path, start: Start, flags: Mapping[str, Value], choices: Mapping[str, Value]) -> int:
    obstacle = _obstacle()
    if obstacle is not None:
        if sys.stdout is not None and sys.stdout.isatty():
            narrate(f"{obstacle}, so reader only prints")
        return _print(path, start.destination.fragment, flags)
    make_screen_encodable()
    _forget_exported_size()
    # Nothing that starting makes is garbage; the application collects again once it runs.
    gc.disable()
    # The folder is read while the application is still being loaded.
    library = _begin_to_read(path) if path.is_dir() else None
    from reader.app.terminal.ending import ended_by_signals
    from reader.app.terminal.queries import Question
    from reader.settings.layers import settings_in_force

    with ended_by_signals():
        question = Question()
        try:
            settings, problems, _ = settings_in_force(flags, choices=choices)
            if question.has_terminal and not _is_driven():
                start = _shown_at_once(path, library, start, settings, question)
            from reader.app.run import run

            terminal = question.answer()
            return run(
                path,
                library,
                settings=settings,
                problems=problems,
                start=start,
                terminal=terminal,
                manual=_write_manual,
            )
        finally:
            question.give_back()


def _shown_at_once(
    path: Path, library: LibraryReader | None, start: Start, settings: Settings, question: Question
) -> Start:
    """Show a post or a folder before the application is loaded; return the start with what was read of it."""
    from reader.app.library.opening.beginning import BegunPost, begin_post
    from reader.app.library.opening.begun_library import begin_library
    from reader.app.library.opening.first_view import is_large_enough, view_of_library, view_of_post
    from reader.content.posts.index import ContentIndex

    size = os.get_terminal_size(sys.stderr.fileno())
    index = ContentIndex(path)
    begun: BegunPost | BegunLibrary | None = None
    view: FirstView | None = None
    if library is None:
        begun = begin_post(index, start, settings)
        if begun is not None and is_large_enough(size):
            view = view_of_post(path, begun, start, settings, size)
    elif is_large_enough(size) and library.has_result(patience=FIRST_POSTS_PATIENCE):
        begun = begin_library(path, index, library, start, settings)
        begun, view = view_of_library(begun, start, settings, size)
    if view is not None:
        from reader.app.library.opening.first_frame import first_frame

        standing = first_frame(view, settings, light=question.look())
        if standing is not None:
            question.show(standing)
    return start._replace(begun=begun)


def _begin_to_read(folder: Path) -> LibraryReader:
    """Have a folder read in the background."""
    from reader.content.following.background import LibraryProcess, LibraryThread, can_fork
    from reader.content.posts.events import OutlineReader

    outlines = OutlineReader(_plain_headings, _headings)
    return LibraryProcess(folder, outlines) if can_fork() else LibraryThread(folder, outlines)


def _write_manual(commands: Sequence[Command]) -> Path:
    """Load what makes the manual when it is asked for."""
    from reader.commands.manual.posts import written_manual

    return written_manual(commands)


def _forget_exported_size() -> None:
    """Have the size of the terminal asked of the terminal, here and in what is started from here.

    A shell that exported its own, or a program that did, does not know what has become of the window since.
    """
    if not _is_driven():
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)


def _print(path: Path, fragment: str, flags: Mapping[str, Value]) -> int:
    if path.is_dir():
        from reader.commands.list import list_posts

        return list_posts(str(path), as_json=False)
    from reader.commands.cat import print_file
    from reader.commands.flags import settings_to_print

    print_file(path, settings_to_print(flags), fragment)
    return 0


def _plain_headings(article: Article, site: Site) -> Sequence[PostHeading] | None:
    """Load what reads headings when the first is read."""
    from reader.document.reading.index_headings import plain_headings_of

    return plain_headings_of(article, site)


def _headings(article: Article, site: Site) -> Sequence[PostHeading]:
    from reader.document.reading.index_headings import headings_of

    return headings_of(article, site)


@contextmanager
def _ctrl_c_heard() -> Iterator[None]:
    """Let Ctrl-C end the waiting for text that may never come, though whoever started this ignores it.

    The terminal is the one that the application will take its keys from: they are meant for this program.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN or not _is_piped_to():
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _ended_while_waiting() -> Iterator[None]:
    """Let signals and the end of the terminal end the waiting for text, as they end the application."""
    if not _is_piped_to() or sys.stdout is None:
        yield
        return
    from reader.app.terminal.ending import ended_by_signals, hang_up_heard

    with ended_by_signals(), hang_up_heard(sys.stdout.fileno()):
        yield


def _obstacle() -> str | None:
    """Return what keeps the application from running: it draws on standard error and reads standard input."""
    if _is_driven():
        return None
    for stream, name in ((sys.stdout, "standard output"), (sys.stderr, "standard error")):
        if stream is None or not stream.isatty():
            return f"{name} is not a terminal"
    if os.environ.get("TERM") == "dumb":
        return "this terminal cannot move its cursor (TERM=dumb)"
    if sys.stdin is None or not (sys.stdin.isatty() or _take_keys_from_terminal()):
        return "standard input is not a terminal"
    return None


def _is_driven() -> bool:
    """Tell whether a program stands between this one and the terminal, as textual-serve does.

    It speaks with a driver of Textual's through standard input and output, which are then no terminals.
    """
    return bool(os.environ.get(DRIVER_VARIABLE))


def _is_piped_to() -> bool:
    """Tell whether a person sent something to standard input, and looks at a terminal to read it."""
    if _is_driven() or sys.stdin is None or sys.stdout is None or not sys.stdout.isatty():
        return False
    try:
        kind = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(kind) or stat.S_ISREG(kind)


def _take_keys_from_terminal() -> bool:
    """Make the terminal that this process belongs to its standard input; whether there is one."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(terminal, sys.stdin.fileno())
    os.close(terminal)
    return True
