"""Following links: with the mouse, by their letters, or walking from one to the next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from reader.app.article.reading_pane import ReadingPane
from reader.app.library.link_finding import LinkTargets
from reader.app.library.loading import load_article_modules
from reader.app.library.navigation import Navigation
from reader.app.library.opening.beginning import Request
from reader.app.library.workspace import Workspace
from reader.app.next_hints import hint
from reader.app.widgets.effects import STILL_READING, NoEffectError
from reader.app.widgets.screens import open_panel
from reader.content.post import Post
from reader.document.model import Link
from reader.document.reading.destination import Destination
from reader.screen.arrangement import Pane
from reader.screen.lines import shorten
from reader.screen.status import CLOSES

if TYPE_CHECKING:
    from reader.app.article.link_walk import LinkWalk
    from reader.document.reading.link_targets import Target, WebTarget

LAYOUT_PATIENCE: Final = 0.5
"""Seconds after which a pane that comes into view is taken not to get any rows."""


class Links:
    """Follows the links of the open article. What that takes is loaded with the first of them."""

    def __init__(self, workspace: Workspace, navigation: Navigation) -> None:
        self.targets = LinkTargets(workspace.index)
        self.list_posts: Callable[[str], object] = lambda query: None
        """Called to list the posts of a query, when a link leads to them."""
        self._screen = workspace.screen
        self._panes = workspace.panes
        self._navigation = navigation
        self._walk: LinkWalk | None = None
        self._offered: WebTarget | None = None
        """The last address that was to be opened outside."""
        self._unopened: WebTarget | None = None
        """The same when that failed, until it is copied or another link is followed."""

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for links do, by name."""
        return {
            "choose-link": self._choose,
            "next-link": lambda: self._step(1),
            "previous-link": lambda: self._step(-1),
        }

    @property
    def selected(self) -> Link | None:
        """Return the link that a person has walked to."""
        return None if self._walk is None else self._walk.selected

    def deselect(self) -> None:
        """Select no link any more."""
        if self._walk is not None:
            self._walk.deselect()

    async def tell_hovered(self, link: Link | None) -> None:
        """Say where the link below the mouse leads, or else the selected one."""
        if link is not None:
            await self.find((link,))
        self._tell(link or self.selected)

    def offer_unopened(self, reason: str) -> None:
        """Offer the address that could not be opened, and say why."""
        self._unopened = self._offered
        if self._offered is not None:
            self._panes.article.say(f"{self._offered.host}: {reason} · y copies {self._offered.url}")

    def take_unopened(self) -> str:
        """Return the address that could not be opened, once; empty when there is none."""
        unopened, self._unopened = self._unopened, None
        return unopened.url if unopened else ""

    async def find(self, links: Iterable[Link]) -> None:
        """Find out where links of the open article lead, before they are told or followed."""
        document, post = self._panes.article.reading.document, self._navigation.open
        if post is not None and document is not None:
            await self.targets.find(links, post, document)

    def target(self, link: Link) -> Target | None:
        """Return where a link in the open article leads. It may take a while before `find`."""
        document, post = self._panes.article.reading.document, self._navigation.open
        if post is None or document is None:
            return None
        return self.targets.target(link, post, document)

    async def find_and_follow(self, link: Link) -> None:
        """Go where a link leads of which that may not be known yet."""
        await self.find((link,))
        self.follow(link)

    def follow(self, link: Link) -> None:
        """Go where a link leads."""
        from reader.content.posts.linked_files import is_picture
        from reader.document.reading import link_targets as links

        target = self.target(link)
        article = self._panes.article
        self._unopened = None
        if not isinstance(target, links.WebTarget):
            self.deselect()
        match target:
            case None:
                return
            case links.SectionTarget(section=section):
                self._navigation.leave_place()
                article.navigation.jump(article.sections.index(section))
            case (
                links.NoteTarget(place=place)
                | links.ReferenceTarget(place=place)
                | links.PlaceTarget(place=place)
            ):
                self._navigation.leave_place()
                article.go_to(place, rows_above=1)
            case links.PostTarget(post=post, fragment=fragment):
                self._open(post, fragment)
            case links.SeveralTarget(posts=posts, fragment=fragment):
                self._ask(posts, fragment, links.describe(target))
            case links.PostsTarget(query=query):
                self.list_posts(query)
            case links.FileTarget(path=path, fragment=fragment) if not is_picture(path):
                self._navigation.open_file(path, Destination(fragment))
            case links.WebTarget(url=url):
                self._offered = target
                article.say(links.describe(target))
                self._screen.app.open_url(url)
            case _:
                article.say(self.targets.describe(target))

    def _open(self, post: Post, fragment: str) -> None:
        self._navigation.leave_place()
        self._panes.list.posts.select(post.path)
        self._navigation.request(Request(post, Destination(fragment)))

    def _ask(self, posts: Sequence[Post], fragment: str, question: str) -> None:
        """Let one of the posts be chosen that a link may mean."""
        from reader.app.lists.which_post import WhichPost

        def take(chosen: Post | None) -> None:
            if chosen is not None:
                self._open(chosen, fragment)

        self._panes.article.say(question)
        open_panel(self._screen.app, WhichPost(posts, question), take)

    async def _choose(self) -> None:
        """Let one of the links in view be chosen by its letter: of the notes when one is in them."""
        load_article_modules()
        from reader.app.article.hints import HintQuestion, TextRange
        from reader.page.in_view import links_in_rows

        article = self._panes.article
        notes = article.notes.panel
        pane = notes if notes is not None and notes.has_focus else article.reading
        await self._go_into(pane)
        self.deselect()
        spans = [] if pane.document is None else list(links_in_rows(pane.viewport.rows, pane.document))
        # The first letters are for the text, and not for what leads to more posts like this one.
        spans.sort(key=lambda span: bool(span.link.query))
        if not spans:
            raise NoEffectError("No link is in view")
        await self.find(span.link for span in spans)

        def keep(chosen: int | None) -> None:
            if chosen is not None and pane is article.reading and pane.document is not None:
                self._make_walk().select(spans[chosen])

        question = HintQuestion(
            [TextRange(leaf, start, end) for leaf, start, end, _ in spans],
            lambda index: self.follow(spans[index].link),
            lambda index: self._describe(spans[index].link),
            "a letter selects a link",
            left=keep,
        )
        await article.choose(question, pane)

    async def _step(self, direction: int) -> None:
        load_article_modules()
        reading = self._panes.article.reading
        await self._go_into(reading)
        walk = self._make_walk()
        if await walk.step(direction):
            if walk.selected is not None:
                await self.find((walk.selected,))
                self._tell(walk.selected)
            return
        document = reading.document
        if direction > 0 and document is not None and not document.complete:
            raise NoEffectError(STILL_READING)
        raise NoEffectError("No link below" if direction > 0 else "No link above")

    async def _go_into(self, pane: ReadingPane) -> None:
        """Give a pane of the article the focus, and rows if it only now comes into view."""
        await self._navigation.arrive()
        self._panes.go_to(Pane.ARTICLE)
        self._screen.set_focus(pane, scroll_visible=False)
        if not pane.size:
            laid_out = asyncio.Event()
            self._screen.call_after_refresh(laid_out.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(laid_out.wait(), LAYOUT_PATIENCE)

    def _make_walk(self) -> LinkWalk:
        if self._walk is None:
            from reader.app.article.link_walk import LinkWalk

            article = self._panes.article
            self._walk = LinkWalk(article.reading, self._tell, self.follow)
        return self._walk

    def _tell(self, link: Link | None) -> None:
        """Say in one row where a link leads, and with which keys one goes there if it is the selected one."""
        status, choices = self._panes.article.status, _FOLLOW if link and link is self.selected else ()
        status.hint(shorten(self._describe(link), status.content_size.width), choices)

    def _describe(self, link: Link | None) -> str:
        """Return what the status line says of a link."""
        target = None if link is None else self.target(link)
        return "" if target is None else self.targets.describe(target)


_FOLLOW: Final = (hint("enter", "follows"), CLOSES)
