"""What comes from the index of a library while it is read and followed, and what is shown of it."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import Any, Final

from textual.screen import Screen
from textual.worker import get_current_worker

from reader.app.library.library_memory import LibraryMemory
from reader.app.library.loading import (
    LibraryEvent,
    follow_library,
    load_article_modules,
    read_library,
)
from reader.app.library.navigation import Navigation
from reader.app.library.opening.beginning import begin_post
from reader.app.library.opening.begun_library import BegunLibrary, begin_library
from reader.app.library.opening.start import wanted_by
from reader.app.library.rereading import Rereading
from reader.app.library.results import Results
from reader.app.library.workspace import Workspace
from reader.content.discovery.site import Site
from reader.content.following.background import LibraryReader, LibraryThread
from reader.content.posts.events import (
    Event,
    Failed,
    IndexProgress,
    Notice,
    PostsExpected,
    PostsListed,
    UpToDate,
)
from reader.content.posts.index import Changes
from reader.content.text import clean_line

FIRST_POSTS_PATIENCE: Final = 0.03
"""Seconds that the first screen may wait for the first posts of the folder."""

FIRST_POST_PATIENCE: Final = 0.5
"""Seconds that posts still to come are waited for before the first of those that are there is shown."""

FOLLOWED_AFTER: Final = 0.5
"""Seconds after the start at which a post that was opened alone is followed: it is on the screen by then."""


class Feed:
    """Reads a library, lists what is found, and follows what changes on the disk."""

    def __init__(
        self,
        workspace: Workspace,
        library: LibraryReader | None,
        memory: LibraryMemory,
        navigation: Navigation,
        rereading: Rereading,
        results: Results,
    ) -> None:
        """``library`` is one that reads the folder already."""
        self.after_listing: Callable[[], object] = lambda: None
        """Called when all posts are listed."""
        self.after_change: Callable[[], object] = lambda: None
        """Called when the posts of the index have changed."""
        self._screen = workspace.screen
        self._path = workspace.path
        self._index = workspace.index
        self._panes = workspace.panes
        self._start = workspace.start
        self._settings = workspace.settings
        self._library = library
        self._memory = memory
        self._navigation = navigation
        self._rereading = rereading
        self._results = results
        self._events: Iterator[Event] = iter(())
        self._follows = False

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command that reads everything again does, by name."""
        return {"reload": self._reload}

    def open(self) -> None:
        """List the first posts with the first screen where that is possible, and the rest as they come.

        A single post is shown with the first screen.
        """
        if self._path.is_file():
            self._open_single_post()
            return
        if self._library is None:
            from reader.document.reading.index_headings import OUTLINES

            self._library = LibraryThread(self._path, OUTLINES, follow=False)
        # While it is being read.
        self._begin_as_left(self._path.absolute())
        begun = self._start.begun
        if begun is None and self._library.has_result(patience=FIRST_POSTS_PATIENCE):
            begun = begin_library(self._path, self._index, self._library, self._start, self._settings)
        if isinstance(begun, BegunLibrary):
            self._go_on_with(begun)
        else:
            self._events = self._library.events()
        # The first screen comes first.
        self._screen.call_after_refresh(self._read_on)

    def _read_on(self) -> None:
        self._screen.run_worker(
            lambda: _read(self._screen, self._events),
            thread=True,
            exclusive=True,
            group="library",
            exit_on_error=False,
        )

    def refresh(self) -> None:
        """Compare the folder with what is listed."""
        if self._library is not None:
            self._library.refresh()

    def stop(self) -> None:
        """Read the library no more."""
        if self._library is not None:
            self._library.stop()

    def take(self, event: Event) -> None:
        """Show what was found in the library, or has changed there."""
        match event:
            case Site() as site:
                self._adopt_site(site)
            case Changes() as changes:
                self._apply(changes)
            case PostsExpected(posts=count):
                self._panes.list.account.expected = count
            case PostsListed():
                self._finish_listing()
            case IndexProgress(done=done, total=total):
                self._tell_indexed(done / max(1, total))
            case Notice(message=text):
                self._panes.article.say(text)
            case UpToDate(kept=kept):
                self._finish_index(kept=kept)
            case Failed() as failed:
                self._fail(failed)
            case posts:
                self._index.add(posts)
                # Posts stay for good: no search for garbage has to go through 100,000 of them.
                gc.freeze()
                self._memory.begin(self._index.folder)
                self._list_changed_posts()
                if self._navigation.requested is None:
                    self._preview_first()

    def _preview_first(self) -> None:
        """Show the first post; the list comes first, and what shows articles is loaded behind it.

        Where posts that are still to come may be the first one, they are waited for a little.
        """
        if self._panes.list.account.expected:
            self._screen.call_after_refresh(self._preview_unasked)
        else:
            self._screen.set_timer(FIRST_POST_PATIENCE, self._preview_unasked)

    def _preview_unasked(self) -> None:
        if self._navigation.requested is None:
            self._navigation.preview()

    def _go_on_with(self, begun: BegunLibrary) -> None:
        """Show the first posts with the first screen, and the article if it has been begun."""
        self._events, article = begun.events, begun.article
        starred, read, furthest, any_read = begun.marks
        self._panes.list.posts.mark(starred, read, furthest, any_read=any_read)
        if article is not None:
            self._navigation.requested = article.request.post
        for event in begun.taken:
            if type(event) in (Site, PostsExpected, tuple):
                self.take(event)
            else:
                self._screen.post_message(LibraryEvent(event))
        if article is not None:
            self._navigation.begin(article)

    def _open_single_post(self) -> None:
        begun = self._start.begun or begin_post(self._index, self._start, self._settings)
        self._memory.begin(self._index.folder)
        if begun is not None and begun.article is not None:
            self._navigation.begin(begun.article)
            # Keys are to find what they need when the post stands on the screen.
            self._screen.call_after_refresh(Thread(target=load_article_modules, daemon=True).start)
        self._finish_listing()
        if not self._start.piped:
            self._screen.set_timer(FOLLOWED_AFTER, self._follow_single_post)

    def _follow_single_post(self) -> None:
        """Follow the one post that was opened, once it is on the screen."""
        from reader.content.following.single_post import SinglePost

        self._library = SinglePost(self._path, self._index.posts)
        self._follow(self._library.events())

    def _follow(self, events: Iterable[Event]) -> None:
        Thread(target=follow_library, args=(events, self._screen.post_message), daemon=True).start()

    def _reload(self) -> None:
        self.refresh()
        self._rereading.start()
        self._panes.article.say("Read again")

    def _adopt_site(self, site: Site) -> None:
        self._index.adopt_site(site)
        if self._index.folder != self._path.absolute():
            # The folder that was named is only a part of the library.
            self._begin_as_left(self._index.folder)

    def _begin_as_left(self, folder: Path) -> None:
        """Show a library as it was left; with a post that was not read to its end, or that was asked for."""
        look = self._memory.first_look(folder)
        layout = None if look is None else look.layout
        if layout is not None:
            self._panes.list.ordering.begin(layout.order, layout.reverse)
            self._panes.list.posts.set_dense(layout.dense)
            self._panes.arrange(self._panes.arrangement.as_wanted(wanted_by(layout)))
        if self._start.post:
            self._panes.list.begin_at(self._start.post)
        elif look is not None and look.position is not None and look.position.fraction < 1:
            self._panes.list.begin_at(look.post)

    def _finish_listing(self) -> None:
        posts = self._panes.list
        is_first, posts.account.reading = posts.account.reading, False
        if not self._index.posts:
            posts.account.tell_empty(self._index.site)
        if is_first:
            # Later changes have been listed as they came.
            posts.list_posts()
        self._panes.list.account.tell_apart()
        self._screen.run_worker(
            posts.filter.prepare, thread=True, exclusive=True, group="titles", exit_on_error=False
        )
        if self._index.posts and is_first and posts.untouched:
            self._navigation.preview()
        self.after_listing()

    def _finish_index(self, *, kept: bool) -> None:
        self._tell_indexed(None)
        self._results.library.kept = kept
        self._results.renew()
        if not self._follows:
            self._follows = True
            self._follow(self._events)

    def _tell_indexed(self, share: float | None) -> None:
        self._panes.list.account.indexed = share
        self._panes.list.account.tell()

    def _apply(self, changes: Changes) -> None:
        if not self._index.apply(changes):
            return
        self._list_changed_posts()
        self._panes.list.account.tell_apart()
        path = None if self._navigation.open is None else self._navigation.open.path
        if path in changes.removed:
            self._rereading.wait_for_return()
        elif any(post.path == path for post in (*changes.changed, *changes.added)):
            self._rereading.start()

    def _fail(self, failed: Failed) -> None:
        account = self._panes.list.account
        account.reading, account.nothing_here = False, f"{failed.message}\n\n{failed.hint}"
        self._panes.list.list_posts()
        if self._index.posts:
            # In a line as short as that of a pane, what is wrong comes before where.
            reason = failed.message.removeprefix(clean_line(str(self._path.absolute()), 200)).strip()
            self._panes.article.say(f"The folder {reason}; you still see what was read")
        else:
            self._navigation.show_remark(_literal(failed.message), _literal(failed.hint))

    def _list_changed_posts(self) -> None:
        """Make anew whatever was made from the posts of the index, which have changed."""
        self._panes.list.filter.forget()
        self._results.library.forget()
        self.after_change()
        self._panes.list.list_posts()


def _read(screen: Screen[Any], events: Iterable[Event]) -> None:
    """Report what is found in a library. For a worker."""
    worker = get_current_worker()
    read_library(events, screen.post_message, lambda: worker.is_cancelled)


def _literal(text: str) -> str:
    """Return text as Markdown that shows it literally."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|<>~&-])", r"\\\1", text)
