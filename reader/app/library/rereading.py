"""The open article when its file has changed: it is read again, and a person goes on at the same words."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from textual.message import Message
from textual.timer import Timer
from textual.worker import Worker, get_current_worker

from reader.app.library.loading import BREATH, Cancelled, load_article_modules
from reader.app.library.navigation import Navigation
from reader.app.library.opening.beginning import article_of, begin_article
from reader.app.library.reading_progress import ReadingProgress
from reader.app.library.results import Results
from reader.app.library.workspace import Workspace
from reader.content.post import Article, Post
from reader.content.posts.index import ContentIndex
from reader.document.model import Document

if TYPE_CHECKING:
    from reader.app.article.reload import Moved

GONE_PATIENCE: Final = 1.0
"""Seconds in which a file may come back: many editors save by putting another one in its place."""

GONE: Final = "This post was deleted or moved"

WRITING: Final = 0.03
"""Seconds for which a file has to stay as it is to be taken as written."""

MOST_READINGS: Final = 10
"""How often it is read at most before it is shown as it is."""


class ArticleEdited(Message):
    """The open article has been read again, all of it."""

    def __init__(self, post: Post, moved: Moved) -> None:
        super().__init__()
        self.post = post
        self.moved = moved


class ArticleGone(Message):
    """The file of the open article is not there any more."""


def read_edited(
    index: ContentIndex,
    post: Post,
    before: Document,
    cancelled: Cancelled,
    *,
    smart_punctuation: bool = False,
) -> ArticleEdited | ArticleGone | None:
    """Read the open post again to its end, so that what is being read is found in it; None if given up.

    ``before`` is the article as it is shown.
    """
    load_article_modules()
    from reader.app.article.reload import Moved

    article = _read_when_written(index, post)
    if article.gone:
        return ArticleGone()
    document, rest = begin_article(index, article, smart_punctuation=smart_punctuation)
    for batch in rest:
        if cancelled():
            return None
        document.extend(batch)
        time.sleep(BREATH)
    return ArticleEdited(post, Moved(before, document))


def _read_when_written(index: ContentIndex, post: Post) -> Article:
    """Read a post whose file has changed just now, when all of it has been written."""
    article = article_of(index, post)
    for _ in range(MOST_READINGS):
        before = article
        time.sleep(WRITING)
        article = article_of(index, post)
        if (article.body, article.gone) == (before.body, before.gone):
            break
    return article


class Rereading:
    """Reads the open article again, one reading at a time."""

    def __init__(
        self, workspace: Workspace, navigation: Navigation, reading: ReadingProgress, results: Results
    ) -> None:
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._smart_punctuation = workspace.settings.smart_punctuation
        self._navigation = navigation
        self._reading = reading
        self._results = results
        self._worker: Worker[None] | None = None
        self._wanted_again = False
        """Whether the file has changed once more while it is being read again."""
        self._gone_timer: Timer | None = None

    def start(self) -> None:
        """Read the open article again, and go on reading at the same words."""
        document = self._panes.article.reading.document
        open_post, requested = self._navigation.open, self._navigation.requested
        if open_post is None or requested is None or requested.path != open_post.path:
            return
        self._wanted_again = self._worker is not None
        if not self._wanted_again and document is not None:
            post = self._navigation.requested = self._index.find(open_post.path) or open_post
            self._worker = self._screen.run_worker(
                lambda: self._read(post, document),
                thread=True,
                exclusive=True,
                group="article",
                exit_on_error=False,
            )

    def note_worker(self, worker: Worker[Any]) -> None:
        """Read it once more when a reading has ended and the file has changed meanwhile."""
        if worker is self._worker and worker.is_finished:
            self._worker = None
            if self._wanted_again:
                self.start()

    def show(self, edited: ArticleEdited) -> None:
        """Show the article as it is after the edit."""
        post, moved = edited.post, edited.moved
        article = self._panes.article
        if post is not self._navigation.requested or moved.before is not article.reading.document:
            return
        article.status.keep_saying("")
        self._panes.outline.show_again(moved.after.sections)
        article.show_again(moved, post)
        self._reading.progress.take_edited(moved.after)
        self._results.take_sections(post, moved.after.sections)

    def tell_gone(self) -> None:
        """Say that the file is not there any more."""
        if self._navigation.open is not None:
            self._panes.article.say(GONE)
            self._panes.article.status.keep_saying(GONE)

    def forget_gone(self) -> None:
        """Say so no longer: another article is shown."""
        self._panes.article.status.keep_saying("")

    def wait_for_return(self) -> None:
        """Say that the open post is gone, unless it is back in a moment."""
        if self._gone_timer is not None:
            self._gone_timer.stop()
        self._gone_timer = self._screen.set_timer(GONE_PATIENCE, self._look_for_open)

    def _look_for_open(self) -> None:
        if self._navigation.open_is_gone:
            self._panes.article.status.keep_saying(GONE)

    def _read(self, post: Post, before: Document) -> None:
        """Read a post again. For a worker."""
        worker = get_current_worker()
        smart = self._smart_punctuation
        result = read_edited(self._index, post, before, lambda: worker.is_cancelled, smart_punctuation=smart)
        if result is not None and not worker.is_cancelled:
            self._screen.post_message(result)
