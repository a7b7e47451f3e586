"""Which post is shown, what is asked for next, and the way back to where a person has been."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from reader.app.library.history import History, Visit
from reader.app.library.loading import (
    ArticleGrew,
    ArticleOpened,
    find_file,
    load_article_modules,
    open_article,
    read_on,
)
from reader.app.library.opening.beginning import BegunArticle, Request
from reader.app.library.reading_progress import ReadingProgress
from reader.app.library.workspace import Workspace
from reader.app.terminal.type_ahead import keys_wait
from reader.app.widgets.effects import NO_POST, NO_POST_CHOSEN, NoEffectError
from reader.content.post import Post
from reader.document.reading.destination import TOP, Destination
from reader.screen.arrangement import Pane

PREVIEW_PAUSE: Final = 0.08
"""Seconds of rest in the list after which the highlighted post is shown."""

ARRIVAL_PATIENCE: Final = 5.0
"""Seconds that keys wait for the post that they are meant for."""

POLLING: Final = 0.005
"""Seconds after which it is looked again whether it is there."""


class Navigation:
    """Opens posts in the article pane, one at a time, and goes back and forward between places in them."""

    def __init__(self, workspace: Workspace, reading: ReadingProgress) -> None:
        self.requested: Post | None = None
        """The post that was asked for last, and is shown as soon as it has been read."""
        self.history = History()
        self.jumped_from: Visit | None = None
        """Where a person was before they last went far."""
        self.begins_to_grow = False
        """Whether what is shown is the beginning of an article, and reading on in it has yet to start."""
        self._screen = workspace.screen
        self._index = workspace.index
        self._panes = workspace.panes
        self._start = workspace.start
        self._smart_punctuation = workspace.settings.smart_punctuation
        self._reading = reading
        self._preview_timer: Timer | None = None
        """Runs while what is highlighted in a list is to be shown in a moment."""
        self._show_highlighted: Callable[[], object] = self.preview

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for going somewhere do, by name."""
        return {
            "next-post": lambda: self._step_post(1),
            "previous-post": lambda: self._step_post(-1),
            "next-unread": self._go_to_unread,
            "back": self._back,
            "forward": self._forward,
        }

    @property
    def open(self) -> Post | None:
        """Return the post that is shown."""
        return self._panes.article.post

    @property
    def here(self) -> Visit | None:
        """Return where a person is, to the row."""
        destination = self._panes.article.destination
        return None if self.open is None or destination is None else Visit(self.open.path, destination)

    @property
    def open_is_gone(self) -> bool:
        """Tell whether the post that is shown is not listed any more."""
        return self.open is not None and self._index.find(self.open.path) is None

    @property
    def post_at_hand(self) -> Post | None:
        """Return the post that a person is at: the highlighted one in the list, the open one elsewhere."""
        in_list = self._panes.is_in(Pane.LIST) and self._panes.results is None
        return self._panes.list.posts.post if in_list else self.open

    def demand_post(self) -> Post:
        """Return the post that a person is at.

        Raises:
            NoEffectError: when there is none.
        """
        post = self.post_at_hand
        if post is None:
            raise NoEffectError(NO_POST_CHOSEN)
        return post

    def request(self, request: Request) -> None:
        """Show a post as soon as it has been read."""
        self.requested = request.post
        self._panes.list.shown = request.post.path
        self._screen.workers.cancel_group(self._screen, "rest of article")
        self._screen.run_worker(
            lambda: self._read(request), thread=True, exclusive=True, group="article", exit_on_error=False
        )

    def begin(self, begun: BegunArticle) -> None:
        """Show an article that has been begun before there was an application."""
        post = self.requested = begun.request.post
        self._panes.list.shown = post.path
        self.show(ArticleOpened(*begun))

    def show(self, opened: ArticleOpened) -> bool:
        """Show a post that has been read, and read on in it; whether it is still the one asked for."""
        post, destination, to_read = opened.request
        if post is not self.requested:
            return False
        again = self.open is not None and self.open.path == post.path
        self._reading.rest()
        self._panes.outline.show(opened.document.sections)
        self._panes.article.show(opened.document, post, destination=destination, again=again)
        self._reading.shown()
        self._reading.note_attention(post, opened=True, to_read=to_read)
        # The rest can wait until the beginning has been painted.
        self.begins_to_grow = True
        self._screen.call_after_refresh(self._grow, opened)
        return True

    def extend(self, grown: ArticleGrew) -> None:
        """Show the next stretch of an article, if it is the one shown."""
        if grown.document is self._panes.article.reading.document:
            self._panes.article.extend(grown.batch)
            self._panes.outline.extend(grown.document.sections)

    def show_remark(self, heading: str, text: str) -> None:
        """Say something in the place of an article. Both are Markdown."""
        load_article_modules()
        from reader.document.parse import parse

        self._panes.article.show(parse(f"# {heading}\n\n{text}\n"))

    def preview(self) -> None:
        """Show the highlighted post, if it is not the one shown."""
        post = self._panes.list.posts.post
        if post is not None and (self.requested is None or post.path != self.requested.path):
            is_start = self.requested is None and post.path == self._start.post
            destination = self._start.destination if is_start else TOP
            self.request(Request(post, destination, to_read=destination == TOP))

    def preview_soon(self) -> None:
        """Show the highlighted post when a person rests there."""
        self.show_soon(self.preview)

    def show_soon(self, show_highlighted: Callable[[], object]) -> None:
        """Show what is highlighted when a person rests there."""
        if self._preview_timer is not None:
            self._preview_timer.stop()
        self._show_highlighted = show_highlighted
        self._preview_timer = self._screen.set_timer(PREVIEW_PAUSE, self.show_now)

    def show_now(self) -> None:
        """Show what was to be shown in a moment, if anything was."""
        timer, self._preview_timer = self._preview_timer, None
        if timer is not None:
            timer.stop()
            self._show_highlighted()

    def read_highlighted(self) -> None:
        """Go into the highlighted post."""
        self.preview()
        self._panes.go_to(Pane.ARTICLE)
        if self.requested is not None:
            self._reading.go_into(self.requested, to_read=True)

    def note_attention(self) -> None:
        """Note whether a person is in the article that was asked for, or only sees it beside the list."""
        self._reading.note_attention(self.requested)

    # Going to a place, and back.

    def note_jump(self) -> None:
        """Remember where a person is, who is about to go far."""
        self.jumped_from = self.here

    def leave_place(self) -> None:
        """Make the place where a person is one to come back to."""
        if (here := self.here) is not None:
            self.jumped_from = here
            self.history.leave(here)

    def visit(self, visit: Visit) -> None:
        """Go to a place where a person has been."""
        if self.requested is not None and visit.path == self.requested.path:
            self._panes.article.go(visit.destination)
        elif (post := self._index.find(visit.path)) is not None:
            self.request(Request(post, visit.destination))
            self._panes.list.posts.select(post.path)
        else:
            self.open_file(visit.path, visit.destination)

    def open_file(self, path: str, destination: Destination) -> None:
        """Look at a file that is no post of the library, which may lie outside of it, to open it."""
        self._screen.run_worker(
            lambda: self._screen.post_message(find_file(self._index, path, destination)),
            thread=True,
            exclusive=True,
            group="article",
            exit_on_error=False,
        )

    def show_file(self, request: Request) -> None:
        """Show a file that can be opened; what was read before is one step back."""
        if request.destination.anchor is None:
            self.leave_place()
        self.request(request)

    async def arrive(self) -> None:
        """Wait until the post that was asked for last is shown: keys typed meanwhile are meant for it."""
        end = time.monotonic() + ARRIVAL_PATIENCE
        while self.open is not self.requested and time.monotonic() < end:
            await asyncio.sleep(POLLING)

    def _read(self, request: Request) -> None:
        """Read a post. For a worker."""
        worker = get_current_worker()
        if request.destination == TOP:
            # Nothing in particular of the post was asked for.
            request = request._replace(destination=self._reading.library.destination_in(request.post.path))
        opened = open_article(self._index, request, smart_punctuation=self._smart_punctuation)
        if not worker.is_cancelled:
            self._screen.post_message(opened)

    def _grow(self, opened: ArticleOpened) -> None:
        self.begins_to_grow = False
        self._screen.run_worker(
            lambda: _read_on(self._screen, opened),
            thread=True,
            exclusive=True,
            group="rest of article",
            exit_on_error=False,
        )

    def _step_post(self, step: int) -> None:
        posts = self._panes.list.posts
        # The post that has taken the place of a deleted one is the next.
        takes_place = step > 0 and posts.post is not None and self.open_is_gone
        if not takes_place and not posts.rows.step(step):
            raise NoEffectError(posts.rows.describe_edge(step))
        self._show_stepped_to()

    def _go_to_unread(self) -> None:
        """Go to the next post in the list that is not read to its end, and on from the first one."""
        posts = self._panes.list.posts
        if posts.post is not None and not self._reading.library.is_loaded:
            raise NoEffectError("Still looking up what you have read")
        index = posts.next_unread()
        if index is None:
            raise NoEffectError("No other post here is unread" if posts.post else posts.rows.describe_edge(1))
        posts.rows.step(index - (posts.rows.highlighted or 0))
        self._show_stepped_to()

    def _show_stepped_to(self) -> None:
        """Show the post that was stepped to; once more keys do not wait that may step on."""
        if keys_wait(self._screen.app):
            self.preview_soon()
        else:
            self.preview()

    async def _back(self) -> None:
        await self.arrive()
        self._revisit(self.history.back, "Nothing to go back to")

    async def _forward(self) -> None:
        await self.arrive()
        self._revisit(self.history.forward, "Nothing to go forward to")

    def _revisit(self, step: Callable[[Visit], Visit | None], reason: str) -> None:
        """Go a step in the history; ``reason`` is said when there is none to go."""
        if (here := self.here) is None:
            raise NoEffectError(NO_POST)
        visit = step(here)
        if visit is None:
            raise NoEffectError(reason)
        self.visit(visit)


def _read_on(screen: Screen[Any], opened: ArticleOpened) -> None:
    """Parse the rest of an article. For a worker."""
    worker = get_current_worker()
    read_on(opened, screen.post_message, lambda: worker.is_cancelled)
