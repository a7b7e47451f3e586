"""A library that follows the disk: list and article change, and a person goes on reading where they were."""

from __future__ import annotations

from threading import Thread
from typing import Final

from textual import on, work
from textual.timer import Timer
from textual.worker import Worker, get_current_worker

from reader.app.library.edited_article import ArticleEdited, ArticleGone, read_edited
from reader.app.library.loading import (
    ArticleOpened,
    follow_library,
)
from reader.app.library.navigation import LibraryTravel
from reader.content.post import Post
from reader.content.posts.index import Changes
from reader.document.model import Document

GONE_PATIENCE: Final = 1.0
"""Seconds in which a file may come back: many editors save by putting another one in its place."""

FOLLOWED_AFTER: Final = 0.5
"""Seconds after the start at which a post that was opened alone is followed: it is on the screen by then."""

GONE: Final = "This post is not there any more; what was read of it stays"


class LibraryFollowing(LibraryTravel):
    """Lists what changes on the disk, and reads the open article again when its file has changed."""

    _reading_again: Worker[None] | None = None
    _again_wanted = False
    """Whether the file has changed once more while it is being read again."""
    _gone_timer: Timer | None = None

    def _change_library(self, changes: Changes) -> None:
        if not self._index.apply(changes):
            return
        self._list_changed_posts()
        path = None if self._open is None else self._open.path
        if path in changes.removed:
            self._wait_for_return()
        elif any(post.path == path for post in (*changes.changed, *changes.added)):
            self._open_again()

    @on(ArticleOpened)
    def _forget_gone(self, event: ArticleOpened) -> None:
        if event.request.post is self._wanted:
            self._article.keep_saying("")

    @on(ArticleEdited)
    def _show_edited(self, event: ArticleEdited) -> None:
        post, moved = event.post, event.moved
        if post is not self._wanted or moved.before is not self._article.reading.document:
            return
        self._open = post
        self._article.keep_saying("")
        self._outline.show_again(moved.after.sections)
        self._article.show_again(moved, minutes=post.minutes)
        self._marks.progress.take_edited(moved.after)
        self._searches.take_sections(post, moved.after.sections)

    @on(ArticleGone)
    def _tell_gone(self) -> None:
        if self._open is not None:
            self._article.say(GONE)
            self._article.keep_saying(GONE)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        super().on_worker_state_changed(event)
        if event.worker is self._reading_again and event.worker.is_finished:
            self._reading_again = None
            if self._again_wanted:
                self._open_again()

    def _open_again(self) -> None:
        """Read the open article again, and go on reading at the same words."""
        document = self._article.reading.document
        if self._open is None or self._wanted is None or self._wanted.path != self._open.path:
            return
        self._again_wanted = self._reading_again is not None
        if not self._again_wanted and document is not None:
            self._wanted = self._index.find(self._open.path) or self._open
            self._reading_again = self._read_edited(self._wanted, document)

    @work(thread=True, exclusive=True, group="article", exit_on_error=False)
    def _read_edited(self, post: Post, before: Document) -> None:
        worker = get_current_worker()
        smart = self._settings.smart_punctuation
        result = read_edited(self._index, post, before, lambda: worker.is_cancelled, smart_punctuation=smart)
        if result is not None and not worker.is_cancelled:
            self.post_message(result)

    def _wait_for_return(self) -> None:
        """Say that the open post is gone, unless it is back in a moment."""
        if self._gone_timer is not None:
            self._gone_timer.stop()
        self._gone_timer = self.set_timer(GONE_PATIENCE, self._look_for_open)

    def _look_for_open(self) -> None:
        if self._open_is_gone:
            self._article.keep_saying(GONE)

    @property
    def _open_is_gone(self) -> bool:
        return self._open is not None and self._index.find(self._open.path) is None

    def _open_single_post(self) -> None:
        super()._open_single_post()
        if not self._start.piped:
            self.set_timer(FOLLOWED_AFTER, self._follow_single_post)

    def _follow_single_post(self) -> None:
        """Follow the one post that was opened, once it is on the screen."""
        from reader.content.following.single_post import SinglePost

        self._library = SinglePost(self._path, self._index.posts)
        events = self._library.events()
        Thread(target=follow_library, args=(events, self.post_message), daemon=True).start()
