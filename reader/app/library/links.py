"""Links: where they lead, the walk from one to the next, the choice by letters, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from textual import on

from reader.app.article.history import Visit
from reader.app.article.reading_pane import ReadingPane
from reader.app.library.loading import Wanted, load_article_modules
from reader.app.library.results import LibraryResults
from reader.app.widgets.effects import NO_POST, STILL_READING, NoEffectError
from reader.document.model import Link
from reader.screen.arrangement import Pane

if TYPE_CHECKING:
    from reader.app.article.link_walk import LinkWalk
    from reader.app.terminal.browser import BrowserFailed
    from reader.document.reading.links import Target, WebTarget

LAYOUT_PATIENCE: Final = 0.5
"""Seconds after which a pane that comes into view is taken not to get any rows."""


class LibraryLinks(LibraryResults):
    """Follows the links of the open article. What that takes is loaded with the first of them."""

    _walk: LinkWalk | None = None
    _offered: WebTarget | None = None
    """The last address that was to be opened outside."""
    _unopened: WebTarget | None = None
    """The same when that failed, until it is copied or another link is followed."""

    @on(ReadingPane.LinkHovered)
    def _tell_hovered(self, event: ReadingPane.LinkHovered) -> None:
        self._article.hint(self._describe(event.link or self._selected_link))

    @on(ReadingPane.LinkFollowed)
    def _follow_clicked(self, event: ReadingPane.LinkFollowed) -> None:
        self._follow(event.link)

    async def action_choose_link(self) -> None:
        """Let one of the links in view be chosen by its letter: of the notes when one is in them."""
        load_article_modules()
        from reader.app.article.chooser import Question
        from reader.app.article.hints import Choice
        from reader.page.in_view import links_on

        notes = self._article.notes
        pane = notes if notes is not None and notes.has_focus else self._article.reading
        await self._go_into_article(pane)
        self._deselect_link()
        spans = [] if pane.document is None else list(links_on(pane.rows_in_view, pane.document))
        if not spans:
            raise NoEffectError("No link is in view")

        def keep(chosen: int | None) -> None:
            if chosen is not None and pane is self._article.reading and pane.document is not None:
                self._walked.select(spans[chosen])

        question = Question(
            [Choice(leaf, start, end) for leaf, start, end, _ in spans],
            lambda index: self._follow(spans[index].link),
            lambda index: self._describe(spans[index].link),
            "a letter selects a link · enter follows it · esc",
            left=keep,
        )
        await self._article.choose(question, pane)

    async def action_next_link(self) -> None:
        await self._step_link(1)

    async def action_previous_link(self) -> None:
        await self._step_link(-1)

    async def action_back(self) -> None:
        await self._arrive()
        self._revisit(self._travel.history.back, "Nothing to go back to")

    async def action_forward(self) -> None:
        await self._arrive()
        self._revisit(self._travel.history.forward, "Nothing to go forward to")

    @property
    def _selected_link(self) -> Link | None:
        return None if self._walk is None else self._walk.selected

    def _deselect_link(self) -> None:
        if self._walk is not None:
            self._walk.deselect()

    @property
    def _walked(self) -> LinkWalk:
        if self._walk is None:
            from reader.app.article.link_walk import LinkWalk

            self._walk = LinkWalk(
                self._article.reading, lambda link: self._article.hint(self._describe(link)), self._follow
            )
        return self._walk

    async def _step_link(self, direction: int) -> None:
        load_article_modules()
        await self._go_into_article(self._article.reading)
        if await self._walked.step(direction):
            return
        document = self._article.reading.document
        if direction > 0 and document is not None and not document.complete:
            raise NoEffectError(STILL_READING)
        raise NoEffectError("No link below" if direction > 0 else "No link above")

    async def _go_into_article(self, pane: ReadingPane) -> None:
        """Give a pane of the article the focus, and rows if it only now comes into view."""
        await self._arrive()
        self._arrange(self._arrangement.activate(Pane.ARTICLE))
        self.set_focus(pane, scroll_visible=False)
        if not pane.size:
            laid_out = asyncio.Event()
            self.call_after_refresh(laid_out.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(laid_out.wait(), LAYOUT_PATIENCE)

    def _describe(self, link: Link | None) -> str:
        """What the status line says of a link."""
        target = None if link is None else self._target(link)
        return "" if target is None else self._travel.describe(target)

    def _follow(self, link: Link) -> None:
        """Go where a link leads."""
        from reader.content.posts.other_files import is_picture
        from reader.document.reading import links

        target = self._target(link)
        self._unopened = None
        if not isinstance(target, links.WebTarget):
            self._deselect_link()
        match target:
            case None:
                return
            case links.SectionTarget(section=section):
                self._leave_place()
                self._article.jump(self._article.sections.index(section))
            case (
                links.NoteTarget(place=place)
                | links.ReferenceTarget(place=place)
                | links.PlaceTarget(place=place)
            ):
                self._leave_place()
                self._article.go_to(place, rows_above=1)
            case links.PostTarget(post=post, fragment=fragment):
                self._leave_place()
                self._list.posts.select(post.path)
                self._open_post(Wanted(post, fragment=fragment))
            case links.FileTarget(path=path, fragment=fragment) if not is_picture(path):
                self._find_file(path, fragment=fragment)
            case links.WebTarget(url=url):
                self._offered = target
                self._article.say(links.describe(target))
                self.app.open_url(url)
            case _:
                self._article.say(self._travel.describe(target))

    def on_browser_failed(self, event: BrowserFailed) -> None:
        """Offer the address that was not opened."""
        self._unopened = self._offered
        if self._offered is not None:
            self._article.say(f"{self._offered.host}: {event.reason} · y copies {self._offered.url}")

    def _target(self, link: Link) -> Target | None:
        """Where a link in the open article leads."""
        document = self._article.reading.document
        if self._open is None or document is None:
            return None
        return self._travel.target(link, self._open, document)

    def _revisit(self, step: Callable[[Visit], Visit | None], reason: str) -> None:
        """Go a step in the history; ``reason`` is said when there is none to go."""
        if (here := self._here) is None:
            raise NoEffectError(NO_POST)
        visit = step(here)
        if visit is None:
            raise NoEffectError(reason)
        self._visit(visit)
